// What only the row of all phrases shows.
#pragma once

#include <vector>

#include "src/who/phrases.h"

namespace annals::who {

// "Hungarian and Romanian officials": the first adjective stands for officials too.
void share_roles(const Document& doc, const Atoms& atoms, std::vector<Phrase>& phrases);
// An acronym that the report explains is that, whatever else the world calls so.
void prefer_defined_acronyms(const Document& doc, const Atoms& atoms, std::vector<Phrase>& phrases);
// "Amman" is a person where the report has a Sudesh Amman.
void prefer_surnames(const Document& doc, const Atoms& atoms, std::vector<Phrase>& phrases);
// "part", "a majority", "arms": nobody without a complement.
void drop_bare_quantities(const Document& doc, const Lexicons& lexicons, std::vector<Phrase>& phrases);

}  // namespace annals::who
