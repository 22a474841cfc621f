// Where a deed's participants stand in the tree.
#pragma once

#include <string_view>
#include <vector>

#include "src/what/scene.h"

namespace annals::what {

// clang-format off
// The tokens that stand at `place` of the trigger, conjuncts included:
//   subj obj iobj          of a verb, through passives, relative clauses, control, coordination
//   by                     the doer of a passive or of a noun's deed
//   poss compound amod     before a noun
//   clause_subj            the subject of the clause that a noun stands in
//   near                   every word of the trigger's phrase: dependents and theirs, no clauses
//   words_before words_after   every other word of the sentence on that side
//   previous next          the nearest who can act on that side, conjuncts included
//   head                   the word that the trigger depends on
//   clause                 the head of a clause that is the trigger's content
//   clause_obj             the objects of those heads: "threatened to attack the port"
//   in, on, against ...    behind that preposition
// `light` is the light verb of a trigger noun, or kNone.
// clang-format on
std::vector<Index> arguments(const Scene& scene, Index trigger, Index light,
                             std::string_view place);

bool is_passive(const Scene& scene, Index verb);

// The subject of a verb, its own or the one that it shares with the verb above; kNone if none.
Index subject(const Scene& scene, Index verb);

}  // namespace annals::what
