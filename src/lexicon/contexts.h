// What a paragraph is about, by its words: data/contexts.txt.
//
//   context military
//     words   army troops navy
//
// A context holds when the paragraph has one of its words as a lemma.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "include/annals/ontology.h"
#include "src/lexicon/faults.h"

namespace annals {

class Contexts {
public:
  static Contexts load(const std::filesystem::path& data_dir, Faults& faults);

  [[nodiscard]] std::size_t size() const { return words_.size(); }
  // One bit per Context; none for a word that tells nothing.
  [[nodiscard]] std::uint64_t of(std::string_view lemma) const;

private:
  std::map<std::string, std::uint64_t, std::less<>> words_;
};

}  // namespace annals
