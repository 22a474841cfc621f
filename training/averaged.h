// Weights in the making: an averaged perceptron over the windows of src/syntax/weights.h.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "src/syntax/features.h"
#include "src/syntax/weights.h"

namespace annals::training {

class Averaged {
public:
  Averaged(std::size_t size, std::size_t classes)
      : now_(size, 0.0F), total_(size, 0.0), classes_(classes) {}

  void score(const syntax::Features& features, std::vector<float>& scores) const {
    scores.assign(classes_, 0.0F);
    float* out = scores.data();
    for (const std::uint64_t feature : features) {
      const float* window = now_.data() + syntax::window_of(feature, now_.size(), classes_);
      for (std::size_t c = 0; c < classes_; ++c) out[c] += window[c];
    }
  }

  void update(const syntax::Features& features, std::size_t cls, float by) {
    for (const std::uint64_t feature : features) {
      const std::size_t at = syntax::window_of(feature, now_.size(), classes_) + cls;
      now_[at] += by;
      total_[at] += static_cast<double>(by) * step_;
    }
  }
  void step() { step_ += 1.0; }

  // The mean of the weights over all steps, as integers.
  [[nodiscard]] syntax::Weights average() const {
    std::vector<std::int16_t> table(now_.size());
    constexpr double kScale = 128.0;
    for (std::size_t i = 0; i < table.size(); ++i) {
      const double mean = static_cast<double>(now_[i]) - total_[i] / step_;
      table[i] =
          static_cast<std::int16_t>(std::lround(std::clamp(mean * kScale, -32767.0, 32767.0)));
    }
    return {std::move(table), classes_};
  }

private:
  std::vector<float> now_;
  std::vector<double> total_;
  std::size_t classes_;
  double step_ = 1.0;
};

// The same sequence on every machine.
class Dice {
public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15ULL;
    return syntax::mix(state_, 0xD1CEULL);
  }
  // Uniform in [0, below).
  std::size_t below(std::size_t limit) { return static_cast<std::size_t>((next() >> 32U) % limit); }
  template <class Row> void shuffle(std::vector<Row>& rows) {
    for (std::size_t i = rows.size(); i > 1; --i) std::swap(rows[i - 1], rows[below(i)]);
  }

private:
  std::uint64_t state_;
};

}  // namespace annals::training
