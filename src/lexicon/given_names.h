// Which given names are women's and which are men's: data/given_names.tsv.
//
//   const GivenNames names = GivenNames::load(data_directory(), faults);
//   names.gender("angela");  // 'f'; 'm', or 0 where nothing is known
//
// Immutable after loading.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "src/lexicon/faults.h"

namespace annals {

class GivenNames {
public:
  static GivenNames load(const std::filesystem::path& data_dir, Faults& faults);

  // REQUIRES: `lower` is in lower case.
  [[nodiscard]] char gender(std::string_view lower) const;
  [[nodiscard]] std::size_t size() const { return genders_.size(); }

private:
  std::map<std::string, char, std::less<>> genders_;
};

}  // namespace annals
