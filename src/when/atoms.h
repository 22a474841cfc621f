// The sentence as the grammar of times sees it: words that tell time, figures, a few signs, and the
// rest.
//
// An atom is a token or a part of one ("mid" and "May" of "mid-May"). Letters, spelling and figures
// are settled here, so that the grammar asks only what an atom means.
#pragma once

#include <vector>

#include "src/doc/document.h"
#include "src/lexicon/time_words.h"

namespace annals::when {

enum class AtomKind : std::uint8_t {
  kOther,
  kWord,     // in data/times.tsv
  kFigure,   // 7, 2024
  kOrdinal,  // 7th
  kDecade,   // 1990s, '90s: year is the first of the decade, or below 100
  kClock,    // 18:30
  kIso,      // 2024-03-07
  kNumeric,  // 7/3/2024, 7.3.24
  kDash,
  kComma,
  kSlash,
  kPossessive,
  kOpen,
  kClose,
  kStop
};

struct Atom {
  AtomKind kind = AtomKind::kOther;
  bool upper = false;       // begins with a capital letter
  bool whole = true;        // a token of its own
  std::uint8_t digits = 0;  // of a figure
  char separator = 0;       // of a numeric date
  Span span;
  Index token = kNone;
  int number = 0;  // figure, ordinal, decade; hour of a clock; first part of a date
  int second = 0;  // minute; second part of a date
  int third = 0;   // third part of a date
  const TimeWord* word = nullptr;

  [[nodiscard]] bool is(TimeClass c) const { return word != nullptr && word->is(c); }
  [[nodiscard]] bool is(TimePrep prep) const {
    return is(TimeClass::kPreposition) &&
           word->value(TimeClass::kPreposition) == static_cast<std::int16_t>(prep);
  }
  [[nodiscard]] int value(TimeClass c) const { return word->value(c); }
};

// Looks up each word of a report once.
class AtomReader {
public:
  AtomReader(const TimeWords& words, const Document& doc) : words_(words), doc_(doc) {}

  // The atoms of tokens [first, last), replacing those in `atoms`. Returns whether any may begin a
  // time.
  bool read(Index first, Index last, std::vector<Atom>& atoms);

private:
  const TimeWord* find(Symbol lower);
  void read_token(Index token, std::vector<Atom>& atoms);
  bool read_parts(Index token, std::vector<Atom>& atoms);

  const TimeWords& words_;
  const Document& doc_;
  std::vector<const TimeWord*> known_;  // by symbol
  std::vector<bool> looked_up_;
};

}  // namespace annals::when
