// When and where a deed happened, by its own sentence.
#pragma once

#include <vector>

#include "src/what/triggers.h"

namespace annals::what {

// The time and the places that stand in the deeds' clauses, the finest place first.
void add_times(const Scene& scene, Document& doc, std::vector<Draft>& drafts, Span sentence);
void add_places(const Scene& scene, Document& doc, std::vector<Draft>& drafts, Span sentence);

// What is told as done has no day after the report's, and none has a century for its day ("the 21st Century Act").
void drop_impossible_days(const Document& doc, std::vector<Event>& events);

// "called on Norland to leave": whom a deed of speech addresses is not where it was said.
void drop_addressed_places(const Document& doc, std::vector<Event>& events);

// Leaves out what only says where a finer place lies: "Norland" of "in Karsa, Norland".
void drop_wider(const Document& doc, std::vector<Index>& places);

// The finer a place, the earlier it stands: a square (0), a village no table has, a town, a province or sea, a country.
int coarseness(const PlaceMention& place);

}  // namespace annals::what
