#include "src/syntax/oracle.h"

#include <algorithm>
#include <array>

namespace annals::syntax {
namespace {

struct Costs {
  int shift = 0, reduce = 0, left = 0, right = 0;
};

Costs costs_of(const State& state, const GoldTree& gold) {
  Costs costs;
  const std::int16_t next = state.next();
  const std::int16_t n = state.words();
  const auto head = [&](std::int16_t word) { return gold.head[static_cast<std::size_t>(word)]; };
  const std::int16_t top = state.top();
  if (top != kNoWord) {
    // Dropping the top loses its dependents among the words to come.
    for (std::int16_t k = next; k < n; ++k)
      if (head(k) == top) {
        ++costs.left;
        ++costs.reduce;
      }
    if (head(top) > next) ++costs.left;
  }
  if (next < n) {
    // A word on the stack can become the next one's dependent or head only while that one waits.
    bool head_on_stack = false;
    int dependents = 0;
    for (const std::int16_t k : state.stack()) {
      if (head(k) == next && state.node(k).head == kNoWord) ++dependents;
      if (head(next) == k) head_on_stack = true;
    }
    costs.shift = dependents + (head_on_stack ? 1 : 0);
    costs.right = dependents + (head(next) != top && (head_on_stack || head(next) > next) ? 1 : 0);
  }
  return costs;
}

}  // namespace

Moves best_moves(const State& state, const GoldTree& gold) {
  const Moves possible = state.possible();
  const Costs costs = costs_of(state, gold);
  int least = 1 << 20;
  if (possible.shift) least = std::min(least, costs.shift);
  if (possible.reduce) least = std::min(least, costs.reduce);
  if (possible.left) least = std::min(least, costs.left);
  if (possible.right) least = std::min(least, costs.right);
  return {possible.shift && costs.shift == least, possible.reduce && costs.reduce == least,
          possible.left && costs.left == least, possible.right && costs.right == least};
}

bool is_right(Action action, const State& state, const Moves& best, const GoldTree& gold) {
  if (!best.allows(action)) return false;
  if (action < 2) return true;
  if (state.next() == state.words()) return rel_of(action) == Rel::kRoot;
  const std::int16_t word = is_left(action) ? state.top() : state.next();
  const Rel rel = gold.rel[static_cast<std::size_t>(word)];
  // A root word that can only hang elsewhere: what it is called there is a makeshift.
  return rel_of(action) == (rel == Rel::kRoot ? Rel::kParataxis : rel);
}

}  // namespace annals::syntax
