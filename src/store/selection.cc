#include "src/store/selection.h"

#include <algorithm>

#include "include/annals/error.h"
#include "include/annals/ontology.h"
#include "src/base/text.h"

namespace annals {
namespace {

template <class Names> bool all_known(const std::vector<std::string>& asked, const Names& known) {
  return std::all_of(asked.begin(), asked.end(), [&](const std::string& name) {
    return std::find(known.begin(), known.end(), name) != known.end();
  });
}

std::vector<std::string_view> plover_types() {
  std::vector<std::string_view> names;
  for (const EventTypeFacts& facts : kEventTypes) names.push_back(facts.name);
  return names;
}

std::vector<std::string> first_column(const Database& db, const char* sql) {
  std::vector<std::string> out;
  Statement statement(db, sql);
  for (statement.start({}); statement.step();) out.emplace_back(statement.text(0));
  return out;
}

// Reading them means reading every record, so they are asked for only where PLOVER does not know a
// name.
StoredNames stored_names(const Database& db, const EventFilter& filter) {
  StoredNames names;
  if (!all_known(filter.types, plover_types()))
    names.types = first_column(db, "SELECT DISTINCT event_type FROM record");
  if (!all_known(filter.modes, kModeNames))
    names.modes =
        first_column(db, "SELECT DISTINCT m.value FROM record, json_each(record.modes) AS m");
  return names;
}

bool is_sound(const Database& db, const char* table) {
  try {
    (void)db.integer("SELECT 1 FROM " + std::string(table) + " WHERE " + table +
                     " MATCH 'sound' LIMIT 1");
    return true;
  } catch (const Error&) {
    return false;
  }
}

}  // namespace

// A full-text query is the user's own language: what SQLite says against it is a misuse, not a
// fault of the file.
void try_words(const Database& db, const char* table, const std::string& query) {
  if (query.empty()) return;
  try {
    const std::string name(table);
    Statement statement(db, "SELECT 1 FROM " + name + " WHERE " + name + " MATCH ? LIMIT 1");
    statement.run({query});
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kStore || !is_sound(db, table)) throw;
    throw Error(ErrorKind::kUsage, "cannot search for '" + query + "': " + error.message(), {},
                "put words with other signs than letters into double quotes: \"U.S.\"");
  }
}

EventQuery selection_for(const Database& db, const EventFilter& filter) {
  try_words(db, "sentence_words", filter.text);
  try_words(db, "article_words", filter.article_text);
  return make_selection(filter, stored_names(db, filter));
}

EventQuery query_for(const Database& db, const EventFilter& filter) {
  try_words(db, "sentence_words", filter.text);
  try_words(db, "article_words", filter.article_text);
  return make_query(filter, stored_names(db, filter));
}

}  // namespace annals
