#include "src/store/words.h"

#include <algorithm>

#include "src/base/text.h"
#include "src/base/utf8.h"

namespace annals {
namespace {

// Whether a character can be part of a word; signs above ASCII that part words are the common ones.
bool is_word_part(char32_t c) {
  if (c < 0x80) return is_ascii_alpha(static_cast<char>(c)) || is_ascii_digit(static_cast<char>(c));
  return c >= 0xC0 && c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c <= 0x206F) &&
         !(c >= 0x3000 && c <= 0x303F);
}

std::string folded(std::string_view text) {
  return is_valid_utf8(text) ? to_lower(text) : to_lower(repair_utf8(text));
}

bool boundary_before(std::string_view text, std::size_t at) {
  if (at == 0) return true;
  std::size_t begin = at - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
  return !is_word_part(next_code_point(text, begin));
}

bool boundary_after(std::string_view text, std::size_t at) {
  return at == text.size() || !is_word_part(next_code_point(text, at));
}

}  // namespace

bool holds_words(std::string_view haystack, std::string_view needle) {
  const std::string text = folded(haystack);
  const std::string folded_needle = folded(needle);
  const std::string_view words = trim(folded_needle);
  if (words.empty()) return true;
  for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + 1))
    if (boundary_before(text, at) && boundary_after(text, at + words.size())) return true;
  return false;
}

std::vector<std::string> folded_words(std::string_view text) {
  const std::string lower = folded(text);
  std::vector<std::string> words;
  bool inside = false;
  for (std::size_t at = 0; at < lower.size();) {
    const std::size_t begin = at;
    const bool part = is_word_part(next_code_point(lower, at));
    if (part && !inside) words.emplace_back();
    if (part) words.back().append(lower, begin, at - begin);
    inside = part;
  }
  return words;
}

bool holds_name(std::string_view text, std::string_view name) {
  const std::vector<std::string> words = folded_words(text), wanted = folded_words(name);
  return !wanted.empty() && std::search(words.begin(), words.end(), wanted.begin(), wanted.end()) != words.end();
}

}  // namespace annals
