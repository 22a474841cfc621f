// Characters into the text of a block: blanks collapsed, what is not seen removed.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "include/annals/span.h"
#include "src/base/text.h"
#include "src/base/utf8.h"

namespace annals::read {

// What a character of a page becomes: itself, a blank, or nothing.
inline constexpr char32_t kNothing = 0xFFFFFFFF;

// Soft hyphens, zero-width and bidi controls go; U+200C and U+200D stay after a letter of a script
// that needs them. C1 controls are what windows-1252 has there, for browsers read &#146; so.
char32_t seen_character(char32_t c, char32_t previous);

class TextWriter {
public:
  TextWriter(std::string& out, Span& at) : out_(out), at_(at) {}

  // `text`, made from the html from `begin` on; byte for byte when `plain`, else from it all.
  // Returns the bytes written.
  std::size_t add(std::string_view text, std::uint32_t begin, std::uint32_t end);

private:
  void put(char32_t c, std::uint32_t begin, std::uint32_t end);

  std::string& out_;
  Span& at_;
};

}  // namespace annals::read
