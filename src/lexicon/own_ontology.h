// A user's ontology: types and frames of a study beside PLOVER's, or instead of its frames.
//
//   press/ontology.txt            press/frames/*.txt, as data/frames/ (README.md there)
//
//     # format 1
//     # licence ours
//     # source our codebook, 2026-11
//     ontology press
//       plover     beside            or `instead`: PLOVER's frames make no records, but tell what is only said;
//                                    or `absent`: they are not there
//     type ARREST_JOURNALIST
//       like       COERCE            how the engine treats it: who speaks, what is done to things ...
//       quad       violation         1 to 4 as in PLOVER, or words; without it, that of `like`
//       intensity  -7.5              likewise
//       cameo      173
//       future     THREATEN          what a plan becomes; without it, it stays and is told as future
//       quantities detained killed   what it may count; without it, what `like` may
//       mode       charged -7.0
//
// docs/reference/own_ontology.md is the manual. Immutable after loading.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "src/doc/own_types.h"
#include "src/lexicon/faults.h"

namespace annals {

// What becomes of PLOVER's frames.
enum class PloverFrames : std::uint8_t { kBeside, kInstead, kAbsent };

struct OwnOntology {
  std::filesystem::path folder;
  std::string name;
  std::string hash;      // 32 hexadecimal digits over its files
  PloverFrames plover = PloverFrames::kBeside;
  OwnTypes types;

  // The index of a type, or kNone.
  [[nodiscard]] Index find(std::string_view type) const;
};

// A folder with an ontology.txt that is no data/.
[[nodiscard]] bool is_ontology(const std::filesystem::path& folder);

// Types only; the frames are read by Frames::load. Adds a fault for each faulty line and keeps the rest.
OwnOntology read_ontology(const std::filesystem::path& folder, Faults& faults);

// `chosen` is a folder, a folder of data/ontologies/ by its name, or "plover": nothing then, for that is built in.
// Throws Error(kNotFound) where there is none, Error(kData) for a faulty one.
std::shared_ptr<const OwnOntology> open_ontology(const std::string& chosen,
                                                 const std::filesystem::path& data);

// "2026.11+press@1b2c3d4e": a version with the ontology on top of it; unchanged without one.
std::string version_with(std::string_view version, const OwnOntology* ontology);

}  // namespace annals
