// Tables as Arrow's C stream interface has them, without any Arrow library: what pyarrow, polars, DuckDB and others
// take over without copying.
//
//   annals::EventDatabase news = annals::EventDatabase::open("news.db");
//   annals::RecordStream found = news.events({});
//   std::optional<annals::Record> record;
//   ArrowArrayStream stream = annals::arrow_records([&] { return (record = found.next()) ? &*record : nullptr; });
//   ...                                            // a consumer takes it over
//   if (stream.release != nullptr) stream.release(&stream);
//
// Rows are asked for as the consumer asks for batches, so that memory does not grow with the table. `next` gives a row
// that stays until it is called again, and null at the end; what it throws is an error of the stream. Who has the stream
// must release it, in whatever thread; `next` is destroyed with it.
#pragma once

#include <cstdint>
#include <functional>

#include "include/annals/database.h"
#include "include/annals/record.h"

// The structures of the interface, with the guards, names and layout that its specification gives them.
extern "C" {
#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE
#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4
struct ArrowSchema {
  const char* format;
  const char* name;
  const char* metadata;
  int64_t flags;
  int64_t n_children;
  struct ArrowSchema** children;
  struct ArrowSchema* dictionary;
  void (*release)(struct ArrowSchema*);
  void* private_data;
};
struct ArrowArray {
  int64_t length;
  int64_t null_count;
  int64_t offset;
  int64_t n_buffers;
  int64_t n_children;
  const void** buffers;
  struct ArrowArray** children;
  struct ArrowArray* dictionary;
  void (*release)(struct ArrowArray*);
  void* private_data;
};
#endif
#ifndef ARROW_C_STREAM_INTERFACE
#define ARROW_C_STREAM_INTERFACE
struct ArrowArrayStream {
  int (*get_schema)(struct ArrowArrayStream*, struct ArrowSchema*);
  int (*get_next)(struct ArrowArrayStream*, struct ArrowArray*);
  const char* (*get_last_error)(struct ArrowArrayStream*);
  void (*release)(struct ArrowArrayStream*);
  void* private_data;
};
#endif
}

namespace annals {

// Those of docs/reference/parquet.md, with the nesting of JSON; or those of docs/reference/csv.md, with types.
enum class RecordColumns : std::uint8_t { kNested, kFlat };

ArrowArrayStream arrow_records(std::function<const Record*()> next, RecordColumns columns = RecordColumns::kNested);
ArrowArrayStream arrow_happenings(std::function<const HappeningSummary*()> next);
ArrowArrayStream arrow_tally(std::function<const TallyRow*()> next);

}  // namespace annals
