// The SQL that finds the records of a filter.
//
// What a user wrote is bound as a parameter and never becomes part of the SQL.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "include/annals/filter.h"
#include "src/store/database.h"

namespace annals {

// A SELECT over record keys and whether each is undated, in the order of days, article and
// position; records without a day come last.
struct EventQuery {
  std::string sql;
  std::deque<std::string> texts;  // what `values` points into
  std::vector<Value> values;
};

// Names of users' ontologies that stand in a store, beside PLOVER's.
struct StoredNames {
  std::vector<std::string> types;
  std::vector<std::string> modes;
};

// Throws Error(kUsage) for a name that neither PLOVER nor the store has, an impossible code or dates in
// the wrong order. The full-text queries are not tried here.
EventQuery make_query(const EventFilter& filter, const StoredNames& stored = {});

// The same records as " FROM record r JOIN ... WHERE ...", for queries that count or group: r is the record, c its
// coding, a its article. Throws as make_query.
EventQuery make_selection(const EventFilter& filter, const StoredNames& stored = {});

}  // namespace annals
