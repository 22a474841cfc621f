#include "src/when/calendar.h"

#include <algorithm>
#include <cstdio>

namespace annals::when {
namespace {

using std::chrono::days;

Day date(int year, int month, int day) {
  return std::chrono::year_month_day{std::chrono::year(year),
                                     std::chrono::month(static_cast<unsigned>(month)),
                                     std::chrono::day(static_cast<unsigned>(day))};
}

int last_day(int year, int month) {
  const std::chrono::year_month_day_last last{
      std::chrono::year(year),
      std::chrono::month_day_last(std::chrono::month(static_cast<unsigned>(month)))};
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

// Fixed day numbers: 1 is Monday, 1 January of the year 1 (Reingold and Dershowitz).
constexpr int kFixedOfEpoch = 719163;  // 1970-01-01
Day of_fixed(int fixed) { return Day(days(fixed - kFixedOfEpoch)); }

int floor_div(int a, int b) { return a / b - (a % b < 0 ? 1 : 0); }

// The days from the epoch of the Hebrew calendar to the new year, with its postponements.
int hebrew_elapsed(int year) {
  const int months = floor_div(235 * year - 234, 19);
  const long long parts = 12084LL + 13753LL * months;
  const int day = 29 * months + static_cast<int>(parts / 25920);
  return (3 * (day + 1)) % 7 < 3 ? day + 1 : day;
}

int hebrew_new_year(int year) {
  constexpr int kEpoch = -1373427 + 0;
  const int before = hebrew_elapsed(year - 1), now = hebrew_elapsed(year),
            after = hebrew_elapsed(year + 1);
  int correction = 0;
  if (after - now == 356)
    correction = 2;
  else if (now - before == 382)
    correction = 1;
  return kEpoch + now + correction;
}

bool hebrew_leap(int year) { return (7 * year + 1) % 19 < 7; }

int hebrew_month_length(int year, int month) {
  const int year_length = hebrew_new_year(year + 1) - hebrew_new_year(year);
  if (month == 8) return year_length % 10 == 5 ? 30 : 29;  // Marheshvan
  if (month == 9) return year_length % 10 == 3 ? 29 : 30;  // Kislev
  if (month == 12) return hebrew_leap(year) ? 30 : 29;
  return month == 2 || month == 4 || month == 6 || month == 10 || month == 13 ? 29 : 30;
}

void add_if_in(Day day, int year, std::vector<Day>& out) {
  if (split_day(day).year == year) out.push_back(day);
}

Day nth_weekday(const Feast& feast, int year) {
  const Day first = date(year, feast.month, 1);
  if (feast.nth > 0)
    return first + days((feast.weekday - weekday(first) + 7) % 7 + 7 * (feast.nth - 1) + feast.day);
  const Day last = date(year, feast.month, last_day(year, feast.month));
  return last - days((weekday(last) - feast.weekday + 7) % 7) + days(feast.day);
}

}  // namespace

Calendar split_day(Day day) {
  const std::chrono::year_month_day parts(day);
  return {static_cast<int>(parts.year()), static_cast<int>(static_cast<unsigned>(parts.month())),
          static_cast<int>(static_cast<unsigned>(parts.day()))};
}

int weekday(Day day) { return static_cast<int>(std::chrono::weekday(day).iso_encoding()); }

Day monday_of(Day day) { return day - days(weekday(day) - 1); }

Day add_months(Day day, int months) {
  const Calendar at = split_day(day);
  const int index = at.year * 12 + at.month - 1 + months;
  const int year = floor_div(index, 12);
  const int month = index - year * 12 + 1;
  return date(year, month, std::min(at.day, last_day(year, month)));
}

DayRange day_range(Day day) { return {day, day}; }
DayRange week_range(Day day) { return {monday_of(day), monday_of(day) + days(6)}; }
DayRange month_range(int year, int month) {
  return {date(year, month, 1), date(year, month, last_day(year, month))};
}
DayRange quarter_range(int year, int quarter) {
  return {date(year, quarter * 3 - 2, 1), month_range(year, quarter * 3).end};
}
DayRange half_range(int year, int half) {
  return {date(year, half * 6 - 5, 1), month_range(year, half * 6).end};
}
DayRange year_range(int year) { return {date(year, 1, 1), date(year, 12, 31)}; }
DayRange season_range(int year, TimeSeason season) {
  const int month = 3 + 3 * static_cast<int>(season);
  const Day start = date(year, month, 1);
  return {start, add_months(start, 3) - days(1)};
}

std::string year_value(int year) {
  char buffer[24];
  std::snprintf(buffer, sizeof buffer, year < 0 ? "-%04d" : "%04d", year < 0 ? -year : year);
  return buffer;
}

std::string month_value(int year, int month) {
  char buffer[24];
  std::snprintf(buffer, sizeof buffer, "%04d-%02d", year, month);
  return buffer;
}

std::string week_value(Day day) {
  const Day thursday = monday_of(day) + days(3);
  const int year = split_day(thursday).year;
  const int week = static_cast<int>((thursday - date(year, 1, 1)).count()) / 7 + 1;
  char buffer[24];
  std::snprintf(buffer, sizeof buffer, "%04d-W%02d", year, week);
  return buffer;
}

// The anonymous Gregorian computus.
Day easter(int year) {
  const int a = year % 19, b = year / 100, c = year % 100;
  const int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4;
  const int l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
  const int n = h + l - 7 * m + 114;
  return date(year, n / 31, n % 31 + 1);
}

// Meeus's Julian computus, carried over to the Gregorian calendar.
Day orthodox_easter(int year) {
  const int a = year % 4, b = year % 7, c = year % 19;
  const int d = (19 * c + 15) % 30, e = (2 * a + 4 * b - d + 34) % 7;
  const int n = d + e + 114;
  return date(year, n / 31, n % 31 + 1) + days(year / 100 - year / 400 - 2);
}

Day hijri_day(int year, int month, int day) {
  constexpr int kEpoch = 227015;
  return of_fixed(kEpoch - 1 + (year - 1) * 354 + floor_div(3 + 11 * year, 30) + 29 * (month - 1) +
                  month / 2 + day);
}

Day hebrew_day(int year, int month, int day) {
  int fixed = hebrew_new_year(year) + day - 1;
  const int last_month = hebrew_leap(year) ? 13 : 12;
  if (month < 7) {
    for (int m = 7; m <= last_month; ++m) fixed += hebrew_month_length(year, m);
    for (int m = 1; m < month; ++m) fixed += hebrew_month_length(year, m);
  } else {
    if (month == 12) month = last_month;
    for (int m = 7; m < month; ++m) fixed += hebrew_month_length(year, m);
  }
  return of_fixed(fixed);
}

void feast_days(const Feast& feast, int year, std::vector<Day>& out) {
  out.clear();
  switch (feast.rule) {
  case Feast::Rule::kFixed:
    if (feast.day <= last_day(year, feast.month)) out.push_back(date(year, feast.month, feast.day));
    break;
  case Feast::Rule::kPeriod:
  case Feast::Rule::kOnce:
    if (feast.year == year) out.push_back(date(year, feast.month, feast.day));
    break;
  case Feast::Rule::kEaster: out.push_back(easter(year) + days(feast.day)); break;
  case Feast::Rule::kOrthodox: out.push_back(orthodox_easter(year) + days(feast.day)); break;
  case Feast::Rule::kWeekday: out.push_back(nth_weekday(feast, year)); break;
  case Feast::Rule::kHijri: {
    const int about = (year - 622) * 33 / 32;
    for (int hijri = about - 1; hijri <= about + 2; ++hijri)
      add_if_in(hijri_day(hijri, feast.month, feast.day), year, out);
    break;
  }
  case Feast::Rule::kListed:
    for (const Day day : feast.listed) add_if_in(day, year, out);
    break;
  case Feast::Rule::kHebrew:
    for (int hebrew = year + 3760; hebrew <= year + 3762; ++hebrew)
      add_if_in(hebrew_day(hebrew, feast.month, feast.day), year, out);
    break;
  }
}

}  // namespace annals::when
