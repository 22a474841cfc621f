// Days, weekdays, months and seasons: which year and week they are in.
#include <cstdio>

#include "src/when/resolve.h"
#include "src/when/stretch.h"

namespace annals::when {
namespace {

using std::chrono::days;

// "XXXX-05-07", "XXXX-WXX-3": what is known without a year.
std::string open_value(const Reading& r) {
  char buffer[32];
  if (r.month > 0 && r.day > 0)
    std::snprintf(buffer, sizeof buffer, "XXXX-%02d-%02d", r.month, r.day);
  else if (r.month > 0)
    std::snprintf(buffer, sizeof buffer, "XXXX-%02d", r.month);
  else if (r.weekday > 0)
    std::snprintf(buffer, sizeof buffer, "XXXX-WXX-%d", r.weekday);
  else if (r.season)
    return "XXXX-" + std::string(kTimeSeasonNames[static_cast<std::size_t>(*r.season)]);
  else
    return "XXXX-XX-XX";
  return buffer;
}

std::string season_value(int year, TimeSeason season) {
  return year_value(year) + "-" +
         std::string(kTimeSeasonNames[static_cast<std::size_t>(season)]);
}

Day nearest_weekday_before(Day day, int wanted) {
  return day - days((weekday(day) - wanted + 7) % 7);
}
Day nearest_weekday_after(Day day, int wanted) {
  return day + days((wanted - weekday(day) + 7) % 7);
}

}  // namespace

// A report about another year stays in it: "On 5 December 2019 ... On 7 December ...".
std::optional<int> Resolver::reported_year(const Reading& r) const {
  for (const Known& date : known_) {
    if (!date.full || date.passage != passage_) continue;
    if (published_ && (*published_ - date.days.start).count() < 300) return std::nullopt;
    const Calendar at = split_day(date.days.start);
    return at.year + (r.month < at.month ? 1 : 0);
  }
  return std::nullopt;
}

// "last April", "next May". REQUIRES: a publication date.
std::optional<int> Resolver::shifted_year(const Reading& r, int month) const {
  const Calendar now = split_day(*published_);
  const int n = steps(*r.shift);
  if (*r.shift == TimeShift::kComing) return now.year + (month < now.month ? 1 : 0);
  if (*r.shift == TimeShift::kPast) return now.year - (month >= now.month ? 1 : 0);
  if (!from_report(*r.shift)) return now.year + n;
  const Known* date = known(kAnyLength);
  if (date == nullptr) return std::nullopt;
  const Calendar at = split_day(date->days.start);
  if (n < 0) return at.year - (month >= at.month ? 1 : 0);
  if (n > 0) return at.year + (month <= at.month ? 1 : 0);
  return at.year;
}

// The year in which a day, month or season without one falls.
std::optional<int> Resolver::nearest_year(const Reading& r, Direction direction,
                                         Resolved& out) const {
  if (direction != Direction::kFuture && r.month > 0 && !r.shift)
    if (const auto year = reported_year(r)) return year;
  if (!published_) return std::nullopt;
  const Calendar now = split_day(*published_);
  const bool quarter = r.nth_unit == TimeUnit::kQuarter && r.nth > 0;
  const int month = r.month > 0 ? r.month
                    : r.season  ? 3 + 3 * static_cast<int>(*r.season)
                    : quarter   ? 3 * r.nth - 2
                                : 1;
  if (r.shift && r.month > 0) return shifted_year(r, month);
  const auto first_day = [&](int year) {
    const auto day = r.day > 0 ? make_day(year, month, r.day) : make_day(year, month, 1);
    return day.value_or(month_range(year, month).end);
  };
  const auto last_day = [&](int year) {
    if (r.day > 0) return first_day(year);
    if (quarter) return quarter_range(year, r.nth).end;
    return r.season ? season_range(year, *r.season).end : month_range(year, month).end;
  };
  const int past = first_day(now.year) <= *published_ ? now.year : now.year - 1;
  const int future = last_day(now.year) >= *published_ ? now.year : now.year + 1;
  // 29 February exists in some years only.
  if (r.day > 0 && (!make_day(past, month, r.day) || !make_day(future, month, r.day))) {
    const int step = direction == Direction::kFuture ? 1 : -1;
    for (int year = step > 0 ? future : past, tries = 0; tries < 9; ++tries, year += step)
      if (make_day(year, month, r.day)) return year;
    return std::nullopt;
  }
  if (direction == Direction::kFuture) return future;
  if (direction == Direction::kPast || past == future) return past;
  const auto since_past = (*published_ - last_day(past)).count();
  const auto until_future = (first_day(future) - *published_).count();
  const bool ahead = since_past > kLongAgo && until_future < kSoon;
  if (!quarter && (ahead || until_future <= kOtherYear)) {
    const int other = ahead ? past : future;
    const DayRange range{first_day(other), last_day(other)};
    const std::string value = r.day > 0     ? to_string(range.start)
                              : r.month > 0 ? month_value(other, r.month)
                                            : season_value(other, *r.season);
    out.others.push_back({range, value, ahead ? kIfPast : kIfAhead});
  }
  return ahead ? future : past;
}

std::optional<int> Resolver::year_of(const Reading& r, Direction direction, Resolved& out) {
  if (r.year) return r.year;
  if (!r.year_shift) return nearest_year(r, direction, out);
  if (from_report(*r.year_shift)) {
    const Known* date = known(kAnyLength);
    if (date == nullptr) return std::nullopt;
    out.anchor = date->span;
    return split_day(date->days.start).year + steps(*r.year_shift);
  }
  if (!published_) return std::nullopt;
  return split_day(*published_).year + steps(*r.year_shift);
}

// "last Tuesday", "the following Tuesday". Some say "last Tuesday" for the nearest, ruling 10 or
// not.
Day Resolver::shifted_weekday(const Reading& r, const Known* date, Resolved& out) const {
  const Day now = *published_;
  const Day from = date != nullptr ? date->days.start : now;
  const auto other = [&](Day day, Day nearest) {
    if (day != nearest)
      out.others.push_back({day_range(nearest), to_string(nearest), "the nearest of that name"});
    return day;
  };
  out.because = "weekday, shifted";
  switch (*r.shift) {
  case TimeShift::kLast:
    out.because = "weekday of the week before (ruling 10)";
    return other(monday_of(now) + days(r.weekday - 8),
                 nearest_weekday_before(now - days(1), r.weekday));
  case TimeShift::kNext:
    out.because = "weekday of the week after";
    return other(monday_of(now) + days(r.weekday + 6),
                 nearest_weekday_after(now + days(1), r.weekday));
  case TimeShift::kThis: return monday_of(now) + days(r.weekday - 1);
  case TimeShift::kComing: return nearest_weekday_after(now + days(1), r.weekday);
  case TimeShift::kPast: return nearest_weekday_before(now - days(1), r.weekday);
  case TimeShift::kPrevious: return nearest_weekday_before(from - days(1), r.weekday);
  case TimeShift::kFollowing: return nearest_weekday_after(from + days(1), r.weekday);
  default: return nearest_weekday_before(from, r.weekday);
  }
}

Resolved Resolver::weekday(const Reading& r, Direction direction) {
  Resolved out;
  out.value = open_value(r);
  if (!published_) return out;
  const Day now = *published_;
  const Known* date = known(7);
  Day day = now;
  if (r.week_shift) {
    const Day base = from_report(*r.week_shift) && date != nullptr ? date->days.start : now;
    day = monday_of(base) + days(7 * steps(*r.week_shift) + r.weekday - 1);
    out.because = "weekday of a named week";
  } else if (r.shift) {
    // "The following Monday it fell", and no day was told before.
    const bool adrift = *r.shift == TimeShift::kFollowing && date == nullptr;
    if (adrift && direction == Direction::kPast) return out;
    day = shifted_weekday(r, date, out);
    if (from_report(*r.shift) && date != nullptr) out.anchor = date->span;
  } else {
    const bool deadline = r.prep == TimePrep::kUntil || r.prep == TimePrep::kBy;
    const bool unknown = direction == Direction::kUnknown;
    const bool ahead = direction == Direction::kFuture || (unknown && deadline);
    const Day past = nearest_weekday_before(now, r.weekday);
    const Day future = nearest_weekday_after(now, r.weekday);
    day = ahead ? future : past;
    out.because = ahead ? "weekday not before publication" : "weekday not after publication";
    const Day second = ahead ? past : future;
    if (unknown && second != day)
      out.others.push_back({day_range(second), to_string(second), ahead ? kIfPast : kIfAhead});
  }
  out.days = day_range(day);
  out.value = to_string(day);
  return out;
}

// 3 April or 4 March: as the report's other dates are written, else as is nearer to publication and
// not after it. The other order stays a reading unless the report itself decides.
Day Resolver::ordered(Day month_first, Day day_first, Resolved& out) const {
  const auto far = [&](Day d) {
    return !published_ ? days(0) : d > *published_ ? days(100000) : *published_ - d;
  };
  const bool told = order_ != DayOrder::kUnknown;
  const bool second = told ? is_day_first(order_) : far(day_first) < far(month_first);
  const Day day = second ? day_first : month_first;
  const Day other = second ? month_first : day_first;
  out.because = "order of day and month by publication";
  if (order_ == DayOrder::kDayFirst || order_ == DayOrder::kMonthFirst) {
    out.because = "order of day and month by the report's other dates";
    return day;
  }
  if (told) out.because = "order of day and month by the outlet";
  out.others.push_back({day_range(other), to_string(other), "the other order of day and month"});
  return day;
}

std::optional<DayRange> Resolver::day_or_month(const Reading& r, int year, Resolved& out) const {
  if (r.day == 0) {
    out.value = month_value(year, r.month);
    return month_range(year, r.month);
  }
  auto day = make_day(year, r.month, r.day);
  if (r.numeric_day > 0 && day)
    if (const auto other = make_day(year, r.day, r.numeric_day)) day = ordered(*day, *other, out);
  if (!day) return std::nullopt;
  out.value = to_string(*day);
  return day_range(*day);
}

// "last summer" is the latest one that is over, "next summer" the first that has not begun.
std::optional<DayRange> Resolver::season(const Reading& r, int year, Resolved& out) const {
  DayRange range = season_range(year, *r.season);
  const auto move_behind = [&](Day day) {
    while (range.start <= day) range = season_range(++year, *r.season);
  };
  const auto move_before = [&](Day day) {
    while (range.end >= day) range = season_range(--year, *r.season);
  };
  if (r.shift) {
    const Known* date = from_report(*r.shift) ? known(kAnyLength) : nullptr;
    if (from_report(*r.shift) ? date == nullptr : !published_) return std::nullopt;
    if (date != nullptr) out.anchor = date->span;
    const DayRange from = date != nullptr ? date->days : day_range(*published_);
    year = split_day(from.start).year;
    range = season_range(year, *r.season);
    if (steps(*r.shift) > 0) move_behind(from.end);
    if (steps(*r.shift) < 0) move_before(from.start);
  }
  out.value = season_value(year, *r.season);
  return range;
}

Resolved Resolver::date(const Reading& r, Direction direction) {
  if (r.weekday > 0 && r.month == 0 && !r.year && !r.nth_unit) return weekday(r, direction);
  Resolved out;
  out.value = open_value(r);
  const std::optional<int> year = year_of(r, direction, out);
  if (!year || *year < -9999 || *year > 9999) return out;
  if (*year < 1 || (r.year && *year < 100)) {
    if (r.month == 0) out.value = year_value(*year);
    if (*year < 1) return out;
  }
  std::optional<DayRange> found;
  if (r.month > 0) {
    found = day_or_month(r, *year, out);
  } else if (r.season) {
    found = season(r, *year, out);
  } else {
    found = year_range(*year);
    out.value = year_value(*year);
  }
  if (!found) return out;
  take_part(r, *found, out);
  return out;
}

}  // namespace annals::when
