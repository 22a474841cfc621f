// Which number belongs to which deed of its sentence (CODEBOOK.md section 7).
#pragma once

#include "src/what/triggers.h"

namespace annals::what {

// Gives each number of a sentence to the deed it hangs on, and counted attacks their `aggregate`.
void add_quantities(const Scene& scene, Document& doc, std::vector<Draft>& drafts, Span sentence);

// The same once more, for drafts that have been given numbers before.
void share_quantities(const Scene& scene, Document& doc, std::vector<Draft>& drafts);

}  // namespace annals::what
