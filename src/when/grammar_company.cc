// Which words and figures are dates in their company: "May" and "may", "2014" the year and 2014
// people.
#include <algorithm>

#include "src/base/text.h"
#include "src/doc/tree.h"
#include "src/when/grammar.h"

namespace annals::when {

int Grammar::day_of_month(std::size_t at) const {
  const Atom& a = atom(at);
  if (a.kind == AtomKind::kOrdinal || (a.kind == AtomKind::kFigure && a.digits <= 2))
    return a.number >= 1 && a.number <= 31 ? a.number : 0;
  if (a.is(TimeClass::kOrdinal) && a.value(TimeClass::kOrdinal) > 0)
    return a.value(TimeClass::kOrdinal);
  return 0;
}

// A word of the sentence's own; "Black" and "Express" are known only from names.
bool Grammar::tells_no_time(std::size_t at) const {
  constexpr std::uint32_t kOfNames = 1U << static_cast<unsigned>(TimeClass::kFeast) |
                                     1U << static_cast<unsigned>(TimeClass::kNever) |
                                     1U << static_cast<unsigned>(TimeClass::kLabel);
  const Atom& a = atom(at);
  if (at >= atoms_.size() || a.kind == AtomKind::kOther) return at < atoms_.size();
  return a.kind == AtomKind::kWord && (a.word->classes & ~kOfNames) == 0;
}

// Whether the word is bound to a capital word beside it: "Black September", "Midnight Express".
bool Grammar::in_name(std::size_t at) const {
  const auto binds = [](Rel rel) {
    return rel == Rel::kCompound || rel == Rel::kFlat || rel == Rel::kAmod || rel == Rel::kNmod ||
           rel == Rel::kNummod || rel == Rel::kAppos;
  };
  const auto bound = [&](std::size_t other) {
    if (!tells_no_time(other)) return false;
    const Index here = atom(at).token, there = atoms_[other].token;
    if (!starts_upper(doc_.text(atoms_[other].span))) return false;
    return (doc_.tokens[here].head == there && binds(doc_.tokens[here].rel)) ||
           (doc_.tokens[there].head == here && binds(doc_.tokens[there].rel));
  };
  return bound(at + 1) || (at > 0 && bound(at - 1));
}

// Whether a capital word behind [first, last) and a word of it hang together.
bool Grammar::is_first_of_name(std::size_t first, std::size_t last) const {
  if (!tells_no_time(last) || !starts_upper(doc_.text(atoms_[last].span))) return false;
  const Token& next = doc_.tokens[atoms_[last].token];
  for (std::size_t i = first; i < last; ++i) {
    if (next.head == atoms_[i].token && next.rel == Rel::kFlat) return true;
    if (doc_.tokens[atoms_[i].token].head == atoms_[last].token) return true;
  }
  return false;
}

// "the April 6 Youth Movement", "the 23 March Movement": the day is a name's, not the report's.
bool Grammar::day_is_in_name(std::size_t at, std::size_t last) const {
  if (!before(at).is(TimePrep::kThe)) return false;
  const Index end = atom(last).token;
  const auto leads_to_name = [&](std::size_t from) {
    Index head = doc_.tokens[atom(from).token].head;
    for (int i = 0; i < 2 && head != kNone && head <= end; ++i) head = doc_.tokens[head].head;
    return head != kNone && head > end && head - end <= 3 && is_nominal(doc_.tokens[head].upos) &&
           starts_upper(doc_.text(doc_.tokens[head].span));
  };
  return leads_to_name(at) || (!is(at, TimeClass::kMonth) && leads_to_name(last));
}

// "a protest to May's agreement" in a report on Elio May.
bool Grammar::is_surname(std::size_t at) const {
  const std::string_view word = doc_.text(atoms_[at].span);
  return std::any_of(doc_.names.begin(), doc_.names.end(), [&](const Name& name) {
    return name.type == NameType::kPerson && name.last > name.first + 1 && doc_.form(name.last - 1) == word;
  });
}

// "May" and "March", "Jan." and "Sun" are times only in the right company.
bool Grammar::is_month(std::size_t at) const {
  const Atom& a = atom(at);
  if (!a.is(TimeClass::kMonth)) return false;
  if (day_of_month(at + 1) > 0 && day_is_in_name(at, at + 1)) return false;
  const Atom& next = atom(at + 1);
  const Atom& last = before(at);
  const std::size_t day_at = last.is(TimePrep::kOf) ? at - 2 : at - 1;
  if (at > 1 && day_of_month(day_at) > 0 && day_is_in_name(day_at, at)) return false;
  const bool figure_follows =
      (next.kind == AtomKind::kFigure && (day_of_month(at + 1) > 0 || next.digits == 4)) ||
      next.kind == AtomKind::kOrdinal;
  const bool figure_before = last.kind == AtomKind::kFigure || last.kind == AtomKind::kOrdinal ||
                             (last.is(TimePrep::kOf) && at >= 2 && day_of_month(at - 2) > 0);
  if (figure_follows || (figure_before && a.upper))
    return a.upper || !a.word->weak(TimeClass::kMonth);
  if (a.upper && in_name(at)) return false;
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
    return over.is(TimeClass::kNarrow) || over.is(TimeClass::kUnit) ||
           over.is(TimeClass::kPart) || over.is(TimeClass::kWeekday);
  }
  if (is_surname(at)) return false;
  if (last.is(TimePrep::kBy) || last.is(TimePrep::kBetween) || last.is(TimePrep::kFrom) ||
      last.is(TimePrep::kTo) || last.is(TimePrep::kBefore) || last.is(TimePrep::kAfter) ||
      last.is(TimePrep::kThrough))
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
  const Atom& last = before(at);
  // "the Sunday Courier", "Sunday school", "the Saturday Mothers"
  const bool never = next.is(TimeClass::kNever);
  if (never && (next.upper || next.value(TimeClass::kNever) == 2)) return false;
  if (last.is(TimePrep::kThe) && is_first_of_name(at, at + 1)) return false;
  if (at > 0 && tells_no_time(at - 1) && in_name(at)) return false;
  const bool free =
      last.is(TimePrep::kOn) || last.is(TimeClass::kShift) || last.is(TimeClass::kNarrow);
  const bool name_follows =
      next.upper || (next.kind == AtomKind::kOther && upos(at + 1) == Upos::kPropn &&
                     starts_upper(doc_.text(next.span)));
  return free || !name_follows || next.is(TimeClass::kMonth) || next.is(TimeClass::kPart) ||
         !last.is(TimePrep::kThe);
}

