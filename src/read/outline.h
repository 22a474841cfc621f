// The outline of an article by which its sentences are found again in others: where its sentences
// are, and a hash of each word. A few kilobytes; DuplicateFinder keeps it on disk.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "include/annals/span.h"
#include "src/read/words.h"

namespace annals::read {

// Words of a shingle by which articles are compared: an edit in every tenth word leaves three of
// four, and what two reports of one event share by chance stays far below what a copy shares.
inline constexpr std::size_t kShingleWords = 3;
// Words of a key by which they are found: rarer, so that less is compared for nothing.
inline constexpr std::size_t kKeyWords = 4;

// A sentence, roughly: the same text is always cut in the same places, which is all we need here.
// syntax has the real ones.
struct OutlineSentence {
  Span span;                // bytes
  std::uint32_t word = 0;   // its first
  std::uint32_t count = 0;  // of words
};

struct Outline {
  std::vector<std::uint32_t> words;  // hashes
  std::vector<OutlineSentence> sentences;
};

// REQUIRES: `text` is valid UTF-8.
Outline outline_of(std::string_view text);

// Hashes (XXH3) of the runs of so many words inside a sentence, in order.
void shingles_of(const Outline& outline, const OutlineSentence& sentence, std::size_t words,
                 std::vector<std::uint64_t>& shingles);

}  // namespace annals::read
