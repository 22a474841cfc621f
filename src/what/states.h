// Of which state people are whom the report names without one: those of the place where it
// happened.
#pragma once

#include <vector>

#include "src/doc/document.h"

namespace annals::what {

// "Police killed two protesters in Cairo": the protesters are Egypt's. Fills the country of
// participants who have a sector and no country, from the places of their event, else from the one
// state in which the sentence places things. Unknown armed men and unknown doers stay without.
void add_states_of_places(Document& doc, std::vector<Event>& events);

// "Eastland said that its raid killed 60": victims whose state only the report's country tells are not of the army that hit
// them where the place or another mention of the same happening tells of another. After the happenings are joined.
void correct_assumed_states(Document& doc, std::vector<Event>& events);

}  // namespace annals::what
