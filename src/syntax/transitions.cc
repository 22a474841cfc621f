#include "src/syntax/transitions.h"

namespace annals::syntax {

void State::start(std::size_t words) {
  nodes_.assign(words + 1, Node{});
  stack_.clear();
  next_ = 0;
  words_ = static_cast<std::int16_t>(words);
}

Moves State::possible() const {
  Moves moves;
  const bool words_left = next_ < words_;
  const bool top = !stack_.empty();
  const bool headed = top && node(stack_.back()).head != kNoWord;
  moves.shift = words_left;
  moves.right = words_left && top;
  moves.left = top && !headed;
  moves.reduce = headed;
  return moves;
}

void State::attach(std::int16_t head, std::int16_t word, Rel rel) {
  Node& below = nodes_[static_cast<std::size_t>(word)];
  below.head = head;
  below.rel = rel;
  Node& above = nodes_[static_cast<std::size_t>(head)];
  const std::uint64_t bit = std::uint64_t{1} << static_cast<unsigned>(rel);
  if (word < head) {
    above.left2 = above.left1;
    above.left1 = word;
    if (above.left_count < 255) ++above.left_count;
    above.left_rels |= bit;
  } else {
    above.right2 = above.right1;
    above.right1 = word;
    if (above.right_count < 255) ++above.right_count;
    above.right_rels |= bit;
  }
}

void State::apply(Action action) {
  if (action == kShift) {
    stack_.push_back(next_++);
  } else if (action == kReduce) {
    stack_.pop_back();
  } else if (is_left(action)) {
    attach(next_, stack_.back(), rel_of(action));
    stack_.pop_back();
  } else {
    attach(stack_.back(), next_, rel_of(action));
    stack_.push_back(next_++);
  }
}

}  // namespace annals::syntax
