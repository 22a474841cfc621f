// Small things about text that the standard library leaves out. ASCII unless a name says otherwise.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace annals {

constexpr bool is_ascii_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_ascii_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_ascii_alpha(char c) { return is_ascii_upper(c) || is_ascii_lower(c); }
constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_ascii_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}
constexpr char ascii_lower(char c) { return is_ascii_upper(c) ? static_cast<char>(c + 32) : c; }
// ASCII letters alone, so that offsets stay: for tags, fields, addresses. Words of a report want to_lower.
std::string ascii_lower(std::string_view text);

constexpr bool any_of(std::string_view word, std::initializer_list<std::string_view> words) {
  for (const std::string_view one : words)
    if (one == word) return true;
  return false;
}

std::string_view trim(std::string_view text);

// The parts between separators, empty ones included; an empty text gives one empty part.
std::vector<std::string_view> split(std::string_view text, char separator);

// The parts between runs of blanks, none of them empty.
std::vector<std::string_view> split_words(std::string_view text);

std::string join(const std::vector<std::string>& parts, std::string_view separator);

// Lower case for ASCII, Latin-1 Supplement, Latin Extended-A, Greek and Cyrillic; other letters stay.
// The result may differ in length from the input.
std::string to_lower(std::string_view utf8);

// True when the first letter is upper case in the alphabets that to_lower knows.
bool starts_upper(std::string_view utf8);

// The number of single-character edits between two short words, at most `limit + 1`.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

}  // namespace annals
