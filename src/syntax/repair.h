// What the network reads wrong again and again, put right by rule after it.
//
// "killed at least 12 people": the "at" makes it take the object for a phrase with a preposition.
// Numbers with such bounds are rare in the treebanks and in every second report.
#pragma once

#include <filesystem>

#include "src/doc/document.h"
#include "src/lexicon/faults.h"
#include "src/lexicon/word_set.h"

namespace annals::syntax {

// Base forms of verbs that look like nouns: data/verbs.tsv.
WordSet load_verbs(const std::filesystem::path& data, Faults& faults);

// "Malaysian police arrest four people": a root that the network took for a noun, between those who
// do it and those it is done to. REQUIRES: as repair_bounds.
void repair_root(Document& doc, const Sentence& sent, const WordSet& verbs);

// REQUIRES: the sentence is parsed and the tokens are open.
void repair_bounds(Document& doc, const Sentence& sent);

}  // namespace annals::syntax
