// Numbers as they are written, with the words that bound them: before anybody asks what they count.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "src/doc/document.h"
#include "src/lexicon/numbers.h"
#include "src/lexicon/quantity_words.h"

namespace annals::howmany {

enum class NumeralKind : std::uint8_t { kCardinal, kOrdinal, kVague, kZero, kArticle };

struct Numeral {
  Index first = 0, last = 0;            // tokens with bounds and currency sign, both included
  Index core_first = 0, core_last = 0;  // the number alone
  Index second = kNone;                 // of a range: where its second number begins
  NumeralKind kind = NumeralKind::kCardinal;
  std::optional<std::int64_t> min, max;
  bool approx = false;
  bool bounded = false;   // a bound word stands beside it
  bool figure = false;    // plain digits, no commas, no scale: may be a year or a label
  bool fraction = false;  // no whole number: fit only for money and measures
  bool score = false;     // "12-3": a result, not a range
  std::string_view unit;  // of a currency sign
};

// All numbers of a sentence, left to right, apart.
std::vector<Numeral> find_numerals(const Document& doc, const Numbers& numbers,
                                   const QuantityWords& words, const Sentence& sent);

// Two tokens with nothing between them.
bool touch(const Document& doc, Index left);

}  // namespace annals::howmany
