// Places that no table knows: "Dorvik" in "in the village of Dorvik", "Forbury Gardens", "Crawford
// County".
#pragma once

#include <string_view>
#include <vector>

#include "src/doc/document.h"
#include "src/lexicon/gazetteer.h"
#include "src/lexicon/places_nouns.h"

namespace annals::where {

struct Unlisted {
  Index first = 0;
  Index last = 0;
  PlaceKind kind = PlaceKind::kOther;
  bool locative = false;
  std::string_view rule;
};

// Runs of proper nouns that a preposition of place, a word for land or a facility's name marks as
// places. `taken` holds, by token, what other names have claimed already.
std::vector<Unlisted> find_unlisted(const Document& doc, const PlaceNouns& nouns,
                                    const Gazetteer& gazetteer, const std::vector<bool>& taken);

}  // namespace annals::where
