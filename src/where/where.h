// Places: which names in a report are places, which place each is, and whether it stands where a
// place of happening stands. Reads passages, sentences and tokens; writes places and their other
// readings.
#pragma once

#include <filesystem>
#include <memory>

#include "src/doc/stage.h"

namespace annals {

// `data` holds countries.tsv, places*.tsv and, when installed, gazetteer.tsv; without that file the
// one this build made is used, and without either only countries and places.tsv are known, which
// each document's notes say. Throws Error(kData).
std::unique_ptr<Stage> make_where_stage(const std::filesystem::path& data);

// The same with an index of the caller's choice; empty for none.
std::unique_ptr<Stage> make_where_stage(const std::filesystem::path& data,
                                        const std::filesystem::path& index);

}  // namespace annals
