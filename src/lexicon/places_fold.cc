#include "src/lexicon/places_fold.h"

#include <algorithm>

#include "src/base/text.h"
#include "src/base/utf8.h"

namespace annals {
namespace {

// The letter without its accents for U+00C0..U+024F and U+1E00..U+1EFF; "." where there is no
// single one.
constexpr char32_t kLatinBegin = 0xC0, kLatinEnd = 0x250;
constexpr std::string_view kLatin =
    "aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.yaaaaaaccccccccdd"
    "ddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkkkllllllllllnnnnnnnnnoooooo..rrrrrrssssss"
    "ssttttttuuuuuuuuuuuuwwyyyzzzzzzs...............e................oo.............u"
    "u............................aaiioouuuuuuuuuu.aaaa....ggkkoooo..j...gg..nnaa..oo"
    "aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............................";
constexpr char32_t kVietnameseBegin = 0x1E00, kVietnameseEnd = 0x1F00;
constexpr std::string_view kVietnamese =
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooo"
    "oooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy.s...."
    "aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuu"
    "uuyyyyyyyy......";
static_assert(kLatin.size() == kLatinEnd - kLatinBegin);
static_assert(kVietnamese.size() == kVietnameseEnd - kVietnameseBegin);

bool is_apostrophe(char32_t c) {
  return c == U'\'' || c == U'`' || c == 0x2018 || c == 0x2019 || (c >= 0x2B0 && c <= 0x2FF);
}

// Accents written as characters of their own.
bool is_combining(char32_t c) { return c >= 0x300 && c < 0x370; }

void append_folded(std::string& word, char32_t c) {
  if (c < 0x80) {
    word += ascii_lower(static_cast<char>(c));
    return;
  }
  char plain = '.';
  if (c >= kLatinBegin && c < kLatinEnd) plain = kLatin[c - kLatinBegin];
  if (c >= kVietnameseBegin && c < kVietnameseEnd) plain = kVietnamese[c - kVietnameseBegin];
  if (plain != '.') {
    word += plain;
  } else if (c == 0xC6 || c == 0xE6) {
    word += "ae";
  } else if (c == 0x152 || c == 0x153) {
    word += "oe";
  } else if (c == 0xDE || c == 0xFE) {
    word += "th";
  } else if (c == 0xDF) {
    word += "ss";
  } else {
    std::string letter;
    append_utf8(letter, c);
    word += to_lower(letter);
  }
}

bool parts_words(char32_t c) {
  if (c < 0x80)
    return !is_ascii_alpha(static_cast<char>(c)) && !is_ascii_digit(static_cast<char>(c));
  return c == 0xA0 || (c >= 0x2000 && c <= 0x206F) || c == 0x3000;
}

// The tokenizer cuts "Peter's" in two; so must the tables' names.
bool opens_possessive(std::string_view text, std::size_t at) {
  if (at >= text.size() || ascii_lower(text[at]) != 's') return false;
  return at + 1 == text.size() || parts_words(static_cast<unsigned char>(text[at + 1]));
}

void add_word(std::string& word, std::vector<std::string>& words) {
  if (word.empty()) return;
  if (word == "st") word = "saint";
  if (word == "mt") word = "mount";
  if (word == "ft") word = "fort";
  words.push_back(std::move(word));
  word.clear();
}

}  // namespace

void fold_place_words(std::string_view text, std::vector<std::string>& words) {
  std::string word;
  std::size_t at = 0;
  while (at < text.size()) {
    const char32_t c = next_code_point(text, at);
    if (is_apostrophe(c) && opens_possessive(text, at)) add_word(word, words);
    if (c == U'.' || is_apostrophe(c) || is_combining(c)) continue;
    if (parts_words(c)) {
      add_word(word, words);
    } else {
      append_folded(word, c);
    }
  }
  add_word(word, words);
}

std::string fold_place(std::string_view text) {
  std::vector<std::string> words;
  fold_place_words(text, words);
  return join(words, " ");
}

}  // namespace annals
