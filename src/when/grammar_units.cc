// Times told by units: shifted ("last week"), counted ("two weeks ago"), narrowed ("early this
// year"), repeated ("every Friday") and vague ones ("recently").
#include "src/when/grammar.h"

namespace annals::when {
namespace {

Reading reading(Form form, std::size_t first, std::size_t last) {
  Reading out;
  out.form = form;
  out.first = out.core = first;
  out.last = last;
  return out;
}

bool is_night(TimeUnit unit) { return unit == TimeUnit::kNight; }

}  // namespace

// "a few", "a couple of", "twenty-one", "two hundred", "15".
Grammar::Number Grammar::number(std::size_t at) const {
  const Atom& a = atom(at);
  if (a.kind == AtomKind::kFigure) return {a.number, at + 1, false};
  if (a.is(TimeClass::kTens)) {
    const std::size_t unit = is(at + 1, AtomKind::kDash) ? at + 2 : at + 1;
    if (is(unit, TimeClass::kNumber) && atom(unit).value(TimeClass::kNumber) > 0 &&
        atom(unit).value(TimeClass::kNumber) < 10)
      return {a.value(TimeClass::kTens) + atom(unit).value(TimeClass::kNumber), unit + 1, false};
    return {a.value(TimeClass::kTens), at + 1, false};
  }
  if (!a.is(TimeClass::kNumber)) return {};
  const int value = a.value(TimeClass::kNumber);
  const bool article = a.word->weak(TimeClass::kNumber);
  if (!article) {
    if (is(at + 1, TimeClass::kNumber) && atom(at + 1).value(TimeClass::kNumber) == 100 &&
        value > 0)
      return {value * 100, at + 2, false};
    return {value, is(at + 1, TimePrep::kOf) && value != kUnknownNumber ? at + 2 : at + 1, false};
  }
  if (lower(at + 1) == "number" && is(at + 2, TimePrep::kOf))
    return {kUnknownNumber, at + 3, false};
  if (is(at + 1, TimeClass::kNumber) && !atom(at + 1).word->weak(TimeClass::kNumber)) {
    const std::size_t of = is(at + 2, TimePrep::kOf) ? at + 3 : at + 2;
    return {atom(at + 1).value(TimeClass::kNumber), of, false};
  }
  return {value, at + 1, true};
}

// Whether "before" or "after" at `at` governs words of its own, so that it counts from an event.
bool Grammar::event_follows(std::size_t at) const {
  switch (upos(at + 1)) {
  case Upos::kDet:
  case Upos::kNoun:
  case Upos::kPropn:
  case Upos::kPron:
  case Upos::kNum:
  case Upos::kAdj:
  case Upos::kVerb: return true;
  default: return false;
  }
}

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
  if (!is(at, TimeClass::kDay)) return std::nullopt;
  Reading r = reading(Form::kDay, at, at + 1);
  r.offset = atom(at).value(TimeClass::kDay);
  if (is(at, TimeClass::kPart)) r.part = static_cast<TimePart>(atom(at).value(TimeClass::kPart));
  r.overnight = r.part && r.offset == -1;
  return r;
}

