// "NAIROBI, Kenya (Agency) — ": the place a report was filed from, before its first sentence.
#pragma once

#include "src/doc/document.h"

namespace annals {

// The first token behind the dateline that opens a sentence, its dash included; the sentence's
// first token where there is none. A dateline opens a passage with a word in capitals, and holds
// names, figures and marks alone up to its dash.
Index dateline_end(const Document& doc, const Sentence& sentence);

}  // namespace annals
