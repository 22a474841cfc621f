// Dates that stand in a calendar: months, weekdays, years, seasons.
#include "src/base/text.h"
#include "src/when/grammar.h"

namespace annals::when {

// "[,] 2019", "[of] last year", "of that year".
void Grammar::add_year(Reading& r) const {
  std::size_t at = r.last;
  const bool comma = is(at, AtomKind::kComma);
  if (comma || is(at, TimePrep::kOf)) ++at;
  if (is_year(at) && !(is(at + 1, TimeClass::kUnit))) {
    const bool counts =
        upos(at + 1) == Upos::kNoun && (doc_.tokens[atom(at + 1).token].feats & kPlural) != 0;
    if (comma && counts && r.day == 0) return;
    r.year = atoms_[at].number;
    r.last = at + 1;
    return;
  }
  if (comma) return;
  if (is(at, TimePrep::kThe)) ++at;
  const bool named = is(at, TimeClass::kShift) && is(at + 1, TimeClass::kUnit) &&
                     atom(at + 1).value(TimeClass::kUnit) == static_cast<int>(TimeUnit::kYear);
  if (named) {
    r.year_shift = static_cast<TimeShift>(atom(at).value(TimeClass::kShift));
    r.last = at + 2;
  }
}

// "July 21, 2017", "21 July", "the 12th of October", "May", each with a weekday in front.
Grammar::Maybe Grammar::month_date(std::size_t at) const {
  Reading r = reading(Form::kDate, at, at);
  // "2001 September 11"
  if (is_year(at) && is_month(at + 1) && day_of_month(at + 2) > 0) {
    r.year = atom(at).number;
    r.month = atom(at + 1).value(TimeClass::kMonth);
    r.day = day_of_month(at + 2);
    r.last = at + 3;
    return r;
  }
  if (is_weekday(at)) {
    r.weekday = atom(at).value(TimeClass::kWeekday);
    ++at;
    if (is(at, AtomKind::kComma)) ++at;
  }
  if (is(at, TimePrep::kThe)) ++at;
  const bool shifted = is(at, TimeClass::kShift) && is_month(at + 1) && r.weekday == 0;
  if (shifted) r.shift = static_cast<TimeShift>(atom(at++).value(TimeClass::kShift));
  if (is_month(at)) {
    r.month = atom(at).value(TimeClass::kMonth);
    r.last = at + 1;
    std::size_t next = at + 1;
    if (is(next, TimePrep::kThe)) ++next;
    if (const int day = day_of_month(next);
        day > 0 && !(atom(next).is(TimeClass::kOrdinal) && next == at + 1)) {
      const bool counted = is(next + 1, TimeClass::kUnit);
      if (!counted) {
        r.day = day;
        r.last = next + 1;
      }
    }
    if (r.weekday > 0 && r.day == 0) return std::nullopt;
    if (shifted && (r.day > 0 || *r.shift == TimeShift::kEntire)) r.shift.reset();
    add_year(r);
    return r;
  }
  const int day = day_of_month(at);
  if (day == 0) return std::nullopt;
  std::size_t month = at + 1;
  if (is(month, TimeClass::kUnit) && lower(month) == "day" && is(month + 1, TimePrep::kOf)) ++month;
  if (is(month, TimePrep::kOf)) ++month;
  if (!is_month(month) || day_is_in_name(at, month)) return std::nullopt;
  r.day = day;
  r.month = atom(month).value(TimeClass::kMonth);
  r.last = month + 1;
  add_year(r);
  // "the 12th of October last", of old decrees
  const bool after_all = (lower(r.last) == "last" || lower(r.last) == "next") &&
                         !is(r.last + 1, TimeClass::kUnit) && !is(r.last + 1, TimeClass::kNumber);
  if (after_all && !r.year && !r.year_shift) {
    r.shift = lower(r.last) == "last" ? TimeShift::kPrevious : TimeShift::kFollowing;
    ++r.last;
  }
  return r;
}

Grammar::Maybe Grammar::numeric_date(std::size_t at) const {
  const Atom& a = atom(at);
  if (a.kind != AtomKind::kIso && a.kind != AtomKind::kNumeric) return std::nullopt;
  Reading r = reading(Form::kDate, at, at + 1);
  if (a.kind == AtomKind::kIso) {
    r.year = a.number;
    r.month = a.second;
    r.day = a.third;
  } else {
    r.year = a.third >= 100 ? a.third : a.third + (a.third < 50 ? 2000 : 1900);
    const bool day_first = a.number > 12 || a.separator == '.';
    r.month = day_first ? a.second : a.number;
    r.day = day_first ? a.number : a.second;
    if (!day_first && a.second <= 12 && a.number != a.second) r.numeric_day = a.number;
  }
  if (r.month < 1 || r.month > 12 || r.day < 1 || r.day > 31) return std::nullopt;
  return r;
}

// "Tuesday", "last Tuesday", "Tuesday of last week", "early Tuesday".
Grammar::Maybe Grammar::weekday_date(std::size_t at) const {
  Reading r = reading(Form::kDate, at, at);
  const bool pointed = is(at, TimeClass::kShift) && is(at + 1, TimeClass::kShift) &&
                       is_weekday(at + 2) && (lower(at) == "this" || lower(at) == "that");
  if (pointed) ++at;  // "this coming Sunday"
  if (is(at, TimeClass::kShift) && is_weekday(at + 1)) {
    r.shift = static_cast<TimeShift>(atom(at).value(TimeClass::kShift));
    if (*r.shift == TimeShift::kSame || *r.shift == TimeShift::kEntire) r.shift.reset();
    // "the next Tuesday" follows what was told.
    if (r.shift == TimeShift::kNext && before(at).is(TimePrep::kThe))
      r.shift = TimeShift::kFollowing;
    ++at;
  } else if (is(at, TimeClass::kNarrow) && is_weekday(at + 1)) {
    ++at;
  }
  if (!is_weekday(at)) return std::nullopt;
  r.weekday = atom(at).value(TimeClass::kWeekday);
  r.last = at + 1;
  std::size_t week = at + 1;
  if (is(week, TimePrep::kOf)) ++week;
  if (is(week, TimeClass::kShift) && is(week + 1, TimeClass::kUnit) &&
      atom(week + 1).value(TimeClass::kUnit) == static_cast<int>(TimeUnit::kWeek)) {
    r.week_shift = static_cast<TimeShift>(atom(week).value(TimeClass::kShift));
    r.last = week + 2;
  }
  return r;
}

Grammar::Maybe Grammar::year_date(std::size_t at) const {
  if (!is(at, AtomKind::kFigure)) return std::nullopt;
  const Atom& a = atom(at);
  if (is(at + 1, TimeClass::kEra) && (atom(at + 1).upper || a.digits <= 4)) {
    if (!is_ascii_upper(doc_.text(atom(at + 1).span)[0])) return std::nullopt;
    Reading r = reading(Form::kDate, at, at + 2);
    r.year = a.number * atom(at + 1).value(TimeClass::kEra);
    return r;
  }
  if (!is_year(at) || !year_has_company(at)) return std::nullopt;
  // "the 2019-20 season" is sport's, "2019-20 school year" is the school's.
  Reading r = reading(Form::kDate, at, at + 1);
  r.year = a.number;
  return r;
}

// "summer of 2012", "last summer", "in the spring".
Grammar::Maybe Grammar::season_date(std::size_t at) const {
  Reading r = reading(Form::kDate, at, at);
  const bool shifted = is(at, TimeClass::kShift) && is(at + 1, TimeClass::kSeason);
  if (shifted) {
    r.shift = static_cast<TimeShift>(atom(at).value(TimeClass::kShift));
    ++at;
  }
  if (!is(at, TimeClass::kSeason)) return std::nullopt;
  r.season = static_cast<TimeSeason>(atom(at).value(TimeClass::kSeason));
  r.last = at + 1;
  add_year(r);
  if (shifted || r.year || r.year_shift) return r;
  const std::size_t article = at > 0 && atoms_[at - 1].is(TimePrep::kThe) ? at - 1 : at;
  const Atom& last = before(article);
  const bool weak = atom(at).word->weak(TimeClass::kSeason);
  const bool narrow = before(at).is(TimeClass::kNarrow);
  const bool inside = last.is(TimePrep::kIn) || last.is(TimePrep::kDuring);
  const bool named =
      is(at + 1, TimeClass::kNever) || upos(at + 1) == Upos::kNoun || upos(at + 1) == Upos::kPropn;
  const bool of_something = weak && is(at + 1, TimePrep::kOf);  // "in the fall of the town"
  if (named || of_something) return std::nullopt;
  if (inside && (!weak || article < at)) return r;
  if (narrow && !weak) return r;
  return std::nullopt;
}

Grammar::Maybe Grammar::calendar_date(std::size_t at) const {
  Maybe best;
  for (const Maybe& found :
       {feast(at), month_date(at), weekday_date(at), numeric_date(at), fiscal_year(at),
        year_date(at), season_date(at), decade_or_century(at), clock(at)})
    if (found && (!best || found->last > best->last)) best = found;
  return best;
}

}  // namespace annals::when
