// The words of a report that lexicons know by name: states, their adjectives and people, capitals,
// persons and groups. Atoms do not overlap; a phrase never cuts one in two.
#pragma once

#include <vector>

#include "src/doc/document.h"
#include "src/who/lexicons.h"

namespace annals::who {

enum class AtomKind : std::uint8_t { kCountry, kAdjective, kPeople, kCapital, kPerson, kGroup };

struct Atom {
  Index first = 0;  // tokens [first, last]
  Index last = 0;
  AtomKind kind = AtomKind::kCountry;
  const Country* country = nullptr;  // of the first four kinds
  const KnownName* known = nullptr;  // of the last two
  ActorCode code;                    // of a known name on the day of publication
};

struct Atoms {
  std::vector<Atom> all;
  std::vector<Index> at;  // by token: the atom around it, or kNone

  [[nodiscard]] const Atom* around(Index t) const { return at[t] == kNone ? nullptr : &all[at[t]]; }
};

Atoms find_atoms(const Document& doc, const Lexicons& lexicons);

}  // namespace annals::who
