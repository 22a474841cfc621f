// The first stage: a report's text into passages.
//
// Reads nothing but the text; writes passages: where each paragraph stands, whether it is the
// headline, a line of place or date, news, or a site's own words, and whether it repeats an earlier
// one.
//
//   "Rebels shell Dorvik\n\nRebels shelled Dorvik on Tuesday.\n\nRead more: Our war coverage"
//   headline, body, boilerplate
#pragma once

#include <filesystem>
#include <memory>

#include "src/doc/stage.h"

namespace annals {

// Throws Error(kData) for a faulty data/boilerplate.tsv.
std::unique_ptr<Stage> make_read_stage(const std::filesystem::path& data);

}  // namespace annals
