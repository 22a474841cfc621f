// What joins phrases of one sentence: complements ("spokesman for the army"), appositions ("Elio
// Marrat, the mayor"), acronyms in brackets, and "is" between a name and a role.
#pragma once

#include <vector>

#include "src/who/phrases.h"

namespace annals::who {

// Sets owner and full_last. REQUIRES: phrases of a sentence stand together.
void link_complements(const Document& doc, const WordClasses& words, std::vector<Phrase>& phrases);
// Sets `same`.
void link_appositions(const Document& doc, const WordClasses& words, std::vector<Phrase>& phrases);

}  // namespace annals::who
