#include "include/annals/date.h"

#include <charconv>
#include <cstdio>

#include "src/base/text.h"

namespace annals {
namespace {

// Reads exactly `width` digits; -1 if they are not there.
int digits(std::string_view text, std::size_t at, std::size_t width) {
  if (at + width > text.size()) return -1;
  int value = -1;
  const auto [end, error] = std::from_chars(text.data() + at, text.data() + at + width, value);
  return error == std::errc() && end == text.data() + at + width && value >= 0 ? value : -1;
}

}  // namespace

std::optional<Day> make_day(int year, int month, int day_of_month) {
  if (month < 1 || day_of_month < 1) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day_of_month))};
  if (!date.ok()) return std::nullopt;
  return Day(date);
}

Result<Day> parse_day(std::string_view iso) {
  iso = trim(iso);
  const auto fail = [&](const char* what) {
    return Error(ErrorKind::kInput, "'" + std::string(iso) + "' is " + what, {},
                 "dates are written 2025-11-26 or 2025-11-26T08:30:00Z");
  };
  const int year = digits(iso, 0, 4);
  const int month = digits(iso, 5, 2);
  const int day = digits(iso, 8, 2);
  if (year < 0 || month < 0 || day < 0 || iso[4] != '-' || iso[7] != '-') return fail("no ISO 8601 date");
  if (iso.size() > 10) {
    const bool time = (iso[10] == 'T' || iso[10] == ' ') && digits(iso, 11, 2) >= 0 &&
                      digits(iso, 11, 2) <= 24 && iso.size() > 13 && iso[13] == ':' &&
                      digits(iso, 14, 2) >= 0 && digits(iso, 14, 2) < 60;
    if (!time) return fail("no ISO 8601 date-time");
  }
  const auto result = make_day(year, month, day);
  if (!result) return fail("no day of the calendar");
  return *result;
}

std::string to_string(Day day) {
  const std::chrono::year_month_day date(day);
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return buffer;
}

}  // namespace annals
