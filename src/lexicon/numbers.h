// Words that are numbers, and words that bound them: data/numbers.tsv.
//
//   const Numbers numbers = Numbers::load(data_directory(), faults);
//   numbers.core().longest(first, last, word_of);   // "tens of thousands" -> a NumberWord by its
//   index
//
// Immutable after loading.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/lexicon/faults.h"
#include "src/lexicon/phrase_trie.h"
#include "src/lexicon/table.h"

namespace annals {

enum class NumberKind : std::uint8_t {
  kNumber,
  kScale,
  kOrdinal,
  kVague,
  kZero,
  kArticle,
  kBefore,
  kAfter,
  kClause
};
// What a bound does to a number N (the head of data/numbers.tsv explains each).
enum class BoundEffect : std::uint8_t { kAtLeast, kMore, kAtMost, kFewer, kAbout, kSame };

struct NumberWord {
  std::string words;
  NumberKind kind = NumberKind::kNumber;
  std::int64_t value = 0;            // the number, or the least of a vague word
  std::optional<std::int64_t> most;  // of a vague word
  BoundEffect effect = BoundEffect::kSame;
};

class Numbers {
public:
  static Numbers load(const std::filesystem::path& data_dir, Faults& faults);

  // A single word of that kind ("twenty", "million"), or nothing.
  [[nodiscard]] const NumberWord* find(std::string_view word, NumberKind kind) const;
  [[nodiscard]] const NumberWord& word(std::uint32_t index) const { return words_[index]; }

  // Phrases by where they stand; the values are indexes for word().
  [[nodiscard]] const PhraseTrie& vague() const { return vague_; }  // vague, none
  [[nodiscard]] const PhraseTrie& before() const { return before_; }
  [[nodiscard]] const PhraseTrie& after() const { return after_; }
  [[nodiscard]] const PhraseTrie& clause() const { return clause_; }
  // Whether a token with this lower form may open a number: the quick look before the slow one.
  [[nodiscard]] bool opens(std::string_view word) const;

  [[nodiscard]] std::size_t size() const { return words_.size(); }
  [[nodiscard]] const std::vector<Example>& examples() const { return examples_; }

private:
  void add(NumberWord word);

  std::vector<NumberWord> words_;
  std::deque<std::string> keys_;
  boost::unordered_flat_map<std::string_view, std::vector<std::uint32_t>> single_;
  boost::unordered_flat_map<std::string_view, bool> openers_;
  PhraseTrie vague_, before_, after_, clause_;
  std::vector<Example> examples_;
};

}  // namespace annals
