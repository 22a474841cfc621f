// Attributed statements: who says what, from the trees of single sentences and from quotation
// marks.
#pragma once

#include <string>
#include <vector>

#include "src/doc/document.h"
#include "src/lexicon/cues.h"
#include "src/voice/reading.h"
#include "src/voice/quotes.h"

namespace annals::voice {

struct Statement {
  CueKind kind = CueKind::kAssert;
  Index cue_head = kNone;
  Span cue;
  Index source_head = kNone;
  Span source;
  std::vector<Index> tokens;  // of the content, ascending
  Index content_head = kNone;
  std::vector<Index> more_heads;  // "said that they left, that nobody stayed": the clauses beside it
  bool direct = false;
  // "The army said, citing residents": the residents stand behind the army, which is the one that
  // vouches here.
  bool behind = false;
  // "I think that": the speaker named by whoever quotes vouches, not the pronoun.
  bool own_words = false;
  // Named outside the tree of the content ("X, he claims"), so that the tree does not carry the
  // doubt.
  bool detached = false;
  // A clause is said, not a bare thing.
  bool clause = false;
  // "Did not say that", "knew that": somebody's, but nobody is answerable for it.
  bool vouches = true;
  std::string because;
};

// Indirect speech, "according to", nouns and passives, sentence by sentence. `readings` tells which
// cues are denied or merely possible: "did not say that" attributes nothing.
std::vector<Statement> find_statements(const Document& doc, const Cues& cues,
                                       const std::vector<Reading>& readings);

// Gives every quotation its speaker: extends the statement it belongs to, or adds one.
void attribute_quotes(const Document& doc, const Cues& cues,
                      const std::vector<QuoteSegment>& quotes, std::vector<Statement>& statements);

// The first and last token of a content without the mark and punctuation at its edges.
Span content_span(const Document& doc, const Statement& statement);

// The part of it that bears the statement: the clause of its head without the clauses that hang on it
// ("because", "when", "who"), with its conjunction and the marks at its edges.
Span core_span(const Document& doc, const Statement& statement);

// The words of a verb cue: the verb with its particle.
Span cue_span(const Document& doc, Index verb);

}  // namespace annals::voice
