// UTF-8: decoding, repair, and the one conversion from byte offsets to what the doors publish.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "include/annals/span.h"

namespace annals {

// Decodes the character that starts at `at` and advances `at` past it.
// REQUIRES: `text` is valid UTF-8 and `at` < text.size() is a character boundary.
char32_t next_code_point(std::string_view text, std::size_t& at);

void append_utf8(std::string& out, char32_t code_point);

bool is_valid_utf8(std::string_view text);

// The byte offset of the first invalid sequence, or npos.
std::size_t find_invalid_utf8(std::string_view text);

// Replaces every byte that is not part of a valid sequence by U+FFFD.
std::string repair_utf8(std::string_view text);

// Translates byte offsets of one text into code points or UTF-16 units: O(n) to build, O(log n) a lookup.
class OffsetMap {
 public:
  enum class Unit { kCodePoint, kUtf16 };

  OffsetMap(std::string_view text, Unit unit);

  // REQUIRES: `byte` is on a character boundary of the text, or its end.
  [[nodiscard]] std::uint32_t operator()(std::uint32_t byte) const;
  [[nodiscard]] Span operator()(Span bytes) const;

 private:
  // Where the difference between bytes and units changes: from byte `from` on, units = byte - shift.
  struct Step {
    std::uint32_t from;
    std::uint32_t shift;
  };
  std::vector<Step> steps_;
};

}  // namespace annals
