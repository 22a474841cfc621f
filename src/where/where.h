// Places: which names in a report are places, which place each is, and whether it stands where a
// place of happening stands. Reads passages, sentences and tokens; writes places and their other
// readings.
#pragma once

#include <filesystem>
#include <memory>

#include "src/doc/stage.h"
#include "src/lexicon/gazetteer.h"

namespace annals {

// `data` holds places_nouns.tsv. Without an index in the gazetteer only countries and places.tsv
// are known, which each document's notes say. Throws Error(kData).
std::unique_ptr<Stage> make_where_stage(const std::filesystem::path& data,
                                        std::shared_ptr<const Gazetteer> gazetteer);

}  // namespace annals
