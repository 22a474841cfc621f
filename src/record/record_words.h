// All words of a record that are the report's, as one goes over them: evidence, names read from it, reasons that quote it.
// Canonical names of places are the gazetteer's and not among them.
#pragma once

#include "include/annals/record.h"

namespace annals {

// Calls `each` with every such string of a record, const or not.
template <class AnyRecord, class Each> void for_each_words(AnyRecord& record, Each&& each) {
  const auto optional = [&](auto& quote) {
    if (quote) each(quote->text);
  };
  each(record.trigger.text);
  each(record.sentence.text);
  for (auto* side : {&record.actor, &record.recipient})
    for (auto& actor : *side) {
      each(actor.words.text);
      each(actor.name);
      optional(actor.hedge);
    }
  if (record.date) each(record.date->words.text);
  for (auto& place : record.places) each(place.words.text);
  for (auto& quantity : record.quantities) {
    each(quantity.words.text);
    each(quantity.of);
  }
  if (record.attribution) {
    each(record.attribution->words.text);
    each(record.attribution->name);
    optional(record.attribution->cue);
  }
  for (auto& [field, reasons] : record.because)
    for (auto& reason : reasons) each(reason);
  for (auto& name : record.private_names) each(name);
}

}  // namespace annals
