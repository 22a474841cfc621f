// The arc-eager transition system: a tree is built word by word from the left with a stack, in 2n
// steps.
//
// The root is an imaginary word after the last one (Ballesteros and Nivre 2013), so that a parse is
// complete when the stack is empty: SHIFT puts the next word on the stack; LEFT makes the top of
// the stack a dependent of the next word and drops it; RIGHT makes the next word a dependent of the
// top and puts it on the stack; REDUCE drops a top that has its head.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "src/doc/tags.h"

namespace annals::syntax {

inline constexpr std::size_t kRels = kRelNames.size();

// 0 SHIFT, 1 REDUCE, then LEFT and RIGHT in turn for each relation.
using Action = std::uint16_t;
inline constexpr Action kShift = 0;
inline constexpr Action kReduce = 1;
inline constexpr std::size_t kActions = 2 + 2 * kRels;
constexpr Action left_arc(Rel rel) { return static_cast<Action>(2 + 2 * static_cast<Action>(rel)); }
constexpr Action right_arc(Rel rel) {
  return static_cast<Action>(3 + 2 * static_cast<Action>(rel));
}
constexpr bool is_left(Action action) { return action >= 2 && action % 2 == 0; }
constexpr bool is_right(Action action) { return action >= 2 && action % 2 == 1; }
constexpr Rel rel_of(Action action) { return static_cast<Rel>((action - 2) / 2); }

// Which kinds of action are possible, or without cost.
struct Moves {
  bool shift = false, reduce = false, left = false, right = false;
  [[nodiscard]] bool any() const { return shift || reduce || left || right; }
  [[nodiscard]] bool allows(Action action) const {
    return action == kShift ? shift : action == kReduce ? reduce : is_left(action) ? left : right;
  }
};

// A word's place in the tree built so far. Words count from 0; kNoWord where there is none.
inline constexpr std::int16_t kNoWord = -1;
struct Node {
  std::int16_t head = kNoWord;
  std::int16_t left1 = kNoWord, left2 = kNoWord;    // outermost and next dependent on the left
  std::int16_t right1 = kNoWord, right2 = kNoWord;  // and on the right
  std::uint8_t left_count = 0, right_count = 0;
  Rel rel = Rel::kDep;
  std::uint64_t left_rels = 0, right_rels = 0;  // sets of relations
};

class State {
public:
  void start(std::size_t words);

  [[nodiscard]] std::int16_t words() const { return words_; }
  [[nodiscard]] bool done() const { return next_ >= words_ && stack_.empty(); }
  // The next word, which is words() when only the root is left; further ones are kNoWord past the
  // root.
  [[nodiscard]] std::int16_t next(int ahead = 0) const {
    const int at = next_ + ahead;
    return at <= words_ ? static_cast<std::int16_t>(at) : kNoWord;
  }
  [[nodiscard]] std::int16_t top(std::size_t below = 0) const {
    return below < stack_.size() ? stack_[stack_.size() - 1 - below] : kNoWord;
  }
  [[nodiscard]] const std::vector<std::int16_t>& stack() const { return stack_; }
  [[nodiscard]] const Node& node(std::int16_t word) const {
    return nodes_[static_cast<std::size_t>(word)];
  }

  [[nodiscard]] Moves possible() const;
  // The root takes LEFT with the relation root alone, and nothing else takes that relation.
  [[nodiscard]] bool allows(Action action, const Moves& moves) const {
    if (!moves.allows(action)) return false;
    if (action < 2) return true;
    return (rel_of(action) == Rel::kRoot) == (next_ == words_);
  }
  void apply(Action action);

private:
  void attach(std::int16_t head, std::int16_t word, Rel rel);

  std::vector<Node> nodes_;  // words, then the root
  std::vector<std::int16_t> stack_;
  std::int16_t next_ = 0;
  std::int16_t words_ = 0;
};

}  // namespace annals::syntax
