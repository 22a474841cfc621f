// The `yes` and `no` lines of frames, coded: `annals data check --examples`.
#pragma once

#include <cstddef>
#include <filesystem>

#include "include/annals/coder.h"
#include "src/lexicon/faults.h"

namespace annals::cli {

// Codes each line of the *.txt of `frames` as an article published on Thursday 2024-03-07. A `yes` without a record of the
// frame's type, and a `no` that the frame makes one of at the default confidence, are faults at their line. Returns how
// many lines were coded.
std::size_t check_frame_examples(const Coder& coder, const std::filesystem::path& frames, Faults& faults);

}  // namespace annals::cli
