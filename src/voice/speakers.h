// Who speaks: the subject of a cue, found through passives, relative clauses, participles and
// coordination.
#pragma once

#include "src/doc/document.h"
#include "src/lexicon/cues.h"

namespace annals::voice {

// The head token of the speaker of a verb, kNone when nobody is named ("it was reported").
Index speaker_of_verb(const Document& doc, Index verb);

// The noun phrase just before a verb, or just after it where the two are turned round: for
// quotations, where a parser goes astray over the marks.
Index speaker_beside(const Document& doc, Index verb);

// The speaker of a noun cue: its possessor, "by X", or the subject of the verb that voices it ("X
// made claims").
Index speaker_of_noun(const Document& doc, Index noun);

// "A statement by the ministry", "the minister's letter": the person behind a personal document.
// Reports, studies and media speak for themselves.
Index person_behind(const Document& doc, Index noun);

// The span to quote for a speaker (CODEBOOK.md section 4, `text`).
Span source_span(const Document& doc, Index head);

}  // namespace annals::voice
