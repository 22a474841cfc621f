// How a word stands to the word it depends on, in the terms of data/cues.tsv and data/modality.tsv.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "src/doc/document.h"
#include "src/lexicon/cues.h"
#include "src/lexicon/voice_modality.h"

namespace annals::voice {

enum class WordClass : std::uint8_t { kVerb, kNoun, kAdjective, kOther };
WordClass word_class(const Document& doc, Index token);
ModalPos modal_pos(WordClass kind);

// The keys under which a word may stand in the lexicons, longest first: "carry out", "claim
// responsibility", "carry". A noun's own lemma alone.
std::vector<std::string> keys_of(const Document& doc, Index token);

// The frames a dependent may fill of its head: "that", "to", "ing", "bare", "comp", "as", "obj",
// "subj", "compound", "purpose", "doing", or the dependent's preposition. Empty for function words.
std::vector<std::string> frames_of(const Document& doc, Index dependent);

// "the", "this" and the like before a noun; a possessor counts when the noun is plural, for "its
// attacks" are known and "its attack" may be the one that is weighed.
bool is_definite(const Document& doc, Index noun);

bool is_passive(const Document& doc, Index verb);
// A clause in the past or perfect tense: "had attacked", "has attacked", "attacked".
bool is_past_clause(const Document& doc, Index predicate);
// "to attack": the word has the mark "to".
bool is_to_infinitive(const Document& doc, Index token);
// The finite "be" of what is arranged, "is to meet them", "is to be tried"; kNone without one.
Index arranging_be(const Document& doc, Index token);
bool ends_in_ing(const Document& doc, Index token);
// What such a verb tells of is so, whoever speaks: "knew that", "admitted that".
bool is_factive(std::string_view lemma);

}  // namespace annals::voice
