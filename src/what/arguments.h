// Where a deed's participants stand in the tree.
#pragma once

#include <string_view>
#include <vector>

#include "src/doc/document.h"

namespace annals::what {

// The tokens that stand at `place` of the trigger ("subj", "obj", "poss", "compound", "amod", "by",
// or any other preposition), conjuncts included. `light` is the light verb of a trigger noun, or
// kNone. Follows passives, relative clauses, participles, coordination and raising.
std::vector<Index> arguments(const Document& doc, Index trigger, Index light,
                             std::string_view place);

}  // namespace annals::what
