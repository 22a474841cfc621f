// When: dates, times, durations and sets, resolved against the publication date and the report's
// own timeline.
//
// Reads passages, sentences and tokens; writes times.
//
//   "On Tuesday rebels took Dorvik. They left two days later."    published 2024-03-07
//   time  "On Tuesday"      2024-03-05
//   time  "two days later"  2024-03-07, anchor "On Tuesday"
//
// Without a publication date what needs one is kept with its words and has no days.
#pragma once

#include <filesystem>
#include <memory>

#include "src/doc/stage.h"

namespace annals {

// Throws Error(kData) for a faulty lexicon.
std::unique_ptr<Stage> make_when_stage(const std::filesystem::path& data);

}  // namespace annals
