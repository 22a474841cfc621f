// What of a record is shown to whom: names of private persons, and how much of a report's words.
//
//   Disclosure rules;                 // names by role, whole quotes
//   rules.quote_limit = 300;          // in public, where the licence is not open
//   show(disclosed(record, rules));
//
// Nothing of it changes what is kept. A private person is somebody whom neither data/ nor Wikidata
// knows and who holds no office: it is told by the form of the name, and a body that looks like a
// person is hidden with them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "include/annals/record.h"

namespace annals {

enum class Names {
  kRoles,  // private persons by what they are
  kAll,
};

struct Disclosure {
  Names names = Names::kRoles;
  // Whether hidden names are also blanked, letter for letter, where quotes hold them; spans stay
  // right.
  bool blank_quotes = false;
  // The most characters of a quote; 0: all. The words around the trigger are kept, and the span
  // says which they are.
  std::size_t quote_limit = 0;
};

struct NamedParty {
  std::string_view name, words, wikidata, country;
  const std::vector<std::string>& sectors;
  bool known = false;  // data/ has the name
};
bool is_private_person(const NamedParty& party);

// "[a farmer]" of {"AGR"}, "[a person]" of none: never a quote, and bracketed to say so.
std::string role_of(const std::vector<std::string>& sectors);

// The record as the rules allow it, and whether that is another than it was.
struct Disclosed {
  Record record;
  bool changed = false;
};
Disclosed disclosed(Record record, const Disclosure& rules);

// The names that the rules hide in these records.
std::vector<std::string> hidden_names(const std::vector<Record>& records);
// The text with each of the names replaced by as many full blocks.
std::string blanked(std::string text, const std::vector<std::string>& names);

// Whether a licence lets anyone show the whole text: public domain, CC0, CC BY, CC BY-SA, Open
// Government Licence.
bool is_open_licence(std::string_view licence);

}  // namespace annals
