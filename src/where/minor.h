// Villages, streams and bridges of an imported index: there are millions, and most are called
// like a person or a thing. Such a name is a place only where the words around it say so.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "src/doc/document.h"
#include "src/lexicon/gazetteer.h"
#include "src/lexicon/places_nouns.h"
#include "src/where/hits.h"
#include "src/where/setting.h"

namespace annals::where {

// What a report says of the names of minor places (GazetteerEntry::minor) in it.
class MinorPlaces {
public:
  MinorPlaces(const Document& doc, const Gazetteer& gazetteer, const PlaceNouns& nouns);

  // Before asking: a mention of the name. `told`: its state or the larger place stands beside it.
  void note(const Hit& hit, const Setting& setting, bool told);

  // Whether this mention may be a minor place: behind a preposition of place or a dateline's
  // dash, beside a word for a stretch of land, or told. A name that is no word and nobody's given
  // name may also follow such a mention elsewhere in the report.
  [[nodiscard]] bool allows(const Hit& hit, const Setting& setting, bool told) const;

  // Whether the name is a word, a given name, or written small in the report.
  [[nodiscard]] bool is_wordlike(const Hit& hit) const;

private:
  [[nodiscard]] bool stands(const Hit& hit, const Setting& setting, bool told) const;
  [[nodiscard]] bool is_word_for_something(const Hit& hit) const;

  const Document& doc_;
  const Gazetteer& gazetteer_;
  const PlaceNouns& nouns_;
  std::set<std::string_view> small_words_;  // what the report writes without a capital
  std::set<std::string> standing_;          // folded names that stand as places somewhere
};

}  // namespace annals::where
