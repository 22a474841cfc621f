// Times told by units: narrowed ("early this year"), shifted ("last week"), the n-th of a stretch.
#include "src/when/grammar.h"

namespace annals::when {

Grammar::Maybe Grammar::day_word(std::size_t at) const {
  const bool around = is(at, TimeClass::kUnit) && lower(at) == "day" && is(at + 2, TimeClass::kDay);
  if (around && lower(at + 1) == "before" && atom(at + 2).value(TimeClass::kDay) == -1) {
    Reading r = reading(Form::kDay, at, at + 3);
    r.offset = -2;
    return r;
  }
  if (around && lower(at + 1) == "after" && atom(at + 2).value(TimeClass::kDay) == 1) {
    Reading r = reading(Form::kDay, at, at + 3);
    r.offset = 2;
    return r;
  }
  if (!is(at, TimeClass::kDay) || atom(at).word->weak(TimeClass::kDay)) return std::nullopt;
  if (atom(at).upper && in_name(at)) return std::nullopt;
  Reading r = reading(Form::kDay, at, at + 1);
  r.offset = atom(at).value(TimeClass::kDay);
  if (is(at, TimeClass::kPart)) r.part = static_cast<TimePart>(atom(at).value(TimeClass::kPart));
  r.overnight = r.part && r.offset == -1;
  return r;
}

// "early May", "mid-2011", "earlier this week", "the end of the year", "late in the 1990s".
Grammar::Maybe Grammar::narrowed(std::size_t at) const {
  if (!is(at, TimeClass::kNarrow) || is_predicate(at)) return std::nullopt;
  const auto narrow = static_cast<TimeNarrow>(atom(at).value(TimeClass::kNarrow));
  const bool noun =
      narrow == TimeNarrow::kBegin || narrow == TimeNarrow::kEnd || narrow == TimeNarrow::kMiddle;
  std::size_t inner = at + 1;
  if (noun) {
    if (!is(inner, TimePrep::kOf)) return std::nullopt;
    ++inner;
  } else if (is(inner, AtomKind::kDash) || is(inner, TimePrep::kIn) || is(inner, TimePrep::kOn)) {
    ++inner;
  }
  const bool article = is(inner, TimePrep::kThe);
  if (article) ++inner;
  Maybe found;
  for (const Maybe& candidate :
       {month_date(inner), shifted(inner), season_date(inner), decade_or_century(inner),
        year_date(inner), day_word(inner), weekday_date(inner), fiscal_year(inner), feast(inner)})
    if (candidate && (!found || candidate->last > found->last)) found = candidate;
  if (!found && is(inner, TimeClass::kSeason) && !noun) {
    found = reading(Form::kDate, inner, inner + 1);
    found->season = static_cast<TimeSeason>(atom(inner).value(TimeClass::kSeason));
    add_year(*found);
  }
  if (!found && article && is(inner, TimeClass::kUnit)) {
    const auto unit = static_cast<TimeUnit>(atom(inner).value(TimeClass::kUnit));
    if (unit == TimeUnit::kYear || unit == TimeUnit::kMonth || unit == TimeUnit::kWeek ||
        unit == TimeUnit::kDay || unit == TimeUnit::kCentury || unit == TimeUnit::kDecade) {
      if (is(inner + 1, TimePrep::kOf)) return std::nullopt;
      found = reading(Form::kUnit, inner, inner + 1);
      found->unit = unit;
      found->shift = unit == TimeUnit::kDay ? TimeShift::kThat : TimeShift::kThis;
    }
  }
  if (!found) return std::nullopt;
  const bool relative = narrow == TimeNarrow::kEarlier || narrow == TimeNarrow::kLater;
  if (relative && found->form == Form::kDate && !found->has_date() && !found->shift)
    return std::nullopt;
  found->first = found->core = at;
  if (!found->has_date() && found->form != Form::kDay) found->narrow = narrow;
  return found;
}

// "the first quarter of 2009", "the last week of March", "third-quarter", "the first Monday of
// May".
Grammar::Maybe Grammar::nth_of(std::size_t at) const {
  const Atom& a = atom(at);
  int nth = a.kind == AtomKind::kOrdinal ? a.number : 0;
  if (a.is(TimeClass::kOrdinal)) nth = a.value(TimeClass::kOrdinal);
  if (lower(at) == "last") nth = -1;
  if (nth == 0) return std::nullopt;
  // "the 3rd of this month"
  if (nth > 0 && is(at + 1, TimePrep::kOf)) {
    Maybe month = shifted(at + 2);
    if (!month || month->form != Form::kUnit || month->unit != TimeUnit::kMonth)
      return std::nullopt;
    month->first = month->core = at;
    month->nth = nth;
    month->nth_unit = TimeUnit::kDay;
    return month;
  }
  const std::size_t unit_at = is(at + 1, AtomKind::kDash) ? at + 2 : at + 1;
  const bool weekday_follows = is(unit_at, TimeClass::kWeekday);
  if (!weekday_follows && !is(unit_at, TimeClass::kUnit)) return std::nullopt;
  Reading r = reading(Form::kDate, at, unit_at + 1);
  if (!weekday_follows) {
    r.nth_unit = static_cast<TimeUnit>(atom(unit_at).value(TimeClass::kUnit));
    if (*r.nth_unit == TimeUnit::kYear || *r.nth_unit == TimeUnit::kCentury ||
        *r.nth_unit == TimeUnit::kSeason || *r.nth_unit == TimeUnit::kMinute ||
        *r.nth_unit == TimeUnit::kHour || *r.nth_unit == TimeUnit::kDecade)
      return std::nullopt;
  }
  const bool alone = r.nth_unit == TimeUnit::kQuarter && nth > 0 && nth <= 4;
  std::size_t inner = unit_at + 1;
  const bool linked = is(inner, TimePrep::kOf) || is(inner, TimePrep::kIn);
  if (linked) ++inner;
  if (is(inner, TimePrep::kThe)) ++inner;
  Maybe base;
  if (linked || alone) {
    for (const Maybe& candidate :
         {month_date(inner), shifted(inner), year_date(inner), season_date(inner), feast(inner)})
      if (candidate && candidate->day == 0 && (!base || candidate->last > base->last))
        base = candidate;
    if (!base && linked && is(inner, TimeClass::kUnit) && before(inner).is(TimePrep::kThe)) {
      const auto unit = static_cast<TimeUnit>(atom(inner).value(TimeClass::kUnit));
      if (unit == TimeUnit::kYear || unit == TimeUnit::kMonth) {
        base = reading(Form::kUnit, inner, inner + 1);
        base->unit = unit;
        base->shift = TimeShift::kThis;
      }
    }
  }
  if (base) {
    base->first = base->core = at;
    base->nth = nth;
    base->nth_unit = r.nth_unit;
    if (weekday_follows) base->nth_unit = TimeUnit::kDay;
    if (weekday_follows) base->weekday = atom(unit_at).value(TimeClass::kWeekday);
    return base;
  }
  if (!alone || weekday_follows) return std::nullopt;
  r.nth = nth;
  return r;
}

// "last week", "that same day", "this morning", "the past few days", "the next six months".
Grammar::Maybe Grammar::shifted(std::size_t at) const {
  if (!is(at, TimeClass::kShift)) return std::nullopt;
  auto shift = static_cast<TimeShift>(atom(at).value(TimeClass::kShift));
  std::size_t next = at + 1;
  if (is(next, TimeClass::kShift)) {
    // "that same day", "this past week", "this coming Friday"
    const auto second = static_cast<TimeShift>(atom(next).value(TimeClass::kShift));
    const bool opens = lower(at) == "that" || lower(at) == "this" || lower(at) == "same";
    if (!opens || second == TimeShift::kThis || second == TimeShift::kThat) return std::nullopt;
    shift = second;
    ++next;
  }
  const Number count = number(next);
  if (count.last > 0 && !count.article) return shifted_count(at, shift, count);
  if (is(next, TimeClass::kPart) && !is(next, TimeClass::kDay) && shift != TimeShift::kPast)
    return shifted_part(at, shift, next);
  if (!is(next, TimeClass::kUnit)) return std::nullopt;
  const auto unit = static_cast<TimeUnit>(atom(next).value(TimeClass::kUnit));
  if (unit == TimeUnit::kSeason || unit == TimeUnit::kHalf || unit < TimeUnit::kNight)
    return std::nullopt;
  const bool plural =
      (doc_.tokens[atom(next).token].feats & kPlural) != 0 || lower(next).ends_with('s');
  return plural ? shifted_units(at, shift, next) : shifted_unit(at, shift, next);
}

// "the next six months"
Grammar::Maybe Grammar::shifted_count(std::size_t at, TimeShift shift, const Number& count) const {
  const std::size_t unit_at = is(count.last, AtomKind::kDash) ? count.last + 1 : count.last;
  if (!is(unit_at, TimeClass::kUnit) || shift == TimeShift::kThat || shift == TimeShift::kSame)
    return std::nullopt;
  Reading r = reading(Form::kCounted, at, unit_at + 1);
  r.unit = static_cast<TimeUnit>(atom(unit_at).value(TimeClass::kUnit));
  if (*r.unit == TimeUnit::kSeason || *r.unit == TimeUnit::kHalf) return std::nullopt;
  r.count = count.value;
  if (shift == TimeShift::kNext || shift == TimeShift::kComing) r.way = Way::kNext;
  const bool back = shift == TimeShift::kLast || shift == TimeShift::kPast ||
                    shift == TimeShift::kRecent || shift == TimeShift::kThis;
  // "the last five months of her life" do not end today.
  const bool elsewhere = shift == TimeShift::kLast && is(unit_at + 1, TimePrep::kOf);
  if (back && !elsewhere) r.way = Way::kPast;
  return r;
}

// "this morning", "the next evening"
Grammar::Maybe Grammar::shifted_part(std::size_t at, TimeShift shift, std::size_t part_at) const {
  const auto part = static_cast<TimePart>(atom(part_at).value(TimeClass::kPart));
  if (part == TimePart::kNoon || part == TimePart::kMidnight) return std::nullopt;
  Reading r = reading(Form::kUnit, at, part_at + 1);
  r.unit = TimeUnit::kDay;
  r.shift = shift;
  r.part = part;
  return r;
}

// "recent weeks", "the coming days", "these days"; and "this years festival", as it is often
// written.
Grammar::Maybe Grammar::shifted_units(std::size_t at, TimeShift shift, std::size_t unit_at) const {
  Reading r = reading(Form::kCounted, at, unit_at + 1);
  r.unit = static_cast<TimeUnit>(atom(unit_at).value(TimeClass::kUnit));
  r.count = kUnknownNumber;
  const bool of_year = shift == TimeShift::kLast && *r.unit == TimeUnit::kYear;
  if (lower(at) == "this" || of_year) {
    r.form = Form::kUnit;
    r.shift = shift;
  } else if (lower(at) == "these" && *r.unit == TimeUnit::kDay) {
    r.form = Form::kVague;
  } else if (shift == TimeShift::kPast || shift == TimeShift::kLast ||
             shift == TimeShift::kRecent) {
    r.way = Way::kPast;
  } else if (shift == TimeShift::kNext || shift == TimeShift::kComing) {
    r.way = Way::kNext;
  } else {
    return std::nullopt;
  }
  return r;
}

// "last week", "that day", "the past decade"
Grammar::Maybe Grammar::shifted_unit(std::size_t at, TimeShift shift, std::size_t unit_at) const {
  const auto unit = static_cast<TimeUnit>(atom(unit_at).value(TimeClass::kUnit));
  if (unit == TimeUnit::kDay && shift == TimeShift::kLast) return std::nullopt;
  Reading r = reading(Form::kUnit, at, unit_at + 1);
  r.unit = unit;
  r.shift = shift;
  // "To this day nobody knows."
  if (unit == TimeUnit::kDay && shift == TimeShift::kThis && before(at).is(TimePrep::kTo)) {
    r.form = Form::kVague;
    return r;
  }
  if (unit == TimeUnit::kNight) {
    r.unit = TimeUnit::kDay;
    r.part = TimePart::kNight;
  }
  const bool long_unit = unit >= TimeUnit::kDecade;
  const bool ahead = shift == TimeShift::kNext && long_unit;
  if (unit == TimeUnit::kWeekend && shift == TimeShift::kPast) r.shift = TimeShift::kLast;
  const bool stretch = r.shift == TimeShift::kPast || shift == TimeShift::kRecent ||
                       (shift == TimeShift::kLast && long_unit);
  if (stretch || ahead) {
    r.form = Form::kCounted;
    r.count = 1;
    r.way = ahead ? Way::kNext : Way::kPast;
  }
  return r;
}

// "the day before", "the year previous", "over the weekend", "year-end".
Grammar::Maybe Grammar::bare_unit(std::size_t at) const {
  if (!is(at, TimeClass::kUnit)) return std::nullopt;
  const auto unit = static_cast<TimeUnit>(atom(at).value(TimeClass::kUnit));
  const bool article = before(at).is(TimePrep::kThe);
  Reading r = reading(Form::kUnit, at, at + 2);
  r.unit = unit;
  if (unit == TimeUnit::kNight) {
    r.unit = TimeUnit::kDay;
    r.part = TimePart::kNight;
  }
  if (unit == TimeUnit::kYear && lower(at) == "year") {
    const std::size_t end = is(at + 1, AtomKind::kDash) ? at + 2 : at + 1;
    if (lower(end) == "end") {
      r.narrow = TimeNarrow::kEnd;
      r.shift = TimeShift::kThis;
      r.last = end + 1;
      return r;
    }
  }
  const bool of_noun = doc_.tokens[atom(at).token].rel == Rel::kCompound;  // "weekend clashes"
  if (unit == TimeUnit::kWeekend && (article || of_noun) && !is(at + 1, TimePrep::kOf)) {
    r.shift = TimeShift::kThis;
    r.last = at + 1;
    return r;
  }
  if (!article || unit < TimeUnit::kNight || unit == TimeUnit::kSeason || unit == TimeUnit::kHalf)
    return std::nullopt;
  const std::string_view next = lower(at + 1);
  if ((next == "before" || next == "earlier") && !event_follows(at + 1))
    r.shift = TimeShift::kPrevious;
  else if (next == "previous" || next == "prior")
    r.shift = TimeShift::kPrevious;
  else if (next == "after" && !event_follows(at + 1))
    r.shift = TimeShift::kFollowing;
  else
    return std::nullopt;
  return r;
}

}  // namespace annals::when
