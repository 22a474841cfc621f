// What sites print around the news, paragraph by paragraph: data/boilerplate.tsv.
//
//   const Boilerplate boilerplate = Boilerplate::load(data_directory(), faults);
//   for (const BoilerplateEntry& entry : boilerplate.entries()) ...
//
// Immutable after loading.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "src/lexicon/faults.h"
#include "src/lexicon/table.h"

namespace annals {

enum class BoilerplateWhere : std::uint8_t { kWhole, kStarts, kEnds, kHolds };

struct BoilerplateEntry {
  std::string words;
  BoilerplateWhere where = BoilerplateWhere::kWhole;
  std::size_t most = 0;  // words of the paragraph; a longer one is never meant
};

class Boilerplate {
public:
  static Boilerplate load(const std::filesystem::path& data, Faults& faults);

  [[nodiscard]] const std::vector<BoilerplateEntry>& entries() const { return entries_; }
  [[nodiscard]] const std::vector<Example>& examples() const { return examples_; }

private:
  std::vector<BoilerplateEntry> entries_;
  std::vector<Example> examples_;
};

}  // namespace annals
