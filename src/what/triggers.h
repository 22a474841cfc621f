// Finds the words that tell deeds and their participants, one draft per word.
#pragma once

#include <vector>

#include "src/doc/document.h"
#include "src/lexicon/frames.h"

namespace annals::what {

struct Draft {
  Event ev;
  const Frame* frame = nullptr;
  Index light = kNone;  // the light verb of a trigger noun
};

// All drafts of a sentence, by position; embedded content of speech is already left out.
std::vector<Draft> find_drafts(Document& doc, const Frames& frames, Index sentence);

// The token under which the clause of a draft hangs: its light verb, or the predicate above a noun.
Index clause_of(const Document& doc, const Draft& draft);

}  // namespace annals::what
