// Dates that stand in a calendar: months, weekdays, years, seasons, centuries, feasts, times of
// day.
#include <array>

#include "src/base/text.h"
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

}  // namespace

int Grammar::day_of_month(std::size_t at) const {
  const Atom& a = atom(at);
  if (a.kind == AtomKind::kOrdinal || (a.kind == AtomKind::kFigure && a.digits <= 2))
    return a.number >= 1 && a.number <= 31 ? a.number : 0;
  if (a.is(TimeClass::kOrdinal) && a.value(TimeClass::kOrdinal) <= 31)
    return a.value(TimeClass::kOrdinal);
  return 0;
}

// "May" and "March", "Jan." and "Sun" are times only in the right company.
bool Grammar::is_month(std::size_t at) const {
  const Atom& a = atom(at);
  if (!a.is(TimeClass::kMonth)) return false;
  const Atom& next = atom(at + 1);
  const Atom& last = before(at);
  const bool figure_follows =
      (next.kind == AtomKind::kFigure && (day_of_month(at + 1) > 0 || next.digits == 4)) ||
      next.kind == AtomKind::kOrdinal;
  const bool figure_before = last.kind == AtomKind::kFigure || last.kind == AtomKind::kOrdinal ||
                             (last.is(TimePrep::kOf) && at >= 2 && day_of_month(at - 2) > 0);
  if (figure_follows || (figure_before && a.upper))
    return a.upper || !a.word->weak(TimeClass::kMonth);
  const bool names_follow = next.kind == AtomKind::kOther && upos(at + 1) == Upos::kPropn &&
                            starts_upper(doc_.text(next.span));
  const bool behind_time = last.is(TimeClass::kNarrow) || last.is(TimeClass::kShift) ||
                           last.kind == AtomKind::kDash || last.is(TimePrep::kIn) ||
                           last.is(TimePrep::kSince) || last.is(TimePrep::kUntil) ||
                           last.is(TimePrep::kDuring) || last.is(TimeClass::kWeekday);
  if (!a.word->weak(TimeClass::kMonth)) {
    if (!a.upper && !behind_time) return false;
    return behind_time || !names_follow;
  }
  if (!a.upper) return false;
  if (behind_time) return true;
  if (upos(at) == Upos::kAux || upos(at) == Upos::kVerb || names_follow) return false;
  if (last.is(TimePrep::kOf)) {
    const Atom& over = at >= 2 ? atoms_[at - 2] : kNoAtom;
    return over.is(TimeClass::kNarrow) || over.is(TimeClass::kUnit) || over.is(TimeClass::kPart);
  }
  if (last.is(TimePrep::kBy) || last.is(TimePrep::kFrom) || last.is(TimePrep::kTo) ||
      last.is(TimePrep::kBefore) || last.is(TimePrep::kAfter) || last.is(TimePrep::kThrough))
    return true;
  if (last.is(TimePrep::kAnd) || last.is(TimePrep::kOr))
    return at >= 2 && atoms_[at - 2].is(TimeClass::kMonth);
  return a.word->value(TimeClass::kMonth) == 8 && upos(at) == Upos::kPropn;
}

bool Grammar::is_weekday(std::size_t at) const {
  const Atom& a = atom(at);
  if (!a.is(TimeClass::kWeekday)) return false;
  const Atom& next = atom(at + 1);
  if (a.word->weak(TimeClass::kWeekday)) {
    const std::size_t follows = next.kind == AtomKind::kComma ? at + 2 : at + 1;
    return a.upper && (is_month(follows) || day_of_month(follows) > 0);
  }
  if (next.is(TimeClass::kNever) && next.upper) return false;
  const Atom& last = before(at);
  const bool free =
      last.is(TimePrep::kOn) || last.is(TimeClass::kShift) || last.is(TimeClass::kNarrow);
  const bool name_follows =
      next.upper || (next.kind == AtomKind::kOther && upos(at + 1) == Upos::kPropn &&
                     starts_upper(doc_.text(next.span)));
  return free || !name_follows || next.is(TimeClass::kMonth) || next.is(TimeClass::kPart) ||
         !last.is(TimePrep::kThe);
}

bool Grammar::is_year(std::size_t at) const {
  const Atom& a = atom(at);
  return a.kind == AtomKind::kFigure && a.digits == 4 && a.number >= 1000 && a.number <= 2199;
}

