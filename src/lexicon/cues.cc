#include "src/lexicon/cues.h"

#include <algorithm>
#include <array>
#include <optional>

#include "src/base/text.h"

namespace annals {
namespace {

constexpr std::array<std::string_view, 8> kKindNames{"assert", "believe", "doubt",   "accuse",
                                                     "deny",   "ask",     "foresee", "mind"};

std::optional<CuePos> parse_pos(std::string_view text) {
  if (text == "v") return CuePos::kVerb;
  if (text == "n") return CuePos::kNoun;
  if (text == "a") return CuePos::kAdjective;
  if (text == "p") return CuePos::kPreposition;
  return std::nullopt;
}

}  // namespace

std::string_view name_of(CueKind kind) { return kKindNames[static_cast<std::size_t>(kind)]; }

bool Cue::has(std::string_view frame) const {
  return std::find(frames.begin(), frames.end(), frame) != frames.end();
}

Cues Cues::load(const std::filesystem::path& data_dir, Faults& faults) {
  Cues cues;
  const Table table = Table::read(data_dir / "cues.tsv", {"cue", "pos", "kind", "frames"}, faults);
  for (const Table::Row& row : table.rows()) {
    const auto pos = parse_pos(row.cells[1]);
    if (!pos) {
      faults.add(table.place(row, 1), "a cue is v, n, a or p");
      continue;
    }
    const auto kind = std::find(kKindNames.begin(), kKindNames.end(), row.cells[2]);
    if (kind == kKindNames.end()) {
      faults.add(table.place(row, 2), "unknown kind '" + std::string(row.cells[2]) + "'",
                 nearest_hint(row.cells[2], {kKindNames.begin(), kKindNames.end()}));
      continue;
    }
    Cue cue{std::string(row.cells[0]), *pos, static_cast<CueKind>(kind - kKindNames.begin()), {}};
    for (const std::string_view frame : split_words(row.cells[3])) cue.frames.emplace_back(frame);
    if (cue.frames.empty() && *pos != CuePos::kPreposition) {
      faults.add(table.place(row, 3), "a verb, noun or adjective needs at least one frame");
      continue;
    }
    cues.entries_[{cue.words, *pos}].push_back(std::move(cue));
    ++cues.size_;
  }
  cues.examples_ = table.examples();
  return cues;
}

std::span<const Cue> Cues::find(std::string_view words, CuePos pos) const {
  const auto found = entries_.find({std::string(words), pos});
  if (found == entries_.end()) return {};
  return found->second;
}

}  // namespace annals
