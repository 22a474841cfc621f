// Country and sectors of phrases and of the beings they name.
//
// The order of trust: what the report's own words say (adjective, possessor, role), what the
// lexicons know of a name on the day of publication, what other mentions of the same being say, and
// last, for bare roles, the state that the report is about.
#pragma once

#include <vector>

#include "src/who/coreference.h"
#include "src/who/setting.h"

namespace annals::who {

// Fills the codes of phrases and beings.
void assign_codes(const Document& doc, const Lexicons& lexicons, const Atoms& atoms,
                  const Setting& setting, std::vector<Phrase>& phrases, std::vector<Being>& beings);

}  // namespace annals::who
