#include "src/read/words.h"

#include <algorithm>

#include "src/base/hash.h"
#include "src/base/text.h"
#include "src/base/utf8.h"

namespace annals::read {
namespace {

enum class Sign : std::uint8_t { kLetter, kDigit, kGap, kAlone, kApostrophe };

Sign sign_of(char32_t c) {
  if (c < 0x80) {
    const char ascii = static_cast<char>(c);
    if (is_ascii_alpha(ascii)) return Sign::kLetter;
    if (is_ascii_digit(ascii)) return Sign::kDigit;
    if (ascii == '\'') return Sign::kApostrophe;
    return ascii == '?' || ascii == ':' ? Sign::kAlone : Sign::kGap;
  }
  if (c == 0x2019 || c == 0x2BC) return Sign::kApostrophe;
  if (c == 0xA9 || c == 0xAE) return Sign::kAlone;
  if (c <= 0xBF && c != 0xAA && c != 0xBA && c != 0xB5) return Sign::kGap;
  if (c == 0xD7 || c == 0xF7 || c == 0xFEFF) return Sign::kGap;
  if ((c >= 0x2000 && c <= 0x206F) || (c >= 0x3000 && c <= 0x303F)) return Sign::kGap;
  if (c >= 0x2190 && c <= 0x2BFF) return Sign::kGap;  // arrows, bullets, stars
  return Sign::kLetter;
}

bool inside_number(char32_t c, Sign before, std::string_view text, std::size_t after) {
  return (c == '.' || c == ',') && before == Sign::kDigit && after < text.size() &&
         is_ascii_digit(text[after]);
}

// Calls each(form, whether it is a sign alone) for at most `limit` words.
template <class Each> void scan(std::string_view text, std::size_t limit, const Each& each) {
  std::string form;
  std::size_t count = 0;
  const auto finish = [&] {
    if (form.empty() || count == limit) return;
    ++count;
    each(std::string_view(form), false);
    form.clear();
  };
  Sign before = Sign::kGap;
  for (std::size_t at = 0; at < text.size() && count < limit;) {
    const std::size_t from = at;
    const char32_t c = next_code_point(text, at);
    const Sign sign = sign_of(c);
    if (sign == Sign::kApostrophe && !form.empty()) continue;  // "don’t" and "don't" are one word
    if (sign == Sign::kLetter || sign == Sign::kDigit || inside_number(c, before, text, at)) {
      form += text.substr(from, at - from);
    } else {
      finish();
      if (sign == Sign::kAlone && count < limit) {
        ++count;
        each(text.substr(from, at - from), true);
      }
    }
    before = sign;
  }
  finish();
}

}  // namespace

std::vector<Word> words_of(std::string_view text, std::size_t limit) {
  std::vector<Word> words;
  scan(text, limit, [&](std::string_view form, bool alone) {
    if (alone) {
      words.push_back({std::string(form)});
      return;
    }
    Word word{to_lower(form), starts_upper(form), false};
    word.all_capitals =
        word.capital && std::none_of(form.begin(), form.end(), is_ascii_lower) && form.size() > 1;
    words.push_back(std::move(word));
  });
  return words;
}

void hash_words(std::string_view text, std::vector<std::uint32_t>& hashes) {
  std::string lower;
  scan(text, SIZE_MAX, [&](std::string_view form, bool) {
    const auto is_ascii = [](char c) { return (static_cast<unsigned char>(c) & 0x80U) == 0; };
    if (std::all_of(form.begin(), form.end(), is_ascii)) {
      lower.assign(form);
      for (char& c : lower) c = ascii_lower(c);
    } else {
      lower = to_lower(form);
    }
    hashes.push_back(static_cast<std::uint32_t>(hash64(lower)));
  });
}

}  // namespace annals::read
