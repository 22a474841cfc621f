// Private persons: who they are, and records that show them by their role.
//
//   record.private_names;          // {"Osk Lien"}: decided when the record is made
//   hide_private_names(record);    // "farmer Osk Lien" -> "farmer"; in the sentence "farmer ••• ••••"
//
// A person is private when the report calls him by a name that no lexicon knows and tells no office of his: nothing in
// government, parliament, courts, forces, services or parties, now or before, and nothing in an organisation of states.
// A hidden name keeps its length in code points, so that every span still points where it did.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "include/annals/record.h"
#include "src/doc/document.h"

namespace annals {

// The names of private persons in a report, as it writes them. A name that also stands for somebody known is not among
// them. REQUIRES: names, mentions and entities are sealed.
class PrivateNames {
public:
  explicit PrivateNames(const Document& doc);
  explicit PrivateNames(const std::vector<std::string>& names);

  // Those that stand in the record's words, the longest first.
  [[nodiscard]] std::vector<std::string> in(const Record& record) const;

  [[nodiscard]] bool stand_in(std::string_view words) const;

private:
  void add(std::string name);

  std::map<std::string, std::vector<std::string>, std::less<>> by_first_word_;
};

// The text with dots for the letters of every whole occurrence of a name. REQUIRES: the longest name comes first.
std::string with_names_hidden(std::string_view text, const std::vector<std::string>& names);

// What a sector's people are called where there is nothing but a name: "farmer", "person".
std::string role_of(const std::vector<std::string>& sectors);

// The record as it may be shown to those who did not ask for names: a party called by a private name has the rest of its
// words or its sector's in their place, and no name; elsewhere the name's letters are dots.
void hide_private_names(Record& record);

}  // namespace annals