// "early May", "mid-2011", "earlier this week", "the end of the year", "late in the 1990s".
Grammar::Maybe Grammar::narrowed(std::size_t at) const {
  if (!is(at, TimeClass::kNarrow)) return std::nullopt;
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
        year_date(inner), day_word(inner), weekday_date(inner), fiscal_year(inner)})
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
  if (lower(at) == "last" || lower(at) == "final") nth = -1;
  if (lower(at) == "opening") nth = 1;
  if (nth == 0) return std::nullopt;
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
  const bool alone = r.nth_unit && nth > 0 &&
                     ((*r.nth_unit == TimeUnit::kQuarter && nth <= 4) ||
                      (*r.nth_unit == TimeUnit::kHalf && nth <= 2 && false));
  std::size_t inner = unit_at + 1;
  const bool linked = is(inner, TimePrep::kOf) || is(inner, TimePrep::kIn);
  if (linked) ++inner;
  if (is(inner, TimePrep::kThe)) ++inner;
  Maybe base;
  if (linked || alone) {
    for (const Maybe& candidate :
         {month_date(inner), shifted(inner), year_date(inner), season_date(inner)})
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
  const std::string_view word = lower(at);
  std::size_t next = at + 1;
  if (is(next, TimeClass::kShift)) {
    const auto second = static_cast<TimeShift>(atom(next).value(TimeClass::kShift));
    // "that same day", "this past week", "this coming Friday"
    if (shift == TimeShift::kThat || shift == TimeShift::kThis || shift == TimeShift::kSame) {
      shift = second == TimeShift::kSame ? TimeShift::kSame : second;
      ++next;
    }
  }
  const Number count = number(next);
  if (count.last > 0 && !count.article) {
    const std::size_t unit_at = is(count.last, AtomKind::kDash) ? count.last + 1 : count.last;
    const bool counts =
        is(unit_at, TimeClass::kUnit) && shift != TimeShift::kThat && shift != TimeShift::kSame;
    if (!counts) return std::nullopt;
    Reading r = reading(Form::kCounted, at, unit_at + 1);
    r.unit = static_cast<TimeUnit>(atom(unit_at).value(TimeClass::kUnit));
    if (*r.unit == TimeUnit::kSeason || *r.unit == TimeUnit::kHalf) return std::nullopt;
    r.count = count.value;
    const bool ahead = shift == TimeShift::kNext || shift == TimeShift::kComing;
    const bool back = shift == TimeShift::kLast || shift == TimeShift::kPast ||
                      shift == TimeShift::kRecent || shift == TimeShift::kThis;
    r.way = ahead ? Way::kNext : back ? Way::kPast : Way::kNone;
    return r;
  }
  if (is(next, TimeClass::kPart) && !is(next, TimeClass::kDay) && shift != TimeShift::kPast) {
    const auto part = static_cast<TimePart>(atom(next).value(TimeClass::kPart));
    if (part == TimePart::kNoon || part == TimePart::kMidnight) return std::nullopt;
    Reading r = reading(Form::kUnit, at, next + 1);
    r.unit = TimeUnit::kDay;
    r.shift = shift;
    r.part = part;
    return r;
  }
  if (!is(next, TimeClass::kUnit)) return std::nullopt;
  const auto unit = static_cast<TimeUnit>(atom(next).value(TimeClass::kUnit));
  if (unit == TimeUnit::kSeason || unit == TimeUnit::kHalf || unit < TimeUnit::kNight)
    return std::nullopt;
  const bool plural = (doc_.tokens[atom(next).token].feats & kPlural) != 0 ||
                      (lower(next).ends_with('s') && lower(next) != "s");
  if (plural) {
    Reading r = reading(Form::kCounted, at, next + 1);
    r.unit = unit;
    r.count = kUnknownNumber;
    if (word == "this" || (shift == TimeShift::kLast && unit == TimeUnit::kYear)) {
      r.form = Form::kUnit;  // "this years festival"
      r.shift = shift;
      return r;
    }
    if (word == "these" && unit == TimeUnit::kDay) {
      r.form = Form::kVague;
      return r;
    }
    if (shift == TimeShift::kPast || shift == TimeShift::kLast || shift == TimeShift::kRecent)
      r.way = Way::kPast;
    else if (shift == TimeShift::kNext || shift == TimeShift::kComing)
      r.way = Way::kNext;
    else
      return std::nullopt;
    return r;
  }
  Reading r = reading(Form::kUnit, at, next + 1);
  r.unit = unit;
  r.shift = shift;
  if (is_night(unit)) {
    r.unit = TimeUnit::kDay;
    r.part = TimePart::kNight;
  }
  if (unit == TimeUnit::kDay && shift == TimeShift::kLast) return std::nullopt;
  const bool stretch =
      shift == TimeShift::kPast || (shift == TimeShift::kLast && unit >= TimeUnit::kDecade) ||
      ((shift == TimeShift::kNext) && unit >= TimeUnit::kDecade) || shift == TimeShift::kRecent;
  if (stretch) {
    r.form = Form::kCounted;
    r.count = 1;
    r.way = shift == TimeShift::kNext ? Way::kNext : Way::kPast;
  }
  return r;
}

