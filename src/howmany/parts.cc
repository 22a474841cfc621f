#include "src/howmany/parts.h"

#include <algorithm>
#include <array>

#include "src/base/text.h"
#include "src/doc/tree.h"

namespace annals::howmany {
namespace {

const Sentence& sentence_of(const Document& doc, Index token) {
  return doc.sentences[doc.tokens[token].sentence];
}

// "rose", "revised", "went up" a few words before.
bool follows_change(const Document& doc, const QuantityWords& words, Index before) {
  const Index begin = sentence_of(doc, before).first;
  for (Index t = before, steps = 0; steps < 6; --t, ++steps) {
    if (words.noun(doc, t, CountKind::kChange) != nullptr) return true;
    if (t == begin) return false;
  }
  return false;
}

// The noun that an apposition further up belongs to: "11 people, seven soldiers and four farmers".
Index apposed_to(const Document& doc, Index at) {
  for (int step = 0; step < 8; ++step) {
    const Index head = doc.tokens[at].head;
    if (head == kNone) return kNone;
    if (doc.tokens[at].rel == Rel::kAppos) return head;
    if (doc.tokens[at].rel != Rel::kConj) return kNone;
    at = head;
  }
  return kNone;
}

// Whether a part stands right behind another number's phrase: "27 others, including two children".
bool follows(const Document& doc, const Draft& whole, const Draft& part) {
  const Index left = whole.counted.last, right = part.numeral.first;
  return right > left && right <= left + 4 &&
         (doc.lower(left + 1) == "," || doc.lower(left + 1) == "including");
}

bool may_hold(const Quantity& whole, const Quantity& part) {
  return !part.min || !whole.max || *part.min < *whole.max;
}

// Whether an adverb is told of the same predicate as a number, or stands right after it.
bool shares_clause(const Document& doc, const Draft& draft, Index adverb) {
  const Index head = doc.tokens[adverb].head;
  if (adverb > draft.counted.last && adverb <= draft.counted.last + 3) return true;
  return head != kNone && (head == draft.row.governor || head == draft.counted.top ||
                           head == governor_predicate(doc, draft.counted.top));
}

// "Ten were killed and 30 wounded so far": who is told of by a participle without its own auxiliary
// is told of in one breath with the number before.
bool shares_verb(const Document& doc, const Draft& first, const Draft& second) {
  const Index verb = second.row.governor;
  return verb != kNone && first.row.governor == doc.tokens[verb].head &&
         doc.tokens[verb].rel == Rel::kConj && first.row.role <= QuantityRole::kReleased &&
         child(doc, verb, {Rel::kAux, Rel::kAuxPass}) == kNone;
}

std::size_t whole_of(const Document& doc, const std::vector<Draft>& drafts, std::size_t at) {
  const Draft& part = drafts[at];
  const bool marked = part.counted.of_them || opens_part(doc, part.numeral.first);
  const Index apposed = apposed_to(doc, part.counted.top);
  for (std::size_t i = at; i-- > 0;) {
    const Draft& whole = drafts[i];
    if (whole.row.part_of != kNone || !may_hold(whole.row, part.row)) continue;
    if (whole.row.role == QuantityRole::kMoney || whole.numeral.kind == NumeralKind::kZero)
      continue;
    const bool names =
        apposed != kNone && apposed >= whole.counted.first && apposed <= whole.counted.last;
    const bool same = !part.own_role || (marked && follows(doc, whole, part)) ||
                      part.row.role == whole.row.role || part.counted.of_them;
    if (names || (marked && same)) return i;
  }
  return at;
}

bool adds_up(const Draft& draft) {
  const Quantity& row = draft.row;
  return row.part_of == kNone && row.min && row.min == row.max && !row.approx &&
         row.role < QuantityRole::kMoney && row.role != QuantityRole::kAttacks &&
         draft.numeral.kind != NumeralKind::kZero;
}

// Whether nothing but commas and "and" parts two quantities of one role under one word.
bool continues_list(const Document& doc, const Draft& left, const Draft& right) {
  if (!adds_up(left) || !adds_up(right) || left.row.role != right.row.role ||
      left.row.governor != right.row.governor)
    return false;
  return joins(doc, left.counted.last, right.counted.first);
}

// A list is whole when "and" stands before its last member and no member goes uncounted: "Marrat,
// two guards and a driver" are not three.
bool is_whole_list(const Document& doc, const std::vector<Draft>& drafts, std::size_t begin,
                   std::size_t end) {
  if (doc.lower(drafts[end - 1].counted.first - 1) == ",") return false;
  const auto in_list = [&](Index t) {
    return t >= drafts[begin].counted.first && t <= drafts[end - 1].counted.last;
  };
  // "The murder of Marrat, two guards and a driver": the list began before.
  const Index first = drafts[begin].counted.first;
  const Index governor = drafts[begin].row.governor;
  if (first > 0 && governor != kNone && governor < first &&
      any_of(doc.lower(first - 1), {",", "and"}))
    return false;
  const Token& top = doc.tokens[drafts[begin].counted.top];
  if (top.rel == Rel::kConj && top.head != kNone && is_nominal(doc.tokens[top.head].upos))
    return false;
  for (std::size_t k = begin; k < end; ++k)
    for (const Index c : children(doc, drafts[k].counted.token, {Rel::kConj}))
      if (!in_list(c) && is_nominal(doc.tokens[c].upos)) return false;
  return true;
}

void add_sum(Document& doc, std::vector<Draft>& drafts, std::size_t begin, std::size_t end) {
  std::int64_t others = 0;
  for (std::size_t k = begin + 1; k < end; ++k) others += *drafts[k].row.min;
  // "Eleven people, seven soldiers and four farmers": the first is the sum already.
  if (end - begin > 2 && others == *drafts[begin].row.min) {
    for (std::size_t k = begin + 1; k < end; ++k) drafts[k].row.part_of = static_cast<Index>(begin);
    return;
  }
  Draft sum = drafts[begin];
  *sum.row.min += others;
  *sum.row.max += others;
  sum.row.span = span_of(doc, drafts[begin].counted.first, drafts[end - 1].counted.last);
  sum.row.of = Symbol::kEmpty;
  sum.row.because = doc.intern("sum of a list; " + std::string(doc.view(sum.row.because)));
  for (std::size_t k = begin; k < end; ++k)
    drafts[k].row.part_of = static_cast<Index>(drafts.size());
  drafts.push_back(std::move(sum));
}

// "An earlier toll of 12", "the previous figure was 12".
bool is_earlier_figure(const Document& doc, const QuantityWords& words, Index first) {
  constexpr std::array<std::string_view, 6> kFormer{"earlier",     "previous", "initial",
                                                    "preliminary", "former",   "old"};
  const Index begin = sentence_of(doc, first).first;
  Index former = kNone;
  for (Index t = first, steps = 0; t-- > begin && steps < 5 && former == kNone; ++steps)
    if (std::find(kFormer.begin(), kFormer.end(), doc.lower(t)) != kFormer.end()) former = t;
  if (former == kNone) return false;
  bool figure = false;
  for (Index t = former + 1; t < first; ++t) {
    const std::string_view word = doc.lower(t);
    const bool here = any_of(word, {"estimate", "report", "reports"}) ||
                      words.noun(doc, t, CountKind::kToll) != nullptr ||
                      words.noun(doc, t, CountKind::kFigure) != nullptr;
    const bool between = any_of(word, {"of", "at", "was", "that", "some", "about", "death"});
    if (!here && !between) return false;
    figure = figure || here;
  }
  return figure;
}

}  // namespace

bool is_superseded(const Document& doc, const QuantityWords& words, std::vector<Numeral>& numerals,
                   std::size_t at) {
  Numeral& numeral = numerals[at];
  const Index begin = sentence_of(doc, numeral.first).first;
  if (numeral.first == begin) return false;
  if (numerals.size() > 1 && is_earlier_figure(doc, words, numeral.first)) return true;
  const Index before = numeral.first - 1;
  const std::string_view word = doc.lower(before);
  const bool change = before > begin && follows_change(doc, words, before - 1);
  if (word == "from" && numeral.second != kNone && change) {
    numeral.min = numeral.max;
    numeral.first = numeral.core_first = numeral.second;
    return false;
  }
  if (word == "from") {
    const bool up = before > begin && any_of(doc.lower(before - 1), {"up", "down", "revised"});
    const bool to = at + 1 < numerals.size() && numerals[at + 1].first > numeral.last &&
                    doc.lower(numerals[at + 1].first - 1) == "to" &&
                    numerals[at + 1].first - numeral.last < 8;
    return up || to;
  }
  // "Not 12 but nine".
  if (word == "not" && at + 1 < numerals.size() && numerals[at + 1].first <= numeral.last + 3 &&
      doc.lower(numerals[at + 1].first - 1) == "but")
    return true;
  if (before == begin) return false;
  const std::string_view two = doc.lower(before - 1);
  return (any_of(word, {"to", "with"}) && two == "compared") ||
         (word == "of" && two == "instead") || (word == "than" && two == "rather") ||
             (word == "not" && any_of(two, {",", "and"}));
}

bool opens_part(const Document& doc, Index first) {
  const Index begin = sentence_of(doc, first).first;
  if (first == begin) return false;
  Index t = first - 1;
  if (t > begin && any_of(doc.lower(t), {"the", ",", "were", "are"})) --t;
  if (any_of(doc.lower(t), {"including", "includes", "included", "include"})) return true;
  return t > begin && any_of(doc.lower(t), {"whom", "them", "which", "those", "these"}) &&
         any_of(doc.lower(t - 1), {"of", "among", "amongst", "with"});
}

bool joins(const Document& doc, Index left, Index right) {
  if (right <= left + 1 || right > left + 3) return false;
  for (Index t = left + 1; t < right; ++t)
    if (!any_of(doc.lower(t), {",", "and", "&"})) return false;
  return true;
}

void link_parts(const Document& doc, std::vector<Draft>& drafts) {
  for (std::size_t i = 1; i < drafts.size(); ++i) {
    std::size_t whole = whole_of(doc, drafts, i);
    // "including 13 Israelis, 10 Thais and one Filipino".
    if (whole == i && drafts[i - 1].row.part_of != kNone &&
        (!drafts[i].own_role || drafts[i].row.role == drafts[i - 1].row.role) &&
        joins(doc, drafts[i - 1].counted.last, drafts[i].counted.first))
      whole = drafts[i - 1].row.part_of;
    if (whole == i) continue;
    Quantity& row = drafts[i].row;
    row.part_of = static_cast<Index>(whole);
    const bool takes_role = opens_part(doc, drafts[i].numeral.first) &&
                            follows(doc, drafts[whole], drafts[i]) && drafts[whole].own_role;
    if (drafts[i].own_role && !takes_role) continue;
    row.role = drafts[whole].row.role;
    row.governor = drafts[whole].row.governor;
    row.because = drafts[whole].row.because;
    drafts[i].own_role = drafts[whole].own_role;
  }
}

// "The Palestinian death toll", "the toll of attacks for the past week", "the toll in Norland": of more than the deed told beside it.
bool is_of_more(const Document& doc, Index toll) {
  const auto more = [&](Index c) {
    const Token& tok = doc.tokens[c];
    if (tok.rel == Rel::kAmod) return !any_of(doc.lower(c), {"confirmed", "official", "known", "final"});
    return tok.rel == Rel::kNmodPoss || (tok.rel == Rel::kNmod && (tok.upos == Upos::kPropn || (tok.feats & kPlural) != 0));
  };
  const std::vector<Index> below = children(doc, toll, {Rel::kAmod, Rel::kNmod, Rel::kNmodPoss});
  return std::any_of(below.begin(), below.end(), more);
}

void link_tolls(Document& doc, std::vector<Draft>& drafts) {
  const auto is_toll = [&](const Draft& draft) { return draft.row.governor != kNone && doc.view(draft.row.because).starts_with("toll"); };
  for (std::size_t t = 0; t < drafts.size(); ++t) {
    if (!is_toll(drafts[t])) continue;
    bool beside = false;
    for (Draft& other : drafts) {
      if (is_toll(other) || other.row.role != drafts[t].row.role || other.row.part_of != kNone) continue;
      beside = true;
      if (!is_of_more(doc, drafts[t].row.governor) && other.row.min <= drafts[t].row.min) other.row.part_of = static_cast<Index>(t);
    }
    if (beside && is_of_more(doc, drafts[t].row.governor)) drafts[t].row.because = doc.intern(kTollOfMore);
  }
}

void open_clauses(const Document& doc, const Numbers& numbers, const Sentence& sent,
                  std::vector<Draft>& drafts) {
  if (drafts.empty()) return;
  for (Index t = sent.first; t < sent.last; ++t) {
    const auto match =
        numbers.clause().longest(t, sent.last, [&](Index i) { return doc.lower(i); });
    if (!match) continue;
    const Index after = t + match.length;
    if (after < sent.last && doc.lower(after) == "no") continue;  // "so far no group has claimed"
    Draft* nearest = nullptr;
    for (Draft& draft : drafts)
      if (shares_clause(doc, draft, t + match.length - 1)) nearest = &draft;
    if (nearest == nullptr) continue;
    const BoundEffect effect = numbers.word(match.values->front()).effect;
    for (Draft& draft : drafts)
      if (effect == BoundEffect::kAtLeast && draft.row.min &&
          draft.numeral.kind != NumeralKind::kZero &&
          (&draft == nearest || shares_verb(doc, draft, *nearest)))
        draft.row.max.reset();
    t += match.length - 1;
  }
}

void add_sums(Document& doc, std::vector<Draft>& drafts) {
  const std::size_t count = drafts.size();
  for (std::size_t i = 0; i < count; ++i) {
    std::size_t end = i + 1;
    while (end < count && continues_list(doc, drafts[end - 1], drafts[end])) ++end;
    if (end - i >= 2 && adds_up(drafts[i]) && is_whole_list(doc, drafts, i, end))
      add_sum(doc, drafts, i, end);
    i = end - 1;
  }
}

}  // namespace annals::howmany
