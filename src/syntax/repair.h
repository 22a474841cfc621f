// What the network reads wrong again and again, put right by rule after it.
//
// "killed at least 12 people": the "at" makes it take the object for a phrase with a preposition.
// Numbers with such bounds are rare in the treebanks and in every second report.
#pragma once

#include "src/doc/document.h"

namespace annals::syntax {

// REQUIRES: the sentence is parsed and the tokens are open.
void repair_bounds(Document& doc, const Sentence& sent);

}  // namespace annals::syntax
