// What happened: finds the words that tell a deed, tests their arguments, and puts what the other
// stages found together into events.
//
// Reads passages, sentences, tokens, mentions, entities, times, places, quantities, voices and
// stances; writes events.
//
//   "Rebels attacked a convoy in Dorvik on Tuesday."
//   ASSAULT  trigger "attacked"  actor "Rebels"  recipient "a convoy"  place "Dorvik"  time
//   "Tuesday"
#pragma once

#include <filesystem>
#include <memory>

#include "src/doc/stage.h"

namespace annals {

// Throws Error(kData) for a faulty lexicon.
std::unique_ptr<Stage> make_what_stage(const std::filesystem::path& data);

}  // namespace annals
