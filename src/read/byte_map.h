// Where the bytes of a changed text stood in the text it was made from.
//
//   ByteMap map;
//   map.step(0, 3);             // what begins at 0 stood at 3 (a byte order mark was cut)
//   map.before(17);             // 20
//
// Between two steps both sides go on byte by byte. Steps are added in ascending order of the new
// text; a map without steps is the identity.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

namespace annals::read {

class ByteMap {
public:
  // From byte `now` of the new text on, bytes stood at `then`, `then` + 1 and so on.
  // REQUIRES: not below the last step's, on either side.
  void step(std::uint32_t now, std::uint32_t then) {
    if (!steps_.empty() && then - steps_.back().then == now - steps_.back().now) return;
    if (steps_.empty() && now == then) return;
    if (!steps_.empty() && steps_.back().now == now)
      steps_.back().then = then;
    else
      steps_.push_back({now, then});
  }

  // The offset in the old text. An offset inside something that grew gives where that ended at
  // most.
  [[nodiscard]] std::uint32_t before(std::uint32_t now) const {
    const auto next = std::upper_bound(steps_.begin(), steps_.end(), now,
                                       [](std::uint32_t at, const Step& s) { return at < s.now; });
    const std::uint32_t then =
        next == steps_.begin() ? now : std::prev(next)->then + (now - std::prev(next)->now);
    return next == steps_.end() ? then : std::min(then, next->then);
  }

private:
  struct Step {
    std::uint32_t now;
    std::uint32_t then;
  };
  std::vector<Step> steps_;
};

}  // namespace annals::read
