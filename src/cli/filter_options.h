// The options that choose records of a database, under the same names in every command.
#pragma once

#include <string>

#include "src/cli/arguments.h"
#include "src/store/filter.h"

namespace annals::cli {

struct FilterArgs {
  EventFilter filter;
  std::string since, until, near, box;  // as written; filter_of reads them
};

// Whether `--text` asks for words of the sentence; a command may have another use for the name.
enum class TextQuery { kAllowed, kNot };

// --type, --mode, --context, --factuality, --actor, --recipient, --actor-text, --recipient-text, --country, --since,
// --until, --place, --near, --bbox, --text, --search, --source, --outlet
void add_filter_options(App app, FilterArgs& args, TextQuery text = TextQuery::kAllowed);

// Throws Error(kUsage) for a date, a circle or a box that is none.
EventFilter filter_of(const FilterArgs& args);

// The options that were given as lines "option<TAB>value", and back; lines of other options are passed over.
std::string filter_lines(const FilterArgs& args);
FilterArgs read_filter_lines(std::string_view lines);

// A ledger as a store keeps it: the filter's lines, the role that is summed, and a title, which may be empty; read_ledger (src/store/filter_names.h) reads it.
std::string ledger_lines(const FilterArgs& args, const std::string& role, const std::string& title);

}  // namespace annals::cli
