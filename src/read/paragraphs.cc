#include "src/base/utf8.h"
#include "src/read/passages.h"

namespace annals::read {
namespace {

bool is_space(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x85 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000 || c == 0xFEFF;
}

Span trimmed(std::string_view text, Span span) {
  std::uint32_t first = span.end, last = span.begin;
  for (std::size_t at = span.begin; at < span.end;) {
    const auto from = static_cast<std::uint32_t>(at);
    if (is_space(next_code_point(text, at))) continue;
    if (first == span.end) first = from;
    last = static_cast<std::uint32_t>(at);
  }
  return first < last ? Span{first, last} : Span{span.begin, span.begin};
}

// Lines without their white space; blank ones are empty.
std::vector<Span> lines_of(std::string_view text) {
  std::vector<Span> lines;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
    lines.push_back(
        trimmed(text, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)}));
    at = end + (text.substr(end).starts_with("\r\n") ? 2 : 1);
  }
  return lines;
}

}  // namespace

std::vector<Span> paragraphs(std::string_view text) {
  std::vector<Span> found;
  bool blank_inside = false, blank_before = false;
  const std::vector<Span> lines = lines_of(text);
  for (const Span line : lines) {
    if (!line.empty()) {
      blank_inside = blank_inside || (blank_before && !found.empty());
      found.push_back(line);
    }
    blank_before = line.empty();
  }
  if (!blank_inside) return found;
  found.clear();
  blank_before = true;
  for (const Span line : lines) {
    if (!line.empty()) {
      if (blank_before)
        found.push_back(line);
      else
        found.back().end = line.end;
    }
    blank_before = line.empty();
  }
  return found;
}

}  // namespace annals::read
