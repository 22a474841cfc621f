// One deed told with several words of a sentence (CODEBOOK.md ruling 1).
#pragma once

#include "src/what/triggers.h"

namespace annals::what {

// The sentence's drafts of one type that are one deed become one.
void merge_same_deed(const Scene& scene, std::vector<Draft>& drafts);

// Whether a draft of a sentence is no deed of its own beside the first drafts, which are all that
// there is of their types; the one that it is another word for takes in its heads.
bool is_one_of(const Scene& scene, const Draft& draft, std::vector<Draft>& drafts, std::size_t first);

}  // namespace annals::what