void Grammar::add_way(Reading& r) const {
  const std::size_t at = r.last;
  if (is(at, TimeClass::kPast)) {
    r.way = Way::kAgo;
  } else if (is(at, TimeClass::kBack) && (!is(at, TimePrep::kBefore) || !event_follows(at))) {
    r.way = Way::kBack;
  } else if (is(at, TimeClass::kOn) && (!is(at, TimePrep::kAfter) || !event_follows(at))) {
    r.way = Way::kOn;
  } else if (is(at, TimePrep::kFrom) && lower(at + 1) == "now") {
    r.way = Way::kNext;
    r.last = at + 2;
    return;
  } else {
    return;
  }
  r.last = at + 1;
}

// "two weeks", "a day", "27-year", "decades ago", "several months earlier", "two and a half years".
Grammar::Maybe Grammar::counted(std::size_t at) const {
  const bool bare = is(at, TimeClass::kUnit) && lower(at).ends_with('s') &&
                    !before(at).is(TimeClass::kNumber) && before(at).kind != AtomKind::kFigure;
  Number count = number(at);
  if (bare) count = {kUnknownNumber, at, false};
  if (count.last == 0 && !bare) return std::nullopt;
  std::size_t unit_at = count.last;
  bool and_half = false;
  if (is(unit_at, TimePrep::kAnd) && lower(unit_at + 1) == "a" && lower(unit_at + 2) == "half") {
    and_half = true;
    unit_at += 3;
  }
  const bool hyphen = is(unit_at, AtomKind::kDash);
  if (hyphen) ++unit_at;
  if (!is(unit_at, TimeClass::kUnit)) return std::nullopt;
  Reading r = reading(Form::kCounted, at, unit_at + 1);
  r.unit = static_cast<TimeUnit>(atom(unit_at).value(TimeClass::kUnit));
  r.count = count.value;
  r.and_half = and_half;
  if (*r.unit == TimeUnit::kSeason || *r.unit == TimeUnit::kHalf) return std::nullopt;
  if (*r.unit == TimeUnit::kQuarter || (*r.unit == TimeUnit::kSecond && hyphen))
    return std::nullopt;
  // Ages are no times.
  std::size_t next = unit_at + 1;
  if (is(next, AtomKind::kDash)) ++next;
  if (lower(next) == "old" || lower(next) == "olds" ||
      (is(next, TimePrep::kOf) && lower(next + 1) == "age"))
    return std::nullopt;
  if (lower(next) == "long" && is(unit_at + 1, AtomKind::kDash)) r.last = next + 1;
  const std::size_t bare_end = r.last;
  add_way(r);
  const bool moved = r.last > bare_end;
  const Atom& last = before(at);
  const bool behind =
      last.is(TimePrep::kFor) || last.is(TimePrep::kIn) || last.is(TimePrep::kWithin) ||
      last.is(TimePrep::kOver) || last.is(TimePrep::kThan) || last.is(TimePrep::kAfter) ||
      last.is(TimePrep::kDuring) || last.is(TimePrep::kAbout) || last.is(TimePrep::kBy);
  if (bare && !behind && !moved && lower(r.last - 1) != "long") return std::nullopt;
  if (count.article && !moved && !behind && !is(unit_at + 1, TimePrep::kBefore) &&
      !is(unit_at + 1, TimePrep::kAfter))
    return std::nullopt;
  if (count.article && lower(at) == "a" && *r.unit == TimeUnit::kDay && !moved &&
      last.is(TimePrep::kFor) && !atom(unit_at + 1).word && upos(unit_at + 1) == Upos::kNoun)
    return std::nullopt;
  return r;
}

