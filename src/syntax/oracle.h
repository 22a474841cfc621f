// What each kind of action would cost: the number of arcs of the right tree that it puts out of
// reach.
//
// Used in training only: the parser learns what to do next even after a mistake (Goldberg and Nivre
// 2012).
#pragma once

#include <vector>

#include "src/syntax/parser.h"
#include "src/syntax/transitions.h"

namespace annals::syntax {

// The right tree; heads of root words are the imaginary root, words().
struct GoldTree {
  std::vector<std::int16_t> head;
  std::vector<Rel> rel;
};

// The kinds of action that cost least. REQUIRES: !state.done().
Moves best_moves(const State& state, const GoldTree& gold);

// Whether an action is one of `best` and gives the right relation.
bool is_right(Action action, const State& state, const Moves& best, const GoldTree& gold);

}  // namespace annals::syntax
