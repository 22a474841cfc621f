// Lemmas by rules on endings that were learned from the treebanks, with whole words as exceptions.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "src/doc/tags.h"
#include "src/lexicon/faults.h"

namespace annals::syntax {

// The group of forms a rule is for: the part of speech and what inflection tells ("VERB+past").
std::string lemma_group(Upos upos, std::uint32_t feats);

// Takes `strip` bytes from the end and adds `append`.
struct LemmaRule {
  std::size_t strip = 0;
  std::string append;
  friend auto operator<=>(const LemmaRule&, const LemmaRule&) = default;
};

class Lemmatizer {
public:
  inline static constexpr std::size_t kLongestEnding = 6;

  // Reads models/lemmas.tsv: group, ending ("^word" for a whole word), strip, append.
  static Lemmatizer load(const std::filesystem::path& models, Faults& faults);

  // Adds the forms of data/lemmas.tsv, which win over what was learned.
  void lay_over(const std::filesystem::path& data, Faults& faults);

  void add(std::string_view group, std::string_view ending, LemmaRule rule);
  // The rule for a lower-case form: the one for the whole word, else for its longest known ending.
  [[nodiscard]] const LemmaRule& rule(std::string_view lower, Upos upos, std::uint32_t feats) const;
  // In lower case, but for proper nouns, which keep the case of `form`.
  [[nodiscard]] std::string lemma(std::string_view form, std::string_view lower, Upos upos,
                                  std::uint32_t feats) const;

private:
  boost::unordered_flat_map<std::string, LemmaRule> rules_;  // by group and ending, a tab between
  LemmaRule same_;
};

}  // namespace annals::syntax