// A figure alone is a year only where nothing can be counted by it.
bool Grammar::year_has_company(std::size_t at) const {
  const Atom& a = atom(at);
  const Atom& last = before(at);
  const std::string_view before_text = at > 0 ? doc_.text(last.span) : std::string_view();
  if (before_text == "$" || before_text == "£" || before_text == "€" || before_text == "#" ||
      before_text == "+" || before_text == "No." || before_text == "no." ||
      before_text == "numbered" || lower(at - 1) == "article" || lower(at - 1) == "resolution" ||
      lower(at - 1) == "chapter")
    return false;
  const Upos follows = upos(at + 1);
  const bool noun_follows = follows == Upos::kNoun && atom(at + 1).kind == AtomKind::kOther;
  const bool plural = noun_follows && (doc_.tokens[atoms_[at + 1].token].feats & kPlural) != 0;
  if (is(at + 1, TimeClass::kUnit) && !is(at + 1, TimeClass::kSeason)) return false;
  const bool near = a.number >= 1900 && a.number <= 2099;
  const bool preposition = last.is(TimePrep::kIn) || last.is(TimePrep::kSince) ||
                           last.is(TimePrep::kUntil) || last.is(TimePrep::kDuring) ||
                           last.is(TimePrep::kFrom) || last.is(TimePrep::kBy);
  if (preposition) return near ? !plural : !noun_follows;
  if (last.is(TimeClass::kNarrow)) return true;
  const bool weak_preposition = last.is(TimePrep::kBefore) || last.is(TimePrep::kAfter) ||
                                last.is(TimePrep::kBetween) || last.is(TimePrep::kTo) ||
                                last.is(TimePrep::kOf) || last.is(TimePrep::kThrough) ||
                                last.is(TimePrep::kFor) || last.is(TimePrep::kAs) ||
                                last.is(TimePrep::kAnd) || last.is(TimePrep::kOr);
  if (last.kind == AtomKind::kOpen || last.is(TimePrep::kAbout))
    return a.number >= 1000 && !noun_follows;
  if (weak_preposition && a.number >= 1500) return !plural && (near || !noun_follows);
  if (!near) return false;
  if (!noun_follows) return !is(at + 1, AtomKind::kSlash) && follows != Upos::kNum;
  // "the 2014 protests", but not "2014 people".
  const Upos leads = at > 0 ? upos(at - 1) : Upos::kX;
  const bool determined = leads == Upos::kDet || leads == Upos::kPron || leads == Upos::kPropn ||
                          last.kind == AtomKind::kPossessive || last.is(TimePrep::kThe);
  return determined || !plural;
}

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
  if (is_weekday(at)) {
    r.weekday = atom(at).value(TimeClass::kWeekday);
    ++at;
    if (is(at, AtomKind::kComma)) ++at;
  }
  if (is(at, TimePrep::kThe)) ++at;
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
    add_year(r);
    return r;
  }
  const int day = day_of_month(at);
  if (day == 0) return std::nullopt;
  std::size_t month = at + 1;
  if (is(month, TimeClass::kUnit) && lower(month) == "day" && is(month + 1, TimePrep::kOf)) ++month;
  if (is(month, TimePrep::kOf)) ++month;
  if (!is_month(month)) return std::nullopt;
  r.day = day;
  r.month = atom(month).value(TimeClass::kMonth);
  r.last = month + 1;
  add_year(r);
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
  if (is(at, TimeClass::kShift) && is_weekday(at + 1)) {
    r.shift = static_cast<TimeShift>(atom(at).value(TimeClass::kShift));
    if (*r.shift == TimeShift::kSame || *r.shift == TimeShift::kEntire) r.shift.reset();
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
  if (named) return std::nullopt;
  if (inside && (!weak || article < at)) return r;
  if (narrow && !weak) return r;
  return std::nullopt;
}

// "the 1990s", "the sixties", "the 21st century", "the 7th century BC".
Grammar::Maybe Grammar::decade_or_century(std::size_t at) const {
  const Atom& a = atom(at);
  if (a.kind == AtomKind::kDecade) {
    if (a.digits == 4 && a.number < 1000) return std::nullopt;
    if (is(at + 1, TimeClass::kUnit)) return std::nullopt;
    if (a.digits == 2) {
      // "in his 70s" is an age.
      const Upos leads = at > 0 ? upos(at - 1) : Upos::kX;
      if (leads == Upos::kPron || before(at).kind == AtomKind::kPossessive ||
          before(at).is(TimePrep::kIn))
        return std::nullopt;
      if (leads == Upos::kAdj && at >= 2 && upos(at - 2) == Upos::kPron) return std::nullopt;
    }
    Reading r = reading(Form::kDecade, at, at + 1);
    r.year = a.digits == 4 ? a.number : 1900 + a.number;
    return r;
  }
  if (a.is(TimeClass::kDecade) &&
      (before(at).is(TimePrep::kThe) || before(at).is(TimeClass::kNarrow))) {
    Reading r = reading(Form::kDecade, at, at + 1);
    r.year = 1900 + a.value(TimeClass::kDecade);
    return r;
  }
  const int ordinal = a.kind == AtomKind::kOrdinal ? a.number : day_of_month(at);
  if (a.kind == AtomKind::kFigure || ordinal < 1 || ordinal > 30) return std::nullopt;
  std::size_t unit = at + 1;
  if (is(unit, AtomKind::kDash)) ++unit;
  if (!is(unit, TimeClass::kUnit) ||
      atom(unit).value(TimeClass::kUnit) != static_cast<int>(TimeUnit::kCentury))
    return std::nullopt;
  Reading r = reading(Form::kCentury, at, unit + 1);
  r.year = (ordinal - 1) * 100;
  if (is(unit + 1, TimeClass::kEra)) {
    r.last = unit + 2;
    if (atom(unit + 1).value(TimeClass::kEra) < 0) r.year = -ordinal * 100;
  }
  return r;
}

