// A stretch of a text: the only way from an offset to words.
//
//   Span span{7, 12};
//   std::string_view words = doc.text(span);
//
// Offsets are bytes into the document's UTF-8 text, half open, always on UTF-8 boundaries (I-1).
// What leaves through a door counts in Unicode code points instead; `base/utf8.h` converts.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>

namespace annals {

struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr bool empty() const { return begin >= end; }
  [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool contains(Span other) const {
    return begin <= other.begin && other.end <= end;
  }
  [[nodiscard]] constexpr bool overlaps(Span other) const {
    return begin < other.end && other.begin < end;
  }
  // The smallest span that holds both; an empty one adds nothing.
  [[nodiscard]] constexpr Span cover(Span other) const {
    if (empty()) return other;
    if (other.empty()) return *this;
    return {std::min(begin, other.begin), std::max(end, other.end)};
  }
  // By begin, then by end: the order of every layer.
  friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

}  // namespace annals
