// Private persons, shown by their role (docs/reference/exports.md).
//
//   hide_private_names(record);    // "farmer Osk Lien" -> "farmer"; in the sentence "farmer ••• ••••"
//
// Whose names are private is decided when a record is made: Record::private_names. A hidden name keeps its length in code
// points, so that every span still points where it did.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "include/annals/record.h"

namespace annals {

// The record as it may be shown to those who did not ask for names: a party called by a private name has the rest of its
// words or its sector's in their place, and no name; elsewhere the name's letters are dots.
void hide_private_names(Record& record);

// The private names in these records, the longest first.
std::vector<std::string> private_names_of(const std::vector<Record>& records);

// The text with dots for the letters of every whole occurrence of a name. REQUIRES: the longest name comes first.
std::string with_names_hidden(std::string_view text, const std::vector<std::string>& names);

}  // namespace annals
