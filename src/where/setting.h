// What stands around a name: is it a name of its own or part of a person's or an organisation's,
// and does it stand where a place of happening stands?
#pragma once

#include <vector>

#include "src/doc/document.h"
#include "src/lexicon/gazetteer.h"
#include "src/lexicon/places_nouns.h"
#include "src/where/hits.h"

namespace annals::where {

struct Setting {
  Index head = kNone;  // the token of the name that the rest of the tree sees
  bool at = false;  // a preposition of place stands before it ("in the northern Syrian town of X")
  bool other_preposition = false;  // so does another ("from", "to", "of")
  bool area_before = false;        // "the city of X", "the village X"
  bool area_after = false;         // "X province"
  Index suffix_last =
      kNone;  // the last token of a class word that belongs to the name ("Idlib Province")
  Index facility_last =
      kNone;                 // the last token of a facility's name built on this one ("X Airport")
  bool institution = false;  // that facility is an organisation as well
  bool in_person = false;    // part of a person's name
  bool in_name = false;      // part of another name: an organisation's, a product's
  bool joined_left = false;  // that name begins before this one: "Royal Alexandra Hospital"
  bool titled = false;    // before a title ("Iraq President X"): a place, not where things happen
  bool hyphened = false;  // "Iran-backed"
  bool dateline = false;
  bool speaks = false;  // subject of a verb of speech
  bool proper = false;  // the tagger takes it for a proper noun
  bool locative = false;
};

Setting setting_of(const Document& doc, const PlaceNouns& nouns, const Gazetteer& gazetteer,
                   const Hit& hit);

// Whether the noun phrase headed by the token stands where a place of happening stands.
bool stands_locative(const Document& doc, const PlaceNouns& nouns, Index token);

// Whether a preposition of place governs the words before `first`, reading back over determiners,
// adjectives, directions and "city of".
bool at_before(const Document& doc, const PlaceNouns& nouns, Index first);

// The token of [first, last) whose head lies outside.
Index head_of(const Document& doc, Index first, Index last);

}  // namespace annals::where
