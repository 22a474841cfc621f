// What the models of this stage describe a choice by: words about where two tokens stand in the tree.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "src/what/scene.h"

namespace annals::what {

// Parts with blanks between; empty ones are left out.
std::string joined(std::initializer_list<std::string_view> parts);

std::string_view few(std::size_t count);          // "0" to "3", then "4"
std::string_view bucket(Index tokens);            // "1" "3" "6" "12" "24" "far"
std::string_view word_kind(Upos upos);            // "verb" "noun" "other"
std::string_view preposition(const Scene& scene, Index token);  // "-" for none

// The relations from a token up to, not including, the ancestor; verbs on the way are counted.
struct Climb {
  std::string rels;
  int verbs = 0;
};
Climb climb(const Scene& scene, Index token, Index ancestor);

// The lowest token above both, one of them included; kNone if none.
Index common_ancestor(const Scene& scene, Index a, Index b);

}  // namespace annals::what
