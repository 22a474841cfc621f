// What words do to the deeds they govern or describe: data/modality.tsv and data/hedges.tsv.
//
//   const VoiceModality modality = VoiceModality::load(data_directory(), faults);
//   modality.find("threaten", ModalPos::kVerb, "to");      // hypothetical
//   modality.hedge("alleged", HedgePos::kAdjective);        // alleged
//
// Immutable after loading.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "src/doc/document.h"
#include "src/lexicon/faults.h"
#include "src/lexicon/table.h"

namespace annals {

enum class ModalPos : std::uint8_t { kVerb, kNoun, kAdjective, kAuxiliary, kMark, kPreposition };
enum class HedgePos : std::uint8_t { kAdjective, kAdverb };

// The five factualities, and three ways of passing them on (the head of data/modality.tsv).
enum class ModalEffect : std::uint8_t {
  kActual,
  kAlleged,
  kFuture,
  kHypothetical,
  kNegated,
  kSame,
  kPresupposed,
  kNoHarm
};

class VoiceModality {
public:
  static VoiceModality load(const std::filesystem::path& data_dir, Faults& faults);

  [[nodiscard]] std::optional<ModalEffect> find(std::string_view word, ModalPos pos,
                                                std::string_view complement) const;
  // True when the file has the word at all, with any complement.
  [[nodiscard]] bool knows(std::string_view word, ModalPos pos) const;
  [[nodiscard]] std::optional<Factuality> hedge(std::string_view word, HedgePos pos) const;

  [[nodiscard]] std::size_t size() const { return effects_.size(); }
  [[nodiscard]] std::size_t hedge_count() const { return hedges_.size(); }
  [[nodiscard]] const std::vector<Example>& examples() const { return examples_; }
  [[nodiscard]] const std::vector<Example>& hedge_examples() const { return hedge_examples_; }

private:
  void read_modality(const Table& table, Faults& faults);
  void read_hedges(const Table& table, Faults& faults);

  using Key = std::tuple<std::string, ModalPos, std::string>;
  std::map<Key, ModalEffect> effects_;
  std::map<std::tuple<std::string, HedgePos>, Factuality> hedges_;
  std::vector<Example> examples_;
  std::vector<Example> hedge_examples_;
};

}  // namespace annals
