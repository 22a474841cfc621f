// Which events of one report are one happening, and what they tell of each other.
#pragma once

#include <vector>

#include "src/doc/document.h"

namespace annals::what {

// Sets `same_as` of each event to the first event of its happening (itself if it is that), and
// fills what an event leaves open from the others of its happening: actor, recipient, time, places
// and modes, never quantities (CODEBOOK.md ruling 2). `events` stand in the order of the text.
void join_happenings(Document& doc, std::vector<Event>& events);

}  // namespace annals::what
