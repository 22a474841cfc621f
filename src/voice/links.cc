#include "src/voice/links.h"

#include <array>

#include "src/base/text.h"
#include "src/doc/tree.h"

namespace annals::voice {
namespace {

void add_phrase_keys(const Document& doc, Index verb, std::vector<std::string>& keys) {
  const std::string lemma(doc.lemma(verb));
  for (const Index c : children(doc, verb)) {
    const Token& tok = doc.tokens[c];
    switch (tok.rel) {
    case Rel::kCompoundPrt:
    case Rel::kObj:
    case Rel::kNsubjPass:
    case Rel::kXcomp:
    case Rel::kAdvmod: keys.push_back(lemma + " " + std::string(doc.lemma(c))); break;
    case Rel::kObl: {
      // "come under consideration", "take part in": the preposition alone, and with its noun.
      const std::string prep = preposition(doc, c);
      if (!prep.empty()) keys.push_back(lemma + " " + prep);
      break;
    }
    default: break;
    }
  }
}

// "Soldiers invaded Orsel, witnesses said": parsers take such a clause for an adverbial one.
bool is_bare_clause(const Document& doc, Index t) {
  for (const Index c : children(doc, t, {Rel::kAdvmod}))
    if (any_of(doc.lower(c), {"when", "where", "how", "why", "whenever", "wherever"})) return false;
  return (doc.tokens[t].feats & kFinite) != 0 && doc.tokens[t].head != kNone &&
         t < doc.tokens[t].head && child(doc, t, {Rel::kMark}) == kNone &&
         child(doc, t, {Rel::kNsubj, Rel::kNsubjPass}) != kNone;
}

std::vector<std::string> clause_frames(const Document& doc, Index t) {
  const Rel rel = doc.tokens[t].rel;
  if (is_to_infinitive(doc, t) && arranging_be(doc, t) == kNone) {
    if (rel == Rel::kAdvcl) return {"purpose"};
    return {"to"};
  }
  const std::string prep = preposition(doc, t);
  if (rel == Rel::kXcomp) {
    if (any_of(prep, {"as"})) return {"as", "comp"};
    if (prep == "of") return {prep};  // "accused him of having "sacked" the judge"
    if (word_class(doc, t) != WordClass::kVerb) return {"comp"};
    if (ends_in_ing(doc, t)) return {"ing"};
    if ((doc.tokens[t].feats & kParticiple) != 0) return {"comp"};
    return {"bare"};
  }
  if (rel == Rel::kAdvcl || rel == Rel::kAcl) {
    if (prep == "that" || prep.starts_with("that ")) return {"that"};
    if (!prep.empty()) return {prep};
    if (rel == Rel::kAcl && (doc.tokens[t].feats & kFinite) != 0) return {"that"};
    if (is_bare_clause(doc, t)) return {"that"};
    if (rel == Rel::kAcl && ends_in_ing(doc, t)) return {"doing"};
    return {"participle"};
  }
  const bool subject = child(doc, t, {Rel::kNsubj, Rel::kNsubjPass, Rel::kExpl}) != kNone;
  if (!subject && ends_in_ing(doc, t) && child(doc, t, {Rel::kAux, Rel::kCop}) == kNone)
    return {"ing", "that"};
  return {"that"};
}

}  // namespace

WordClass word_class(const Document& doc, Index token) {
  switch (doc.tokens[token].upos) {
  case Upos::kVerb: return WordClass::kVerb;
  case Upos::kAux: return WordClass::kVerb;
  case Upos::kNoun:
  case Upos::kPropn: return WordClass::kNoun;
  case Upos::kAdj: return WordClass::kAdjective;
  default: return WordClass::kOther;
  }
}

ModalPos modal_pos(WordClass kind) {
  switch (kind) {
  case WordClass::kNoun: return ModalPos::kNoun;
  case WordClass::kAdjective: return ModalPos::kAdjective;
  default: return ModalPos::kVerb;
  }
}

std::vector<std::string> keys_of(const Document& doc, Index token) {
  std::vector<std::string> keys;
  if (word_class(doc, token) == WordClass::kVerb) add_phrase_keys(doc, token, keys);
  // Some forms have a life of their own: "had to leave" tells of leaving, "has to leave" does not.
  if (doc.lower(token) != doc.lemma(token)) keys.emplace_back(doc.lower(token));
  keys.emplace_back(doc.lemma(token));
  return keys;
}

std::vector<std::string> frames_of(const Document& doc, Index t) {
  switch (doc.tokens[t].rel) {
  case Rel::kCcomp:
  case Rel::kXcomp:
  case Rel::kAdvcl:
  case Rel::kAcl:
  case Rel::kCsubjPass: return clause_frames(doc, t);
  case Rel::kAclRelcl:
  case Rel::kAdvclRelcl:
    if (is_that_clause(doc, t)) return {"that"};
    return {};
  case Rel::kCsubj:
  case Rel::kCsubjOuter: {
    // "It is likely that they attack" has the clause as subject; "killing them would be" is a plain
    // one.
    std::vector<std::string> frames = clause_frames(doc, t);
    frames.emplace_back("subj");
    return frames;
  }
  case Rel::kObj:
  case Rel::kIobj:
  case Rel::kNsubjPass: return {"obj"};
  case Rel::kNsubj:
  case Rel::kNsubjOuter: return {"subj"};
  case Rel::kCompound:
  case Rel::kNmodUnmarked: return {"compound"};
  case Rel::kObl:
  case Rel::kOblAgent:
  case Rel::kNmod: {
    const std::string prep = preposition(doc, t);
    if (prep.empty()) return {};
    if (prep == "as") return {"as"};
    return {prep};
  }
  default: return {};
  }
}

bool is_definite(const Document& doc, Index noun) {
  for (const Index c : children(doc, noun)) {
    const Rel rel = doc.tokens[c].rel;
    if (rel == Rel::kDet && any_of(doc.lower(c), {"the", "this", "that", "these", "those", "both"}))
      return true;
    if (rel == Rel::kNmodPoss && (doc.tokens[noun].feats & kPlural) != 0) return true;
  }
  return doc.tokens[noun].upos == Upos::kPropn;
}

bool is_passive(const Document& doc, Index verb) {
  if (child(doc, verb, {Rel::kAuxPass, Rel::kOblAgent}) != kNone) return true;
  // A passive subject without "be" is a parser's slip, unless the clause is a bare participle.
  const bool participle = (doc.tokens[verb].feats & kParticiple) != 0 && !ends_in_ing(doc, verb);
  if (child(doc, verb, {Rel::kNsubjPass, Rel::kCsubjPass}) != kNone) return participle;
  return doc.tokens[verb].rel == Rel::kAcl && participle;
}

bool is_past_clause(const Document& doc, Index predicate) {
  const std::vector<Index> helpers =
      children(doc, predicate, {Rel::kAux, Rel::kAuxPass, Rel::kCop});
  for (const Index c : helpers)
    if (any_of(doc.lower(c), {"had", "has", "have", "was", "were", "did", "'ve", "’ve"}))
      return true;
  if (!helpers.empty()) return false;
  const std::uint32_t feats = doc.tokens[predicate].feats;
  return (feats & kPast) != 0 && (feats & kInfinitive) == 0;
}

bool is_to_infinitive(const Document& doc, Index token) {
  if (word_class(doc, token) == WordClass::kNoun && child(doc, token, {Rel::kCop}) == kNone)
    return false;
  for (const Index c : children(doc, token, {Rel::kMark}))
    if (doc.lower(c) == "to") return true;
  return false;
}

Index arranging_be(const Document& doc, Index token) {
  if (!is_to_infinitive(doc, token) ||
      child(doc, token, {Rel::kNsubj, Rel::kNsubjPass, Rel::kNsubjOuter}) == kNone)
    return kNone;
  for (const Index c : children(doc, token, {Rel::kAux, Rel::kAuxPass, Rel::kCop}))
    if (any_of(doc.lower(c), {"is", "are", "am", "was", "were", "'s", "’s", "'re", "’re"})) return c;
  return kNone;
}

bool ends_in_ing(const Document& doc, Index token) { return doc.lower(token).ends_with("ing"); }

bool is_factive(std::string_view lemma) {
  return any_of(lemma, {"know", "realize", "realise", "admit", "acknowledge", "recognize",
                        "recognise", "learn", "notice", "forget", "regret", "discover", "mention",
                        "reveal", "disclose", "deny"});
}

}  // namespace annals::voice
