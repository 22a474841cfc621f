// Days and stretches of days, without clock, zone or locale.
//
//   Result<Day> day = parse_day("2025-11-26");
//   DayRange september{*parse_day("2025-09-01"), *parse_day("2025-09-10")};
//   to_string(september.start);  // "2025-09-01"
//
// A Day is a proleptic Gregorian calendar day. Ranges include both ends (CODEBOOK.md section 5).
#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "include/annals/error.h"

namespace annals {

using Day = std::chrono::sys_days;

struct DayRange {
  Day start{};
  Day end{};
  friend constexpr auto operator<=>(const DayRange&, const DayRange&) = default;
};

// Reads an ISO 8601 date or date-time and keeps the day that is written: the offset of a date-time is the
// report's own, so "2025-11-26T23:30:00-05:00" is 26 November. An impossible date is an kInput error.
Result<Day> parse_day(std::string_view iso);

// "2025-11-26".
std::string to_string(Day day);

// The day of that year, month (1-12) and day of month, or nothing when the calendar has no such day.
std::optional<Day> make_day(int year, int month, int day_of_month);

}  // namespace annals
