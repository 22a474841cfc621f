// What kind of word a word is, for rules that ask no more than that: data/words.tsv.
//
//   const WordClasses words = WordClasses::load(data_directory(), faults);
//   words.has("summit", WordClass::kGathering);
//
// Immutable after loading.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/text_map.h"
#include "src/lexicon/faults.h"
#include "src/lexicon/table.h"

namespace annals {

// The head of the file explains each.
enum class WordClass : std::uint8_t {
  kParticle,
  kTime,
  kAlsoVerb,
  kHeadline,
  kTie,
  kOffice,
  kBecoming,
  kHedge,
  kDirection,
  kLeaning,
  kBacked,
  kFeminine,
  kMasculine,
  kCrowd,
  kRegion,
  kManner,
  kBehindTown,
  kInBodies,
  kAdverbial,
  kAmount,
  kDegree,
  kAddressing,
  kLoneDeed,
  kLoneWeapon,
  kWorldwide,
  kSaying,
  kEnvoy,
  kSpeaking,
  kGathering,
  kHolding,
  kAsking,
  kOrdering,
  kRecording,
  kSending,
  kStretch,
  kCaptive,
  kContinent,
  kRank,
  kNobody,
  kHedgeAdverb
};
inline constexpr std::array<std::string_view, 40> kWordClassNames{
    "particle", "time", "also-verb", "headline", "tie", "office-as", "becoming", "hedge",
    "direction", "leaning", "backed", "feminine", "masculine", "crowd", "region", "manner",
    "behind-town", "in-bodies", "adverbial", "amount", "degree", "addressing", "lone-deed",
    "lone-weapon", "worldwide", "saying", "envoy", "speaking", "gathering", "holding",
    "asking", "ordering", "recording", "sending", "stretch", "captive", "continent",
    "rank", "nobody", "hedge-adverb"};
static_assert(kWordClassNames.size() <= 64, "one bit each");

class WordClasses {
public:
  static WordClasses load(const std::filesystem::path& data, Faults& faults);

  // REQUIRES: `word` is in lower case.
  [[nodiscard]] bool has(std::string_view word, WordClass what) const {
    const auto found = classes_.find(word);
    return found != classes_.end() && (found->second >> static_cast<unsigned>(what) & 1U) != 0;
  }

  [[nodiscard]] std::size_t size() const { return classes_.size(); }
  [[nodiscard]] const std::vector<Example>& examples() const { return examples_; }

private:
  TextMap<std::uint64_t> classes_;
  std::vector<Example> examples_;
};

}  // namespace annals
