#include "src/when/resolve.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "src/when/stretch.h"

namespace annals::when {
namespace {

using std::chrono::days;

constexpr std::size_t kRemembered = 12;
constexpr Index kNearPassages = 3;
// Counts beyond this are geology.
constexpr int kMostYears = 2500;

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
  const Known* second = nullptr;
  for (const Known& date : known_) {
    if ((date.days.end - date.days.start).count() >= longest) continue;
    if (!date.aside) return &date;
    if (second == nullptr) second = &date;
  }
  return second;
}

// "last week", "that same day", "this morning", "the end of the year".
Resolved Resolver::unit(const Reading& r, Direction direction) {
  Resolved out;
  out.value = "XXXX-XX-XX";
  const TimeUnit unit = *r.unit;
  TimeShift shift = r.shift.value_or(TimeShift::kThis);
  // "the next day" follows what was told; "next week" follows today.
  if (unit == TimeUnit::kDay && shift == TimeShift::kNext) shift = TimeShift::kFollowing;
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
  const DayRange range = unit_range(*base, unit, n);
  if (n == -1 && shift == TimeShift::kThis && direction == Direction::kUnknown) {
    const DayRange coming = unit_range(*base, unit, 0);
    out.others.push_back({coming, unit_value(coming, unit), kIfAhead});
  }
  out.value = unit_value(range, unit);
  take_part(r, range, out);
  return out;
}

// "the first week of", "early": leaves the days open where the part does not exist.
void Resolver::take_part(const Reading& r, DayRange range, Resolved& out) const {
  if (r.nth_unit) {
    const auto part = nth_range(range, *r.nth_unit, r.weekday, r.nth);
    if (!part) return;
    range = *part;
    // TIMEX3 writes halves of years only; half a month has the month's value.
    const bool written = r.nth_unit != TimeUnit::kHalf || (range.end - range.start).count() > 150;
    if (r.weekday > 0)
      out.value = to_string(range.start);
    else if (written)
      out.value = unit_value(range, *r.nth_unit);
  }
  if (r.narrow) range = narrow_range(range, *r.narrow, published_);
  out.days = range;
}

// `range` is the whole unit that lies so far back. "A week ago" is said of this day of last week,
// "two weeks ago" of a week. REQUIRES: a publication date.
void Resolver::ago(const Reading& r, DayRange range, TimeUnit step, Resolved& out) const {
  out.days = range;
  if (r.weekday > 0) {
    step = TimeUnit::kDay;
    out.days = day_range(range.start + days(r.weekday - 1));
  } else if (step == TimeUnit::kWeek && r.count == 1) {
    out.others.push_back({range, unit_value(range, step), "some day of that week"});
    out.days = day_range(*published_ - days(7));
    step = TimeUnit::kDay;
  }
  out.value = unit_value(*out.days, std::max(step, TimeUnit::kDay));
}

// "the next ten days": from publication, in a tale of the past from its last day.
void Resolver::counted_on(const Reading& r, Direction direction, TimeUnit step, int n,
                          Resolved& out) const {
  std::optional<Day> from = published_;
  if (direction == Direction::kPast) {
    const Known* date = known(std::max(unit_days(*r.unit), 2) + 1);
    from = date != nullptr ? std::optional<Day>(date->days.end) : std::nullopt;
    if (date != nullptr) out.anchor = date->span;
  }
  if (from && r.count > 0 && !too_many(r.count, *r.unit))
    out.days = DayRange{*from, move(*from, step, n)};
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
      if (r.count > 0 && unit == TimeUnit::kYear && published_)
        out.value = year_value(split_day(*published_).year - r.count);
      return out;
    }
    if (published_) ago(r, whole(move(*published_, step, -n)), step, out);
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
    counted_on(r, direction, step, n, out);
    return out;
  default: break;
  }
  if (!exact || !published_) return out;
  if (lasting && (r.prep == TimePrep::kFor || r.prep == TimePrep::kOver)) {
    out.days = DayRange{whole(move(*published_, step, -n)).start, *published_};
    out.since = true;
    out.because = "for so long until publication (ruling 20)";
  } else if (direction == Direction::kFuture && r.prep == TimePrep::kIn && unit >= TimeUnit::kDay &&
             !(unit == TimeUnit::kDay && n == 1)) {
    out.days = whole(move(*published_, step, n));
  }
  return out;
}

// A time of day alone belongs to the last day named shortly before.
Resolved Resolver::clock() {
  Resolved out;
  out.value = "XXXX-XX-XX";
  const Known* date = known(2);
  if (date == nullptr || date->passage + kNearPassages < passage_) return out;
  out.days = date->days;
  out.anchor = date->span;
  out.value = to_string(date->days.start);
  return out;
}

Resolved Resolver::day(const Reading& r) const {
  Resolved out;
  out.value = "XXXX-XX-XX";
  if (!published_) return out;
  out.days = day_range(*published_ + days(r.offset));
  out.value = to_string(out.days->start);
  if (r.overnight) out.days->end = *published_;
  if (r.narrow) out.days = narrow_range(*out.days, *r.narrow, published_);
  return out;
}

Resolved Resolver::decade_or_century(const Reading& r) const {
  Resolved out;
  const bool decade = r.form == Form::kDecade;
  if (*r.year < 0) {
    out.value = year_value(*r.year);
    return out;
  }
  const int first = *r.year == 0 ? 1 : *r.year;
  const DayRange range{year_range(first).start, year_range(*r.year + (decade ? 9 : 99)).end};
  out.value = unit_value(range, decade ? TimeUnit::kDecade : TimeUnit::kCentury);
  out.days = r.narrow ? narrow_range(range, *r.narrow, published_) : range;
  return out;
}

