#include "src/when/resolve.h"

#include <algorithm>
#include <cstdio>

#include "src/when/stretch.h"

namespace annals::when {
namespace {

using std::chrono::days;

constexpr std::size_t kRemembered = 12;
constexpr int kAnyLength = 40000;
// A day of the year named without one is taken for the next when the last lies most of a year back.
constexpr int kLongAgo = 280;
constexpr int kSoon = 70;
// Counts beyond this are geology.
constexpr int kMostYears = 2500;

// Shifts that count from the report's own last date; the others count from publication.
bool from_report(TimeShift shift) {
  return shift == TimeShift::kPrevious || shift == TimeShift::kFollowing ||
         shift == TimeShift::kSame || shift == TimeShift::kThat || shift == TimeShift::kEntire;
}

int steps(TimeShift shift) {
  switch (shift) {
  case TimeShift::kLast:
  case TimeShift::kPast:
  case TimeShift::kPrevious: return -1;
  case TimeShift::kNext:
  case TimeShift::kComing:
  case TimeShift::kFollowing: return 1;
  default: return 0;
  }
}

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

Day nearest_weekday_before(Day day, int wanted) {
  return day - days((weekday(day) - wanted + 7) % 7);
}
Day nearest_weekday_after(Day day, int wanted) {
  return day + days((wanted - weekday(day) + 7) % 7);
}

bool too_many(int count, TimeUnit unit) {
  return static_cast<long long>(count) * unit_days(unit) > 366LL * kMostYears;
}

std::string_view rule(const Reading& r) {
  switch (r.form) {
  case Form::kDate: return r.year ? "date" : "date without year, by publication";
  case Form::kDay: return "day by publication";
  case Form::kUnit: return "stretch by publication";
  case Form::kCounted: return "counted";
  case Form::kDecade: return "decade";
  case Form::kCentury: return "century";
  case Form::kClock: return "time of day";
  case Form::kFeast: return "feast";
  case Form::kSet: return "repeated";
  case Form::kVague: return "vague";
  case Form::kThen: return "since-then";
  case Form::kFiscal: return "fiscal year, left open";
  }
  return "";
}

}  // namespace

const Resolver::Known* Resolver::known(int longest) const {
  for (const Known& date : known_)
    if ((date.days.end - date.days.start).count() < longest) return &date;
  return nullptr;
}

// The year in which a day, month or season without one falls.
std::optional<int> Resolver::nearest_year(const Reading& r, Direction direction) const {
  // A report about another year stays in it: "On 5 December 2019 ... On 7 December ...".
  if (direction != Direction::kFuture && r.month > 0 && !r.shift)
    for (const Known& date : known_) {
      if (!date.full || date.passage != passage_) continue;
      const Calendar at = split_day(date.days.start);
      if (published_ && (*published_ - date.days.start).count() < 300) break;
      return at.year + (r.month < at.month ? 1 : 0);
    }
  if (!published_) return std::nullopt;
  const Calendar now = split_day(*published_);
  const int month = r.month > 0 ? r.month : r.season ? 3 + 3 * static_cast<int>(*r.season) : 1;
  if (r.shift && r.month > 0) {
    const int n = steps(*r.shift);
    if (*r.shift == TimeShift::kComing) return now.year + (month < now.month ? 1 : 0);
    if (*r.shift == TimeShift::kPast) return now.year - (month >= now.month ? 1 : 0);
    if (from_report(*r.shift)) {
      const Known* date = known(kAnyLength);
      if (date == nullptr) return std::nullopt;
      const Calendar at = split_day(date->days.start);
      if (n < 0) return at.year - (month >= at.month ? 1 : 0);
      if (n > 0) return at.year + (month <= at.month ? 1 : 0);
      return at.year;
    }
    return now.year + n;
  }
  const auto first_day = [&](int year) {
    const auto day = r.day > 0 ? make_day(year, month, r.day) : make_day(year, month, 1);
    return day.value_or(month_range(year, month).end);
  };
  const auto last_day = [&](int year) {
    if (r.day > 0) return first_day(year);
    return r.season ? season_range(year, *r.season).end : month_range(year, month).end;
  };
  const int past = first_day(now.year) <= *published_ ? now.year : now.year - 1;
  const int future = last_day(now.year) >= *published_ ? now.year : now.year + 1;
  if (direction == Direction::kFuture) return future;
  const auto since_past = (*published_ - last_day(past)).count();
  const auto until_future = (first_day(future) - *published_).count();
  if (direction == Direction::kUnknown && since_past > kLongAgo - 60 && until_future < kSoon + 60)
    return future;
  if (r.day > 0 && since_past > kLongAgo && until_future < kSoon) return future;
  return past;
}

std::optional<int> Resolver::year_of(const Reading& r, Direction direction, Resolved& out) {
  if (r.year) return r.year;
  if (!r.year_shift) return nearest_year(r, direction);
  if (from_report(*r.year_shift)) {
    const Known* date = known(kAnyLength);
    if (date == nullptr) return std::nullopt;
    out.anchor = date->span;
    return split_day(date->days.start).year + steps(*r.year_shift);
  }
  if (!published_) return std::nullopt;
  return split_day(*published_).year + steps(*r.year_shift);
}

Resolved Resolver::weekday(const Reading& r, Direction direction) {
  Resolved out;
  out.value = open_value(r);
  if (!published_) return out;
  const Day now = *published_;
  const Known* date = known(7);
  const Day from = date != nullptr ? date->days.start : now;
  Day day = now;
  out.because = "weekday not after publication";
  if (r.week_shift) {
    const Day base = from_report(*r.week_shift) ? from : now;
    day = monday_of(base) + days(7 * steps(*r.week_shift) + r.weekday - 1);
    out.because = "weekday of a named week";
  } else if (!r.shift) {
    const bool ahead = direction == Direction::kFuture ||
                       (direction == Direction::kUnknown &&
                        (r.prep == TimePrep::kUntil || r.prep == TimePrep::kBy));
    day = ahead ? nearest_weekday_after(now, r.weekday) : nearest_weekday_before(now, r.weekday);
    if (ahead) out.because = "weekday not before publication";
  } else {
    out.because = "weekday, shifted";
    switch (*r.shift) {
    case TimeShift::kLast: day = monday_of(now) + days(r.weekday - 8); break;
    case TimeShift::kNext: day = monday_of(now) + days(r.weekday + 6); break;
    case TimeShift::kThis: day = monday_of(now) + days(r.weekday - 1); break;
    case TimeShift::kComing: day = nearest_weekday_after(now + days(1), r.weekday); break;
    case TimeShift::kPast: day = nearest_weekday_before(now - days(1), r.weekday); break;
    case TimeShift::kPrevious: day = nearest_weekday_before(from - days(1), r.weekday); break;
    case TimeShift::kFollowing: day = nearest_weekday_after(from + days(1), r.weekday); break;
    default: day = nearest_weekday_before(from, r.weekday); break;
    }
    if (from_report(*r.shift) && date != nullptr) out.anchor = date->span;
  }
  out.days = day_range(day);
  out.value = to_string(day);
  return out;
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
  DayRange range = year_range(*year);
  if (r.month > 0 && r.day > 0) {
    auto day = make_day(*year, r.month, r.day);
    if (r.numeric_day > 0 && published_ && day) {
      // Of two orders the one nearer to publication, and not after it.
      const auto other = make_day(*year, r.day, r.numeric_day);
      const auto far = [&](Day d) { return d > *published_ ? days(100000) : *published_ - d; };
      if (other && far(*other) < far(*day)) day = other;
    }
    if (!day) return out;
    range = day_range(*day);
    out.value = to_string(*day);
  } else if (r.month > 0) {
    range = month_range(*year, r.month);
    out.value = month_value(*year, r.month);
  } else if (r.season) {
    int of_year = *year;
    if (r.shift) of_year = split_day(published_.value_or(range.start)).year;
    range = season_range(of_year, *r.season);
    if (r.shift && published_) {
      // "last summer" is the one before the one we are in or have just had, if that one is not
      // over.
      const int n = steps(*r.shift);
      if (n < 0) {
        while (range.end >= *published_) range = season_range(--of_year, *r.season);
      } else if (n > 0) {
        while (range.start <= *published_) range = season_range(++of_year, *r.season);
      }
    }
    out.value = year_value(of_year) + "-" +
                std::string(kTimeSeasonNames[static_cast<std::size_t>(*r.season)]);
  } else {
    out.value = year_value(*year);
  }
  if (r.nth_unit) {
    const auto part = nth_range(range, *r.nth_unit, r.weekday, r.nth);
    if (!part) return out;
    range = *part;
    out.value = r.weekday > 0 ? to_string(range.start) : unit_value(range, *r.nth_unit);
  }
  if (r.narrow) range = narrow_range(range, *r.narrow, published_);
  out.days = range;
  return out;
}

// "last week", "that same day", "this morning", "the end of the year".
Resolved Resolver::unit(const Reading& r, Direction direction) {
  Resolved out;
  out.value = "XXXX-XX-XX";
  const TimeUnit unit = *r.unit;
  TimeShift shift = r.shift.value_or(TimeShift::kThis);
  // "the next day" follows what was told; "next week" follows today.
  if (unit == TimeUnit::kDay && !(r.part && shift == TimeShift::kLast) &&
      shift != TimeShift::kThis && shift != TimeShift::kComing && shift == TimeShift::kNext)
    shift = TimeShift::kFollowing;
  std::optional<Day> base = published_;
  if (from_report(shift)) {
    const Known* date =
        known(std::max(unit_days(unit), 2) + (unit >= TimeUnit::kMonth ? kAnyLength : 0));
    if (date != nullptr) {
      base = steps(shift) > 0 ? date->days.end : date->days.start;
      out.anchor = date->span;
    } else if (shift != TimeShift::kPrevious || unit < TimeUnit::kMonth) {
      return out;
    }
  }
  if (!base) return out;
  int n = steps(shift);
  if (unit == TimeUnit::kWeekend && shift == TimeShift::kThis && direction != Direction::kFuture &&
      when::weekday(*base) < 6)
    n = -1;
  DayRange range = unit_range(*base, unit, n);
  out.value = unit_value(range, unit);
  if (r.nth_unit) {
    const auto part = nth_range(range, *r.nth_unit, r.weekday, r.nth);
    if (!part) return out;
    range = *part;
    out.value = r.weekday > 0 ? to_string(range.start) : unit_value(range, *r.nth_unit);
  }
  if (r.narrow) range = narrow_range(range, *r.narrow, published_);
  out.days = range;
  return out;
}

Resolved Resolver::counted(const Reading& r, Direction direction, bool lasting) {
  Resolved out;
  const TimeUnit unit = *r.unit;
  out.value = duration_value(r.count, r.and_half, unit);
  out.kind = TimeKind::kDuration;
  const bool exact = r.count > 0 && !too_many(r.count, unit);
  int n = r.count;
  TimeUnit step = unit;
  if (r.and_half && unit == TimeUnit::kYear) step = TimeUnit::kMonth, n = n * 12 + 6;
  const auto whole = [&](Day day) {
    return unit_range(day, step < TimeUnit::kDay ? TimeUnit::kDay : step, 0);
  };
  switch (r.way) {
  case Way::kAgo:
    out.kind = TimeKind::kDate;
    if (!exact) {
      out.value = "PAST_REF";
      return out;
    }
    if (!published_) return out;
    out.days = whole(move(*published_, step, -n));
    out.value = unit_value(*out.days, step < TimeUnit::kDay ? TimeUnit::kDay : step);
    return out;
  case Way::kBack:
  case Way::kOn: {
    out.kind = TimeKind::kDate;
    const Known* date =
        known(std::max(unit_days(unit), 1) + (unit >= TimeUnit::kMonth ? kAnyLength : 0));
    if (date == nullptr || !exact) {
      out.value = r.way == Way::kBack ? "PAST_REF" : "FUTURE_REF";
      return out;
    }
    out.anchor = date->span;
    out.days =
        whole(r.way == Way::kOn ? move(date->days.end, step, n) : move(date->days.start, step, -n));
    out.value = unit_value(*out.days, step < TimeUnit::kDay ? TimeUnit::kDay : step);
    return out;
  }
  case Way::kPast:
    if (exact && published_) out.days = DayRange{move(*published_, step, -n), *published_};
    return out;
  case Way::kNext:
    if (exact && published_) out.days = DayRange{*published_, move(*published_, step, n)};
    return out;
  default: break;
  }
  if (!exact || !published_) return out;
  if (lasting && (r.prep == TimePrep::kFor || r.prep == TimePrep::kOver)) {
    out.days = DayRange{whole(move(*published_, step, -n)).start, *published_};
    out.since = true;
    out.because = "for so long until publication (ruling 20)";
  } else if (direction == Direction::kFuture && r.prep == TimePrep::kIn) {
    out.days = whole(move(*published_, step, n));
  }
  return out;
}

Resolved Resolver::feast(const Reading& r, Direction direction) {
  Resolved out;
  const Feast& feast = words_.feasts()[static_cast<std::size_t>(r.feast)];
  out.value = "XXXX-XX-XX";
  const bool once = feast.rule == Feast::Rule::kOnce;
  std::optional<int> year = once ? std::optional<int>(feast.year) : r.year;
  if (!year && r.year_shift) year = year_of(r, direction, out);
  if (!year && !published_) return out;
  std::vector<Day> found;
  std::vector<Day> all;
  const int middle = year.value_or(published_ ? split_day(*published_).year : 0);
  for (int y = year ? middle : middle - 1; y <= (year ? middle : middle + 1); ++y) {
    feast_days(feast, y, found);
    all.insert(all.end(), found.begin(), found.end());
  }
  if (all.empty()) return out;
  Day day = all.front();
  if (!year) {
    const Day now = *published_;
    std::optional<Day> past, future;
    for (const Day each : all) {
      if (each <= now) past = each;
      if (!future && each + days(feast.length - 1) >= now) future = each;
    }
    day = direction == Direction::kFuture ? future.value_or(day) : past.value_or(day);
    if (direction != Direction::kFuture && past && future && now - *past > days(kLongAgo) &&
        *future - now < days(kSoon))
      day = *future;
  }
  out.days = DayRange{day, day + days(feast.length - 1)};
  out.value = to_string(day);
  out.kind = TimeKind::kDate;
  return out;
}

// A time of day alone belongs to the last day named in its paragraph.
Resolved Resolver::clock(const Reading& r) {
  (void)r;
  Resolved out;
  out.value = "XXXX-XX-XX";
  const Known* date = known(2);
  if (date == nullptr || date->passage != passage_) return out;
  out.days = date->days;
  out.anchor = date->span;
  out.value = to_string(date->days.start);
  return out;
}

Resolved Resolver::one(const Reading& r, Direction direction, bool lasting) {
  Resolved out;
  switch (r.form) {
  case Form::kDate: out = date(r, direction); break;
  case Form::kDay:
    out.value = "XXXX-XX-XX";
    if (!published_) break;
    out.days = day_range(*published_ + days(r.offset));
    out.value = to_string(out.days->start);
    if (r.overnight) out.days->end = *published_;
    if (r.narrow) out.days = narrow_range(*out.days, *r.narrow, published_);
    break;
  case Form::kUnit: out = unit(r, direction); break;
  case Form::kCounted: out = counted(r, direction, lasting); break;
  case Form::kDecade: {
    const DayRange range{year_range(*r.year).start, year_range(*r.year + 9).end};
    out.value = unit_value(range, TimeUnit::kDecade);
    out.days = r.narrow ? narrow_range(range, *r.narrow, published_) : range;
    break;
  }
  case Form::kCentury: {
    if (*r.year < 0) {
      out.value = year_value(*r.year);
      break;
    }
    const DayRange range{year_range(*r.year == 0 ? 1 : *r.year).start,
                         year_range(*r.year + 99).end};
    out.value = unit_value(range, TimeUnit::kCentury);
    out.days = r.narrow ? narrow_range(range, *r.narrow, published_) : range;
    break;
  }
  case Form::kClock: out = clock(r); break;
  case Form::kFeast: out = feast(r, direction); break;
  case Form::kSet:
    out.kind = TimeKind::kSet;
    if (!r.set_value.empty())
      out.value = r.set_value;
    else if (r.weekday > 0)
      out.value = "XXXX-WXX-" + std::to_string(r.weekday);
    else if (r.unit)
      out.value = duration_value(r.count, false, *r.unit);
    break;
  case Form::kVague: out.value = kTimeVagueNames[static_cast<std::size_t>(r.vague)]; break;
  case Form::kFiscal:
    out.value = "FY" + (r.year ? year_value(*r.year) : std::string("XXXX"));
    break;
  case Form::kThen: {
    out.value = "PAST_REF";
    const Known* date = known(kAnyLength);
    if (date == nullptr) break;
    out.anchor = date->span;
    out.days = date->days;
    out.value = to_string(date->days.start);
    break;
  }
  }
  if (out.because.empty()) out.because = rule(r);
  if (r.hour >= 0) {
    char buffer[16];
    std::snprintf(buffer, sizeof buffer, "T%02d:%02d", r.hour, r.minute);
    out.value += buffer;
    if (r.utc) out.value += "Z";
    out.kind = TimeKind::kTime;
  } else if (r.part && r.form != Form::kSet) {
    constexpr std::array<std::string_view, 6> kParts{"TMO", "TAF",    "TEV",
                                                     "TNI", "T12:00", "T24:00"};
    out.value += kParts[static_cast<std::size_t>(*r.part)];
    out.kind = TimeKind::kTime;
  }
  return out;
}

// Two ends become one stretch; the second is moved behind the first where its year or week was
// open.
void Resolver::join(Resolved& from, Resolved to, const Reading& a, const Reading& b) const {
  from.value += "/" + to.value;
  from.because = "from and to";
  if (!from.days || !to.days) {
    from.days.reset();
    return;
  }
  if (to.days->end < from.days->start && b.weekday > 0 && b.month == 0) {
    if (a.weekday > 0) from.days = DayRange{from.days->start - days(7), from.days->end - days(7)};
  } else if (to.days->end < from.days->start && b.month > 0 && !b.year && !a.year) {
    from.days = DayRange{add_months(from.days->start, -12), add_months(from.days->end, -12)};
  }
  if (to.days->end < from.days->start) {
    from.days.reset();
    return;
  }
  from.days->end = to.days->end;
}

void Resolver::remember(const Reading& r, const Resolved& resolved, Span span) {
  if (!resolved.dated || !resolved.days) return;
  known_.push_front({*resolved.days, span, passage_, r.year.has_value() && r.month > 0});
  if (known_.size() > kRemembered) known_.pop_back();
}

Resolved Resolver::resolve(const Match& match, Span span, Index passage, Direction direction,
                           bool lasting) {
  passage_ = passage;
  Resolved out = one(match.from, direction, lasting);
  if (match.to) join(out, one(*match.to, direction, lasting), match.from, *match.to);
  const bool opens = match.from.prep == TimePrep::kSince || match.from.form == Form::kThen;
  out.dated = out.kind != TimeKind::kDuration && out.kind != TimeKind::kSet &&
              match.from.form != Form::kVague && match.from.form != Form::kClock &&
              match.from.form != Form::kThen;
  remember(match.from, out, span);
  if (opens && !match.to && out.days && published_ && out.days->start <= *published_) {
    out.days->end = *published_;
    out.since = true;
  }
  return out;
}

}  // namespace annals::when
