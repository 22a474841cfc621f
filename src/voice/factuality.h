// Factuality of every word: what the word itself wears (auxiliaries, negation, hedges) and what the
// words above it do to it, up to the root. Meanings of the steps stand in data/modality.tsv and
// data/cues.tsv.
#pragma once

#include <string>
#include <vector>

#include "src/doc/document.h"
#include "src/lexicon/cues.h"
#include "src/lexicon/voice_modality.h"

namespace annals::voice {

// What is known of one word.
struct Reading {
  Factuality factuality = Factuality::kActual;
  Index cue = kNone;         // the token that made it so
  std::string because;       // "cue accuse of", "aux could", "negation not"
  bool presupposed = false;  // "the attack": nothing further up changes it
};

// What remains of a deed that is told as `inner` within something told as `outer`: "may not
// attack", "denied that they plan to attack".
Reading combine(const Reading& inner, const Reading& outer);

// What becomes of a statement introduced by such a cue, kActual for what is told without hedge.
Factuality effect_of(CueKind kind);

class FactualityReader {
public:
  FactualityReader(const Document& doc, const Cues& cues, const VoiceModality& modality);

  // In step with doc.tokens.
  [[nodiscard]] const std::vector<Reading>& readings() const { return full_; }

private:
  enum class Mark : std::uint8_t { kFresh, kOpen, kDone };

  const Reading& full(Index t);
  Reading governed(Index t);
  Reading governed_by_conjunct(Index t, Index head);
  Reading governed_noun(Index t, Index head);
  Reading governed_clause(Index t, Index head);
  [[nodiscard]] Index told_by(Index noun) const;
  Reading governed_subject(Index t, Index head);
  // The lexicons' word on this link; false when they say nothing.
  bool looked_up(Index t, Index head, Reading& out);
  [[nodiscard]] bool is_ranked(Index noun) const;
  [[nodiscard]] Reading shared_doubt(Index verb) const;
  [[nodiscard]] bool is_hedged(Index noun) const;
  [[nodiscard]] bool does(Index verb) const;
  bool entry_of(Index head, const std::vector<std::string>& keys,
                const std::vector<std::string>& frames, Index t, Reading& out);
  bool looked_up_past_object(Index t, Index noun, const std::vector<std::string>& frames,
                             Reading& out);
  bool looked_up_in_object(Index t, Index verb, const std::vector<std::string>& frames,
                           Reading& out);
  bool apply(ModalEffect effect, Index t, Index head, std::string because, Reading& out);
  Reading apply_cue(const Cue& cue, std::string_view frame, Index t, Index head);

  const Document& doc_;
  const Cues& cues_;
  const VoiceModality& modality_;
  std::vector<Reading> full_;
  std::vector<Reading> own_;
  std::vector<Mark> marks_;
};

// What a word wears itself; `modality` knows auxiliaries, marks and hedges.
Reading own_reading(const Document& doc, const VoiceModality& modality, Index t);

// What its conjunction alone does to a clause: "if", "unless", "until".
Reading mark_reading(const Document& doc, const VoiceModality& modality, Index t);

// What its adverbs alone do to a clause: "allegedly", "reportedly".
Reading adverb_reading(const Document& doc, const VoiceModality& modality, Index t);

// "Killed no one", "expressed no regret": the "no" of a verb's object, which denies the verb; kNone where
// the object is a toll ("caused no casualties").
Index negated_object(const Document& doc, const VoiceModality& modality, Index t);

// "Parliament to vote on ban": a headline without a finite verb, its infinitive hung on a noun.
bool is_headline_plan(const Document& doc, Index t);

}  // namespace annals::voice
