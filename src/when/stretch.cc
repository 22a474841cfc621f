#include "src/when/stretch.h"

#include <array>

namespace annals::when {
namespace {

using std::chrono::days;

int floor_to(int value, int step) { return value - ((value % step) + step) % step; }

DayRange years(int first, int count) {
  return {year_range(first).start, year_range(first + count - 1).end};
}

// The given shares of a stretch, counted in days from its start.
DayRange share(const DayRange& range, double from, double to) {
  const auto length = static_cast<double>((range.end - range.start).count() + 1);
  return {range.start + days(static_cast<int>(length * from)),
          range.start + days(static_cast<int>(length * to) - 1)};
}

DayRange months_of(const DayRange& range, int first, int count) {
  const Day start = add_months(range.start, first);
  return {start, add_months(start, count) - days(1)};
}

}  // namespace

DayRange unit_range(Day day, TimeUnit unit, int n) {
  const Calendar at = split_day(day);
  switch (unit) {
  case TimeUnit::kWeek: return week_range(day + days(7 * n));
  case TimeUnit::kFortnight: {
    const Day start = monday_of(day) + days(14 * n);
    return {start, start + days(13)};
  }
  case TimeUnit::kWeekend: {
    const Day saturday = monday_of(day) + days(5 + 7 * n);
    return {saturday, saturday + days(1)};
  }
  case TimeUnit::kMonth: {
    const Calendar to = split_day(add_months(month_range(at.year, at.month).start, n));
    return month_range(to.year, to.month);
  }
  case TimeUnit::kQuarter: {
    const Calendar to =
        split_day(add_months(quarter_range(at.year, (at.month + 2) / 3).start, 3 * n));
    return quarter_range(to.year, (to.month + 2) / 3);
  }
  case TimeUnit::kYear: return year_range(at.year + n);
  case TimeUnit::kDecade: return years(floor_to(at.year, 10) + 10 * n, 10);
  case TimeUnit::kCentury: return years(floor_to(at.year, 100) + 100 * n, 100);
  default: return day_range(day + days(n));
  }
}

Day move(Day day, TimeUnit unit, int n) {
  switch (unit) {
  case TimeUnit::kSecond:
  case TimeUnit::kMinute: return day;
  case TimeUnit::kHour: return day + days(n / 24);
  case TimeUnit::kWeek:
  case TimeUnit::kWeekend: return day + days(7 * n);
  case TimeUnit::kFortnight: return day + days(14 * n);
  case TimeUnit::kMonth: return add_months(day, n);
  case TimeUnit::kQuarter: return add_months(day, 3 * n);
  case TimeUnit::kHalf: return add_months(day, 6 * n);
  case TimeUnit::kYear: return add_months(day, 12 * n);
  case TimeUnit::kDecade: return add_months(day, 120 * n);
  case TimeUnit::kCentury: return add_months(day, 1200 * n);
  default: return day + days(n);
  }
}

int unit_days(TimeUnit unit) {
  constexpr std::array<int, kTimeUnitNames.size()> kDays{1,  1,  1,  2,   2,   7,    7,    14,
                                                         31, 92, 92, 184, 366, 3653, 36525};
  return kDays[static_cast<std::size_t>(unit)];
}

std::string unit_value(const DayRange& range, TimeUnit unit) {
  const Calendar at = split_day(range.start);
  switch (unit) {
  case TimeUnit::kWeek: return week_value(range.start);
  case TimeUnit::kWeekend: return week_value(range.start) + "-WE";
  case TimeUnit::kMonth: return month_value(at.year, at.month);
  case TimeUnit::kQuarter: return year_value(at.year) + "-Q" + std::to_string((at.month + 2) / 3);
  case TimeUnit::kHalf: return year_value(at.year) + "-H" + std::to_string((at.month + 5) / 6);
  case TimeUnit::kYear: return year_value(at.year);
  case TimeUnit::kDecade: return year_value(at.year).substr(0, 3);
  case TimeUnit::kCentury: return year_value(at.year).substr(0, 2);
  default:
    return range.start == range.end ? to_string(range.start)
                                    : to_string(range.start) + "/" + to_string(range.end);
  }
}

std::string duration_value(int count, bool and_half, TimeUnit unit) {
  constexpr std::array<std::string_view, kTimeUnitNames.size()> kLetters{
      "S", "M", "H", "D", "D", "WE", "W", "W", "M", "Q", "S", "H", "Y", "DE", "CE"};
  int number = count;
  std::string_view letter = kLetters[static_cast<std::size_t>(unit)];
  if (unit == TimeUnit::kFortnight && count > 0) number *= 2;
  if (unit == TimeUnit::kDecade) letter = "Y", number = count > 0 ? count * 10 : count;
  if (unit == TimeUnit::kCentury) letter = "Y", number = count > 0 ? count * 100 : count;
  std::string out = unit <= TimeUnit::kHour ? "PT" : "P";
  if (unit == TimeUnit::kNight) out += "T", letter = "NI";
  out += count == kUnknownNumber ? "X" : std::to_string(number);
  if (and_half) out += ".5";
  return out.append(letter);
}

DayRange narrow_range(const DayRange& range, TimeNarrow narrow, std::optional<Day> published) {
  const int length = static_cast<int>((range.end - range.start).count()) + 1;
  if (narrow == TimeNarrow::kEarlier && published && *published >= range.start &&
      *published <= range.end)
    return {range.start, *published};
  if (narrow == TimeNarrow::kLater && published && *published >= range.start &&
      *published <= range.end)
    return {*published, range.end};
  if (narrow == TimeNarrow::kEarlier || narrow == TimeNarrow::kLater || length == 1) return range;
  const bool first = narrow == TimeNarrow::kEarly || narrow == TimeNarrow::kBegin;
  const bool middle = narrow == TimeNarrow::kMid || narrow == TimeNarrow::kMiddle;
  if (length >= 28 && length <= 31) {
    if (first) return {range.start, range.start + days(9)};
    if (middle) return {range.start + days(10), range.start + days(19)};
    return {range.start + days(20), range.end};
  }
  if (length >= 360 && length <= 366) {
    if (narrow == TimeNarrow::kBegin) return months_of(range, 0, 1);
    if (narrow == TimeNarrow::kMiddle) return months_of(range, 5, 2);
    if (narrow == TimeNarrow::kEnd) return months_of(range, 11, 1);
    return months_of(range, first ? 0 : middle ? 4 : 8, 4);
  }
  if (length >= 90 && length <= 92) return months_of(range, first ? 0 : middle ? 1 : 2, 1);
  if (length == 7) {
    if (first) return {range.start, range.start + days(2)};
    return middle ? DayRange{range.start + days(1), range.start + days(3)}
                  : DayRange{range.start + days(3), range.end};
  }
  if (length > 3000) {
    const int count = split_day(range.end).year - split_day(range.start).year + 1;
    const int year = split_day(range.start).year;
    if (first) return years(year, count * 2 / 5);
    return middle ? years(year + count * 2 / 5, count / 5 + (count < 50 ? 1 : 0))
                  : DayRange{year_range(year + count * 7 / 10).start, range.end};
  }
  return first    ? share(range, 0, 1.0 / 3)
         : middle ? share(range, 1.0 / 3, 2.0 / 3)
                  : share(range, 2.0 / 3, 1);
}

std::optional<DayRange> nth_range(const DayRange& range, TimeUnit unit, int weekday, int n) {
  if (weekday > 0) {
    Day day = n > 0 ? range.start : range.end;
    const int step = n > 0 ? 1 : -1;
    while (when::weekday(day) != weekday) day += days(step);
    if (n > 0) day += days(7 * (n - 1));
    if (day > range.end || day < range.start) return std::nullopt;
    return day_range(day);
  }
  if (unit == TimeUnit::kHalf) {
    const int year = split_day(range.start).year;
    if (n < -1 || n > 2 || n == 0) return std::nullopt;
    const bool first = n == 1;
    const auto length = (range.end - range.start).count() + 1;
    if (length > 360) return half_range(year, first ? 1 : 2);
    const Day middle = range.start + days(length < 32 ? 14 : length / 2 - 1);
    return first ? DayRange{range.start, middle} : DayRange{middle + days(1), range.end};
  }
  DayRange found = unit_range(n > 0 ? range.start : range.end, unit, n > 0 ? n - 1 : 0);
  if (unit == TimeUnit::kWeek) {
    // A week is the month's in which its Thursday lies, as ISO weeks are the year's.
    const bool outside = n > 0 ? monday_of(range.start) + days(3) < range.start
                               : monday_of(range.end) + days(3) > range.end;
    if (outside) found = unit_range(found.start, unit, n > 0 ? 1 : -1);
  }
  if (found.start > range.end || found.end < range.start) return std::nullopt;
  return found;
}

}  // namespace annals::when
