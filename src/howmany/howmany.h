// How many: numbers with their bounds, what they count, and what became of it.
//
// Reads passages, sentences and tokens; writes quantities.
//
//   "Around 15,000 troops are deployed in Norland, including some 5,000 in Dorvik."
//   "Around 15,000"  deployed [15000, 15000] approx, of "troops", governor "deployed"
//   "some 5,000"     deployed [5000, 5000] approx, part of the first
//
// A row's span is the number with its bound words ("at least 83", "21 known"). `governor` is the
// word that gave the role, or, for a number without a role of its own, the word it hangs under.
#pragma once

#include <filesystem>
#include <memory>

#include "src/doc/stage.h"

namespace annals {

// Throws Error(kData) for a faulty lexicon.
std::unique_ptr<Stage> make_howmany_stage(const std::filesystem::path& data);

}  // namespace annals
