// The tables of a store, and how an older store becomes one of today.
//
// docs/reference/store.md describes every table and column; store_test.cc holds the two together.
#pragma once

#include "src/store/database.h"

namespace annals {

// "ANLS" in the header of the file: what `file` and SQLite tools show, and how we know our own.
inline constexpr std::int64_t kApplicationId = 0x414E4C53;
inline constexpr std::int64_t kStoreSchema = 4;

// True of a record `r` with its coding `c` unless an earlier article that is current has its
// sentence.
inline constexpr const char* kNotCarried =
    "NOT EXISTS (SELECT 1 FROM carried k JOIN article f ON f.key = k.first AND f.superseded = 0 "
    "WHERE k.second = c.article AND k.second_start <= r.trigger_start "
    "AND r.trigger_end <= k.second_end)";

// Ids of place_tree: so many times the record, and the position of the place.
inline constexpr std::int64_t kPlacesInTree = 256;

// The order of records: by day, article and position; those without a day come last. As in the index record_order, so
// that a plain listing needs no sorting.
inline constexpr const char* kRecordOrder =
    "ifnull(r.day_start, '~'), ifnull(r.day_end, '~'), r.doc, r.trigger_start, r.trigger_end, r.event_type, r.id, r.key";

// What the header says about the file. Reads only.
enum class Kind { kEmpty, kOurs, kOlder };

// Throws Error(kStore) for another program's database, a newer schema and a file that is no
// database.
Kind identify(const Database& db);

// Makes an empty file a store, or an older store one of today, in one transaction. Another schema than today's is for
// tests, which need files as older versions made them.
void migrate(Database& db, std::int64_t schema = kStoreSchema);

}  // namespace annals
