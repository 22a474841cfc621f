// What of a record is shown to whom: names of private persons, and how much of a report's words.
//
//   Disclosure rules;                 // names by role, whole quotes
//   rules.quote_limit = 300;          // in public, where the licence is not open
//   show(disclosed(record, rules));
//
// Nothing of it changes what is kept. Whose names are private is decided when a record is made
// (src/record/private_names.h).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "include/annals/record.h"
#include "src/record/private_names.h"

namespace annals {

struct Disclosure {
  Names names = Names::kByRole;
  // The most characters of a quote; 0: all. The words around the trigger are kept, and the span
  // says which they are.
  std::size_t quote_limit = 0;
};

// The record as the rules allow it, and whether that is another than it was.
struct Disclosed {
  Record record;
  bool changed = false;
};
Disclosed disclosed(Record record, const Disclosure& rules);

// Whether a licence lets anyone show the whole text: public domain, CC0, CC BY, CC BY-SA, Open
// Government Licence.
bool is_open_licence(std::string_view licence);

}  // namespace annals
