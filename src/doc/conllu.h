// CoNLL-U in and out of the syntax layers: for `annals parse`, for scoring, and for unit tests that bring
// their own tree instead of a parser's.
#pragma once

#include <string>
#include <string_view>

#include "src/doc/document.h"

namespace annals {

// Resets `doc` to the text of the CoNLL-U sentences (one paragraph per "# newpar", else one for all) and fills
// passages, sentences, tokens and names (NER=B-LOC in MISC). SpaceAfter=No is honoured; empty nodes ("8.1") are left out. Throws
// Error(kInput) with line and column. `article` gives date and outlet; its text is replaced.
void read_conllu(std::string_view conllu, Document& doc, Article article = {});

// The same, but of tokens only where they stand, whatever the other columns hold: for those who tag and
// parse given words.
void read_conllu_words(std::string_view conllu, Document& doc, Article article = {});

// A unit test's shorter form of the same: one token a line, "form lemma upos head rel [feats]", parted by
// blanks, heads 1-based within the sentence, 0 for the root, sentences parted by an empty line. Blanks go
// between all tokens but before , . ; : ? ! ) ” ’s n't and after ( “ $.
void read_plain_trees(std::string_view lines, Document& doc, Article article = {});

// Sentences as CoNLL-U: `# newdoc id`, `# newpar`, `# sent_id` and `# text`; clitics ("do" "n't") as words of one
// multiword token; in MISC SpaceAfter=No, start_char and end_char (offsets into the text in code points, the
// end not included), and NER=O, B-PER, I-PER and so on (NameType). XPOS and DEPS stay empty.
std::string write_conllu(const Document& doc);

// `conllu` with lemma, UPOS, features, head and relation of doc's tokens, and their NER in MISC; forms, multiword
// tokens, comments and the rest of MISC stay, XPOS and DEPS become empty, empty nodes are dropped. REQUIRES: `doc` is
// what read_conllu or read_conllu_words made of the same.
std::string write_conllu_over(std::string_view conllu, const Document& doc);

}  // namespace annals