// "the day before", "the year previous", "over the weekend", "year-end".
Grammar::Maybe Grammar::bare_unit(std::size_t at) const {
  if (!is(at, TimeClass::kUnit)) return std::nullopt;
  const auto unit = static_cast<TimeUnit>(atom(at).value(TimeClass::kUnit));
  const bool article = before(at).is(TimePrep::kThe);
  Reading r = reading(Form::kUnit, at, at + 2);
  r.unit = unit;
  if (is_night(unit)) {
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
  if (article && unit == TimeUnit::kWeekend && !is(at + 1, TimePrep::kOf)) {
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

// "every Friday", "each year", "twice a week", "daily".
Grammar::Maybe Grammar::repeated(std::size_t at) const {
  const Atom& a = atom(at);
  if (a.is(TimeClass::kSet) && !a.upper) {
    Reading r = reading(Form::kSet, at, at + 1);
    r.set_value = words_.set_value(a.word->value(TimeClass::kSet));
    return r;
  }
  if (a.is(TimeClass::kSet) && a.upper && upos(at) != Upos::kPropn) {
    Reading r = reading(Form::kSet, at, at + 1);
    r.set_value = words_.set_value(a.word->value(TimeClass::kSet));
    return r;
  }
  const bool every = a.is(TimeClass::kEvery);
  const bool article = a.is(TimeClass::kNumber) && a.word->weak(TimeClass::kNumber);
  if (!every && !article) return std::nullopt;
  if (article || a.word->weak(TimeClass::kEvery)) {
    const Atom& last = before(at);
    const std::string_view word = lower(at - 1);
    const bool times = word == "times" || word == "time" || word == "once" || word == "twice";
    const bool rate =
        last.kind == AtomKind::kFigure ||
        (last.is(TimeClass::kNumber) && !last.word->weak(TimeClass::kNumber)) ||
        (at >= 2 &&
         (atoms_[at - 2].kind == AtomKind::kFigure || atoms_[at - 2].is(TimeClass::kNumber)) &&
         upos(at - 1) == Upos::kNoun && !before(at).is(TimeClass::kUnit));
    if (article && !times && !rate) return std::nullopt;
    if (!is(at + 1, TimeClass::kUnit) || is(at + 2, TimeClass::kPast)) return std::nullopt;
    if (is(at + 2, TimeClass::kBack) || is(at + 2, TimeClass::kOn)) return std::nullopt;
  }
  std::size_t next = at + 1;
  Number count = every ? number(next) : Number{};
  if (count.last > 0 && !count.article)
    next = count.last;
  else
    count.value = 1;
  if (lower(next) == "other") ++next;
  Reading r = reading(Form::kSet, at, next + 1);
  r.count = count.value;
  if (is_weekday(next)) {
    r.weekday = atom(next).value(TimeClass::kWeekday);
    return r;
  }
  if (is(next, TimeClass::kPart)) {
    r.unit = TimeUnit::kDay;
    return r;
  }
  if (!is(next, TimeClass::kUnit)) return std::nullopt;
  r.unit = static_cast<TimeUnit>(atom(next).value(TimeClass::kUnit));
  if (*r.unit == TimeUnit::kSeason || *r.unit == TimeUnit::kHalf) return std::nullopt;
  return r;
}

Grammar::Maybe Grammar::vague(std::size_t at) const {
  const Atom& a = atom(at);
  if (lower(at) == "past" && before(at).is(TimePrep::kThe) && at >= 2 &&
      atoms_[at - 2].is(TimePrep::kIn) && upos(at + 1) != Upos::kNoun &&
      upos(at + 1) != Upos::kNum && upos(at + 1) != Upos::kAdj) {
    Reading r = reading(Form::kVague, at, at + 1);
    r.vague = TimeVague::kPast;
    return r;
  }
  if (!a.is(TimeClass::kVague)) return std::nullopt;
  if (a.word->weak(TimeClass::kVague)) {
    const bool future = lower(at) == "future" &&
                        (before(at).is(TimePrep::kThe) || lower(at - 1) == "near") &&
                        upos(at) == Upos::kNoun;
    if (!future) return std::nullopt;
  }
  if (lower(at) == "soon" && (lower(at - 1) == "as" || is(at + 1, TimePrep::kAfter)))
    return std::nullopt;
  Reading r = reading(Form::kVague, at, at + 1);
  r.vague = static_cast<TimeVague>(a.value(TimeClass::kVague));
  return r;
}

}  // namespace annals::when
