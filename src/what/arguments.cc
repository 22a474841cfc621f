#include "src/what/arguments.h"

#include <algorithm>

#include "src/doc/tree.h"

namespace annals::what {
namespace {

// Raising and coordination chains longer than this are mistakes of the parser.
constexpr int kMaxClimb = 6;

// The tree decides before the features do: taggers call many an active "killed" a passive.
bool is_passive(const Document& doc, Index verb) {
  if (child(doc, verb, {Rel::kNsubjPass, Rel::kAuxPass, Rel::kCsubjPass}) != kNone) return true;
  if (child(doc, verb, {Rel::kNsubj, Rel::kObj}) != kNone) return false;
  return (doc.tokens[verb].rel == Rel::kAcl && doc.lower(verb).ends_with("ed")) ||
         (doc.tokens[verb].feats & kPassive) != 0;
}

bool is_relative(std::string_view word) {
  return word == "who" || word == "that" || word == "which" || word == "whom";
}

// What a relative pronoun stands for: the noun its clause hangs on.
Index antecedent(const Document& doc, Index token) {
  if (token == kNone || !is_relative(doc.lower(token))) return token;
  Index at = doc.tokens[token].head;
  for (int i = 0; i < kMaxClimb && at != kNone; ++i) {
    const Rel rel = doc.tokens[at].rel;
    if (rel == Rel::kAclRelcl || rel == Rel::kAcl) return doc.tokens[at].head;
    at = doc.tokens[at].head;
  }
  return kNone;
}

Index surface_subject(const Document& doc, Index verb) {
  return antecedent(doc, child(doc, verb, {Rel::kNsubj, Rel::kNsubjPass, Rel::kNsubjOuter}));
}

// The subject of a verb, its own or the one it shares with the verb above.
Index subject(const Document& doc, Index verb) {
  for (int i = 0; i < kMaxClimb && verb != kNone; ++i) {
    const Index own = surface_subject(doc, verb);
    if (own != kNone) return own;
    const Index above = doc.tokens[verb].head;
    if (above == kNone) return kNone;
    switch (doc.tokens[verb].rel) {
    case Rel::kXcomp: {
      const Index controller = child(doc, above, {Rel::kObj, Rel::kIobj});
      if (controller != kNone) return controller;
      verb = above;
      break;
    }
    case Rel::kConj:
    case Rel::kAdvcl:
    case Rel::kParataxis: verb = above; break;
    case Rel::kAcl:
    case Rel::kAclRelcl: return above;
    default: return kNone;
    }
  }
  return kNone;
}

void add(const Document& doc, Index token, std::vector<Index>& out) {
  token = antecedent(doc, token);
  if (token == kNone) return;
  for (const Index t : with_conjuncts(doc, token))
    if (std::find(out.begin(), out.end(), t) == out.end()) out.push_back(t);
}

void add_prepositional(const Document& doc, Index head, std::string_view wanted,
                       std::vector<Index>& out) {
  for (const Index t : children(doc, head, {Rel::kObl, Rel::kOblAgent, Rel::kNmod}))
    if (preposition(doc, t) == wanted) add(doc, t, out);
}

// The clause a verb shares its objects with: "detained and questioned two men".
Index shared_object(const Document& doc, Index verb) {
  for (const Index later : children(doc, verb, {Rel::kConj})) {
    const Index obj = child(doc, later, {Rel::kObj});
    if (obj != kNone && child(doc, later, {Rel::kNsubj, Rel::kNsubjPass}) == kNone) return obj;
  }
  return kNone;
}

std::vector<Index> of_verb(const Document& doc, Index verb, std::string_view place) {
  std::vector<Index> out;
  const bool passive = is_passive(doc, verb);
  if (place == "subj") {
    if (!passive)
      add(doc, subject(doc, verb), out);
    else
      add_prepositional(doc, verb, "by", out);
  } else if (place == "obj") {
    if (passive) {
      add(doc, subject(doc, verb), out);
      return out;
    }
    for (const Index t : children(doc, verb, {Rel::kObj})) add(doc, t, out);
    // "the boat that the navy struck", with or without its pronoun.
    if (out.empty() && doc.tokens[verb].rel == Rel::kAclRelcl) {
      const Index head = doc.tokens[verb].head;
      if (head != kNone && surface_subject(doc, verb) != head) add(doc, head, out);
    }
    if (out.empty()) add(doc, shared_object(doc, verb), out);
  } else if (place == "iobj") {
    for (const Index t : children(doc, verb, {Rel::kIobj})) add(doc, t, out);
  } else if (place != "poss" && place != "compound" && place != "amod") {
    add_prepositional(doc, verb, place, out);
    // "an attack he was blamed for": nothing to gain from stranded prepositions, the parser errs
    // there.
  }
  return out;
}

std::vector<Index> of_noun(const Document& doc, Index noun, Index light, std::string_view place) {
  std::vector<Index> out;
  if (place == "subj") {
    if (light != kNone) return of_verb(doc, light, "subj");
  } else if (place == "poss") {
    for (const Index t : children(doc, noun, {Rel::kNmodPoss})) add(doc, t, out);
  } else if (place == "compound") {
    for (const Index t : children(doc, noun, {Rel::kCompound})) add(doc, t, out);
  } else if (place == "amod") {
    for (const Index t : children(doc, noun, {Rel::kAmod})) add(doc, t, out);
  } else if (place != "obj" && place != "iobj") {
    add_prepositional(doc, noun, place, out);
    if (out.empty() && light != kNone) add_prepositional(doc, light, place, out);
  }
  return out;
}

}  // namespace

std::vector<Index> arguments(const Document& doc, Index trigger, Index light,
                             std::string_view place) {
  const Upos upos = doc.tokens[trigger].upos;
  if (upos == Upos::kVerb || upos == Upos::kAux) return of_verb(doc, trigger, place);
  std::vector<Index> out = of_noun(doc, trigger, light, place);
  // A predicate adjective or noun has a subject of its own: "was open to talks".
  if (out.empty() && place == "subj" && light == kNone)
    add(doc, surface_subject(doc, trigger), out);
  return out;
}

}  // namespace annals::what
