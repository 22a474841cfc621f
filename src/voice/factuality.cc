#include "src/voice/factuality.h"

#include <algorithm>

#include "src/base/text.h"
#include "src/doc/tree.h"
#include "src/voice/links.h"

namespace annals::voice {
namespace {

Reading presupposed() { return {Factuality::kActual, kNone, {}, true}; }

bool is_actual(const Reading& reading) { return reading.factuality == Factuality::kActual; }

Factuality combined(Factuality inner, Factuality outer) {
  switch (outer) {
  case Factuality::kActual: return inner;
  case Factuality::kNegated:
    return inner == Factuality::kNegated ? Factuality::kActual : Factuality::kNegated;
  // Who may have to face murder charges is accused of murder now.
  case Factuality::kHypothetical:
    return inner == Factuality::kAlleged ? inner : Factuality::kHypothetical;
  case Factuality::kFuture:
  case Factuality::kAlleged: return inner == Factuality::kActual ? outer : inner;
  }
  return inner;
}

// "Said that" passes nothing on but doubt about the saying itself: "did not confirm that", "if he
// says that".
Reading saying(const Reading& head) {
  if (head.factuality == Factuality::kNegated || head.factuality == Factuality::kHypothetical)
    return {Factuality::kHypothetical, head.cue, head.because, false};
  return {};
}

// All but negation and presupposition: "did not comment, citing the raid".
Reading without_negation(const Reading& head) {
  if (head.factuality == Factuality::kNegated) return {};
  return {head.factuality, head.cue, head.because, false};
}

// "Involved in the attack", "a role in the killing".
bool is_taking_part(const Document& doc, Index head) {
  return any_of(doc.lemma(head), {"involve", "involvement", "involved", "role", "part", "implicate",
                                  "complicity", "participation", "hand", "responsible",
                                  "responsibility"});
}

// "Not known if the attacks were carried out by one man": a known subject and a past tense.
bool is_told_of(const Document& doc, Index noun, Index verb) {
  const Rel rel = doc.tokens[noun].rel;
  return (rel == Rel::kNsubjPass || rel == Rel::kNsubj) && is_past_clause(doc, verb);
}

// A plan that is made or found out in secret, or only weighed.
bool is_plot(const Document& doc, Index plan) {
  for (const Index c : children(doc, plan, {Rel::kAdvmod, Rel::kAmod}))
    if (any_of(doc.lower(c), {"secretly", "secret", "covertly", "possible"})) return true;
  const Index verb = doc.tokens[plan].head;
  return verb != kNone && word_class(doc, plan) == WordClass::kNoun &&
         any_of(doc.lemma(verb), {"develop", "hatch", "uncover", "discover", "foil", "thwart",
                                  "weigh", "consider", "discuss", "study", "debate", "draw"});
}

// "A second attack", "another raid".
bool is_one_of_many(const Document& doc, Index noun) {
  for (const Index c : children(doc, noun, {Rel::kDet}))
    if (any_of(doc.lower(c), {"a", "an", "another", "any"})) return true;
  return false;
}

// "Fears that rebels are arming": what is feared to be going on already is suspected.
bool is_going_on(const Document& doc, Index predicate) {
  if (!ends_in_ing(doc, predicate)) return false;
  for (const Index c : children(doc, predicate, {Rel::kAux}))
    if (any_of(doc.lower(c), {"is", "are", "was", "were", "'s", "'re", "’s", "’re"}))
      return true;
  return false;
}

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

bool is_factive(std::string_view lemma) {
  return any_of(lemma, {"know", "realize", "realise", "admit", "acknowledge", "recognize",
                        "recognise", "learn", "notice", "forget", "regret", "discover", "mention",
                        "reveal", "disclose", "deny"});
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

Factuality effect_of(CueKind kind) {
  switch (kind) {
  case CueKind::kAssert: return Factuality::kActual;
  case CueKind::kBelieve:
  case CueKind::kDoubt:
  case CueKind::kAccuse: return Factuality::kAlleged;
  case CueKind::kDeny: return Factuality::kNegated;
  case CueKind::kAsk:
  case CueKind::kForesee: return Factuality::kHypothetical;
  case CueKind::kMind: return Factuality::kActual;
  }
  return Factuality::kActual;
}

Reading combine(const Reading& inner, const Reading& outer) {
  if (inner.presupposed) return inner;
  const Factuality value = combined(inner.factuality, outer.factuality);
  if (value == inner.factuality && !is_actual(inner)) return inner;
  return {value, outer.cue, outer.because, outer.presupposed};
}

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

bool FactualityReader::looked_up(Index t, Index head, Reading& out) {
  const WordClass kind = word_class(doc_, head);
  if (kind == WordClass::kOther) return false;
  const std::vector<std::string> frames = frames_of(doc_, t);
  if (frames.empty()) return false;
  // "has yet to attack"
  if ((frames[0] == "to" || frames[0] == "purpose") && any_of(doc_.lemma(head), {"have", "be"}))
    for (const Index c : children(doc_, head, {Rel::kAdvmod}))
      if (doc_.lower(c) == "yet") {
        out = {Factuality::kNegated, c, "yet to", false};
        return true;
      }
  if (entry_of(head, keys_of(doc_, head), frames, t, out)) return true;
  if (kind == WordClass::kNoun && frames[0] == "to" && is_ranked(head)) return apply(ModalEffect::kSame, t, head, "ranked", out);
  return kind == WordClass::kNoun ? looked_up_past_object(t, head, frames, out)
                                  : looked_up_in_object(t, head, frames, out);
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

// "The first state to ban it", "the only town to fall": what tells a thing from others of its kind has happened.
bool FactualityReader::is_ranked(Index noun) const {
  for (const Index c : children(doc_, noun, {Rel::kAmod})) {
    const std::string_view word = doc_.lower(c);
    const bool number = word.front() >= '0' && word.front() <= '9';
    // "The largest town to fall", "the highest-ranking officer to be killed"
    const auto [first, last] = subtree(doc_, c);
    for (Index t = first; t <= last; ++t)
      if ((doc_.tokens[t].feats & kSuperlative) != 0) return true;
    if (modality_.find(number ? "first" : word, ModalPos::kAdjective, "ranked") == ModalEffect::kSame) return true;
  }
  return false;
}

bool FactualityReader::entry_of(Index head, const std::vector<std::string>& keys,
                                const std::vector<std::string>& frames, Index t, Reading& out) {
  const WordClass kind = word_class(doc_, head);
  const CuePos cue_pos = kind == WordClass::kNoun ? CuePos::kNoun : CuePos::kVerb;
  for (const std::string& key : keys)
    for (const std::string& frame : frames) {
      const auto effect = modality_.find(key, modal_pos(kind), frame);
      if (effect && apply(*effect, t, head, "modality " + key + " " + frame, out)) return true;
      if (kind == WordClass::kAdjective) continue;
      for (const Cue& cue : cues_.find(key, cue_pos))
        if (cue.kind != CueKind::kMind && cue.has(frame)) {
          out = apply_cue(cue, frame, t, head);
          return true;
        }
    }
  return false;
}

// "Denied involvement in the attack", and "accused the rebels of attacking" where a parser hangs
// the phrase on the object: the verb governs what stands below its object.
bool FactualityReader::looked_up_past_object(Index t, Index noun,
                                             const std::vector<std::string>& frames, Reading& out) {
  // "Blamed the police and the army for": the phrase may hang on the last of them.
  while (doc_.tokens[noun].rel == Rel::kConj && doc_.tokens[noun].head != kNone &&
         doc_.tokens[noun].head < noun)
    noun = doc_.tokens[noun].head;
  const Index verb = doc_.tokens[noun].head;
  const Rel rel = doc_.tokens[noun].rel;
  if (verb == kNone || (rel != Rel::kObj && rel != Rel::kNsubjPass && rel != Rel::kOblAgent) ||
      word_class(doc_, verb) != WordClass::kVerb)
    return false;
  const std::string lemma(doc_.lemma(verb));
  const std::string phrase = lemma + " " + std::string(doc_.lemma(noun));
  if (entry_of(verb, {phrase}, frames, t, out)) return true;
  for (const std::string& frame : frames) {
    for (const Cue& cue : cues_.find(lemma, CuePos::kVerb))
      if (cue.kind == CueKind::kAccuse && cue.has(frame)) {
        out = apply_cue(cue, frame, t, verb);
        return true;
      }
    // "Cleared the general of killing them", "kept the rebels from taking it"
    if ((frame == "from" || frame == "of") && entry_of(verb, {lemma}, {frame}, t, out)) return true;
  }
  return false;
}

// "Uncovered plans for an attack" where a parser hangs the phrase on the verb: the object just
// before it governs.
bool FactualityReader::looked_up_in_object(Index t, Index verb,
                                           const std::vector<std::string>& frames, Reading& out) {
  const Rel rel = doc_.tokens[t].rel;
  if (rel != Rel::kObl && rel != Rel::kAdvcl && rel != Rel::kXcomp) return false;
  const Index first = subtree(doc_, t).first;
  for (const Index object : children(doc_, verb, {Rel::kObj, Rel::kObl, Rel::kNsubjPass})) {
    if (object == t || word_class(doc_, object) != WordClass::kNoun) continue;
    if (object + 1 != first) continue;
    std::vector<std::string> noun_frames = frames;
    if (frames[0] == "purpose") noun_frames = {"to"};
    return entry_of(object, {std::string(doc_.lemma(object))}, noun_frames, t, out);
  }
  return false;
}

bool FactualityReader::apply(ModalEffect effect, Index t, Index head, std::string because,
                             Reading& out) {
  const Reading& above = full(head);
  const bool noun = word_class(doc_, t) == WordClass::kNoun && child(doc_, t, {Rel::kCop}) == kNone;
  Factuality value = Factuality::kActual;
  switch (effect) {
  case ModalEffect::kSame:
    // Doubt about having a part in the attack, or about who did it, leaves the attack standing.
    if (noun && is_definite(doc_, t) && (is_taking_part(doc_, head) || is_told_of(doc_, t, head))) {
      out = presupposed();
      return true;
    }
    out = above;
    return true;
  case ModalEffect::kPresupposed:
    // "An operation to stop a second attack", "may halt an advance": nothing says there is one.
    if (noun && above.factuality == Factuality::kHypothetical && !above.presupposed &&
        is_one_of_many(doc_, t)) {
      out = above;
      return true;
    }
    out = presupposed();
    return true;
  case ModalEffect::kNoHarm: return false;
  case ModalEffect::kActual: out = without_negation(above); return true;
  case ModalEffect::kAlleged: value = Factuality::kAlleged; break;
  case ModalEffect::kFuture: value = Factuality::kFuture; break;
  case ModalEffect::kHypothetical: value = Factuality::kHypothetical; break;
  case ModalEffect::kNegated: value = Factuality::kNegated; break;
  }
  // A plan that is hatched or found out is a plot (ruling 4); one that is announced is to come.
  if (value == Factuality::kFuture && doc_.lemma(head) == "plan" && is_plot(doc_, head))
    value = Factuality::kHypothetical;
  // "called for an end to the attacks", "discussed the attack": what is known already stays.
  const bool soft = value == Factuality::kHypothetical ||
                    (value == Factuality::kFuture && word_class(doc_, head) == WordClass::kVerb);
  // "No sign that the troops have left"
  if (any_of(doc_.lemma(head), {"sign", "indication", "trace"}) &&
      above.factuality == Factuality::kNegated) {
    out = {Factuality::kNegated, above.cue, above.because, false};
    return true;
  }
  const bool turned_down =
      any_of(doc_.lemma(head), {"reject", "decline", "refuse", "rebuff", "veto"});
  const bool owned = turned_down && child(doc_, t, {Rel::kNmodPoss}) != kNone;
  if (soft && noun && (owned || is_definite(doc_, t))) {
    out = presupposed();
    return true;
  }
  const bool carries =
      above.factuality == Factuality::kNegated ||
      (value == Factuality::kFuture && above.factuality == Factuality::kHypothetical) ||
      (value == Factuality::kNegated && !above.presupposed);
  out = combine({value, head, std::move(because), false}, carries ? above : Reading{});
  return true;
}

Reading FactualityReader::apply_cue(const Cue& cue, std::string_view frame, Index t, Index head) {
  const Reading& above = full(head);
  const std::string because = "cue " + cue.words + " " + std::string(frame);
  Factuality value = effect_of(cue.kind);
  // "I think we lost three": a speaker's own belief is what the speaker tells.
  const Index subject = child(doc_, head, {Rel::kNsubj});
  if (cue.kind == CueKind::kBelieve && subject != kNone && any_of(doc_.lower(subject), {"i", "we"}))
    value = Factuality::kActual;
  if (cue.kind == CueKind::kForesee && frame == "that") {
    const bool fear = any_of(cue.words, {"fear", "worry", "concern"});
    if (fear && (is_past_clause(doc_, t) || is_going_on(doc_, t)))
      value = Factuality::kAlleged;
    else if (is_past_clause(doc_, t))
      value = Factuality::kActual;
  }
  // "There is no doubt that rebels killed him"; who does not claim it leaves it open.
  if (above.factuality == Factuality::kNegated &&
      any_of(cue.words, {"doubt", "dispute", "contest", "question"}))
    return {};
  if (value == Factuality::kActual) {
    const bool noun = word_class(doc_, t) == WordClass::kNoun;
    if (noun && frame != "that" && is_definite(doc_, t)) return presupposed();
    return is_factive(doc_.lemma(head)) ? Reading{} : saying(above);
  }
  // "Denied a role in the attack": the attack was; who has "denied the attack" says it was not.
  if (value == Factuality::kNegated && frame != "obj" && cue.words.starts_with("deny ") &&
      word_class(doc_, t) == WordClass::kNoun && is_definite(doc_, t))
    return presupposed();
  return combine({value, head, because, false},
                 above.factuality == Factuality::kNegated ? above : Reading{});
}

}  // namespace annals::voice
