// Counted times ("two weeks ago"), repeated ones ("every Friday") and vague ones ("recently").
#include "src/base/text.h"
#include "src/when/grammar.h"

namespace annals::when {

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
  if (lower(at) == "many" && lower(at - 1) == "as") return std::nullopt;  // "in as many weeks"
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
  // "the World Cup 2018 day five"
  if (is_year(at) && !hyphen && !lower(unit_at).ends_with('s')) return std::nullopt;
  // "the Six-Day War", "the Hundred Years' War"
  const std::size_t noun = is(unit_at + 1, AtomKind::kPossessive) ? unit_at + 2 : unit_at + 1;
  if (atom(unit_at).upper && atom(at).upper && is(noun, AtomKind::kOther) &&
      starts_upper(doc_.text(atom(noun).span)))
    return std::nullopt;
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
  // "a week ago on Monday"
  const std::size_t day_at = is(r.last, TimePrep::kOn) ? r.last + 1 : r.last;
  if (r.way == Way::kAgo && r.unit == TimeUnit::kWeek && r.count > 0 && is_weekday(day_at)) {
    r.weekday = atom(day_at).value(TimeClass::kWeekday);
    r.last = day_at + 1;
  }
  const Atom& last = before(at);
  const bool behind =
      last.is(TimePrep::kFor) || last.is(TimePrep::kIn) || last.is(TimePrep::kWithin) ||
      last.is(TimePrep::kOver) || last.is(TimePrep::kThan) || last.is(TimePrep::kAfter) ||
      last.is(TimePrep::kDuring) || last.is(TimePrep::kAbout) || last.is(TimePrep::kBy);
  const bool over_the = last.is(TimePrep::kThe) && at >= 2 && atoms_[at - 2].is(TimePrep::kOver) &&
                        !is(unit_at + 1, TimePrep::kOf);
  const bool long_since = *r.unit >= TimeUnit::kDecade;
  if (bare && !behind && !moved && !over_the && !long_since && lower(r.last - 1) != "long")
    return std::nullopt;
  if (count.article && !moved && !behind && !is(unit_at + 1, TimePrep::kBefore) &&
      !is(unit_at + 1, TimePrep::kAfter))
    return std::nullopt;
  if (count.article && lower(at) == "a" && *r.unit == TimeUnit::kDay && !moved &&
      last.is(TimePrep::kFor) && !atom(unit_at + 1).word && upos(unit_at + 1) == Upos::kNoun)
    return std::nullopt;
  return r;
}

// "the eve of Eid", "two days before Easter", "a day after Tuesday's attack".
Grammar::Maybe Grammar::moved(std::size_t at) const {
  const bool eve = is(at, TimeClass::kDay) && atom(at).word->weak(TimeClass::kDay);
  const bool named = is(at, TimeClass::kUnit) && before(at).is(TimePrep::kThe);
  const Number count = eve || named ? Number{1, at, false} : number(at);
  const std::size_t unit_at = count.last;
  if (!eve && (count.value <= 0 || !is(unit_at, TimeClass::kUnit))) return std::nullopt;
  const std::size_t link = eve ? at + 1 : unit_at + 1;
  const bool back = eve ? is(link, TimePrep::kOf) : is(link, TimePrep::kBefore);
  if (!back && (eve || !is(link, TimePrep::kAfter))) return std::nullopt;
  Maybe date = core(is(link + 1, TimePrep::kThe) ? link + 2 : link + 1);
  if (!date || !names_day(*date) || date->moved_unit) return std::nullopt;
  date->moved_unit =
      eve ? TimeUnit::kDay : static_cast<TimeUnit>(atom(unit_at).value(TimeClass::kUnit));
  if (*date->moved_unit == TimeUnit::kSeason || *date->moved_unit == TimeUnit::kHalf)
    return std::nullopt;
  date->moved = (back ? -1 : 1) * (eve ? 1 : count.value);
  date->first = date->core = at;
  return date;
}

// "every Friday", "each year", "twice a week", "daily".
Grammar::Maybe Grammar::repeated(std::size_t at) const {
  const Atom& a = atom(at);
  if (a.is(TimeClass::kSet) && !a.upper) {
    Reading r = reading(Form::kSet, at, at + 1);
    r.set_value = words_.set_value(a.word->value(TimeClass::kSet));
    return r;
  }
  if (a.is(TimeClass::kSet) && at == 0 && upos(at) != Upos::kPropn && !atom(1).upper &&
      !(atom(1).kind == AtomKind::kOther && upos(1) == Upos::kPropn)) {
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
  const Atom& over = at >= 2 ? atoms_[at - 2] : kNoAtom;
  if (lower(at) == "past" && before(at).is(TimePrep::kThe) &&
      (over.is(TimePrep::kIn) || over.is(TimePrep::kOf)) && upos(at + 1) != Upos::kNoun &&
      upos(at + 1) != Upos::kNum && upos(at + 1) != Upos::kAdj) {
    Reading r = reading(Form::kVague, at, at + 1);
    r.vague = TimeVague::kPast;
    return r;
  }
  if (!a.is(TimeClass::kVague) || (a.upper && in_name(at))) return std::nullopt;
  if (a.word->weak(TimeClass::kVague)) {
    const bool future = lower(at) == "future" &&
                        (before(at).is(TimePrep::kThe) || lower(at - 1) == "near") &&
                        upos(at) == Upos::kNoun;
    if (!future) return std::nullopt;
  }
  if (is(at + 1, AtomKind::kDash) && !atom(at + 1).whole) return std::nullopt;
  if (is(at + 1, AtomKind::kDash) && doc_.tokens[atom(at + 1).token].span.begin == a.span.end)
    return std::nullopt;  // "the now-cancelled deal"
  if (lower(at) == "soon" && (lower(at - 1) == "as" || is(at + 1, TimePrep::kAfter)))
    return std::nullopt;
  Reading r = reading(Form::kVague, at, at + 1);
  r.vague = static_cast<TimeVague>(a.value(TimeClass::kVague));
  return r;
}

}  // namespace annals::when
