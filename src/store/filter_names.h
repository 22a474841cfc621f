// The filters by the names that every door gives them: options of commands, parameters of
// addresses, lines of ledgers.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "src/store/filter.h"

namespace annals {

struct FilterName {
  const char* name;
  std::vector<std::string> EventFilter::*list;  // null where there is one value
  std::string EventFilter::*text;               // null where there are several
  const char* help;
  const char* type;
};

// All but since and until, which are days, and near and bbox, which are numbers.
inline constexpr std::array<FilterName, 14> kFilterNames{{
    {"type", &EventFilter::types, nullptr, "Types, parted by commas: ASSAULT,COERCE", "TYPE"},
    {"mode", &EventFilter::modes, nullptr, "Modes: drone,aerial", "MODE"},
    {"context", &EventFilter::contexts, nullptr, "Contexts: election", "CONTEXT"},
    {"factuality", &EventFilter::factualities, nullptr,
     "actual, alleged, future, hypothetical, negated", "HOW"},
    {"actor", nullptr, &EventFilter::actor,
     "Code of an actor: USA is any that begins so, \"USA MIL\" both", "CODE"},
    {"recipient", nullptr, &EventFilter::recipient, "Code of a recipient, as --actor", "CODE"},
    {"actor-text", nullptr, &EventFilter::actor_text, "Words of an actor: navy finds \"the navy\"",
     "WORDS"},
    {"recipient-text", nullptr, &EventFilter::recipient_text, "Words of a recipient: boat",
     "WORDS"},
    {"country", nullptr, &EventFilter::country, "Country of an actor, a recipient or a place",
     "CODE"},
    {"place", nullptr, &EventFilter::place, "Words of a place: gaza finds Gaza City", "WORDS"},
    {"text", nullptr, &EventFilter::text, "Words of the sentence: ceasefire OR truce", "QUERY"},
    {"search", nullptr, &EventFilter::article_text, "Words of the whole report, as --text", "QUERY"},
    {"source", nullptr, &EventFilter::source, "Words of who vouches", "WORDS"},
    {"outlet", nullptr, &EventFilter::outlet, "Publisher, its whole name", "NAME"},
}};

// Sets one filter, lists from values parted by commas; false: there is none of that name. Throws
// Error(kUsage) for a day, a circle or a box that is none, with the name as its place.
bool set_filter(EventFilter& filter, std::string_view name, const std::string& value);

// What is kept under a ledger's name: options of `annals tally`, one a line, "--type<TAB>ASSAULT".
struct LedgerOptions {
  std::string role = "killed";
  std::string title;  // empty: none was given
  EventFilter filter;
  std::vector<std::pair<std::string, std::string>>
      given;  // filters by name, lists parted by commas
};
LedgerOptions read_ledger(std::string_view lines);

}  // namespace annals
