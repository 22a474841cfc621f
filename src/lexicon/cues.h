// Words that attribute a statement: data/cues.tsv.
//
//   const Cues cues = Cues::load(data_directory(), faults);
//   for (const Cue& cue : cues.find("accuse", CuePos::kVerb)) ...   // one entry per kind
//
// Immutable after loading.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "src/lexicon/faults.h"
#include "src/lexicon/table.h"

namespace annals {

enum class CuePos : std::uint8_t { kVerb, kNoun, kAdjective, kPreposition };

// What becomes of the statement (the head of data/cues.tsv explains each).
enum class CueKind : std::uint8_t {
  kAssert,
  kBelieve,
  kDoubt,
  kAccuse,
  kDeny,
  kAsk,
  kForesee,
  kMind
};
std::string_view name_of(CueKind kind);

struct Cue {
  std::string words;
  CuePos pos = CuePos::kVerb;
  CueKind kind = CueKind::kAssert;
  std::vector<std::string> frames;

  [[nodiscard]] bool has(std::string_view frame) const;
};

class Cues {
public:
  static Cues load(const std::filesystem::path& data_dir, Faults& faults);

  // All entries of these words; empty if there are none.
  [[nodiscard]] std::span<const Cue> find(std::string_view words, CuePos pos) const;

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] const std::vector<Example>& examples() const { return examples_; }

private:
  std::map<std::pair<std::string, CuePos>, std::vector<Cue>> entries_;
  std::vector<Example> examples_;
  std::size_t size_ = 0;
};

}  // namespace annals
