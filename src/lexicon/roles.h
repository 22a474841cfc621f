// What people, bodies and things are by the nouns that name them: data/roles.tsv.
//
//   const Roles roles = Roles::load(data_directory(), faults);
//   if (auto hit = roles.at(doc, tok, sent.last)) …  // "defence minister": two tokens, GOV MIL
//
// Plurals follow by rule ("ministers of defence"). Words are compared without regard to case.
// Dictionaries lie on top (src/lexicon/dictionary.h). Immutable after loading.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "src/doc/document.h"
#include "src/lexicon/dictionary.h"
#include "src/lexicon/faults.h"
#include "src/lexicon/phrase_trie.h"
#include "src/lexicon/table.h"

namespace annals {

enum class RoleClass : std::uint8_t { kPerson, kBody, kThing, kQuantity };
inline constexpr std::array<std::string_view, 4> kRoleClassNames{"person", "body", "thing",
                                                                 "quantity"};

enum class RoleMark : std::uint8_t {
  kVehicle,
  kKin,
  kHead,
  kStaff,
  kFollower,
  kSeveral,
  kAbroad,
  kSuspect,
  kGroup,
  kRegime
};
inline constexpr std::array<std::string_view, 10> kRoleMarkNames{
    "vehicle", "kin", "head", "staff", "follower", "several", "abroad", "suspect", "group", "regime"};

// The head of data/roles.tsv explains classes and flags.
struct Role {
  std::string words;  // as the table has them
  std::vector<Sector> sectors;
  RoleClass kind = RoleClass::kPerson;
  bool state = false;   // an office or force of a state
  bool of = false;      // acts for what its complement names
  bool nofill = false;  // never takes the report's country
  std::uint16_t marks = 0;  // bits of RoleMark; the other flags
  std::string dictionary;  // the name of the dictionary it is from; empty: built in

  [[nodiscard]] bool is(RoleMark mark) const {
    return (marks >> static_cast<unsigned>(mark) & 1U) != 0;
  }
};

struct RoleMatch {
  std::uint32_t length = 0;  // in tokens; 0: nothing
  const Role* role = nullptr;
  bool plural = false;  // written in the plural by rule
  explicit operator bool() const { return length > 0; }
};

class Roles {
public:
  static Roles load(const std::filesystem::path& data_dir, Faults& faults);
  static Roles load(const std::filesystem::path& data_dir, const Dictionaries& dictionaries,
                    Faults& faults);

  // The longest role that begins at token `first` and ends before `last`.
  [[nodiscard]] RoleMatch at(const Document& doc, Index first, Index last) const;

  [[nodiscard]] const std::vector<Role>& all() const { return roles_; }
  [[nodiscard]] std::size_t size() const { return roles_.size(); }
  [[nodiscard]] const std::vector<Example>& examples() const { return examples_; }

private:
  static std::optional<Role> role_of(const Table& table, const Table::Row& row, Faults& faults);
  void lay_on_top(std::vector<Role>&& roles, std::set<std::string>&& taken);

  std::vector<Role> roles_;
  PhraseTrie trie_;  // values: 2 * role + (1 in the plural)
  std::vector<Example> examples_;
};

// "ministers of defence" of "minister of defence"; "" for a phrase that has no other plural.
std::string plural_of(std::string_view phrase);

}  // namespace annals
