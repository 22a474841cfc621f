#include "src/syntax/repair.h"

namespace annals::syntax {
namespace {

// The noun that the number behind "at least" counts, or the number itself.
Index counted_by(const Document& doc, Index number, const Sentence& sent) {
  Index at = number;
  while (at + 1 < sent.last && doc.tokens[at].head > at && doc.tokens[at].head < sent.last &&
         doc.tokens[at].upos != Upos::kNoun)
    at = doc.tokens[at].head;
  return at;
}

bool has_child(const Document& doc, const Sentence& sent, Index head, Rel rel, Index except) {
  for (Index t = sent.first; t < sent.last; ++t)
    if (t != except && doc.tokens[t].head == head && doc.tokens[t].rel == rel) return true;
  return false;
}

bool has_subject(const Document& doc, const Sentence& sent, Index verb) {
  return has_child(doc, sent, verb, Rel::kNsubj, kNone) ||
         has_child(doc, sent, verb, Rel::kNsubjPass, kNone);
}

bool is_passive(const Document& doc, const Sentence& sent, Index verb) {
  return has_child(doc, sent, verb, Rel::kAuxPass, kNone);
}

}  // namespace

void repair_bounds(Document& doc, const Sentence& sent) {
  for (Index t = sent.first; t + 2 < sent.last; ++t) {
    if (doc.lower(t) != "at" || (doc.lower(t + 1) != "least" && doc.lower(t + 1) != "most") ||
        doc.tokens[t + 2].upos != Upos::kNum)
      continue;
    Token& at = doc.tokens.at(t);
    Token& bound = doc.tokens.at(t + 1);
    bound.head = t + 2;
    bound.rel = Rel::kNmod;
    at.head = t + 1;
    at.rel = Rel::kCase;
    const Index noun = counted_by(doc, t + 2, sent);
    Token& head = doc.tokens.at(noun);
    const Index verb = head.head;
    if (verb == kNone || doc.tokens[verb].upos != Upos::kVerb ||
        (head.rel != Rel::kObl && head.rel != Rel::kNmod) ||
        has_child(doc, sent, noun, Rel::kCase, kNone))
      continue;
    if (noun > verb && !has_child(doc, sent, verb, Rel::kObj, noun) && !is_passive(doc, sent, verb))
      head.rel = Rel::kObj;
    else if (noun < verb && !has_subject(doc, sent, verb))
      head.rel = is_passive(doc, sent, verb) ? Rel::kNsubjPass : Rel::kNsubj;
  }
}

}  // namespace annals::syntax
