#include "src/howmany/parts.h"

#include <algorithm>
#include <initializer_list>

#include "src/doc/tree.h"

namespace annals::howmany {
namespace {

bool any_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

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

bool may_hold(const Quantity& whole, const Quantity& part) {
  return !part.min || !whole.max || *part.min < *whole.max;
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
    const bool same = !part.own_role || part.row.role == whole.row.role || part.counted.of_them;
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

}  // namespace

bool is_superseded(const Document& doc, const QuantityWords& words, std::vector<Numeral>& numerals,
                   std::size_t at) {
  Numeral& numeral = numerals[at];
  const Index begin = sentence_of(doc, numeral.first).first;
  if (numeral.first == begin) return false;
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
  if (before == begin) return false;
  const std::string_view two = doc.lower(before - 1);
  return (any_of(word, {"to", "with"}) && two == "compared") ||
         (word == "of" && two == "instead") || (word == "not" && any_of(two, {",", "and"}));
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

void link_parts(const Document& doc, std::vector<Draft>& drafts) {
  for (std::size_t i = 1; i < drafts.size(); ++i) {
    const std::size_t whole = whole_of(doc, drafts, i);
    if (whole == i) continue;
    Quantity& row = drafts[i].row;
    row.part_of = static_cast<Index>(whole);
    if (drafts[i].own_role) continue;
    row.role = drafts[whole].row.role;
    row.governor = drafts[whole].row.governor;
    row.because = drafts[whole].row.because;
    drafts[i].own_role = drafts[whole].own_role;
  }
}

void open_clauses(const Document& doc, const Numbers& numbers, const Sentence& sent,
                  std::vector<Draft>& drafts) {
  if (drafts.empty()) return;
  for (Index t = sent.first; t < sent.last; ++t) {
    const auto match =
        numbers.clause().longest(t, sent.last, [&](Index i) { return doc.lower(i); });
    if (!match) continue;
    Draft* nearest = nullptr;
    for (Draft& draft : drafts)
      if (nearest == nullptr || draft.numeral.first < t) nearest = &draft;
    const BoundEffect effect = numbers.word(match.values->front()).effect;
    if (effect == BoundEffect::kAtLeast && nearest->row.min &&
        nearest->numeral.kind != NumeralKind::kZero)
      nearest->row.max.reset();
    t += match.length - 1;
  }
}

void add_sums(Document& doc, std::vector<Draft>& drafts) {
  const std::size_t count = drafts.size();
  for (std::size_t i = 0; i < count; ++i) {
    if (!adds_up(drafts[i])) continue;
    std::vector<std::size_t> list{i};
    const std::vector<Index> members = with_conjuncts(doc, drafts[i].counted.token);
    for (std::size_t k = i + 1; k < count; ++k)
      if (adds_up(drafts[k]) && drafts[k].row.role == drafts[i].row.role &&
          drafts[k].row.governor == drafts[i].row.governor &&
          std::find(members.begin(), members.end(), drafts[k].counted.token) != members.end())
        list.push_back(k);
    if (list.size() < 2 || list.size() != members.size()) continue;
    bool joined = true;  // by "and", not by "or"
    for (const Index member : members) {
      const Index cc = child(doc, member, {Rel::kCc});
      joined = joined && (cc == kNone || any_of(doc.lower(cc), {"and", "&"}));
    }
    if (!joined) continue;
    // "Eleven people, seven soldiers and four farmers": the first is the sum already.
    std::int64_t others = 0;
    for (const std::size_t k : list)
      if (k != i) others += *drafts[k].row.min;
    if (list.size() > 2 && others == *drafts[i].row.min) {
      for (const std::size_t k : list)
        if (k != i) drafts[k].row.part_of = static_cast<Index>(i);
      continue;
    }
    Draft sum = drafts[i];
    for (const std::size_t k : list) {
      if (k != i) {
        *sum.row.min += *drafts[k].row.min;
        *sum.row.max += *drafts[k].row.max;
      }
      sum.row.span =
          sum.row.span.cover(span_of(doc, drafts[k].counted.first, drafts[k].counted.last));
      drafts[k].row.part_of = static_cast<Index>(drafts.size());
    }
    sum.row.of = Symbol::kEmpty;
    sum.row.because = doc.intern("sum of a list; " + std::string(doc.view(sum.row.because)));
    drafts.push_back(std::move(sum));
  }
}

}  // namespace annals::howmany
