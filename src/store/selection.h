// A filter against one store: with the names of its users' ontologies, its full-text queries tried.
#pragma once

#include "src/store/filter.h"

namespace annals {

// As make_query and make_selection. Throws Error(kUsage) also for a full-text query that SQLite
// does not understand.
EventQuery query_for(const Database& db, const EventFilter& filter);
EventQuery selection_for(const Database& db, const EventFilter& filter);

// Throws Error(kUsage) when SQLite does not understand the query; `table` is article_words or
// sentence_words.
void try_words(const Database& db, const char* table, const std::string& query);

}  // namespace annals
