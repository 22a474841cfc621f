#include "src/voice/own.h"

#include "src/base/text.h"
#include "src/doc/tree.h"
#include "src/voice/links.h"

namespace annals::voice {
namespace {

Reading reading(Factuality factuality, Index cue, std::string because) {
  return {factuality, cue, std::move(because), false};
}

// "not only", "not just", "not until": the deed stands.
bool is_empty_negation(const Document& doc, Index cue) {
  const Sentence& sent = doc.sentences[doc.tokens[cue].sentence];
  return cue + 1 < sent.last && any_of(doc.lower(cue + 1), {"only", "just", "merely", "simply",
                                                            "until", "least", "surprisingly"});
}

Index negator(const Document& doc, const VoiceModality& modality, Index t) {
  for (const Index c : children(doc, t, {Rel::kAdvmod, Rel::kDet, Rel::kCcPreconj, Rel::kDep})) {
    if (doc.tokens[c].rel == Rel::kDet) {
      if (any_of(doc.lower(c), {"no", "neither"})) return c;
      continue;
    }
    if (modality.hedge(doc.lower(c), HedgePos::kAdverb) == Factuality::kNegated &&
        !is_empty_negation(doc, c))
      return c;
    if (any_of(doc.lower(c), {"longer", "more"}) && c > 0 && doc.lower(c - 1) == "no" &&
        doc.tokens[c - 1].head == c)
      return c - 1;
  }
  // "Had not, as of Monday, announced": parsers hang the "not" on the auxiliary now and then.
  for (const Index aux : children(doc, t, {Rel::kAux, Rel::kAuxPass}))
    for (const Index c : children(doc, aux, {Rel::kAdvmod}))
      if (any_of(doc.lower(c), {"not", "n't", "n’t", "never"}) && !is_empty_negation(doc, c))
        return c;
  return kNone;
}

bool is_harm(const Document& doc, const VoiceModality& modality, Index t) {
  const WordClass kind = word_class(doc, t);
  return modality.find(doc.lemma(t), modal_pos(kind), "none") == ModalEffect::kNoHarm;
}

// "No group has claimed it": the subject denies the deed.
Index negative_subject(const Document& doc, const VoiceModality& modality, Index t) {
  const Index subject = child(doc, t, {Rel::kNsubj, Rel::kNsubjPass});
  // "There is no sign": the sign wears its "no" itself.
  if (subject == kNone || child(doc, t, {Rel::kExpl}) != kNone) return kNone;
  if (any_of(doc.lower(subject), {"nobody", "none", "nothing", "neither", "no-one"}))
    return subject;
  if (is_harm(doc, modality, subject)) return kNone;
  for (const Index c : children(doc, subject, {Rel::kDet}))
    if (any_of(doc.lower(c), {"no", "neither"})) return c;
  return kNone;
}

// "could not enter" did not; "may not enter" may or may not.
bool negation_wins(std::string_view auxiliary) {
  return any_of(auxiliary,
                {"can", "could", "ca", "will", "wo", "would", "'ll", "’ll", "shall", "'d"});
}

// "Said talks would resume": the future of the past, unless a condition stands by.
bool is_future_of_past(const Document& doc, Index t, bool perfect) {
  if (perfect) return false;
  const auto past_verb = [&](Index v) {
    return doc.tokens[v].upos == Upos::kVerb && (doc.tokens[v].feats & kPast) != 0;
  };
  for (const Index c : children(doc, t, {Rel::kAdvcl, Rel::kObl}))
    if (any_of(preposition(doc, c), {"if", "unless", "in case", "in event of"})) return false;
  const Token& tok = doc.tokens[t];
  if (tok.rel == Rel::kCcomp && tok.head != kNone) return past_verb(tok.head);
  // "said talks would resume and prisoners would go free"
  if (tok.rel == Rel::kConj && tok.head != kNone && doc.tokens[tok.head].rel == Rel::kCcomp &&
      doc.tokens[tok.head].head != kNone)
    return past_verb(doc.tokens[tok.head].head);
  for (const Index c : children(doc, t, {Rel::kParataxis}))
    if (past_verb(c)) return true;
  return false;
}

void read_auxiliaries(const Document& doc, const VoiceModality& modality, Index t,
                      Index negation_cue, Reading& out) {
  for (const Index c : children(doc, t, {Rel::kAux})) {
    const std::string_view word = doc.lower(c);
    auto effect = modality.find(word, ModalPos::kAuxiliary, "-");
    if (!effect) effect = modality.find(doc.lemma(c), ModalPos::kAuxiliary, "-");
    if (doc.lemma(c) == "have") effect.reset();  // "'d attacked" of "had"
    if (!effect) continue;
    bool perfect = false;
    for (const Index other : children(doc, t, {Rel::kAux}))
      perfect = perfect || (other > c && any_of(doc.lower(other), {"have", "'ve", "’ve"}));
    if (word == "should" && perfect) {
      // "should have stopped it" did not; "should not have fired" did.
      if (negation_cue == kNone)
        out = reading(Factuality::kNegated, c, "aux should have");
      else
        out.presupposed = true;
      return;
    }
    if (negation_cue != kNone && negation_wins(word)) return;
    // "May have shot him", "must have shot him": a suspicion of what was.
    if (any_of(word, {"must", "may", "might"}) && perfect && negation_cue == kNone) {
      out = reading(Factuality::kAlleged, c, "aux " + std::string(word) + " have");
      return;
    }
    if (any_of(word, {"would", "'d", "’d"}) && is_future_of_past(doc, t, perfect)) {
      out = reading(Factuality::kFuture, c, "aux would, future of the past");
      return;
    }
    const Factuality value =
        *effect == ModalEffect::kFuture ? Factuality::kFuture : Factuality::kHypothetical;
    out = reading(value, c, "aux " + std::string(word));
    return;
  }
}

void read_adverbs(const Document& doc, const VoiceModality& modality, Index t, Reading& out) {
  const auto look = [&](Index c) {
    const auto value = modality.hedge(doc.lower(c), HedgePos::kAdverb);
    if (!value || *value == Factuality::kActual || *value == Factuality::kNegated) return;
    // "Shot him, reportedly outside a shop": only the place is hearsay.
    if (c > t && c + 1 < doc.tokens.size() && doc.tokens[c + 1].upos == Upos::kAdp) return;
    out = combine(out, reading(*value, c, "hedge " + std::string(doc.lower(c))));
  };
  for (const Index c : children(doc, t, {Rel::kAdvmod})) look(c);
}

void read_adjectives(const Document& doc, const VoiceModality& modality, Index t, Reading& out) {
  const auto look = [&](Index c) {
    const auto value = modality.hedge(doc.lower(c), HedgePos::kAdjective);
    if (value) out = combine(out, reading(*value, c, "hedge " + std::string(doc.lower(c))));
  };
  for (const Index c : children(doc, t, {Rel::kAmod, Rel::kCompound}))
    if (c < t) {
      look(c);
      for (const Index more : children(doc, c, {Rel::kConj})) look(more);
      read_adverbs(doc, modality, c, out);
    }
  for (const Index c : children(doc, t, {Rel::kDet}))
    if (doc.lower(c) == "any")
      out = combine(out, reading(Factuality::kHypothetical, c, "hedge any"));
}

Factuality of(ModalEffect effect) {
  switch (effect) {
  case ModalEffect::kAlleged: return Factuality::kAlleged;
  case ModalEffect::kFuture: return Factuality::kFuture;
  case ModalEffect::kHypothetical: return Factuality::kHypothetical;
  case ModalEffect::kNegated: return Factuality::kNegated;
  default: return Factuality::kActual;
  }
}

void read_marks(const Document& doc, const VoiceModality& modality, Index t, Reading& out) {
  const auto use = [&](std::string_view words, Index cue) {
    const auto effect = modality.find(words, ModalPos::kMark, "-");
    if (!effect) return false;
    // "due to be tried" against "due to being tried"
    if (words == "due to" && ends_in_ing(doc, t)) return true;
    if (words == "due to" && (doc.tokens[t].feats & kInfinitive) == 0) {
      bool be = false;
      for (const Index c : children(doc, t, {Rel::kAux, Rel::kAuxPass, Rel::kCop}))
        be = be || doc.lower(c) == "be";
      if (!be) return true;
    }
    // "until he was arrested" is told of an arrest.
    if (any_of(words, {"until", "till"}) && is_past_clause(doc, t)) return true;
    const Factuality value = of(*effect);
    if (value != Factuality::kActual)
      out = combine(out, reading(value, cue, "mark " + std::string(words)));
    return true;
  };
  for (const Index c : children(doc, t)) {
    const Token& tok = doc.tokens[c];
    const bool marker =
        tok.rel == Rel::kMark || (tok.rel == Rel::kCase && !is_nominal(doc.tokens[t].upos));
    const bool stray = any_of(doc.lower(c), {"whether", "if"}) && c < t &&
                       (tok.rel == Rel::kAdvmod || tok.rel == Rel::kCc || tok.rel == Rel::kDep);
    if (!marker && !stray) continue;
    std::string words(doc.lower(c));
    for (const Index f : children(doc, c, {Rel::kFixed})) words.append(" ").append(doc.lower(f));
    if (!use(words, c)) use(doc.lower(c), c);
  }
  // "Until the government and the rebels begin talks", where a parser hangs the conjunction on the subject.
  const Index subject = child(doc, t, {Rel::kNsubj, Rel::kNsubjPass});
  if (subject == kNone || doc.tokens[t].rel != Rel::kAdvcl) return;
  for (const Index c : children(doc, subject, {Rel::kCase}))
    if (c < subject) use(doc.lower(c), c);
}

// "The minister is to meet them" is arranged; "the aim is to meet them" is not.
Index be_to(const Document& doc, const VoiceModality& modality, Index t) {
  const Index be = arranging_be(doc, t);
  if (be == kNone) return kNone;
  const Index subject = child(doc, t, {Rel::kNsubj, Rel::kNsubjPass, Rel::kNsubjOuter});
  const bool named = modality.find(doc.lemma(subject), ModalPos::kNoun, "to") == ModalEffect::kHypothetical;
  return named ? kNone : be;
}

// "Demanded that he be tried", "asked that talks be held": what is only asked for has the bare "be".
Index bare_be(const Document& doc, Index t) {
  if (child(doc, t, {Rel::kNsubj, Rel::kNsubjPass}) == kNone || is_to_infinitive(doc, t) ||
      doc.tokens[t].head == kNone)
    return kNone;
  const Index first = child(doc, t, {Rel::kAux, Rel::kAuxPass, Rel::kCop});
  return first != kNone && doc.lower(first) == "be" ? first : kNone;
}

// "A parade that will be held on Friday", "an exercise that is to begin".
void read_coming(const Document& doc, const VoiceModality& modality, Index noun, Reading& out) {
  for (const Index clause : children(doc, noun, {Rel::kAclRelcl})) {
    if (!any_of(doc.lemma(clause),
                {"begin", "start", "hold", "take", "open", "happen", "occur", "be"}))
      continue;
    if (child(doc, clause, {Rel::kNsubj, Rel::kNsubjPass}) == kNone) continue;
    for (const Index c : children(doc, clause, {Rel::kAux}))
      if (any_of(doc.lower(c), {"will", "'ll"})) {
        out = {Factuality::kFuture, c, "clause will", true};
        return;
      }
    const Index arranged = be_to(doc, modality, clause);
    if (arranged != kNone) out = {Factuality::kFuture, arranged, "clause be to", true};
  }
}

// "The two meet in Geneva next week": told as present, of a day after publication. In "threatens to
// strike tomorrow" the day is not the threat's; what is "extended to Friday" is extended now, and a
// year belongs to what is named beside it ("endorses his candidacy in 2016").
Index day_to_come(const Document& doc, Index t) {
  if (!doc.published() || word_class(doc, t) != WordClass::kVerb) return kNone;
  if (child(doc, t, {Rel::kAux, Rel::kXcomp, Rel::kCcomp}) != kNone) return kNone;
  if (!is_told_as_present(doc, t)) return kNone;
  constexpr std::chrono::days kMonth{31};
  for (const TimeExpression& time : doc.times) {
    if (time.head == kNone || doc.tokens[time.head].head != t || !time.days) continue;
    if (time.days->start <= *doc.published()) continue;
    const Index prep = child(doc, time.head, {Rel::kCase});
    const bool closes = prep != kNone && any_of(doc.lower(prep), {"to", "until", "till", "through"});
    if (!closes && time.days->end - time.days->start < kMonth) return time.head;
  }
  return kNone;
}

bool is_clause_root(const Document& doc, Index t) {
  std::size_t steps = doc.tokens.size();
  Index at = t;
  while (doc.tokens[at].rel == Rel::kConj && doc.tokens[at].head != kNone && steps-- > 0)
    at = doc.tokens[at].head;
  return doc.tokens[at].head == kNone;
}

bool in_headline(const Document& doc, Index t) {
  const Index passage = doc.sentences[doc.tokens[t].sentence].passage;
  return passage < doc.passages.size() && doc.passages[passage].kind == PassageKind::kHeadline;
}

// A question asks whether; "why" and "how" take the deed for granted.
bool is_open_question(const Document& doc, Index t) {
  const Sentence& sent = doc.sentences[doc.tokens[t].sentence];
  Index last = sent.last;
  while (last > sent.first && any_of(doc.lower(last - 1), {"\"", "”", "’", "'", ")"})) --last;
  if (last == sent.first || doc.lower(last - 1) != "?") return false;
  // A question quoted within a statement is not the statement's.
  for (Index at = sent.first + 1; at < t; ++at)
    if (any_of(doc.lower(at), {"\"", "“", "‘"})) return false;
  for (Index at = t; at + 1 < last; ++at)
    if (any_of(doc.lower(at), {"\"", "“", "‘"})) return false;
  for (Index at = sent.first; at < sent.last; ++at)
    if (any_of(doc.lower(at), {"why", "how", "when", "where", "who"})) return false;
  return true;
}

void read_clause_mood(const Document& doc, Index t, Reading& out) {
  if (!is_clause_root(doc, t)) return;
  const bool predicate =
      word_class(doc, t) == WordClass::kVerb || child(doc, t, {Rel::kCop}) != kNone;
  if (!predicate) return;
  const Index first = doc.sentences[doc.tokens[t].sentence].first;
  if (is_to_infinitive(doc, t) && child(doc, t, {Rel::kAux}) == kNone) {
    out = in_headline(doc, t) ? reading(Factuality::kFuture, t, "headline infinitive")
                              : reading(Factuality::kHypothetical, t, "bare infinitive");
  } else if ((doc.tokens[t].feats & kImperative) != 0 && !in_headline(doc, t) &&
             child(doc, t, {Rel::kNsubj, Rel::kNsubjPass, Rel::kAux, Rel::kAuxPass}) == kNone &&
             (t == first || (t == first + 1 && doc.tokens[first].upos != Upos::kNoun))) {
    out = combine(out, reading(Factuality::kHypothetical, t, "imperative"));
  } else if (is_open_question(doc, t)) {
    out = combine(out, reading(Factuality::kHypothetical, t, "question"));
  }
}

}  // namespace

bool is_headline_plan(const Document& doc, Index t) {
  const Token& tok = doc.tokens[t];
  if (!in_headline(doc, t) || tok.head == kNone || doc.tokens[tok.head].head != kNone) return false;
  if (!is_to_infinitive(doc, t) || tok.upos != Upos::kVerb) return false;
  return is_nominal(doc.tokens[tok.head].upos) && tok.head < t;
}

Reading mark_reading(const Document& doc, const VoiceModality& modality, Index t) {
  Reading out;
  read_marks(doc, modality, t, out);
  return out;
}

Reading adverb_reading(const Document& doc, const VoiceModality& modality, Index t) {
  Reading out;
  read_adverbs(doc, modality, t, out);
  return out;
}

Index negated_object(const Document& doc, const VoiceModality& modality, Index t) {
  if (word_class(doc, t) != WordClass::kVerb || is_harm(doc, modality, t)) return kNone;
  const Index object = child(doc, t, {Rel::kObj});
  if (object == kNone || is_harm(doc, modality, object)) return kNone;
  for (const Index c : children(doc, object, {Rel::kDet}))
    if (doc.lower(c) == "no") return c;
  return kNone;
}

Reading own_reading(const Document& doc, const VoiceModality& modality, Index t) {
  Reading out;
  const WordClass kind = word_class(doc, t);
  if (kind == WordClass::kOther) return out;
  const bool clause = kind == WordClass::kVerb || child(doc, t, {Rel::kCop, Rel::kAux}) != kNone;
  Index negation_cue = negator(doc, modality, t);
  // "No casualties" tell of an attack; "was not killed" of none (ruling 16).
  if (negation_cue != kNone && is_harm(doc, modality, t) &&
      doc.tokens[negation_cue].rel == Rel::kDet)
    negation_cue = kNone;
  if (negation_cue == kNone && clause && !is_harm(doc, modality, t))
    negation_cue = negative_subject(doc, modality, t);
  if (clause) {
    read_auxiliaries(doc, modality, t, negation_cue, out);
    if (out.presupposed) return out;
  }
  if (negation_cue != kNone && out.because != "aux should have")
    out = combine(reading(Factuality::kNegated, negation_cue,
                          "negation " + std::string(doc.lower(negation_cue))),
                  out);
  read_adverbs(doc, modality, t, out);
  if (kind == WordClass::kNoun || kind == WordClass::kAdjective)
    read_adjectives(doc, modality, t, out);
  read_marks(doc, modality, t, out);
  if (kind == WordClass::kNoun && out.factuality == Factuality::kActual && !out.presupposed)
    read_coming(doc, modality, t, out);
  const Index arranged = be_to(doc, modality, t);
  const Index bare = clause ? bare_be(doc, t) : kNone;
  const Index coming = clause ? day_to_come(doc, t) : kNone;
  if (arranged != kNone)
    out = combine(out, reading(Factuality::kFuture, arranged, "aux be to"));
  else if (coming != kNone)
    out = combine(out, reading(Factuality::kFuture, coming, "present of a day to come"));
  else if (bare != kNone)
    out = combine(out, reading(Factuality::kHypothetical, bare, "bare be"));
  else
    read_clause_mood(doc, t, out);
  return out;
}

}  // namespace annals::voice
