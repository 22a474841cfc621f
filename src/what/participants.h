// Who did it and to whom: the arguments of a draft that are somebody.
#pragma once

#include "src/what/triggers.h"

namespace annals::what {

// The one whom a mention names, as it names him; `because` says where he was found.
Participant participant_of(const Document& doc, Index mention, Symbol because);

// The same words, or the same somebody.
bool is_same_party(const Document& doc, const Participant& a, const Participant& b);
// Adds those who do not stand on the other side already: what was told elsewhere has nobody do it to himself.
void take_others(const Document& doc, const std::vector<Participant>& from, const std::vector<Participant>& other_side,
                 std::vector<Participant>& out);

// Fills actors and recipients as the frame says, and its modes. A deed that stands where somebody
// should
// (`deeds`: triggers of the sentence) is nobody; the draft is about it.
void add_participants(const Scene& scene, Document& doc, const std::vector<Index>& deeds,
                      Draft& draft);

// The doer of a deed that somebody is accused of, where the deed names none: the accused; whom charges told once more are
// against.
void add_accused(const Scene& scene, Document& doc, const Draft& accusation, Draft& deed);

}  // namespace annals::what
