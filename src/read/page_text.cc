#include "src/read/page_text.h"

namespace annals::read {
namespace {

// https://encoding.spec.whatwg.org/index-windows-1252.txt
constexpr std::array<char16_t, 32> kC1{
    0x20AC, 0x20,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x20,   0x017D, 0x20,   0x20,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x20,   0x017E, 0x0178};

}  // namespace

char32_t seen_character(char32_t c, char32_t previous) {
  if (c < 0x80) return c < 0x20 || c == 0x7F ? U' ' : c;
  if (c < 0xA0) return kC1[c - 0x80];
  if (c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
      c == 0x202F || c == 0x205F || c == 0x3000)
    return U' ';
  if (c == 0xAD || c == 0x200B || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
      (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || c == 0xFFFC || c == 0x061C || c == 0x180E)
    return kNothing;
  if (c == 0x200C || c == 0x200D) return previous >= 0x0590 ? c : kNothing;
  return c;
}

void TextWriter::put(char32_t c, std::uint32_t begin, std::uint32_t end) {
  if (c == U' ') {
    if (!out_.empty() && out_.back() != ' ') out_ += ' ';
    return;
  }
  if (out_.empty()) at_.begin = begin;
  append_utf8(out_, c);
  at_.end = end;
}

std::size_t TextWriter::add(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  const std::size_t before = out_.size();
  const bool plain = end - begin == text.size();
  char32_t previous = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (plain) {  // the common case: a run of ASCII that is kept as it is
      std::size_t run = at;
      while (run < text.size() && text[run] > ' ' && text[run] != '\x7F') ++run;
      if (run > at) {
        if (out_.empty()) at_.begin = begin + static_cast<std::uint32_t>(at);
        out_ += text.substr(at, run - at);
        at_.end = begin + static_cast<std::uint32_t>(run);
        previous = 0;
        at = run;
        continue;
      }
    }
    const std::size_t from = at;
    const char32_t c = seen_character(next_code_point(text, at), previous);
    if (c == kNothing) continue;
    previous = c;
    if (plain)
      put(c, begin + static_cast<std::uint32_t>(from), begin + static_cast<std::uint32_t>(at));
    else
      put(c, begin, end);
  }
  return out_.size() - before;
}

}  // namespace annals::read
