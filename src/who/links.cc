#include "src/who/links.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "src/base/text.h"
#include "src/doc/tree.h"

namespace annals::who {
namespace {

bool is_person_or_body(const Phrase& p) {
  return p.entity_kind == EntityKind::kPerson || p.entity_kind == EntityKind::kOrganization ||
         p.entity_kind == EntityKind::kGroup || p.entity_kind == EntityKind::kUnknown;
}

// Prepositions whose complement says for whom a role stands, and those that merely belong to it.
enum class Complement : std::uint8_t { kNone, kOwner, kWords };
Complement complement_of(const Phrase& p, std::string_view word) {
  if (word == "of") return Complement::kOwner;
  if (p.role == nullptr)
    return word == "from" && !p.name.empty() ? Complement::kOwner : Complement::kNone;
  if (word == "from") return Complement::kOwner;
  if ((word == "for" || word == "with" || word == "at") &&
      (p.role->of || p.role->kind == RoleClass::kPerson))
    return p.role->of ? Complement::kOwner : Complement::kNone;
  if (word == "to" && (p.role->words.ends_with("ambassador") || p.role->words.ends_with("envoy")))
    return Complement::kWords;
  return Complement::kNone;
}

// The phrase that begins right at this token and reaches farthest, or kNone.
Index phrase_at(const std::vector<Phrase>& phrases, std::size_t begin, std::size_t end,
                Index token) {
  Index best = kNone;
  for (std::size_t i = begin; i < end; ++i) {
    const Phrase& p = phrases[i];
    if (p.full_first != token || p.modifier || p.relative) continue;
    if (best == kNone || p.full_last > phrases[best].full_last) best = static_cast<Index>(i);
  }
  return best;
}

struct Range {
  std::size_t begin = 0, end = 0;
};

Range sentence_range(const std::vector<Phrase>& phrases, std::size_t begin) {
  std::size_t end = begin;
  while (end < phrases.size() && phrases[end].sentence == phrases[begin].sentence) ++end;
  return {begin, end};
}

template <class Do> void for_each_sentence(const std::vector<Phrase>& phrases, Do&& act) {
  for (std::size_t begin = 0; begin < phrases.size();) {
    const Range range = sentence_range(phrases, begin);
    act(range);
    begin = range.end;
  }
}

std::string_view lower_or_empty(const Document& doc, const Phrase& p, Index t) {
  return t < doc.sentences[p.sentence].last ? doc.lower(t) : std::string_view{};
}

// "director of global news for the agency": what lies between names nobody.
Index distant_complement(const Document& doc, const std::vector<Phrase>& phrases, Range range,
                         const Phrase& p) {
  constexpr Index kReach = 8;
  const Index end = std::min(doc.sentences[p.sentence].last, p.full_last + 1 + kReach);
  for (Index t = p.full_last + 2; t + 1 < end; ++t) {
    const Upos upos = doc.tokens[t].upos;
    const std::string_view lower = doc.lower(t);
    if (lower == "for" || lower == "of" || lower == "at" || lower == "from") {
      const Index other = phrase_at(phrases, range.begin, range.end, t + 1);
      if (other != kNone) return other;
    }
    if (upos != Upos::kNoun && upos != Upos::kAdj && upos != Upos::kDet && upos != Upos::kPropn &&
        upos != Upos::kCconj && upos != Upos::kAdp)
      return kNone;
  }
  return kNone;
}

// "gunmen on motorcycles", "a man with a machete": words that tell who, where the tree agrees.
void describe(const Document& doc, Phrase& p) {
  constexpr Index kReach = 5;
  if (p.role == nullptr || p.role->kind != RoleClass::kPerson || p.kind != MentionKind::kNominal ||
      p.modifier)
    return;
  const std::string_view word = lower_or_empty(doc, p, p.full_last + 1);
  if (word != "on" && word != "with" && word != "aboard") return;
  const Index end = std::min(doc.sentences[p.sentence].last, p.full_last + 1 + kReach);
  for (Index t = p.full_last + 2; t < end; ++t)
    if (doc.tokens[t].upos == Upos::kNoun &&
        (doc.tokens[t].rel == Rel::kNmod || doc.tokens[t].rel == Rel::kObl) &&
        doc.tokens[t].head == p.head) {
      p.full_last = t;
      return;
    }
}

// "armed men affiliated with Red Lantern": those of a group are what it is.
void affiliate(const Document& doc, const WordClasses& words, std::vector<Phrase>& phrases, Range range,
               std::size_t i) {
  Phrase& p = phrases[i];
  if (p.role == nullptr || p.owner != kNone || p.role->kind != RoleClass::kPerson) return;
  const std::string_view tie = lower_or_empty(doc, p, p.full_last + 1);
  const std::string_view link = lower_or_empty(doc, p, p.full_last + 2);
  if (!words.has(tie, WordClass::kTie) || (link != "with" && link != "to")) return;
  const Index other = phrase_at(phrases, range.begin, range.end, p.full_last + 3);
  if (other == kNone || other <= i || phrases[other].entity_kind != EntityKind::kOrganization) return;
  p.owner = other;
  p.owner_behind = true;
  p.full_last = phrases[other].full_last;
}

void complement(const Document& doc, const WordClasses& words, std::vector<Phrase>& phrases, Range range,
                std::size_t i) {
  Phrase& p = phrases[i];
  if (p.kind == MentionKind::kPronoun || p.modifier) return;
  const Complement kind = complement_of(p, lower_or_empty(doc, p, p.full_last + 1));
  if (kind == Complement::kNone) {
    affiliate(doc, words, phrases, range, i);
    return describe(doc, p);
  }
  Index other = phrase_at(phrases, range.begin, range.end, p.full_last + 2);
  if (other == kNone && p.role != nullptr && p.role->of)
    other = distant_complement(doc, phrases, range, p);
  if (other == kNone || other <= i) return;
  const EntityKind of = phrases[other].entity_kind;
  if ((p.role == nullptr || !p.name.empty()) && of != EntityKind::kOrganization &&
      of != EntityKind::kCountry && of != EntityKind::kPlace)
    return;  // "accused Red Lantern of arms deals"
  p.full_last = phrases[other].full_last;
  if (kind == Complement::kOwner && p.owner == kNone) {
    p.owner = other;
    p.owner_behind = true;
  }
}

bool may_name(const Phrase& p) {
  return p.kind == MentionKind::kName && is_person_or_body(p) && !p.modifier;
}
bool may_describe(const Phrase& p) {
  return p.kind == MentionKind::kNominal && p.role != nullptr && !p.modifier &&
         (p.role->kind == RoleClass::kPerson || p.role->kind == RoleClass::kBody);
}

bool fits(const Phrase& a, const Phrase& b) {
  const auto body = [](const Phrase& p) { return p.entity_kind == EntityKind::kOrganization; };
  const auto person = [](const Phrase& p) { return p.entity_kind == EntityKind::kPerson; };
  return !(body(a) && person(b)) && !(person(a) && body(b)) &&
         !(a.plural && !b.plural && !body(a)) && !(b.plural && !a.plural && !body(b));
}

// "A, B," or "A, B." but not "A, B and C".
bool closes(const Document& doc, const Phrase& b) {
  const std::string_view next = lower_or_empty(doc, b, b.full_last + 1);
  return next.empty() || next == "," || next == "." || next == ";" || next == ":" || next == "—" ||
         next == "–" || next == "”" || next == "\"" || next == ")" || next == "who" ||
         next == "which" || next == "?" || next == "said" || next == "in" || next == "at" ||
         next == "has" || next == "was" || next == "had";
}

bool is_complement(const std::vector<Phrase>& phrases, Range range, std::size_t i) {
  for (std::size_t k = range.begin; k < range.end; ++k)
    if (phrases[k].owner == i && phrases[k].owner_behind) return true;
  return false;
}

void appose(const Document& doc, std::vector<Phrase>& phrases, Range range, std::size_t i) {
  const Phrase& a = phrases[i];
  if (a.kind == MentionKind::kPronoun || a.modifier) return;
  const std::string_view mark = lower_or_empty(doc, a, a.full_last + 1);
  const bool bracket = mark == "(";
  const bool adjacent = a.owner_behind && a.role != nullptr;  // "President of Ukraine Elio Marrat"
  Index other = kNone;
  // "Elio Marrat, 34, a nurse": the age stands between.
  const bool aged = mark == "," && lower_or_empty(doc, a, a.full_last + 3) == "," &&
                    doc.tokens[a.full_last + 2].upos == Upos::kNum;
  if (mark == "," || bracket || mark == "—" || mark == "–")
    other = phrase_at(phrases, range.begin, range.end, a.full_last + (aged ? 4 : 2));
  else if (adjacent)
    other = phrase_at(phrases, range.begin, range.end, a.full_last + 1);
  if (other == kNone) return;
  Phrase& b = phrases[other];
  if (b.same != kNone || b.kind == MentionKind::kPronoun || other < i) return;
  if (bracket) {
    const bool acronym = b.first == b.last && starts_upper(doc.form(b.first)) &&
                         lower_or_empty(doc, b, b.last + 1) == ")" &&
                         (a.kind == MentionKind::kName || starts_upper(doc.form(a.noun))) &&
                         !is_complement(phrases, range, i) && b.kind == MentionKind::kName &&
                         a.entity_kind != EntityKind::kPerson &&
                         (b.country == nullptr || a.role != nullptr);
    if (acronym) b.same = static_cast<Index>(i);
    return;
  }
  if (!fits(a, b)) return;
  const bool described = may_name(a) && may_describe(b);
  const bool parted = mark == "," && lower_or_empty(doc, b, b.full_last + 1) == ",";
  const bool named = may_describe(a) && may_name(b) && b.role == nullptr &&
                     (a.article != Article::kIndefinite || parted);
  if (!described && !named) return;
  const bool tree = doc.tokens[b.head].rel == Rel::kAppos && doc.tokens[b.head].head != kNone &&
                    doc.tokens[b.head].head >= a.full_first &&
                    doc.tokens[b.head].head <= a.full_last;
  if (!tree && !closes(doc, b) && (!adjacent || mark == ",")) return;
  // "In Dorvik, a doctor said": behind a preposition the one, the subject of another clause the other.
  if (!tree && doc.tokens[b.head].rel == Rel::kNsubj && child(doc, a.head, {Rel::kCase}) != kNone) return;
  b.same = static_cast<Index>(i);
  if (adjacent && mark != ",") phrases[i].full_last = b.full_last;
}

// "The attacker, identified as Elio Marrat": the name's index, or kNone.
Index identified_as(const Document& doc, const std::vector<Phrase>& phrases, Range range,
                    const Phrase& a) {
  constexpr Index kReach = 10;
  const Index end = std::min(doc.sentences[a.sentence].last, a.full_last + 1 + kReach);
  bool named = false;
  for (Index t = a.full_last + 1; t + 1 < end; ++t) {
    const std::string_view lower = doc.lower(t);
    named = named || lower == "identified" || lower == "named" || lower == "known";
    if (lower == "." || lower == ";") return kNone;
    if (named && (lower == "as" || lower == "called"))
      return phrase_at(phrases, range.begin, range.end, t + 1);
  }
  return kNone;
}

void identify(const Document& doc, std::vector<Phrase>& phrases, Range range, std::size_t i) {
  const Phrase& a = phrases[i];
  if (a.modifier || a.kind == MentionKind::kPronoun || a.plural || a.role == nullptr) return;
  const Index other = identified_as(doc, phrases, range, a);
  if (other == kNone || other <= i || phrases[other].same != kNone) return;
  if (may_name(phrases[other]) && fits(a, phrases[other]))
    phrases[other].same = static_cast<Index>(i);
}

// "Marrat was the deputy commander": the role is the name's.
void equate(const Document& doc, std::vector<Phrase>& phrases, Range range, std::size_t i) {
  Phrase& b = phrases[i];
  if (!may_describe(b) || b.same != kNone || b.plural) return;
  const Index cop = child(doc, b.head, {Rel::kCop});
  if (cop == kNone || cop > b.head || negation(doc, b.head) != kNone) return;
  const Index subject = child(doc, b.head, {Rel::kNsubj});
  if (subject == kNone) return;
  for (std::size_t j = range.begin; j < range.end; ++j) {
    const Phrase& a = phrases[j];
    if (j == i || a.modifier || subject < a.first || subject > a.last) continue;
    if (fits(a, b) && a.entity_kind == EntityKind::kPerson && j < i) b.same = static_cast<Index>(j);
  }
}


// The named person of a clause or of a noun's phrase: the object of who is named, else the subject; or kNone.
Index person_of(const Document& doc, const std::vector<Phrase>& phrases, Range range, Index governor, Index before) {
  Index best = kNone;
  for (std::size_t j = range.begin; j < range.end; ++j) {
    const Phrase& a = phrases[j];
    if (!may_name(a) || a.role != nullptr || a.entity_kind == EntityKind::kOrganization || a.first >= before) continue;
    const Token& head = doc.tokens[a.head];
    if (head.head != governor) continue;
    if (head.rel == Rel::kObj || head.rel == Rel::kNsubjPass) return static_cast<Index>(j);
    if (head.rel == Rel::kNsubj || head.rel == Rel::kNmod || head.rel == Rel::kNmodPoss) best = static_cast<Index>(j);
  }
  return best;
}

// "Elio Marrat resigned as prime minister", "became the prime minister": the office is the name's.
void hold(const Document& doc, const WordClasses& words, std::vector<Phrase>& phrases, Range range,
          std::size_t i) {
  Phrase& b = phrases[i];
  if (!may_describe(b) || b.plural || b.same != kNone || b.role->kind != RoleClass::kPerson) return;
  const Token& head = doc.tokens[b.head];
  Index governor = head.head;
  if (governor == kNone) return;
  const bool as = b.full_first > doc.sentences[b.sentence].first && doc.lower(b.full_first - 1) == "as";
  if (as ? !words.has(doc.lemma(governor), WordClass::kOffice)
         : !words.has(doc.lemma(governor), WordClass::kBecoming) || (head.rel != Rel::kXcomp && head.rel != Rel::kObj))
    return;
  if (negation(doc, governor) != kNone) return;
  for (int steps = 0; steps < 3 && governor != kNone; ++steps) {
    const Index a = person_of(doc, phrases, range, governor, b.first);
    if (a != kNone) {
      if (phrases[a].same == kNone) b.same = a;
      return;
    }
    // "was inaugurated", "plans to resign": the one who does it may stand with the verb above.
    const Rel rel = doc.tokens[governor].rel;
    if (rel != Rel::kXcomp && rel != Rel::kConj && rel != Rel::kAdvcl && rel != Rel::kObj) return;
    governor = doc.tokens[governor].head;
  }
}

bool is_office(const Phrase& p) {
  return p.role != nullptr && p.role->state && p.entity_kind == EntityKind::kPerson && !p.modifier;
}

// "Dominican President A and Defence Minister B": offices in one row are of one state.
void set_beside(const Document& doc, std::vector<Phrase>& phrases, Range range, std::size_t i) {
  Phrase& b = phrases[i];
  if (!is_office(b) || b.country != nullptr || b.owner != kNone || b.first == 0) return;
  Index before = b.full_first - 1;
  while (before > 0 &&
         (doc.lower(before) == "and" || doc.lower(before) == "," || doc.lower(before) == "the" ||
          doc.lower(before) == "his" || doc.lower(before) == "her"))
    --before;
  if (before + 1 == b.full_first) return;
  for (std::size_t j = i; j-- > range.begin;)
    if (is_office(phrases[j]) && phrases[j].full_last == before) {
      b.beside = static_cast<Index>(j);
      return;
    }
}

}  // namespace

void link_complements(const Document& doc, const WordClasses& words, std::vector<Phrase>& phrases) {
  for_each_sentence(phrases, [&](Range range) {
    // From right to left, so that a complement knows its own.
    for (std::size_t i = range.end; i-- > range.begin;) complement(doc, words, phrases, range, i);
  });
  // A possessed phrase reaches as far to the left as its possessor's possessor.
  for (Phrase& p : phrases)
    if (p.owner != kNone && !p.owner_behind)
      p.full_first = std::min(p.full_first, phrases[p.owner].full_first);
}

void link_appositions(const Document& doc, const WordClasses& words, std::vector<Phrase>& phrases) {
  for_each_sentence(phrases, [&](Range range) {
    for (std::size_t i = range.begin; i < range.end; ++i) appose(doc, phrases, range, i);
    for (std::size_t i = range.begin; i < range.end; ++i) identify(doc, phrases, range, i);
    for (std::size_t i = range.begin; i < range.end; ++i) set_beside(doc, phrases, range, i);
    for (std::size_t i = range.begin; i < range.end; ++i) equate(doc, phrases, range, i);
    for (std::size_t i = range.begin; i < range.end; ++i) hold(doc, words, phrases, range, i);
  });
}

}  // namespace annals::who
