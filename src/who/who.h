// Who acts and who is acted upon: people, groups and organisations, and their codes.
//
// Reads passages, sentences and tokens; writes mentions and entities.
//
//   "Dominican President Elio Marrat met gunmen on Monday. The president said he was safe."
//   mention "Dominican President Elio Marrat"  DOM GOV   entity 0
//   mention "gunmen"                           --- UAF   entity 1
//   mention "The president"                    DOM GOV   entity 0
//   mention "he"                               DOM GOV   entity 0
#pragma once

#include <filesystem>
#include <memory>

#include "src/doc/stage.h"
#include "src/lexicon/dictionary.h"
#include "src/lexicon/gazetteer.h"

namespace annals {

// Throws Error(kData) for a faulty lexicon. Without an index in the gazetteer only the towns of
// data/places.tsv give a state.
std::unique_ptr<Stage> make_who_stage(const std::filesystem::path& data,
                                      std::shared_ptr<const Gazetteer> gazetteer,
                                      const Dictionaries& dictionaries = {});

}  // namespace annals
