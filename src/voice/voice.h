// According to whom, and how surely: who vouches for each statement, and whether what a word tells
// happened.
//
// Reads passages, sentences and tokens; writes voices and stances (one stance per token, in step
// with them).
//
//   "Rebels may attack Dorvik, the mayor said."
//   voice   source "the mayor", cue "said", content "Rebels may attack Dorvik"
//   stance  of "attack": hypothetical, cue "may", voice the mayor's
#pragma once

#include <filesystem>
#include <memory>

#include "src/doc/stage.h"

namespace annals {

// Throws Error(kData) for a faulty lexicon.
std::unique_ptr<Stage> make_voice_stage(const std::filesystem::path& data);

}  // namespace annals
