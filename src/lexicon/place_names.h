// How place names are written, for the tables of places and the index alike.
//
//   spell_place("the Deir ez-Zor");                                // "deir ez zor", three words
//   division_name(fold_place("Aleppo Governorate"), nouns);        // "aleppo"
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "src/lexicon/places_nouns.h"

namespace annals {

struct PlaceSpelling {
  std::string folded;  // empty when the name has no letters
  std::string first_word;
  std::uint32_t words = 0;
  bool first_lower = false;   // the first word may be written small ("eastern Pacific")
  bool last_lower = false;    // so may the last ("Rafah crossing")
  bool all_capitals = false;  // an acronym
};

// "the" in front belongs to no name.
std::string_view without_the(std::string_view name);

PlaceSpelling spell_place(std::string_view name);

// "aleppo" of "aleppo governorate" and of "province of aleppo"; empty when there is no class word.
std::string division_name(const std::string& folded, const PlaceNouns& nouns);

}  // namespace annals