// "fiscal year 2024", "fiscal 2024", "the 2023-24 school year": no calendar's year, so left open.
Grammar::Maybe Grammar::fiscal_year(std::size_t at) const {
  const auto is_unit_year = [&](std::size_t i) {
    return is(i, TimeClass::kUnit) &&
           atom(i).value(TimeClass::kUnit) == static_cast<int>(TimeUnit::kYear);
  };
  if (is_year(at)) {
    std::size_t next = at + 1;
    if ((is(next, AtomKind::kDash) || is(next, AtomKind::kSlash)) &&
        is(next + 1, AtomKind::kFigure))
      next += 2;
    if (is(next, TimeClass::kFiscal) && is_unit_year(next + 1)) {
      Reading r = reading(Form::kFiscal, at, next + 2);
      r.year = atom(at).number;
      return r;
    }
    return std::nullopt;
  }
  std::size_t start = at;
  if (is(at, TimeClass::kShift) && is(at + 1, TimeClass::kFiscal)) ++start;
  if (!is(start, TimeClass::kFiscal)) return std::nullopt;
  std::size_t next = start + 1;
  const bool year_word = is_unit_year(next);
  if (year_word) ++next;
  if (is_year(next)) {
    Reading r = reading(Form::kFiscal, at, next + 1);
    r.year = atom(next).number;
    return r;
  }
  if (!year_word) return std::nullopt;
  return reading(Form::kFiscal, at, next);
}

Grammar::Maybe Grammar::feast(std::size_t at) const {
  if (at >= atoms_.size()) return std::nullopt;
  const Atom& a = atoms_[at];
  if (!a.whole || !(is_ascii_upper(doc_.text(a.span)[0]) || a.digits > 0)) return std::nullopt;
  const Index token = a.token;
  const Index end = doc_.sentences[doc_.tokens[token].sentence].last;
  const auto found =
      words_.feast_names().longest(token, end, [&](Index t) { return doc_.lower(t); });
  if (!found) return std::nullopt;
  std::size_t last = at;
  while (last < atoms_.size() && atoms_[last].token < token + found.length) ++last;
  Reading r = reading(Form::kFeast, at, last);
  r.feast = static_cast<int>(found.values->front());
  add_year(r);
  return r;
}

// "18:30", "6:40 p.m. local time", "10 am", "noon", "1800 UTC".
Grammar::Maybe Grammar::clock(std::size_t at) const {
  const Atom& a = atom(at);
  Reading r = reading(Form::kClock, at, at + 1);
  const bool zone_follows = is(at + 1, TimeClass::kZone) &&
                            doc_.text(atom(at + 1).span).size() >= 2 &&
                            is_ascii_upper(doc_.text(atom(at + 1).span)[0]);
  if (a.kind == AtomKind::kClock) {
    if (before(at).kind == AtomKind::kDash && before(at).whole && is(at - 2, AtomKind::kFigure))
      return std::nullopt;
    r.hour = a.number;
    r.minute = a.second;
  } else if (a.kind == AtomKind::kFigure && a.digits == 4 && zone_follows) {
    r.hour = a.number / 100;
    r.minute = a.number % 100;
  } else if ((a.kind == AtomKind::kFigure && a.digits <= 2) ||
             (a.is(TimeClass::kNumber) && a.value(TimeClass::kNumber) > 0)) {
    if (!is(at + 1, TimeClass::kMeridiem) || a.is(TimePrep::kAbout)) return std::nullopt;
    r.hour = a.kind == AtomKind::kFigure ? a.number : a.value(TimeClass::kNumber);
    if (r.hour > 12) return std::nullopt;
  } else if (a.is(TimeClass::kPart) && !a.word->weak(TimeClass::kPart) &&
             (a.value(TimeClass::kPart) == static_cast<int>(TimePart::kNoon) ||
              a.value(TimeClass::kPart) == static_cast<int>(TimePart::kMidnight))) {
    r.hour = a.value(TimeClass::kPart) == static_cast<int>(TimePart::kNoon) ? 12 : 24;
  } else {
    return std::nullopt;
  }
  if (r.hour > 24 || r.minute > 59) return std::nullopt;
  if (is(r.last, TimeClass::kMeridiem)) {
    const int half = atom(r.last).value(TimeClass::kMeridiem);
    if (half == 12 && r.hour < 12) r.hour += 12;
    if (half == 0 && r.hour == 12) r.hour = 0;
    ++r.last;
  }
  if (is(r.last, TimePrep::kLocal) && is(r.last + 1, TimePrep::kTime)) r.last += 2;
  if (is(r.last, TimeClass::kZone) && is_ascii_upper(doc_.text(atom(r.last).span)[0])) {
    r.utc = true;
    ++r.last;
  }
  return r;
}

Grammar::Maybe Grammar::calendar_date(std::size_t at) const {
  Maybe best;
  for (const Maybe& found :
       {month_date(at), weekday_date(at), numeric_date(at), fiscal_year(at), year_date(at),
        season_date(at), decade_or_century(at), feast(at), clock(at)})
    if (found && (!best || found->last > best->last)) best = found;
  return best;
}

}  // namespace annals::when
