// Tokens after the manner of UD English EWT and GUM: clitics are words of their own, hyphenated
// words are taken apart but for prefixes, abbreviations keep their period.
#pragma once

#include <string_view>
#include <vector>

#include "include/annals/span.h"
#include "src/lexicon/token_words.h"

namespace annals::syntax {

// Appends the tokens of `text` within `span` to `out`: sorted, apart, together all that is not
// blank. REQUIRES: valid UTF-8, the span on character boundaries.
void tokenize(std::string_view text, Span span, const TokenWords& words, std::vector<Span>& out);

// Whether a character (by its first bytes at `at`) is a blank, and how many bytes it has.
std::size_t blank_at(std::string_view text, std::size_t at);

}  // namespace annals::syntax
