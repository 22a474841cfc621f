// Words that tell what a name beside them is: data/places_nouns.tsv.
//
//   nouns.has("airport", PlaceRole::kFacility);
//
// Immutable after loading.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "src/lexicon/faults.h"
#include "src/lexicon/table.h"

namespace annals {

// The head of the file explains each.
enum class PlaceRole : std::uint8_t {
  kArea,
  kSuffix,
  kFacility,
  kBareFacility,
  kHappening,
  kTitle,
  kHonorific,
  kOrganisation,
  kInFront,
  kAt,
  kTravel,
  kSpeech,
  kDirection,
  kNoPlace,
  kReaches,
  kInstitution,
  kThing,
};

class PlaceNouns {
public:
  static PlaceNouns load(const std::filesystem::path& data_dir, Faults& faults);

  // REQUIRES: `word` is in lower case.
  [[nodiscard]] bool has(std::string_view word, PlaceRole role) const;

  [[nodiscard]] std::size_t size() const { return roles_.size(); }
  [[nodiscard]] const std::vector<Example>& examples() const { return examples_; }

private:
  boost::unordered_flat_map<std::string, std::uint32_t> roles_;  // bit i: role i
  std::vector<Example> examples_;
};

}  // namespace annals
