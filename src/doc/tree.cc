#include "src/doc/tree.h"

#include <algorithm>

namespace annals {
namespace {

bool one_of(Rel rel, std::initializer_list<Rel> rels) {
  return std::find(rels.begin(), rels.end(), rel) != rels.end();
}

// What a noun phrase takes along from its head's dependents.
bool belongs_to_phrase(const Document& doc, Index head, Index dependent) {
  switch (doc.tokens[dependent].rel) {
    case Rel::kDet: case Rel::kDetPredet: case Rel::kAmod: case Rel::kCompound: case Rel::kFlat:
    case Rel::kNummod: case Rel::kNmodPoss: case Rel::kNmodDesc: case Rel::kFixed: case Rel::kGoeswith:
      return true;
    case Rel::kAdvmod:
      return dependent < head;
    case Rel::kAppos:
      return dependent < head;
    case Rel::kNmod:
      return preposition(doc, dependent) == "of" || preposition(doc, dependent).empty();
    default:
      return false;
  }
}

void phrase_bounds(const Document& doc, Index head, Index& first, Index& last, int depth) {
  first = std::min(first, head);
  last = std::max(last, head);
  if (depth > 8) return;
  for (const Index c : children(doc, head))
    if (belongs_to_phrase(doc, head, c)) {
      const auto [a, b] = subtree(doc, c);
      if (doc.tokens[c].rel == Rel::kNmod) {
        // "the leaders of several nations": the inner phrase without its own clauses.
        Index inner_first = c, inner_last = c;
        phrase_bounds(doc, c, inner_first, inner_last, depth + 1);
        first = std::min(first, std::min(a, inner_first));
        last = std::max(last, inner_last);
      } else {
        first = std::min(first, a);
        last = std::max(last, b);
      }
    }
}

}  // namespace

std::vector<Index> children(const Document& doc, Index token) {
  std::vector<Index> out;
  const Sentence& sent = doc.sentences[doc.tokens[token].sentence];
  for (Index t = sent.first; t < sent.last; ++t)
    if (doc.tokens[t].head == token) out.push_back(t);
  return out;
}

Index child(const Document& doc, Index token, std::initializer_list<Rel> rels) {
  const Sentence& sent = doc.sentences[doc.tokens[token].sentence];
  for (Index t = sent.first; t < sent.last; ++t)
    if (doc.tokens[t].head == token && one_of(doc.tokens[t].rel, rels)) return t;
  return kNone;
}

std::vector<Index> children(const Document& doc, Index token, std::initializer_list<Rel> rels) {
  std::vector<Index> out;
  for (const Index t : children(doc, token))
    if (one_of(doc.tokens[t].rel, rels)) out.push_back(t);
  return out;
}

std::vector<Index> with_conjuncts(const Document& doc, Index token) {
  std::vector<Index> out{token};
  for (std::size_t i = 0; i < out.size(); ++i)
    for (const Index c : children(doc, out[i], {Rel::kConj})) out.push_back(c);
  std::sort(out.begin(), out.end());
  return out;
}

std::string preposition(const Document& doc, Index token) {
  std::string out;
  for (const Index c : children(doc, token, {Rel::kCase, Rel::kMark})) {
    if (doc.lower(c) == "'s" || doc.lower(c) == "’s" || doc.lower(c) == "'" || doc.lower(c) == "’") continue;
    if (!out.empty()) out += ' ';
    out += doc.lower(c);
    for (const Index f : children(doc, c, {Rel::kFixed})) out.append(" ").append(doc.lower(f));
  }
  return out;
}

bool is_ancestor(const Document& doc, Index ancestor, Index token) {
  // A tree of n tokens has no path longer than n; the bound keeps a broken tree from hanging us.
  std::size_t steps = doc.tokens.size();
  for (Index at = doc.tokens[token].head; at != kNone && steps > 0; at = doc.tokens[at].head, --steps)
    if (at == ancestor) return true;
  return false;
}

std::pair<Index, Index> subtree(const Document& doc, Index token) {
  const Sentence& sent = doc.sentences[doc.tokens[token].sentence];
  Index first = token, last = token;
  for (Index t = sent.first; t < sent.last; ++t)
    if (t == token || is_ancestor(doc, token, t)) {
      first = std::min(first, t);
      last = std::max(last, t);
    }
  return {first, last};
}

Span span_of(const Document& doc, Index first, Index last) {
  return {doc.tokens[first].span.begin, doc.tokens[last].span.end};
}

Span subtree_span(const Document& doc, Index token) {
  const auto [first, last] = subtree(doc, token);
  return span_of(doc, first, last);
}

Span noun_phrase(const Document& doc, Index head) {
  Index first = head, last = head;
  phrase_bounds(doc, head, first, last, 0);
  // Case markers and punctuation that a subtree brought along at the edges are not part of the phrase.
  const auto outer = [&](Index t) {
    const Token& tok = doc.tokens[t];
    return tok.upos == Upos::kPunct || (one_of(tok.rel, {Rel::kCase, Rel::kCc, Rel::kMark}) && t != head);
  };
  while (first < head && outer(first)) ++first;
  while (last > head && outer(last)) --last;
  return span_of(doc, first, last);
}

Index governor_predicate(const Document& doc, Index token) {
  std::size_t steps = doc.tokens.size();
  for (Index at = doc.tokens[token].head; at != kNone && steps > 0; at = doc.tokens[at].head, --steps) {
    const Token& tok = doc.tokens[at];
    if (tok.upos == Upos::kVerb || tok.head == kNone) return at;
    if (child(doc, at, {Rel::kCop}) != kNone) return at;
  }
  return kNone;
}

Index negation(const Document& doc, Index token) {
  for (const Index c : children(doc, token, {Rel::kAdvmod, Rel::kDet, Rel::kCc})) {
    const std::string_view word = doc.lower(c);
    if (word == "not" || word == "n't" || word == "n’t" || word == "never" || word == "no" ||
        word == "neither" || word == "nor")
      return c;
  }
  return kNone;
}

bool is_that_clause(const Document& doc, Index clause) {
  const Index mark = child(doc, clause, {Rel::kMark});
  if (mark != kNone) return doc.lower(mark) == "that";
  // "said in a letter that it had shot down a plane": taken for an object beside the object.
  const auto objects = children(doc, clause, {Rel::kObj});
  return objects.size() > 1 && doc.lower(objects.front()) == "that";
}

bool is_told_as_present(const Document& doc, Index verb) {
  if (verb == kNone) return false;
  constexpr std::uint32_t kNow = kPresent | kFinite;
  const Index helper = child(doc, verb, {Rel::kAuxPass, Rel::kAux});
  if ((doc.tokens[helper == kNone ? verb : helper].feats & kNow) != kNow) return false;
  return child(doc, verb, {Rel::kAux}) == kNone || doc.lemma(helper) == "be";
}

bool is_nominal(Upos upos) { return upos == Upos::kNoun || upos == Upos::kPropn || upos == Upos::kPron; }

const Name* name_over(const Document& doc, Index token) {
  const auto found = std::partition_point(doc.names.begin(), doc.names.end(),
                                          [&](const Name& name) { return name.last <= token; });
  return found == doc.names.end() || found->first > token ? nullptr : &*found;
}

Index token_at(const Document& doc, std::uint32_t byte) {
  const auto found = std::partition_point(doc.tokens.begin(), doc.tokens.end(),
                                          [&](const Token& tok) { return tok.span.end <= byte; });
  return found == doc.tokens.end() ? kNone : static_cast<Index>(found - doc.tokens.begin());
}

}  // namespace annals
