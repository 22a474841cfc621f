// What data/modality.tsv and data/cues.tsv say of the link between a word and the one above it.
#include "src/base/text.h"
#include "src/doc/tree.h"
#include "src/voice/factuality.h"
#include "src/voice/links.h"

namespace annals::voice {
namespace {

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

}  // namespace

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
