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
#include "src/lexicon/own_ontology.h"

namespace annals {

// A deed that somebody else found: bench/fields.py measures fields on all of them.
struct GivenTrigger {
  Span words;
  EventType type = EventType::kConsult;
};

// What the model of parties (src/what/parties.h) chooses from.
struct Choices {
  struct One {
    Span words;         // empty: nobody
    std::string value;  // a code
    std::vector<std::string> features;
  };
  struct Question {
    std::string_view name;  // actor, recipient
    bool found = false;     // whether the rules had an answer
    std::vector<One> choices;
  };
  std::vector<Question> questions;
};

class WhatStage : public Stage {
public:
  // The same as run() with the deeds given instead of found, each with the frame that fits best.
  // One event for each, in their order, which is that of the text. `seen` takes what the model of parties chooses
  // from for each: training/parties/ learns from it. `rules_only`: that model fills nothing.
  virtual void run_given(Document& doc, std::span<const GivenTrigger> given, bool rules_only = false,
                         std::vector<Choices>* seen = nullptr) const = 0;
};

// Throws Error(kData) for a faulty lexicon. What the dictionaries discard is not coded and gets a note. Events of an
// ontology's types name them by index.
std::unique_ptr<WhatStage> make_what_stage(const std::filesystem::path& data,
                                           const std::filesystem::path& models,
                                           const Dictionaries& dictionaries = {},
                                           std::shared_ptr<const OwnOntology> ontology = nullptr);

}  // namespace annals
