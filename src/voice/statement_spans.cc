// Which characters a statement's words, its clause and its cue take.
#include <algorithm>

#include "src/base/text.h"
#include "src/doc/tree.h"
#include "src/voice/links.h"
#include "src/voice/statements.h"

namespace annals::voice {
namespace {

// Clauses that hang on the one that is said; a clause of its own in RST and in plain sense.
bool hangs_loose(const Document& doc, Index t) {
  switch (doc.tokens[t].rel) {
  case Rel::kAdvcl:
    // "decided on leaving", "think of going" are one thing with the verb.
    return !(ends_in_ing(doc, t) &&
             any_of(preposition(doc, t),
                    {"of", "on", "for", "about", "from", "at", "into", "against"}));
  case Rel::kAdvclRelcl:
  case Rel::kAclRelcl:
  case Rel::kAcl: {
    const Index head = doc.tokens[t].head;
    if (any_of(doc.lower(head), {"what", "where", "how", "why", "when", "whatever"})) return false;
    // "It was the bridge that was hit"
    const Index subject = child(doc, head, {Rel::kNsubj, Rel::kExpl});
    return doc.tokens[t].rel == Rel::kAcl || subject == kNone || doc.lower(subject) != "it" ||
           child(doc, head, {Rel::kCop}) == kNone;
  }
  case Rel::kParataxis: {
    const Index mark = child(doc, t, {Rel::kMark});
    return mark == kNone || doc.lower(mark) != "that";
  }
  default: return false;
  }
}

// With the conjunction and the marks at its edges, as units of discourse are cut.
Span with_edges(const Document& doc, Span core) {
  Index first = token_at(doc, core.begin);
  const Sentence& sent = doc.sentences[doc.tokens[first].sentence];
  const auto is_quote = [&](Index t) {
    return any_of(doc.lower(t), {"\"", "“", "‘", "''", "``", "«"});
  };
  if (first > sent.first && is_quote(first - 1)) --first;
  if (first > sent.first && any_of(doc.lower(first - 1), {"that", "if", "whether"})) --first;
  Span out = doc.tokens[first].span.cover(core);
  for (Index t = token_at(doc, core.end);
       t < doc.tokens.size() && doc.tokens[t].sentence == doc.tokens[first].sentence &&
       doc.tokens[t].upos == Upos::kPunct && doc.tokens[t].span.begin == out.end &&
       any_of(doc.lower(t), {",", ".", ";", ":", "?", "!", "\"", "”", "’", "''", "»"});
       ++t)
    out = out.cover(doc.tokens[t].span);
  return out;
}

}  // namespace

Span content_span(const Document& doc, const Statement& statement) {
  std::size_t first = 0, last = statement.tokens.size();
  const auto outer = [&](Index t) {
    const std::string_view word = doc.lower(t);
    if (statement.direct && any_of(word, {"\"", "“", "”", "''", "``", "‘", "’", "'", "«", "»"}))
      return true;
    return any_of(word, {",", ".", ";", ":", "-", "–", "—"});
  };
  while (first + 1 < last &&
         (outer(statement.tokens[first]) ||
          (doc.lower(statement.tokens[first]) == "that" &&
           doc.tokens[statement.tokens[first]].rel == Rel::kMark)))
    ++first;
  while (last - 1 > first && outer(statement.tokens[last - 1])) --last;
  return span_of(doc, statement.tokens[first], statement.tokens[last - 1]);
}

Span core_span(const Document& doc, const Statement& statement) {
  Index head = statement.content_head;
  if (head == kNone) {
    // A quotation: the clause of its first sentence.
    head = statement.tokens.front();
    while (doc.tokens[head].head != kNone &&
           std::binary_search(statement.tokens.begin(), statement.tokens.end(),
                              doc.tokens[head].head))
      head = doc.tokens[head].head;
  }
  Statement core;
  core.direct = statement.direct;
  for (const Index t : statement.tokens)
    if (t == head || is_ancestor(doc, head, t) ||
        std::any_of(statement.more_heads.begin(), statement.more_heads.end(),
                    [&](Index other) { return t == other || is_ancestor(doc, other, t); }))
      core.tokens.push_back(t);
  std::vector<Index> loose;
  for (const Index t : core.tokens)
    if (t != head && hangs_loose(doc, t)) loose.push_back(t);
  std::erase_if(core.tokens, [&](Index t) {
    return std::any_of(loose.begin(), loose.end(), [&](Index other) { return t == other || is_ancestor(doc, other, t); });
  });
  if (core.tokens.empty()) core.tokens = statement.tokens;
  return with_edges(doc, content_span(doc, core));
}

Span cue_span(const Document& doc, Index verb) {
  Span span = doc.tokens[verb].span;
  for (const Index c : children(doc, verb, {Rel::kCompoundPrt}))
    if (c == verb + 1) span = span.cover(doc.tokens[c].span);
  return span;
}

}  // namespace annals::voice
