#include "src/syntax/repair.h"

#include "src/lexicon/table.h"

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

// The base form of a verb in -s or without, or empty.
std::string base_of(std::string_view lower, const WordSet& verbs) {
  if (verbs.has(lower)) return std::string(lower);
  for (const std::string_view ending : {std::string_view("es"), std::string_view("s")}) {
    if (!lower.ends_with(ending)) continue;
    const std::string_view base = lower.substr(0, lower.size() - ending.size());
    if (verbs.has(base)) return std::string(base);
  }
  return {};
}

bool is_noun(const Token& tok) { return tok.upos == Upos::kNoun || tok.upos == Upos::kPropn; }

// What stands right of a supposed noun without preposition or comma: the object of the verb that it
// is.
Index bare_object(const Document& doc, const Sentence& sent, Index root) {
  if (root + 1 >= sent.last || doc.tokens[root + 1].upos == Upos::kPunct) return kNone;
  for (Index t = root + 1; t < sent.last; ++t) {
    const Token& tok = doc.tokens[t];
    if (tok.head != root || !(is_noun(tok) || tok.upos == Upos::kPron || tok.upos == Upos::kNum))
      continue;
    const bool loose = tok.rel == Rel::kAppos || tok.rel == Rel::kNmod || tok.rel == Rel::kObj ||
                       tok.rel == Rel::kNmodUnmarked || tok.rel == Rel::kDep ||
                       tok.rel == Rel::kList;
    if (loose && !has_child(doc, sent, t, Rel::kCase, kNone)) return t;
  }
  return kNone;
}

}  // namespace

WordSet load_verbs(const std::filesystem::path& data, Faults& faults) {
  std::vector<std::string> words;
  const Table table = Table::read(data / "verbs.tsv", {"verb"}, faults);
  for (const Table::Row& row : table.rows()) words.emplace_back(row.cells[0]);
  return WordSet(std::move(words));
}

void repair_root(Document& doc, const Sentence& sent, const WordSet& verbs) {
  for (Index root = sent.first + 1; root < sent.last; ++root) {
    if (doc.tokens[root].head != kNone) continue;
    if (doc.tokens[root].upos != Upos::kNoun || !is_noun(doc.tokens[root - 1]) ||
        doc.tokens[root - 1].head != root)
      return;
    const std::string base = base_of(doc.lower(root), verbs);
    const Index object = base.empty() ? kNone : bare_object(doc, sent, root);
    if (object == kNone) return;
    Token& verb = doc.tokens.at(root);
    verb.upos = Upos::kVerb;
    verb.feats = kFinite | kPresent | (base == doc.lower(root) ? 0U : kThirdPerson);
    verb.lemma = doc.intern(base);
    // Those who do it: the noun before, with all that hung on the supposed noun from the left.
    const Index subject = root - 1;
    doc.tokens.at(subject).rel = Rel::kNsubj;
    for (Index t = sent.first; t < subject; ++t)
      if (doc.tokens[t].head == root && doc.tokens[t].upos != Upos::kPunct)
        doc.tokens.at(t).head = subject;
    doc.tokens.at(object).rel = Rel::kObj;
    return;
  }
}

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
