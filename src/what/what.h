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
#include <span>
#include <string>
#include <vector>

#include "src/doc/stage.h"
#include "src/lexicon/dictionary.h"

namespace annals {

// A deed that somebody else found: bench/fields.py measures fields on all of them.
struct GivenTrigger {
  Span words;
  EventType type = EventType::kConsult;
};

// What the models of parties and settings (src/what/parties.h, src/what/likely_settings.h) choose from.
struct Choices {
  struct One {
    Span words;         // empty: nobody, untold
    std::string value;  // a code, a country and a name, a first and a last day
    std::vector<std::string> features;
  };
  struct Question {
    std::string_view name;  // actor, recipient, place, date
    bool found = false;     // whether the rules had an answer
    std::vector<One> choices;
  };
  std::vector<Question> questions;
};

class WhatStage : public Stage {
public:
  // The same as run() with the deeds given instead of found, each with the frame that fits best.
  // One event for each, in their order, which is that of the text. `seen` takes what the models choose from for
  // each: training/ learns from it. `rules_only`: the models fill nothing.
  virtual void run_given(Document& doc, std::span<const GivenTrigger> given, bool rules_only = false,
                         std::vector<Choices>* seen = nullptr) const = 0;
};

// Throws Error(kData) for a faulty lexicon. What the dictionaries discard is not coded and gets a note.
std::unique_ptr<WhatStage> make_what_stage(const std::filesystem::path& data,
                                           const std::filesystem::path& models,
                                           const Dictionaries& dictionaries = {});

}  // namespace annals
