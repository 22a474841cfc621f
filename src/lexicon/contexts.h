// What a paragraph is about, by its words: data/contexts.txt.
//
//   context military
//     words   army troop navy human_right
//
// A context holds when the paragraph has one of its words as a lemma; "human_right" is two lemmas
// in a row.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "include/annals/ontology.h"
#include "src/base/text_map.h"
#include "src/lexicon/faults.h"

namespace annals {

class Contexts {
public:
  static Contexts load(const std::filesystem::path& data_dir, Faults& faults);

  [[nodiscard]] std::size_t size() const { return words_.size(); }
  // One bit per Context: what the word tells alone, and together with the word after it (may be
  // empty).
  [[nodiscard]] std::uint64_t of(std::string_view lemma, std::string_view next) const;

private:
  struct Entry {
    std::uint64_t contexts = 0;
    bool opens_pair = false;
  };
  TextMap<Entry> words_;
};

}  // namespace annals