// "The harvest was late this year."
bool Grammar::is_predicate(std::size_t at) const {
  const Index token = atom(at).token;
  const Sentence& sent = doc_.sentences[doc_.tokens[token].sentence];
  for (Index t = token; t > sent.first; --t)
    if (doc_.tokens[t - 1].head == token && doc_.tokens[t - 1].rel == Rel::kCop) return true;
  return false;
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
      before_text == "+" || last.is(TimeClass::kLabel))
    return false;
  const Upos follows = upos(at + 1);
  // "the post-2003 government"
  if (last.kind == AtomKind::kDash && !a.whole && at > 1) {
    const std::string prefix = to_lower(doc_.text(atoms_[at - 2].span));
    if (prefix == "post" || prefix == "pre") return false;
  }
  // "below 1990 levels"
  const bool noun_follows = follows == Upos::kNoun && atom(at + 1).kind == AtomKind::kOther &&
                            lower(at + 1) != "levels";
  const bool plural = noun_follows && (doc_.tokens[atoms_[at + 1].token].feats & kPlural) != 0;
  const bool name_leads = at > 0 && last.kind == AtomKind::kOther && upos(at - 1) == Upos::kPropn;
  if (is(at + 1, TimeClass::kUnit) && (plural || lower(at + 1).ends_with('s') || !name_leads))
    return false;
  if (is(at + 1, TimeClass::kMeasure) || is(at + 1, TimeClass::kNever)) return false;
  // "books such as 1984", but "years such as 1984"
  if (last.is(TimePrep::kAs) && at > 2 && lower(at - 2) == "such" && !is(at - 3, TimeClass::kUnit))
    return false;
  const bool near = a.number >= 1900 && a.number <= 2099;
  const bool preposition = last.is(TimePrep::kIn) || last.is(TimePrep::kSince) ||
                           last.is(TimePrep::kUntil) || last.is(TimePrep::kDuring) ||
                           last.is(TimePrep::kFrom) || last.is(TimePrep::kBy);
  if (preposition) return near ? !plural || at == 1 || a.number % 100 != 0 : !noun_follows;
  if (last.is(TimeClass::kNarrow)) return true;
  // "over 2000 - 2050"
  const bool open_range = is(at + 1, AtomKind::kDash) && is_year(at + 2);
  if (last.is(TimePrep::kOver) && open_range) return true;
  // "between 1310 and 1340"
  if (last.is(TimePrep::kBetween) && is(at + 1, TimePrep::kAnd) && is_year(at + 2)) return true;
  if (last.is(TimePrep::kAnd) && at > 2 && is_year(at - 2) && before(at - 2).is(TimePrep::kBetween))
    return true;
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

}  // namespace annals::when