// "since then"
Resolved Resolver::then() const {
  Resolved out;
  out.value = "PAST_REF";
  const Known* date = known(kAnyLength);
  if (date == nullptr) return out;
  out.anchor = date->span;
  out.days = date->days;
  out.value = to_string(date->days.start);
  return out;
}

// "two days before Easter": from the day named.
void Resolver::move_from(const Reading& r, Resolved& out) const {
  const TimeUnit unit = *r.moved_unit < TimeUnit::kDay ? TimeUnit::kDay : *r.moved_unit;
  const bool exact = !too_many(std::abs(r.moved), unit);
  const auto shift = [&](std::optional<DayRange>& days, std::string& value) {
    if (days && exact) {
      const Day to = move(r.moved > 0 ? days->end : days->start, *r.moved_unit, r.moved);
      days = unit_range(to, unit, 0);
      value = unit_value(*days, unit);
    } else {
      days.reset();
      value = "XXXX-XX-XX";
    }
  };
  shift(out.days, out.value);
  for (Other& other : out.others) shift(other.days, other.value);
  out.because = "counted from a day named";
}

// "overnight on Tuesday" is the night that begins on it, or ends on it; "into Tuesday" the latter.
void Resolver::take_night(const Reading& r, Resolved& out) const {
  if (!out.days) return;
  const Day day = out.days->start;
  const DayRange begins{day, day + days(1)};
  const DayRange ends{day - days(1), day};
  // The night after the day of publication has not been yet.
  const bool ending = r.night < 0 || day == published_;
  out.days = ending ? ends : begins;
  out.value = to_string(out.days->start);
  if (r.night < 0 || ending) return;
  out.others.push_back({ends, to_string(ends.start), "the night that ends on that day"});
}

void Resolver::add_hour(const Reading& r, Resolved& out) const {
  constexpr std::array<std::string_view, 6> kParts{"TMO", "TAF", "TEV", "TNI", "T12:00", "T24:00"};
  std::string hour;
  if (r.hour >= 0) {
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "T%02d:%02d%s", r.hour, r.minute, r.utc ? "Z" : "");
    hour = buffer;
  } else if (r.part && r.form != Form::kSet) {
    hour = kParts[static_cast<std::size_t>(*r.part)];
  } else {
    return;
  }
  out.value += hour;
  for (Other& other : out.others) other.value += hour;
  out.kind = TimeKind::kTime;
}

Resolved Resolver::one(const Reading& r, Direction direction, bool lasting) {
  Resolved out;
  switch (r.form) {
  case Form::kDate: out = date(r, direction); break;
  case Form::kDay: out = day(r); break;
  case Form::kUnit: out = unit(r, direction); break;
  case Form::kCounted: out = counted(r, direction, lasting); break;
  case Form::kDecade:
  case Form::kCentury: out = decade_or_century(r); break;
  case Form::kClock: out = clock(); break;
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
  case Form::kThen: out = then(); break;
  }
  if (out.because.empty()) {
    out.because = rule(r);
    if (!out.anchor.empty() && r.form != Form::kThen) out.because = "by the report's own dates";
  }
  if (r.moved_unit) move_from(r, out);
  if (r.night != 0) take_night(r, out);
  add_hour(r, out);
  return out;
}

// Two ends become one stretch; the second is moved behind the first where its year or week was
// open.
void Resolver::join(Resolved& from, Resolved to, const Reading& a, const Reading& b) const {
  from.others.clear();
  const auto close = [&] {
    from.value += "/" + to.value;
    from.because = "from and to";
  };
  if (!from.days || !to.days) {
    close();
    from.days.reset();
    return;
  }
  if (to.days->end < from.days->start && b.weekday > 0 && b.month == 0) {
    if (a.weekday > 0) {
      from.days = DayRange{from.days->start - days(7), from.days->end - days(7)};
      from.value = to_string(from.days->start);
    }
  } else if (to.days->end < from.days->start && b.month > 0 && !b.year && !a.year) {
    from.days = DayRange{add_months(from.days->start, -12), add_months(from.days->end, -12)};
    const Calendar at = split_day(from.days->start);
    from.value = a.day > 0 ? to_string(from.days->start) : month_value(at.year, at.month);
  }
  close();
  if (to.days->end < from.days->start) {
    from.days.reset();
    return;
  }
  from.days->end = to.days->end;
}

void Resolver::remember(const Reading& r, const Resolved& resolved, Span span) {
  if (!resolved.dated || !resolved.days) return;
  known_.push_front(
      {*resolved.days, span, passage_, r.year.has_value() && r.month > 0, r.modifier});
  if (known_.size() > kRemembered) known_.pop_back();
}

Resolved Resolver::resolve(const Match& match, Span span, Index passage, Direction direction,
                           bool lasting) {
  passage_ = passage;
  // "a rally for Sunday": what is fixed for a day lies ahead.
  if (match.from.prep == TimePrep::kFor && match.from.form == Form::kDate && !match.from.shift)
    direction = Direction::kFuture;
  if (match.from.prep == TimePrep::kSince) direction = Direction::kPast;
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
    for (Other& other : out.others)
      if (other.days && other.days->start <= *published_) other.days->end = *published_;
  }
  return out;
}

}  // namespace annals::when
