// When, where, how many, how surely and according to whom: what the other stages found, given to a
// deed.
#pragma once

#include "src/what/triggers.h"

namespace annals::what {

// Fills time, places, quantities, aggregate, factuality and voice of a sentence's drafts.
void add_details(const Scene& scene, Document& doc, std::vector<Draft>& drafts);

// AGREE, REQUEST and the like: deeds of speech, whose doer vouches for them himself.
bool is_speech_type(EventType type);

}  // namespace annals::what
