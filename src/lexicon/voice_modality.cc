#include "src/lexicon/voice_modality.h"

#include <algorithm>
#include <array>

#include "src/base/text.h"

namespace annals {
namespace {

constexpr std::array<std::string_view, 8> kEffectNames{
    "actual", "alleged", "future", "hypothetical", "negated", "same", "presupposed", "no-harm"};
constexpr std::string_view kModalLetters = "vnaxmp";

}  // namespace

VoiceModality VoiceModality::load(const std::filesystem::path& data_dir, Faults& faults) {
  VoiceModality out;
  const Table modality =
      Table::read(data_dir / "modality.tsv", {"word", "pos", "complement", "effect"}, faults);
  out.read_modality(modality, faults);
  out.examples_ = modality.examples();
  const Table hedges = Table::read(data_dir / "hedges.tsv", {"word", "pos", "effect"}, faults);
  out.read_hedges(hedges, faults);
  out.hedge_examples_ = hedges.examples();
  return out;
}

void VoiceModality::read_modality(const Table& table, Faults& faults) {
  for (const Table::Row& row : table.rows()) {
    const std::size_t pos =
        row.cells[1].size() == 1 ? kModalLetters.find(row.cells[1][0]) : std::string_view::npos;
    if (pos == std::string_view::npos) {
      faults.add(table.place(row, 1), "the part of speech is one of v n a x m p");
      continue;
    }
    const auto effect = std::find(kEffectNames.begin(), kEffectNames.end(), row.cells[3]);
    if (effect == kEffectNames.end()) {
      faults.add(table.place(row, 3), "unknown effect '" + std::string(row.cells[3]) + "'",
                 nearest_hint(row.cells[3], {kEffectNames.begin(), kEffectNames.end()}));
      continue;
    }
    const auto complements = split_words(row.cells[2]);
    if (complements.empty())
      faults.add(table.place(row, 2), "a complement is missing; write - for none");
    for (const std::string_view complement : complements) {
      const Key key{std::string(row.cells[0]), static_cast<ModalPos>(pos), std::string(complement)};
      if (!effects_.emplace(key, static_cast<ModalEffect>(effect - kEffectNames.begin())).second)
        faults.add(table.place(row, 2), "'" + std::string(complement) + "' of '" +
                                            std::string(row.cells[0]) +
                                            "' stands in an earlier row");
    }
  }
}

void VoiceModality::read_hedges(const Table& table, Faults& faults) {
  for (const Table::Row& row : table.rows()) {
    if (row.cells[1] != "a" && row.cells[1] != "r") {
      faults.add(table.place(row, 1), "a hedge is a or r");
      continue;
    }
    const auto effect = parse_factuality(row.cells[2]);
    if (!effect) {
      faults.add(table.place(row, 2), "unknown factuality '" + std::string(row.cells[2]) + "'",
                 nearest_hint(row.cells[2], {kFactualityNames.begin(), kFactualityNames.end()}));
      continue;
    }
    const HedgePos pos = row.cells[1] == "a" ? HedgePos::kAdjective : HedgePos::kAdverb;
    if (!hedges_.emplace(std::tuple{std::string(row.cells[0]), pos}, *effect).second)
      faults.add(table.place(row, 0),
                 "'" + std::string(row.cells[0]) + "' stands in an earlier row");
  }
}

std::optional<ModalEffect> VoiceModality::find(std::string_view word, ModalPos pos,
                                               std::string_view complement) const {
  const auto found = effects_.find({std::string(word), pos, std::string(complement)});
  if (found == effects_.end()) return std::nullopt;
  return found->second;
}

bool VoiceModality::knows(std::string_view word, ModalPos pos) const {
  const auto found = effects_.lower_bound({std::string(word), pos, {}});
  return found != effects_.end() && std::get<0>(found->first) == word &&
         std::get<1>(found->first) == pos;
}

std::optional<Factuality> VoiceModality::hedge(std::string_view word, HedgePos pos) const {
  const auto found = hedges_.find({std::string(word), pos});
  if (found == hedges_.end()) return std::nullopt;
  return found->second;
}

}  // namespace annals
