// The words of a passage in a normal form, to compare passages with each other and with the
// patterns of data/boilerplate.tsv. This is no tokenizer: what is parted here is never seen by
// another stage.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace annals::read {

struct Word {
  std::string lower;     // without quotation marks, brackets and the like
  bool capital = false;  // began with a capital letter
  bool all_capitals = false;
};

// Runs of letters and digits in lower case, numbers with their inner points and commas ("15,000"),
// and the signs ? : © alone: a question has other words than a statement. At most `limit` words.
std::vector<Word> words_of(std::string_view text, std::size_t limit = SIZE_MAX);

// Appends a hash of each word's lower-case form.
void hash_words(std::string_view text, std::vector<std::uint32_t>& hashes);

}  // namespace annals::read
