// Who an event's missing actor or recipient most likely is, where no frame says where they stand: "22 people were
// killed", "the attack on the town", after a sentence that told who attacked.
//
//   const Parties parties = Parties::load(model_directory(), faults);
//   parties.fill(scene, doc, events);
//
// Candidates are the mentions around; each is described by a few features in words (where it stands in the tree,
// what it is, what else it does), and a log-linear model gives each, and "nobody", its share. Weights are text:
// models/parties.tsv, learned by training/parties/learn.py. Immutable after loading.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "src/lexicon/faults.h"
#include "src/what/scene.h"
#include "src/what/weights.h"

namespace annals::what {

enum class Side : std::uint8_t { kActor, kRecipient };

// One answer to "who": a mention, or nobody (kNone).
struct Choice {
  Index mention = kNone;
  std::vector<std::string> features;
};

// Whether a side is still to be found: nobody stands there, or only what no code is known of.
bool is_open(const std::vector<Participant>& side);

// What the model chooses from for one side of an event; "nobody" comes first.
std::vector<Choice> choices(const Scene& scene, const std::vector<Event>& events, Index event, Side side);

class Parties {
public:
  // Faults: no file, a row without a number.
  static Parties load(const std::filesystem::path& models, Faults& faults);

  // Gives events without actor or recipient the likeliest, where it is likely enough; by event, whether it did.
  std::vector<bool> fill(const Scene& scene, Document& doc, std::vector<Event>& events) const;

private:
  Weights weights_;
};

}  // namespace annals::what
