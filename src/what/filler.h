// Somebody at the places where a frame looks for its doer or for the other side.
#pragma once

#include <string>
#include <vector>

#include "src/what/triggers.h"

namespace annals::what {

// What is looked for: one side of a draft, at places in the order in which they count. A deed that stands where somebody
// should (`deeds`: triggers of the sentence) is nobody; the draft is about it.
struct Search {
  const Scene& scene;
  Document& doc;
  const std::vector<Index>& deeds;
  Draft& draft;
};

// Those at the first place where there are any. `out` is a side of the draft, or stands for one.
void find_parties(const Search& search, const std::vector<std::string>& places, Field field, std::vector<Participant>& out);

// The same, but only somebody of whom something is known: for places that no frame names.
void find_known_parties(const Search& search, const std::vector<std::string>& places, Field field, std::vector<Participant>& out);

}  // namespace annals::what
