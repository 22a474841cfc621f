#include "src/when/grammar.h"

#include <array>

namespace annals::when {
namespace {

// Words that cannot begin a time by themselves.
bool can_begin(const Atom& atom) {
  if (atom.kind == AtomKind::kOther || atom.kind >= AtomKind::kDash) return false;
  if (atom.kind != AtomKind::kWord) return true;
  constexpr auto bit = [](TimeClass c) { return 1U << static_cast<unsigned>(c); };
  constexpr std::uint32_t kHelpers =
      bit(TimeClass::kPreposition) | bit(TimeClass::kPlan) | bit(TimeClass::kBegin) |
      bit(TimeClass::kNever) | bit(TimeClass::kBack) | bit(TimeClass::kOn) | bit(TimeClass::kPast) |
      bit(TimeClass::kZone) | bit(TimeClass::kEra) | bit(TimeClass::kMeridiem) |
      bit(TimeClass::kMeasure) | bit(TimeClass::kLabel) | bit(TimeClass::kOrder);
  if (atom.is(TimePrep::kThen)) return true;
  return (atom.word->classes & ~kHelpers) != 0;
}

bool spans_range(const Reading& r) {
  return r.form == Form::kDate || r.form == Form::kDecade || r.form == Form::kCentury ||
         r.form == Form::kDay || r.form == Form::kFeast || r.form == Form::kClock;
}

// What one end leaves out stands at the other: "from March to May 2019", "May 2 to 5".
void complete(Reading& from, Reading& to) {
  if (from.form != Form::kDate || to.form != Form::kDate) return;
  if (to.year && !from.year && from.month > 0 && !from.year_shift)
    from.year = *to.year - (to.month > 0 && from.month > to.month ? 1 : 0);
  if (from.year && !to.year && to.month > 0 && !to.year_shift && from.month > 0)
    to.year = *from.year + (to.month < from.month ? 1 : 0);
  if (to.year_shift && !from.year && !from.year_shift) from.year_shift = to.year_shift;
}

}  // namespace

Grammar::Maybe Grammar::core(std::size_t at) const {
  if (at >= atoms_.size()) return std::nullopt;
  Maybe best = calendar_date(at);
  const auto better = [&](Maybe found) {
    if (found && (!best || found->last > best->last)) best = std::move(found);
  };
  if (!is(at, AtomKind::kWord)) {
    if (is(at, AtomKind::kOrdinal)) better(nth_of(at));
    if (is(at, AtomKind::kFigure)) better(counted(at));
    return best;
  }
  better(day_word(at));
  better(narrowed(at));
  better(nth_of(at));
  better(shifted(at));
  better(counted(at));
  better(bare_unit(at));
  better(repeated(at));
  better(vague(at));
  if (is(at, TimePrep::kThen) && before(at).is(TimePrep::kSince)) {
    Reading r;
    r.form = Form::kThen;
    r.first = r.core = at;
    r.last = at + 1;
    better(r);
  }
  return best;
}

// "Monday night", "Monday in the evening".
void Grammar::add_part(Reading& r) const {
  if (r.part || r.hour >= 0 || !names_day(r)) return;
  std::size_t at = r.last;
  if (is(at, TimeClass::kNarrow)) ++at;
  if ((is(at, TimePrep::kIn) || is(at, TimePrep::kAt) || is(at, TimePrep::kDuring)) &&
      is(at + 1, TimePrep::kThe))
    at += 2;
  if (is(at, TimeClass::kPart)) {
    r.part = static_cast<TimePart>(atom(at).value(TimeClass::kPart));
  } else if (is(at, TimeClass::kUnit) && lower(at) == "night") {
    r.part = TimePart::kNight;
  } else {
    return;
  }
  r.last = at + 1;
}

// "Monday at 6 p.m.", "Monday 18:00".
void Grammar::add_clock(Reading& r) const {
  if (r.hour >= 0 || !names_day(r)) return;
  std::size_t at = r.last;
  const bool comma = is(at, AtomKind::kComma);
  if (comma) ++at;
  if (is(at, TimePrep::kAt))
    ++at;
  else if (comma)
    return;
  if (is(at, TimePrep::kAbout)) ++at;
  const Maybe time = clock(at);
  if (!time) return;
  r.hour = time->hour;
  r.minute = time->minute;
  r.utc = time->utc;
  r.last = time->last;
}

// "the night of 3 March", "the early hours of Tuesday", "overnight into Tuesday".
Grammar::Maybe Grammar::part_of_day(std::size_t at) const {
  const bool overnight = is(at, TimeClass::kDay) && is(at, TimeClass::kPart) &&
                         atom(at).value(TimeClass::kDay) < 0;
  const bool part = is(at, TimeClass::kPart) || (is(at, TimeClass::kUnit) && lower(at) == "night");
  const bool hours =
      is(at, TimeClass::kNarrow) && lower(at + 1) == "hours" && is(at + 2, TimePrep::kOf);
  const bool into = overnight && lower(at + 1) == "into";
  if (!overnight && !hours && !(part && is(at + 1, TimePrep::kOf))) return std::nullopt;
  std::size_t inner = hours ? at + 3 : at + 2;
  if (overnight && !into && !is(at + 1, TimePrep::kOn)) inner = at + 1;
  Maybe date = core(inner);
  if (!date || !names_day(*date) || (overnight && date->form != Form::kDate)) return std::nullopt;
  if (is(date->last, TimeClass::kPart)) ++date->last;  // "the early hours of Tuesday morning"
  date->part = hours                        ? TimePart::kMorning
               : is(at, TimeClass::kPart) ? static_cast<TimePart>(atom(at).value(TimeClass::kPart))
                                            : TimePart::kNight;
  if (overnight) date->night = into ? -1 : 1;
  date->first = date->core = at;
  return date;
}

// "6 p.m. on Monday", "6 in the evening", "11:00 local time (0900 GMT) on Tuesday".
Grammar::Maybe Grammar::clock_and_day(Reading time, std::size_t at) const {
  std::size_t next = time.last;
  if (is(next, AtomKind::kOpen)) {
    const Maybe zone = clock(next + 1);
    if (zone && is(zone->last, AtomKind::kClose)) next = zone->last + 1;
  }
  if (is(next, AtomKind::kComma) && (is_month(next + 1) || is_weekday(next + 1))) ++next;
  if (is(next, TimePrep::kIn) && is(next + 1, TimePrep::kThe) && is(next + 2, TimeClass::kPart)) {
    if (time.hour < 12 &&
        atom(next + 2).value(TimeClass::kPart) != static_cast<int>(TimePart::kMorning))
      time.hour += 12;
    next = time.last = next + 3;
  }
  if (is(next, TimePrep::kOn)) ++next;
  if (is(next, TimePrep::kThe)) ++next;
  Maybe date = core(next);
  if (!date || !names_day(*date) || date->form == Form::kClock) return time;
  date->hour = time.hour;
  date->minute = time.minute;
  date->utc = time.utc;
  date->first = date->core = at;
  return date;
}

// A time with its part of day and hour, whichever stands first.
Grammar::Maybe Grammar::combined(std::size_t at) const {
  Maybe found = part_of_day(at);
  if (!found) found = moved(at);
  if (found) return found;
  found = core(at);
  if (!found) return found;
  add_part(*found);
  add_clock(*found);
  return found->form == Form::kClock ? clock_and_day(*found, at) : found;
}

// "3 to 5 May", "2-5 May 2019": the first figure is a day only by what follows.
std::optional<Match> Grammar::figure_range(std::size_t at) const {
  const int first_day = day_of_month(at);
  const bool linked = is(at + 1, AtomKind::kDash) || is(at + 1, TimePrep::kTo) ||
                      is(at + 1, TimePrep::kAnd) || is(at + 1, TimePrep::kThrough) ||
                      is(at + 1, TimePrep::kUntil);
  if (first_day == 0 || atom(at).is(TimeClass::kOrdinal) || !linked) return std::nullopt;
  const Maybe to = month_date(at + 2);
  if (!to || to->day == 0 || day_of_month(at + 2) == 0) return std::nullopt;
  if (is(at + 1, TimePrep::kAnd) && first_day > to->day) return std::nullopt;
  Match match;
  match.from = *to;
  match.from.day = first_day;
  match.from.first = match.from.core = at;
  match.from.last = at + 1;
  match.to = to;
  match.first = at;
  match.last = to->last;
  return match;
}

void Grammar::extend_right(Match& match) const {
  Reading& from = match.from;
  if (!spans_range(from)) return;
  std::size_t at = match.last;
  const Atom& last = before(match.first);
  const bool dash = is(at, AtomKind::kDash);
  const bool between = last.is(TimePrep::kBetween) && is(at, TimePrep::kAnd);
  const bool word = is(at, TimePrep::kTo) || is(at, TimePrep::kThrough) || is(at, TimePrep::kUntil);
  // "March 12 and 13"
  const Upos counted = upos(at + 2);
  const bool pair = is(at, TimePrep::kAnd) && is(at + 1, AtomKind::kFigure) && from.month > 0 &&
                    from.day > 0 && !from.year && day_of_month(at + 1) > from.day &&
                    counted != Upos::kNoun && counted != Upos::kAdj && counted != Upos::kPropn;
  if (!dash && !between && !word && !pair) return;
  ++at;
  // "the winter of 2022-23" is one winter.
  if (dash && from.season == TimeSeason::kWinter && from.year && is(at, AtomKind::kFigure)) {
    match.last = at + 1;
    return;
  }
  if (is(at, TimePrep::kThe)) ++at;
  Maybe to;
  // "May 2-5", "1871-72"
  const int day = day_of_month(at);
  const bool figure = is(at, AtomKind::kFigure) || is(at, AtomKind::kOrdinal);
  if (figure && day > from.day && from.day > 0 && from.month > 0 && !from.year &&
      !is_month(at + 1) && !is(at + 1, TimeClass::kUnit)) {
    to = from;
    to->day = day;
    to->first = to->core = at;
    to->last = at + 1;
    add_year(*to);
  } else if (is(at, AtomKind::kFigure) && atom(at).digits == 2 && from.form == Form::kDate &&
             from.year && from.month == 0 && dash && atom(at).number > *from.year % 100 &&
             !is_month(at + 1)) {
    to = from;
    to->year = *from.year / 100 * 100 + atom(at).number;
    to->first = to->core = at;
    to->last = at + 1;
  } else {
    to = combined(at);
  }
  if (!to || !spans_range(*to)) return;
  if (dash && (to->form != from.form || (from.month > 0) != (to->month > 0))) return;
  if (from.form == Form::kClock && to->form != Form::kClock) return;
  if (from.has_date() != to->has_date() && (from.form == Form::kDate && to->form == Form::kDate) &&
      from.has_date())
    return;
  complete(from, *to);
  match.last = to->last;
  match.to = std::move(to);
}

// Whether the time hangs on a noun behind it: "the November 27 agreement", "Wednesday night raids".
bool Grammar::modifies_noun(const Reading& r, std::size_t last) const {
  if (last >= atoms_.size()) return false;
  for (Index t = atoms_[r.core].token; t <= atoms_[r.last - 1].token; ++t) {
    const Token& tok = doc_.tokens[t];
    if (tok.head == kNone || tok.head < atoms_[last].token) continue;
    if (tok.rel == Rel::kCompound || tok.rel == Rel::kAmod || tok.rel == Rel::kNummod ||
        tok.rel == Rel::kNmodPoss)
      return true;
  }
  return false;
}

// Takes the article and the preposition into the span; "in" of "in the 2014 protests" is the
// noun's.
void Grammar::extend_left(Match& match, std::size_t limit) const {
  Reading& r = match.from;
  std::size_t at = match.first;
  const std::size_t last = match.last;
  const bool dated_article = r.moved_unit || r.form == Form::kDecade || r.form == Form::kCentury ||
                             r.form == Form::kUnit || r.form == Form::kCounted || r.nth != 0 ||
                             r.narrow || r.part || r.season || r.form == Form::kFiscal ||
                             r.form == Form::kDay || is(at, AtomKind::kOrdinal) ||
                             (r.day > 0 && is(at, TimeClass::kOrdinal));
  r.modifier = is(last, AtomKind::kPossessive) || modifies_noun(r, last);
  const bool so_far = at > limit + 1 && lower(at - 1) == "far" && lower(at - 2) == "so" &&
                      r.form == Form::kUnit && r.shift == TimeShift::kThis && !r.narrow;
  if (so_far) {
    r.narrow = TimeNarrow::kEarlier;
    match.first = at - 2;
    return;
  }
  const bool article = at > limit && before(at).is(TimePrep::kThe);
  const bool named =
      r.form == Form::kVague && (lower(r.core) == "future" || lower(r.core) == "past");
  if (article && !dated_article && !named) return;
  if (article) match.first = --at;
  if (r.modifier) return;
  std::size_t prep_at = at;
  if (prep_at > limit && (before(prep_at).is(TimePrep::kAbout)) && lower(prep_at - 1) != "around")
    --prep_at;
  if (prep_at > limit + 1 && before(prep_at).is(TimePrep::kThan)) prep_at -= 2;
  if (prep_at <= limit) return;
  const Atom& prep = before(prep_at);
  if (!prep.is(TimeClass::kPreposition)) return;
  const auto which = static_cast<TimePrep>(prep.value(TimeClass::kPreposition));
  if (which > TimePrep::kAbout && which != TimePrep::kOf) return;
  if (which == TimePrep::kOf) {
    if (prep_at < limit + 2 || !before(prep_at - 1).is(TimePrep::kAs)) return;
    match.first = prep_at - 2;
    return;
  }
  // "went on overnight"
  if (r.form == Form::kDay && (which == TimePrep::kOn || which == TimePrep::kIn)) return;
  r.prep = which;
  match.first = prep_at - 1;
}

std::optional<Match> Grammar::match_at(std::size_t at) const {
  if (auto range = figure_range(at)) return range;
  Maybe found = combined(at);
  if (!found) return std::nullopt;
  Match match;
  match.from = std::move(*found);
  match.first = at;
  match.last = match.from.last;
  extend_right(match);
  // "in January and February 2022"
  if (!match.to && match.from.month > 0 && !match.from.year && is(match.last, TimePrep::kAnd)) {
    Maybe next = month_date(match.last + 1);
    if (next && next->year) complete(match.from, *next);
  }
  return match;
}

void Grammar::find(std::vector<Match>& out) const {
  out.clear();
  std::size_t limit = 0;
  for (std::size_t at = 0; at < atoms_.size();) {
    auto match = can_begin(atoms_[at]) ? match_at(at) : std::nullopt;
    if (!match) {
      ++at;
      continue;
    }
    at = match->last;
    // "the 2019-20 season", "the 2019-2020 season" are sport's own calendar.
    if (is(at, AtomKind::kDash) && is_year(at + 1) && is(at + 2, TimeClass::kUnit)) at += 2;
    const bool sport = match->from.form == Form::kDate && match->from.month == 0 &&
                       match->from.year && is(at, TimeClass::kUnit) &&
                       atom(at).value(TimeClass::kUnit) == static_cast<int>(TimeUnit::kSeason);
    if (!sport) {
      extend_left(*match, limit);
      out.push_back(std::move(*match));
    }
    limit = at;
  }
}

}  // namespace annals::when
