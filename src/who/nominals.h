// Coreference of everything a report speaks of: people, things, times, ideas. For those who ask for it; records rest on
// the narrower mentions and entities.
//
// Reads passages, sentences, tokens, names, mentions, entities, times, places and voices; writes nominals.
//
//   "The mayor of Dorvik opened a bridge. She said it was safe."
//   chain 0 "The mayor of Dorvik", "She"; chain 1 "Dorvik"; chain 2 "a bridge", "it"
#pragma once

#include <filesystem>
#include <memory>

#include "src/doc/stage.h"

namespace annals {

// Throws Error(kData) for a faulty lexicon.
std::unique_ptr<Stage> make_nominals_stage(const std::filesystem::path& data);

}  // namespace annals
