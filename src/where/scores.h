// What a place counts for before a report has said anything of it, and what lies in what.
#pragma once

#include "src/lexicon/gazetteer.h"

namespace annals::where {

double base_score(const GazetteerEntry& entry, const PlaceUse& use);

// Whether the outer place holds the inner one, as far as the tables tell: 0 no, else how sure. Of
// an area with a box the box decides.
double inside(const GazetteerEntry& inner, const GazetteerEntry& outer);

}  // namespace annals::where
