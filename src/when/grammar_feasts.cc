// Decades, centuries, fiscal years, feasts and times of day.
#include <algorithm>

#include "src/base/text.h"
#include "src/when/grammar.h"

namespace annals::when {

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

// "Ukraine's 33rd Independence Day", "Independence Day in Ukraine".
Span Grammar::country_of(const Feast& feast, std::size_t first, std::size_t last) const {
  const auto is_country = [&](std::size_t i) {
    return i < atoms_.size() &&
           std::find(feast.of.begin(), feast.of.end(), lower(i)) != feast.of.end();
  };
  std::size_t before_name = first;
  if (before_name > 0 && before(before_name).kind == AtomKind::kOrdinal) --before_name;
  if (before_name > 0 && before(before_name).kind == AtomKind::kPossessive) --before_name;
  if (before_name > 0 && is_country(before_name - 1)) return atoms_[before_name - 1].span;
  if (!is(last, TimePrep::kOf) && !is(last, TimePrep::kIn)) return {};
  for (std::size_t i = last + 1; i < last + 4; ++i)
    if (is_country(i)) return atoms_[i].span;
  return {};
}

Grammar::Maybe Grammar::feast(std::size_t at) const {
  if (at >= atoms_.size()) return std::nullopt;
  const Atom& a = atoms_[at];
  if (!a.whole || !a.is(TimeClass::kFeast) || !(a.upper || is_ascii_digit(doc_.text(a.span)[0])))
    return std::nullopt;
  const Index token = a.token;
  const Index end = doc_.sentences[doc_.tokens[token].sentence].last;
  const auto found =
      words_.feast_names().longest(token, end, [&](Index t) { return doc_.lower(t); });
  if (!found) return std::nullopt;
  std::size_t last = at;
  while (last < atoms_.size() && atoms_[last].token < token + found.length) ++last;
  const bool named_so =
      at > 0 && before(at).kind == AtomKind::kOther && upos(at - 1) == Upos::kPropn;
  Reading r = reading(Form::kFeast, at, last);
  r.feast = static_cast<int>(found.values->front());
  r.no_country = !words_.feasts()[found.values->front()].of.empty();
  for (const std::uint32_t each : *found.values) {
    r.country = country_of(words_.feasts()[each], at, last);
    if (r.country.empty()) continue;
    r.feast = static_cast<int>(each);
    r.no_country = false;
    break;
  }
  if (named_so && r.country.empty()) return std::nullopt;
  if (is_first_of_name(at, last)) return std::nullopt;  // "Easter Island"
  if (words_.feasts()[found.values->front()].rule == Feast::Rule::kPeriod) {
    const Atom& lead = before(before(at).is(TimePrep::kThe) ? at - 1 : at);
    const bool inside =
        lead.is(TimePrep::kIn) || lead.is(TimePrep::kDuring) || lead.is(TimePrep::kSince);
    return inside ? Maybe(r) : std::nullopt;
  }
  // "the October 7 attacks": the name tells which day it is; before it the words are any year's.
  if (words_.feasts()[static_cast<std::size_t>(r.feast)].rule == Feast::Rule::kOnce) {
    if (const Maybe plain = month_date(at)) {
      r.month = plain->month;
      r.day = plain->day;
      r.last = plain->last;
    }
    return r;
  }
  add_year(r);
  if (!r.year && is(r.last, TimePrep::kIn) && is_year(r.last + 1)) {
    r.year = atoms_[r.last + 1].number;
    r.last += 2;
  }
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
    // Psalms and scores have colons too.
    const Atom& last = before(at);
    const bool company = zone_follows || is(at + 1, TimeClass::kMeridiem) ||
                         is(at + 1, TimePrep::kLocal) || last.is(TimeClass::kPreposition) ||
                         last.is(TimeClass::kWeekday) || last.is(TimeClass::kDay) ||
                         last.kind == AtomKind::kDash ||
                         (a.number > 12 && (at == 0 || upos(at - 1) == Upos::kPunct));
    if (!company) return std::nullopt;
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
    if (a.kind == AtomKind::kWord && atom(at + 1).upper) return std::nullopt;  // "five AM stations"
    r.hour = a.kind == AtomKind::kFigure ? a.number : a.value(TimeClass::kNumber);
    if (r.hour > 12) return std::nullopt;
  } else if (a.is(TimeClass::kPart) && !a.word->weak(TimeClass::kPart) &&
             (a.value(TimeClass::kPart) == static_cast<int>(TimePart::kNoon) ||
              a.value(TimeClass::kPart) == static_cast<int>(TimePart::kMidnight)) &&
             !(a.upper && in_name(at))) {
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

}  // namespace annals::when
