// What a word wears itself: auxiliaries, negation, conjunctions and hedges of data/modality.tsv.
#pragma once

#include "src/doc/document.h"
#include "src/lexicon/voice_modality.h"
#include "src/voice/reading.h"

namespace annals::voice {

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
