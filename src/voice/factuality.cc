#include "src/voice/factuality.h"

#include <algorithm>

#include "src/base/text.h"
#include "src/doc/tree.h"
#include "src/voice/links.h"
#include "src/voice/own.h"

namespace annals::voice {
namespace {

bool has_subject(const Document& doc, Index clause, std::string_view word) {
  const Index subject = child(doc, clause, {Rel::kNsubj, Rel::kNsubjPass});
  return subject != kNone && doc.lower(subject) == word;
}

// "Until he resigns and is tried": one conjunction opens both clauses. Behind the clause it belongs to, a clause
// with a subject of its own may as well go on from there: "until he resigns, and the court sits again".
bool shares_mark(const Document& doc, Index t, Index head) {
  if (child(doc, t, {Rel::kMark}) != kNone || is_past_clause(doc, t) != is_past_clause(doc, head)) return false;
  const Index above = doc.tokens[head].head;
  const bool before = above != kNone && t < above;
  return before || child(doc, t, {Rel::kNsubj, Rel::kNsubjPass, Rel::kExpl}) == kNone;
}

// "Allegedly blocked a door and broke a window": what is doubted of the first deed is doubted of the next of the same subject.
bool shares_adverb(const Document& doc, Index t, Index head) {
  if (t < head || word_class(doc, head) != WordClass::kVerb) return false;
  if (child(doc, t, {Rel::kAux, Rel::kAuxPass, Rel::kNsubj, Rel::kNsubjPass, Rel::kCop, Rel::kMark}) != kNone) return false;
  const auto adverbs = children(doc, t, {Rel::kAdvmod});
  return std::none_of(adverbs.begin(), adverbs.end(), [&](Index c) { return any_of(doc.lower(c), {"not", "never", "n't", "later", "actually"}); });
}

// "Accused of rape and of punching a fan", "is accused of theft, and killing two": a parser may take the second for another
// clause beside the verb's. What it stands beside is the last phrase with its preposition, or without one the last.
Index phrase_beside(const Document& doc, Index t, Index head) {
  if (!ends_in_ing(doc, t) || ends_in_ing(doc, head)) return kNone;
  if (child(doc, t, {Rel::kAux, Rel::kAuxPass, Rel::kNsubj, Rel::kNsubjPass, Rel::kCop}) != kNone) return kNone;
  const Index mark = child(doc, t, {Rel::kMark});
  Index last = kNone;
  for (const Index c : children(doc, head, {Rel::kObl, Rel::kAdvcl})) {
    const Index word = child(doc, c, {Rel::kCase, Rel::kMark});
    if (c < t && word != kNone && (mark == kNone || doc.lower(word) == doc.lower(mark))) last = c;
  }
  return last;
}

bool is_function_relation(Rel rel) {
  switch (rel) {
  case Rel::kAux:
  case Rel::kAuxPass:
  case Rel::kCop:
  case Rel::kMark:
  case Rel::kCase:
  case Rel::kPunct:
  case Rel::kCc:
  case Rel::kDet:
  case Rel::kCompoundPrt:
  case Rel::kFixed:
  case Rel::kFlat:
  case Rel::kGoeswith:
  case Rel::kAdvmod:
  case Rel::kNummod:
  case Rel::kExpl:
  case Rel::kDetPredet: return true;
  default: return false;
  }
}

}  // namespace

FactualityReader::FactualityReader(const Document& doc, const Cues& cues,
                                   const VoiceModality& modality)
    : doc_(doc), cues_(cues), modality_(modality), full_(doc.tokens.size()),
      own_(doc.tokens.size()), marks_(doc.tokens.size(), Mark::kFresh) {
  for (Index t = 0; t < doc.tokens.size(); ++t) own_[t] = own_reading(doc, modality, t);
  for (Index t = 0; t < doc.tokens.size(); ++t) full(t);
  // Last, for what the object has denied is not denied once more by its verb: "has no plans to attack".
  for (Index t = 0; t < doc.tokens.size(); ++t) {
    const Index no = is_actual(full_[t]) ? negated_object(doc, modality, t) : kNone;
    if (no != kNone) full_[t] = {Factuality::kNegated, no, "object with no", false};
  }
}

const Reading& FactualityReader::full(Index t) {
  if (marks_[t] != Mark::kFresh)
    return full_[t];  // kOpen: a cycle in a broken tree reads as actual
  marks_[t] = Mark::kOpen;
  const Reading outer = governed(t);
  full_[t] = combine(own_[t], outer);
  marks_[t] = Mark::kDone;
  return full_[t];
}

Reading FactualityReader::governed(Index t) {
  const Index head = doc_.tokens[t].head;
  if (head == kNone || head == t) return {};
  const Rel rel = doc_.tokens[t].rel;
  if (is_function_relation(rel)) return full(head);
  switch (rel) {
  case Rel::kConj: return governed_by_conjunct(t, head);
  case Rel::kNsubj:
  case Rel::kNsubjOuter:
  case Rel::kCsubj:
  case Rel::kCsubjOuter: return governed_subject(t, head);
  case Rel::kObj:
  case Rel::kIobj:
  case Rel::kNsubjPass:
  case Rel::kObl:
  case Rel::kOblAgent:
  case Rel::kNmod:
  case Rel::kCompound:
  case Rel::kNmodUnmarked:
  case Rel::kOblUnmarked: return governed_noun(t, head);
  case Rel::kCcomp:
  case Rel::kXcomp:
  case Rel::kCsubjPass:
  case Rel::kAdvcl:
  case Rel::kAcl: return governed_clause(t, head);
  case Rel::kAclRelcl:
  case Rel::kAdvclRelcl: {
    if (is_that_clause(doc_, t)) return governed_clause(t, told_by(head));
    // What is told of a supposed thing is supposed with it, unless it is told in the past tense.
    const Reading& noun = full(head);
    if (noun.presupposed || is_actual(noun) || noun.factuality == Factuality::kNegated) return {};
    const bool somebody = is_hedged(head) && has_subject(doc_, t, "who");
    if ((noun.factuality != Factuality::kAlleged || somebody) && is_past_clause(doc_, t)) return {};
    return without_negation(noun);
  }
  case Rel::kAppos:
  case Rel::kNmodDesc: return full(head);
  case Rel::kAmod: {
    // "would consider ceasing hostilities", where a parser takes the gerund for an adjective.
    const Token& noun = doc_.tokens[head];
    if (t > 0 && ends_in_ing(doc_, t) && noun.rel == Rel::kObj && noun.head == t - 1)
      return full(head);
    return {};
  }
  default: return {};
  }
}

Reading FactualityReader::governed_by_conjunct(Index t, Index head) {
  if (const Index beside = phrase_beside(doc_, t, head); beside != kNone) return governed(beside);
  // The conjunct stands under what governs the first; it shares the first's own auxiliaries and
  // negation only when it has none of its own: "could attack and burn the town", but "did not
  // attack and withdrew".
  static_cast<void>(full(head));
  const Reading outer = governed(head);
  const Token& tok = doc_.tokens[t];
  const bool own_words = child(doc_, t,
                               {Rel::kAux, Rel::kAuxPass, Rel::kNsubj, Rel::kNsubjPass, Rel::kDet,
                                Rel::kCop, Rel::kMark}) != kNone;
  const bool finite = (tok.feats & kFinite) != 0 && (tok.feats & (kInfinitive | kParticiple)) == 0;
  // "Agrees to impose sanctions and threatens the miners": a finite verb goes on from a finite one.
  if (finite && is_to_infinitive(doc_, head) && child(doc_, t, {Rel::kAux}) == kNone) {
    Index clause = head;
    std::size_t steps = doc_.tokens.size();
    while (clause != kNone && steps-- > 0 && is_to_infinitive(doc_, clause))
      clause = doc_.tokens[clause].head;
    if (clause != kNone && word_class(doc_, clause) == WordClass::kVerb) return governed(clause);
  }
  if (own_words || (word_class(doc_, t) == WordClass::kVerb && finite)) {
    const Reading marked = shares_mark(doc_, t, head) ? combine(mark_reading(doc_, modality_, head), outer) : outer;
    return shares_adverb(doc_, t, head) ? combine(shared_doubt(head), marked) : marked;
  }
  if (own_[head].presupposed) return outer;
  bool contrast = false;
  for (const Index c : children(doc_, t, {Rel::kCc}))
    contrast = contrast || any_of(doc_.lower(c), {"but", "yet"});
  if (contrast && own_[head].factuality == Factuality::kNegated) return outer;
  return combine(own_[head], outer);
}

// "claims in a letter that": what stands behind the letter is what is claimed.
Index FactualityReader::told_by(Index noun) const {
  const Token& tok = doc_.tokens[noun];
  if (tok.rel != Rel::kObl || tok.head == kNone || !cues_.find(doc_.lemma(noun), CuePos::kNoun).empty()) return noun;
  for (const Cue& cue : cues_.find(doc_.lemma(tok.head), CuePos::kVerb))
    if (cue.has("that")) return tok.head;
  return noun;
}

Reading FactualityReader::governed_subject(Index t, Index head) {
  Reading out;
  if (looked_up(t, head, out)) return out;
  const Reading& verb = full(head);
  if (is_definite(doc_, t)) return presupposed();
  // "An attack could kill thousands" tells of no attack.
  if (verb.factuality == Factuality::kHypothetical && !verb.presupposed) return verb;
  if (verb.factuality == Factuality::kAlleged) return verb;
  return {};
}

Reading FactualityReader::governed_noun(Index t, Index head) {
  Reading out;
  if (looked_up(t, head, out)) return out;
  const Rel rel = doc_.tokens[t].rel;
  if (rel == Rel::kCompound || rel == Rel::kNmodUnmarked) return full(head);
  const std::string prep = preposition(doc_, t);
  // "Upon his release he will have served ten years."
  if (prep == "upon" && rel == Rel::kObl && full(head).factuality == Factuality::kFuture)
    return full(head);
  if (!prep.empty()) {
    const auto effect = modality_.find(prep, ModalPos::kPreposition, "-");
    if (effect && apply(*effect, t, head, "preposition " + prep, out)) return out;
  }
  if (is_definite(doc_, t)) return presupposed();
  const Reading& above = full(head);
  if (rel == Rel::kNmod) {
    // "Victims of an attack": what the noun's own clause says is not about the attack.
    return above.factuality == Factuality::kAlleged ? above : Reading{};
  }
  if (rel == Rel::kObj || rel == Rel::kNsubjPass) return above;
  return without_negation(above);
}

Reading FactualityReader::governed_clause(Index t, Index head) {
  Reading out;
  if (is_headline_plan(doc_, t)) return {Factuality::kFuture, t, "headline infinitive", false};
  if (looked_up(t, head, out)) return out;
  const Reading& above = full(head);
  const Rel rel = doc_.tokens[t].rel;
  const bool infinitive = is_to_infinitive(doc_, t) && arranging_be(doc_, t) == kNone;
  if (infinitive) {
    const Reading hypothetical{
        Factuality::kHypothetical, head,
        rel == Rel::kAdvcl ? "purpose" : "infinitive of " + std::string(doc_.lemma(head)), false};
    return combine(hypothetical, above.factuality == Factuality::kNegated ? above : Reading{});
  }
  if (rel == Rel::kXcomp) return above;
  if (rel == Rel::kAcl) {
    // "May hit people wounded in the raid": a participle of the past tells what was before.
    const bool past = (doc_.tokens[t].feats & kParticiple) != 0 && !ends_in_ing(doc_, t) &&
                      child(doc_, t, {Rel::kAux, Rel::kAuxPass}) == kNone;
    const bool told = is_actual(own_[head]) || (is_hedged(head) && !does(t));
    if (past && told && above.factuality != Factuality::kNegated) return {};
    return above.presupposed ? Reading{} : above;
  }
  if (rel == Rel::kAdvcl) {
    const std::string mark = preposition(doc_, t);
    bool finite = child(doc_, t, {Rel::kNsubj, Rel::kNsubjPass}) != kNone;
    // "could lead to troops being sent"
    for (const Index c : children(doc_, t, {Rel::kAux, Rel::kAuxPass}))
      finite = finite || !any_of(doc_.lower(c), {"being", "having"});
    if (!finite && (mark.empty() || any_of(mark, {"by", "in", "while", "of"}))) {
      // "could attack, killing dozens"
      return above.presupposed ? Reading{} : without_negation(above);
    }
    return above.factuality == Factuality::kAlleged ? above : Reading{};
  }
  return is_factive(doc_.lemma(head)) ? Reading{} : saying(above);
}

// The doubt of an adverb before its verb: "allegedly", "reportedly".
Reading FactualityReader::shared_doubt(Index verb) const {
  Reading doubt = adverb_reading(doc_, modality_, verb);
  return doubt.factuality == Factuality::kAlleged && doubt.cue < verb ? doubt : Reading{};
}

// "Alleged rebels killed in the raid": who they are is doubted, not that they were killed; but "the alleged attack carried
// out by rebels", whose verb only does the deed of its noun.
bool FactualityReader::is_hedged(Index noun) const {
  const Index cue = own_[noun].because.starts_with("hedge ") ? own_[noun].cue : kNone;
  return cue != kNone && doc_.tokens[cue].rel == Rel::kAmod;
}

bool FactualityReader::does(Index verb) const {
  const std::vector<std::string> keys = keys_of(doc_, verb);
  return std::any_of(keys.begin(), keys.end(), [&](const std::string& key) {
    return modality_.find(key, ModalPos::kVerb, "obj") == ModalEffect::kSame;
  });
}

}  // namespace annals::voice
