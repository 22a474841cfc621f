// What is known of one word, and what remains of a reading within another.
#pragma once

#include <string>

#include "src/doc/document.h"
#include "src/lexicon/cues.h"

namespace annals::voice {

struct Reading {
  Factuality factuality = Factuality::kActual;
  Index cue = kNone;         // the token that made it so
  std::string because;       // "cue accuse of", "aux could", "negation not"
  bool presupposed = false;  // "the attack": nothing further up changes it
};

inline bool is_actual(const Reading& reading) { return reading.factuality == Factuality::kActual; }

Reading presupposed();

// What becomes of a statement introduced by such a cue, kActual for what is told without hedge.
Factuality effect_of(CueKind kind);

// What remains of a deed that is told as `inner` within something told as `outer`: "may not
// attack", "denied that they plan to attack".
Reading combine(const Reading& inner, const Reading& outer);

// "Said that" passes nothing on but doubt about the saying itself: "did not confirm that", "if he
// says that".
Reading saying(const Reading& head);

// All but negation and presupposition: "did not comment, citing the raid".
Reading without_negation(const Reading& head);

}  // namespace annals::voice
