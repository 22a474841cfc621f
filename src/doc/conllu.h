// CoNLL-U in and out of the syntax layers: for `annals parse`, for scoring, and for unit tests that bring
// their own tree instead of a parser's.
#pragma once

#include <string>
#include <string_view>

#include "src/doc/document.h"

namespace annals {

// Resets `doc` to the text of the CoNLL-U sentences (one paragraph per "# newpar", else one for all) and fills
// passages, sentences and tokens. SpaceAfter=No is honoured. Throws Error(kInput) with line and column.
// `article` gives date and outlet; its text is replaced.
void read_conllu(std::string_view conllu, Document& doc, Article article = {});

// A unit test's shorter form of the same: one token a line, "form lemma upos head rel [feats]", parted by
// blanks, heads 1-based within the sentence, 0 for the root, sentences parted by an empty line. Blanks go
// between all tokens but before , . ; : ? ! ) ” ’s n't and after ( “ $.
void read_plain_trees(std::string_view lines, Document& doc, Article article = {});

// Sentences as CoNLL-U with `# text`, and start/end byte offsets (start_char, end_char in code points).
std::string write_conllu(const Document& doc);

}  // namespace annals
