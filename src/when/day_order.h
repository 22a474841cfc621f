// Whether a report writes 3 April as 03/04 or as 04/03.
#pragma once

#include "src/doc/document.h"
#include "src/lexicon/time_words.h"

namespace annals::when {

enum class DayOrder : std::uint8_t {
  kUnknown,
  kDayFirst,        // another date of the report can only be read so: "17/04/2024"
  kMonthFirst,
  kOutletDayFirst,  // the outlet's country writes so: weaker, the other order stays a reading
  kOutletMonthFirst
};

// By the report's other dates; else by the last part of the outlet's host ("order" in
// data/times.tsv). Dates that speak for both orders decide nothing.
DayOrder day_order(const Document& doc, const TimeWords& words);

constexpr bool is_day_first(DayOrder order) {
  return order == DayOrder::kDayFirst || order == DayOrder::kOutletDayFirst;
}

}  // namespace annals::when
