// When, where, how many, how surely and according to whom: what the other stages found, given to a
// deed.
#pragma once

#include "src/what/triggers.h"

namespace annals::what {

// The sentence's drafts of one type that are one deed become one (CODEBOOK.md ruling 1).
void merge_same_deed(const Scene& scene, std::vector<Draft>& drafts);

// Fills time, places, quantities, aggregate, factuality and voice of a sentence's drafts.
void add_details(const Scene& scene, Document& doc, std::vector<Draft>& drafts);

// Whether a draft of a sentence is no deed of its own beside the first drafts, which are all that
// there is of their types; the one that it is another word for takes in its heads.
bool is_one_of(const Scene& scene, const Draft& draft, std::vector<Draft>& drafts, std::size_t first);

// AGREE, REQUEST and the like: deeds of speech, whose doer vouches for them himself.
bool is_speech_type(EventType type);

}  // namespace annals::what
