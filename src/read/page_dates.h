// Moments as pages write them: ISO 8601 in attributes, "7 March 2024 2:05 pm GMT" in text.
//
//   std::optional<FoundMoment> found = find_moment("Updated 7 March 2024 at 14:05 CET", words,
//   "en-GB"); to_iso(found->moment);   // "2024-03-07T14:05+01:00"
//
// Nothing is guessed: a day without a year is no moment, a clock without a zone has none, and
// "07/03/2024" is one only where the language says which is the month (en-US: the first; other
// languages: the second).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "include/annals/date.h"
#include "src/lexicon/page_words.h"

namespace annals::read {

struct Moment {
  Day day{};
  int second_of_day = -1;     // -1: only the day is known
  bool seconds = false;       // whether they were written
  std::optional<int> offset;  // minutes east of Greenwich
};

struct FoundMoment {
  Moment moment;
  std::size_t begin = 0;  // bytes of the text
  std::size_t end = 0;
};

// The first moment in a text.
std::optional<FoundMoment> find_moment(std::string_view text, const PageWords& words,
                                       std::string_view language = {});

// "14:05", "2.30 pm" as minutes of the day, where a text is nothing but that.
std::optional<int> clock_of(std::string_view text);

// "2024-03-07", "2024-03-07T14:05", "2024-03-07T14:05:09+01:00"; Z for Greenwich.
std::string to_iso(const Moment& moment);

}  // namespace annals::read
