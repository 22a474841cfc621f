// Where sentences end.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "include/annals/span.h"
#include "src/lexicon/token_words.h"

namespace annals::syntax {

// No sentence is longer: what follows costs time in the square of this.
inline constexpr std::size_t kLongestSentence = 300;

// The index after the last token of each sentence, in order; the last one is tokens.size().
// The tokens are those of one passage.
std::vector<std::size_t> split_sentences(std::string_view text, const std::vector<Span>& tokens,
                                         const TokenWords& words);

}  // namespace annals::syntax
