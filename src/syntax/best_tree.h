// The best tree under scores of all arcs (Chu and Liu 1965, Edmonds 1967).
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace annals::syntax {

// A square of scores: [word][head], both counted from 1; row and column 0 are the root's.
class ArcScores {
public:
  explicit ArcScores(std::size_t words = 0) { reset(words); }

  void reset(std::size_t words) {
    size_ = words + 1;
    values_.assign(size_ * size_, kNever);
  }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] double& at(std::size_t word, std::size_t head) {
    return values_[word * size_ + head];
  }
  [[nodiscard]] double at(std::size_t word, std::size_t head) const {
    return values_[word * size_ + head];
  }

  inline static constexpr double kNever = -1e9;

private:
  std::size_t size_ = 0;
  std::vector<double> values_;
};

// The heads of words 1 to n (0: the root; entry 0 is unused). Exactly one word is the root's and
// there are no cycles, whatever the scores; equal scores go to the head that stands first.
std::vector<std::uint32_t> best_tree(ArcScores& scores);

}  // namespace annals::syntax
