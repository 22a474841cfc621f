// Private persons: who they are. How records show them: include/annals/names.h.
//
//   record.private_names;          // {"Osk Lien"}: decided when the record is made
//
// A person is private when the report calls him by a name that no lexicon knows and tells no office of his: nothing in
// government, parliament, courts, forces, services or parties, now or before, and nothing in an organisation of states.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "include/annals/names.h"
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

// What a sector's people are called where there is nothing but a name: "farmer", "person".
std::string role_of(const std::vector<std::string>& sectors);

}  // namespace annals
