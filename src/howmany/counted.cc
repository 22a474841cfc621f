#include "src/howmany/counted.h"

#include <algorithm>

#include "src/base/text.h"
#include "src/doc/tree.h"

namespace annals::howmany {
namespace {

bool is_word(std::string_view form) {
  return !form.empty() &&
         (is_ascii_alpha(form.front()) || static_cast<unsigned char>(form.front()) >= 0x80);
}

const Sentence& sentence_of(const Document& doc, Index token) {
  return doc.sentences[doc.tokens[token].sentence];
}

// A word whose number would count something: a row of the data, whatever its kind.
bool is_listed(const Document& doc, const QuantityWords& words, Index token) {
  for (const CountKind kind :
       {CountKind::kPerson, CountKind::kVehicle, CountKind::kCount, CountKind::kThing,
        CountKind::kCurrency, CountKind::kMeasure, CountKind::kTime, CountKind::kVote})
    if (words.noun(doc, token, kind) != nullptr) return true;
  return false;
}

CountedClass class_of(const Document& doc, const QuantityWords& words, Index token) {
  if (const QuantityWord* row = words.noun(doc, token, CountKind::kPerson))
    return row->what == CountedAs::kForces ? CountedClass::kForces : CountedClass::kPerson;
  if (words.noun(doc, token, CountKind::kVehicle) != nullptr) return CountedClass::kVehicle;
  if (words.noun(doc, token, CountKind::kThing) != nullptr) return CountedClass::kThing;
  const Token& tok = doc.tokens[token];
  const std::string_view form = doc.form(token);
  const bool capital = starts_upper(form) && form.size() > 1 && is_ascii_lower(form[1]);
  const bool name = tok.upos == Upos::kPropn || tok.upos == Upos::kAdj || capital;
  return name ? CountedClass::kName : CountedClass::kUnknown;
}

// The noun phrase to the right, read without the tree: adjectives and nouns, to the last one
// listed.
Index noun_to_the_right(const Document& doc, const QuantityWords& words, Index after) {
  const Index end = std::min(sentence_of(doc, after).last, after + 7);
  Index best = kNone;
  for (Index t = after + 1; t < end; ++t) {
    const Upos upos = doc.tokens[t].upos;
    if (upos == Upos::kNoun || upos == Upos::kPropn || upos == Upos::kAdj) {
      const bool participle = words.noun(doc, t, CountKind::kState) != nullptr;
      if (!participle && is_listed(doc, words, t)) best = t;
    } else if (upos != Upos::kVerb || t + 1 == end || doc.tokens[t].head <= t) {
      break;
    }
  }
  return best;
}

// "dozens of people", "two of the soldiers".
Index of_phrase(const Document& doc, const Numeral& numeral) {
  for (Index t = numeral.core_first; t <= numeral.core_last; ++t)
    for (const Index c : children(doc, t, {Rel::kNmod, Rel::kObl}))
      if (c > numeral.last && preposition(doc, c) == "of") return c;
  return kNone;
}

// The token of the number that hangs on something outside it.
Index number_head(const Document& doc, const Numeral& numeral) {
  for (Index t = numeral.core_first; t <= numeral.core_last; ++t) {
    const Index head = doc.tokens[t].head;
    if (head < numeral.first || head > numeral.last) return t;
  }
  return numeral.core_last;
}

bool names_what_is_counted(const Document& doc, const Numeral& numeral, Index number, Index head) {
  if (head == kNone || head <= numeral.last || head > numeral.last + 12) return false;
  const Token& tok = doc.tokens[head];
  const bool noun = is_nominal(tok.upos) || tok.upos == Upos::kAdj || tok.upos == Upos::kSym;
  if (!noun) return false;
  switch (doc.tokens[number].rel) {
  case Rel::kNummod:
  case Rel::kDet:
  case Rel::kAmod:
  case Rel::kCompound:
  case Rel::kDetPredet:
  case Rel::kNmod:
  case Rel::kAdvmod:
  case Rel::kNmodUnmarked: break;
  default: return false;
  }
  for (Index t = numeral.last + 1; t < head; ++t) {
    const bool comma = doc.lower(t) == "," && doc.tokens[t - 1].upos != Upos::kAdj;
    const bool finite = (doc.tokens[t].feats & kFinite) != 0 && doc.tokens[t].upos == Upos::kAux;
    if (comma || finite) return false;
  }
  return true;
}

// "10 union members": a tree may hang the number on the first noun of a compound.
Index whole_noun(const Document& doc, Index noun) {
  for (int step = 0; step < 4; ++step) {
    const Token& tok = doc.tokens[noun];
    if (tok.rel != Rel::kCompound || tok.head == kNone || tok.head <= noun || tok.head > noun + 4)
      break;
    noun = tok.head;
  }
  return noun;
}

// "one of the three", "none of the 4".
bool is_group_of(const Document& doc, const Numeral& part, const Numeral& whole) {
  const Index of = part.last + 1;
  return of < whole.first && whole.first <= of + 2 && doc.lower(of) == "of";
}

void set_top(const Document& doc, Counted& counted) {
  const auto outside = [&](Index t) {
    const Index head = doc.tokens[t].head;
    return head == kNone || head < counted.first || head > counted.last;
  };
  counted.top = counted.token;
  if (outside(counted.token)) return;
  for (Index t = counted.first; t <= counted.last; ++t)
    if (outside(t) && doc.tokens[t].rel != Rel::kPunct && doc.tokens[t].rel != Rel::kCase) {
      counted.top = t;
      return;
    }
}

bool is_year(const Document& doc, const Numeral& numeral, const Counted& counted) {
  const std::string_view form = doc.lower(numeral.core_first);
  if (!numeral.figure || form.size() != 4 || numeral.bounded || *numeral.min < 1000 ||
      *numeral.min > 2100)
    return false;
  const bool people = is_person(counted.kind) || counted.kind == CountedClass::kVehicle;
  if (!people || counted.token == numeral.core_last) return true;
  return numeral.first > 0 && any_of(doc.lower(numeral.first - 1), {"the", "in", "since", "of"});
}

// "F-16", "12-member", "83-year-old", "9/11".
bool is_glued(const Document& doc, const Numeral& numeral, const Sentence& sent) {
  const auto joins = [&](Index t) { return any_of(doc.lower(t), {"-", "–", "/"}); };
  if (numeral.first >= sent.first + 2 && joins(numeral.first - 1) &&
      touch(doc, numeral.first - 1) && touch(doc, numeral.first - 2))
    return true;
  const Index next = numeral.last + 1;
  return next + 1 < sent.last && joins(next) && touch(doc, numeral.last) && touch(doc, next) &&
         is_word(doc.form(next + 1));
}

bool is_label(const Document& doc, const QuantityWords& words, const Numeral& numeral,
              const Counted& counted, const Sentence& sent) {
  if (numeral.first == sent.first || numeral.bounded) return false;
  const Index before = numeral.first - 1;
  const bool named_after = words.noun(doc, before, CountKind::kLabel) != nullptr;
  const bool bare = counted.token == numeral.core_last;
  if (named_after && (bare || numeral.figure || doc.tokens[numeral.core_first].head == before))
    return true;
  if (any_of(doc.lower(before), {"#", "'", "’", "no."})) return true;
  // "Boeing 737-800 jet".
  if (numeral.figure && !bare && doc.tokens[before].upos == Upos::kPropn &&
      doc.tokens[before].head >= numeral.core_first && doc.tokens[before].head <= counted.token)
    return true;
  // "Apollo 13", "Brigade Four".
  const Index head = doc.tokens[numeral.core_first].head;
  return bare && head != kNone && head == before && is_nominal(doc.tokens[head].upos) &&
         doc.tokens[head].rel != Rel::kConj && doc.tokens[numeral.core_first].rel != Rel::kConj &&
         doc.tokens[numeral.core_first].rel != Rel::kAppos;
}

// "Elio Marrat, 25, said".
bool is_age(const Document& doc, const Numeral& numeral, const Counted& counted,
            const Sentence& sent) {
  if (counted.token != numeral.core_last || numeral.bounded || numeral.first == sent.first)
    return false;
  const bool opens = any_of(doc.lower(numeral.first - 1), {",", "("});
  const Index next = numeral.last + 1;
  if (!opens || next >= sent.last || !any_of(doc.lower(next), {",", ")", ".", ";"})) return false;
  return numeral.min == numeral.max && *numeral.min <= 120 && numeral.first >= sent.first + 2 &&
         is_nominal(doc.tokens[numeral.first - 2].upos) && numeral.figure;
}

// "Twelve countries voted in favour".
bool is_voting(const Document& doc, const Counted& counted) {
  const Token& top = doc.tokens[counted.top];
  return top.rel == Rel::kNsubj && top.head != kNone &&
         any_of(doc.lemma(top.head), {"vote", "abstain"});
}

// "A mother of three", "the father of two": how many children somebody has.
bool is_child_count(const Document& doc, const Numeral& numeral, const Sentence& sent) {
  return numeral.first >= sent.first + 2 && doc.lower(numeral.first - 1) == "of" &&
         any_of(doc.lower(numeral.first - 2), {"mother", "father", "parent", "parents"});
}

bool near_month(const Document& doc, const QuantityWords& words, const Numeral& numeral,
                const Sentence& sent) {
  const auto month = [&](Index t) { return words.noun(doc, t, CountKind::kMonth) != nullptr; };
  if (numeral.first > sent.first && month(numeral.first - 1)) return true;
  const bool year = numeral.figure && doc.lower(numeral.core_first).size() == 4;
  if (year && numeral.first >= sent.first + 2 && doc.lower(numeral.first - 1) == "," &&
      month(numeral.first - 2))
    return true;
  const Index next = numeral.last + 1;
  if (next < sent.last && month(next)) return true;
  return next + 1 < sent.last && doc.lower(next) == "of" && month(next + 1);
}

bool is_list_number(const Document& doc, const Numeral& numeral, const Sentence& sent) {
  const Index next = numeral.last + 1;
  return numeral.first == sent.first && numeral.figure && next < sent.last &&
         any_of(doc.lower(next), {".", ")", ":"});
}

}  // namespace

Counted find_counted(const Document& doc, const QuantityWords& words, const Numeral& numeral,
                     const Numeral* before) {
  Counted out;
  out.number = numeral.core_last;
  out.group = before != nullptr && is_group_of(doc, *before, numeral);
  const Index number = number_head(doc, numeral);
  out.first = numeral.first;
  out.token = numeral.core_last;
  const Index head = doc.tokens[number].head;
  if (names_what_is_counted(doc, numeral, number, head)) {
    out.token = whole_noun(doc, head);
  } else if (const Index c = of_phrase(doc, numeral); c != kNone) {
    const bool them = doc.tokens[c].upos == Upos::kPron;
    out.of_them = them;
    if (!them) out.token = c;
  } else if (const Index noun = noun_to_the_right(doc, words, numeral.last); noun != kNone) {
    out.token = noun;
  }
  const Index next = numeral.last + 1;
  if (next + 1 < sentence_of(doc, numeral.first).last && doc.lower(next) == "of" &&
      any_of(doc.lower(next + 1), {"them", "whom", "which", "those", "these"}))
    out.of_them = true;
  out.last = std::max(out.token, numeral.last);
  set_top(doc, out);
  if (out.token == numeral.core_last)
    out.kind = CountedClass::kNothing;
  else
    out.kind = class_of(doc, words, out.token);
  return out;
}

bool counts_nothing(const Document& doc, const QuantityWords& words, const Numeral& numeral,
                    const Counted& counted) {
  const Sentence& sent = sentence_of(doc, numeral.first);
  if (numeral.score || is_glued(doc, numeral, sent)) return true;
  if (!numeral.unit.empty()) return false;
  const auto counts = [&](CountKind kind) {
    return words.noun(doc, counted.token, kind) != nullptr;
  };
  const Index next = numeral.last + 1;
  const auto follows = [&](CountKind kind) {
    return next < sent.last && words.noun(doc, next, kind) != nullptr;
  };
  if (counts(CountKind::kTime) || follows(CountKind::kTime)) return true;
  if (counts(CountKind::kVote) || follows(CountKind::kVote) || is_voting(doc, counted)) return true;
  if (numeral.kind == NumeralKind::kCardinal || numeral.kind == NumeralKind::kOrdinal) {
    if (near_month(doc, words, numeral, sent) || is_year(doc, numeral, counted)) return true;
    if (is_label(doc, words, numeral, counted, sent)) return true;
  }
  // "the main one", "this one".
  if (doc.lower(numeral.core_first) == "one" && numeral.core_first == numeral.core_last &&
      numeral.first > sent.first) {
    const Upos upos = doc.tokens[numeral.first - 1].upos;
    if (upos == Upos::kAdj || (upos == Upos::kDet && numeral.first == numeral.core_first))
      return true;
  }
  if (counted.token == numeral.core_last && is_child_count(doc, numeral, sent)) return true;
  if (is_age(doc, numeral, counted, sent) || is_list_number(doc, numeral, sent)) return true;
  const bool bare = counted.token == numeral.core_last;
  // Telephone and serial numbers.
  if (numeral.figure && bare && *numeral.min >= 1000000) return true;
  return false;
}

bool accepts(CountedAs what, CountedClass kind) {
  switch (what) {
  case CountedAs::kAny: return true;
  case CountedAs::kLiving:
  case CountedAs::kPerson: return kind != CountedClass::kThing && kind != CountedClass::kVehicle;
  case CountedAs::kListed: return is_person(kind) || kind == CountedClass::kNothing;
  case CountedAs::kForces: return kind == CountedClass::kForces;
  case CountedAs::kVehicle: return kind == CountedClass::kVehicle;
  }
  return false;
}

}  // namespace annals::howmany
