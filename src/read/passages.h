// Where paragraphs begin and end, and what each is.
#pragma once

#include <string_view>
#include <vector>

#include "src/doc/document.h"
#include "src/lexicon/boilerplate.h"
#include "src/read/words.h"

namespace annals::read {

// Paragraphs end at a blank line; in a text without blank lines, at each line end (RECORD.md).
// Spans leave out the white space around; LF, CRLF and CR end a line.
std::vector<Span> paragraphs(std::string_view text);

// The patterns of data/boilerplate.tsv, ready to be compared.
class BoilerplateWords {
public:
  BoilerplateWords() = default;
  explicit BoilerplateWords(const Boilerplate& boilerplate);
  // Whether these are all the words of a passage that tells no news.
  [[nodiscard]] bool matches(const std::vector<Word>& words) const;

private:
  struct Pattern {
    std::vector<std::string> words;
    BoilerplateWhere where;
    std::size_t most;
  };
  std::vector<Pattern> patterns_;
};

// What the passages are, in the order of the text: links and notices by the patterns; a line of
// place or date or an author's name near the top; the headline, which is the first that is neither,
// if it is short and ends without punctuation, or has the words of `title`.
std::vector<PassageKind> kinds_of(std::string_view text, const std::vector<Span>& spans,
                                  const BoilerplateWords& boilerplate, std::string_view title);

// For each passage an earlier one with the same words, or kNone. Letter case, quotation marks and
// white space do not count; from 9 words on, neither do small edits: articles, spelling
// ("defence"), never a number, a name or a negation. Linear in the text.
std::vector<Index> repeats(std::string_view text, const std::vector<Span>& spans);

}  // namespace annals::read
