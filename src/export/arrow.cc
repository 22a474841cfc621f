#include "include/annals/arrow.h"

#include <cerrno>
#include <exception>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "src/export/arrow_column.h"
#include "src/export/flat_table.h"
#include "src/export/record_table.h"
#include "src/export/row.h"

namespace annals {
namespace {

// A batch ends with so many rows, or when it has so many bytes: a column may have 2 GB of text.
constexpr std::size_t kBatchRows = 1024;
constexpr std::size_t kBatchBytes = std::size_t{64} << 20U;
constexpr std::size_t kRowsBetweenLooks = 16;

// Adds the next row, or says that there is none.
using AddNext = std::function<bool(ArrowColumn&)>;

struct Stream {
  ArrowColumn table;
  AddNext add_next;
  std::string error;
  bool ended = false;  // the source is not asked again
};

Stream& stream_of(ArrowArrayStream* of) { return *static_cast<Stream*>(of->private_data); }

template <class Work> int guarded(ArrowArrayStream* of, const Work& work) {
  Stream& stream = stream_of(of);
  try {
    work(stream);
    return 0;
  } catch (const std::exception& error) {
    stream.error = error.what();
    return EIO;
  }
}

int get_schema(ArrowArrayStream* of, ArrowSchema* schema) {
  return guarded(of, [&](const Stream& stream) { stream.table.write_schema(*schema); });
}

// An array that is released already ends the stream.
int get_next(ArrowArrayStream* of, ArrowArray* array) {
  return guarded(of, [&](Stream& stream) {
    ArrowColumn& table = stream.table;
    array->release = nullptr;
    while (!stream.ended && table.length() < kBatchRows) {
      stream.ended = !stream.add_next(table);
      if (table.length() % kRowsBetweenLooks == 0 && table.bytes() > kBatchBytes) break;
    }
    if (table.length() > 0) table.move_to(*array);
  });
}

const char* get_last_error(ArrowArrayStream* of) { return stream_of(of).error.c_str(); }

void release_stream(ArrowArrayStream* of) {
  delete static_cast<Stream*>(of->private_data);
  of->release = nullptr;
}

ArrowArrayStream make_stream(const nested::Node& columns, AddNext add_next) {
  auto stream = std::make_unique<Stream>(Stream{ArrowColumn(columns), std::move(add_next), {}, false});
  return {get_schema, get_next, get_last_error, release_stream, stream.release()};
}

template <class T> ArrowArrayStream make_stream(const nested::Node& columns, std::function<const T*()> next) {
  return make_stream(columns, [next = std::move(next)](ArrowColumn& table) {
    const T* row = next();
    if (row != nullptr) table.add(cells_of(*row));
    return row != nullptr;
  });
}

void add_flat(ArrowColumn& table, const Record& record) {
  const std::vector<RecordColumn>& columns = record_columns();
  std::vector<std::string> texts;
  texts.reserve(columns.size());  // cells look at the texts
  nested::Cells cells;
  for (const RecordColumn& column : columns)
    cells.push_back(typed_cell(column.type, texts.emplace_back(column.value(record))));
  table.add(std::move(cells));
}

}  // namespace

void describe(Row& row, const HappeningSummary& happening) {
  const Record& first = happening.first;
  row.text("happening", happening.id);
  row.integer("reports", static_cast<std::int64_t>(happening.reports));
  row.text("event_type", first.event_type);
  row.day("date_start", first.date ? first.date->start : std::string());
  row.day("date_end", first.date ? first.date->end : std::string());
  row.optional_text("place_name", first.places.empty() ? std::string_view() : first.places.front().name);
  row.optional_text("place_country", first.places.empty() ? std::string_view() : first.places.front().country);
  row.text("factuality", first.factuality);
  row.optional_text("trigger", first.trigger.text);
  row.optional_text("sentence", first.sentence.text);
  row.optional_text("outlet", first.outlet);
  row.text("doc", first.doc);
  row.text("record", first.id);
}

void describe(Row& row, const TallyRow& tally) {
  row.text("kind", tally.kind);
  row.optional_text("event", tally.event);
  row.optional_text("date", tally.date);
  row.flag("undated", tally.undated);
  row.optional_text("place", tally.place);
  row.optional_integer("best", tally.best);
  row.optional_integer("min", tally.min);
  row.optional_integer("max", tally.max);
  row.flag("alleged", tally.alleged);
  row.optional_text("source", tally.source);
  row.day("report_date", tally.report_date);
  row.optional_text("words", tally.words);
  row.optional_text("quote", tally.quote);
  row.optional_text("outlet", tally.outlet);
  row.optional_text("url", tally.url);
  row.optional_text("doc", tally.doc);
  row.optional_text("record", tally.record);
}

ArrowArrayStream arrow_records(std::function<const Record*()> next, RecordColumns columns) {
  if (columns == RecordColumns::kNested) return make_stream(record_schema(), std::move(next));
  return make_stream(flat_schema(record_columns()), [next = std::move(next)](ArrowColumn& table) {
    const Record* record = next();
    if (record != nullptr) add_flat(table, *record);
    return record != nullptr;
  });
}

ArrowArrayStream arrow_happenings(std::function<const HappeningSummary*()> next) {
  return make_stream(group_of<HappeningSummary>("happening"), std::move(next));
}

ArrowArrayStream arrow_tally(std::function<const TallyRow*()> next) {
  return make_stream(group_of<TallyRow>("figure"), std::move(next));
}

}  // namespace annals
