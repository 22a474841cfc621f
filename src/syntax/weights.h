// A linear model over hashed features: the score of a class is the sum of the weights of the
// features that are on. All arithmetic is in integers, so that every machine gives the same answer.
//
// The weights of a feature for all classes stand side by side, from a place that its hash gives;
// windows of different features overlap, and training learns around that. One table of fixed size
// thus holds any number of features, and scoring is a plain sum of short vectors.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace annals::syntax {

// Where the window of `classes` weights of a feature begins in a table of `size`. REQUIRES: size >
// classes.
constexpr std::size_t window_of(std::uint64_t feature, std::size_t size, std::size_t classes) {
  return static_cast<std::size_t>(((feature >> 32U) * (size - classes)) >> 32U);
}

class Weights {
public:
  Weights() = default;
  Weights(std::vector<std::int16_t> table, std::size_t classes)
      : table_(std::move(table)), classes_(classes) {}

  [[nodiscard]] std::size_t classes() const { return classes_; }
  [[nodiscard]] const std::vector<std::int16_t>& table() const { return table_; }

  // Sets scores[0 .. classes). A weight is at most 2^15 and features are fewer than 2^16: no
  // overflow.
  void score(const std::vector<std::uint64_t>& features, std::vector<std::int32_t>& scores) const {
    scores.assign(classes_, 0);
    std::int32_t* out = scores.data();
    for (const std::uint64_t feature : features) {
      const std::int16_t* window = table_.data() + window_of(feature, table_.size(), classes_);
      for (std::size_t c = 0; c < classes_; ++c) out[c] += window[c];
    }
  }

private:
  std::vector<std::int16_t> table_;
  std::size_t classes_ = 0;
};

}  // namespace annals::syntax
