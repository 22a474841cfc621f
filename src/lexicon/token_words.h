// The words that decide where tokens and sentences end: data/tokens.tsv.
//
//   TokenWords words = TokenWords::load(data, faults);
//   words.is("gen", TokenClass::kTitle);  // "Gen." keeps its period and ends no sentence
//
// All words are in lower case, abbreviations without their last period.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "src/base/text_map.h"
#include "src/lexicon/faults.h"

namespace annals {

enum class TokenClass : std::uint8_t {
  kTitle,         // before a name: no sentence ends here
  kAbbreviation,  // keeps its period; a sentence may end here
  kState,         // the same, capitalised only ("Ill.")
  kNumbered,      // keeps its period before a number only ("No. 5")
  kMonth,         // keeps its period before a number or at the end of a list ("Jan. 5")
  kPrefix,        // stays with the word after its hyphen ("co-founder")
  kWhole,         // is not taken apart although it looks as if ("e-mail")
  kParted,        // is two words in one ("cannot"): the cell `parts` says where
  kStarter,       // begins a sentence when capitalised after an abbreviation
  kSpeech,        // follows a quotation that ends in ? or !
  kUnit,          // is parted from a number before it ("5pm")
  kCredit,        // begins a sentence before a colon ("Image: Elio Marrat.")
};
inline constexpr std::array<std::string_view, 12> kTokenClassNames{
    "title", "abbreviation", "state",   "numbered", "month", "prefix",
    "whole", "parted",       "starter", "speech",   "unit",  "credit"};

class TokenWords {
public:
  static TokenWords load(const std::filesystem::path& data, Faults& faults);

  [[nodiscard]] bool is(std::string_view lower, TokenClass what) const {
    const auto found = classes_.find(lower);
    return found != classes_.end() && (found->second.bits & bit(what)) != 0;
  }
  // Where a kParted word is taken apart: the bytes of its first part; 0 for other words.
  [[nodiscard]] std::size_t first_part(std::string_view lower) const {
    const auto found = classes_.find(lower);
    return found == classes_.end() ? 0 : found->second.first_part;
  }
  [[nodiscard]] std::size_t size() const { return classes_.size(); }

private:
  struct Entry {
    std::uint32_t bits = 0;
    std::size_t first_part = 0;
  };
  static constexpr std::uint32_t bit(TokenClass what) {
    return 1U << static_cast<std::uint32_t>(what);
  }

  TextMap<Entry> classes_;
};

}  // namespace annals
