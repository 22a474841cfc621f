// Who did it and to whom: the arguments of a draft that are somebody.
#pragma once

#include "src/what/triggers.h"

namespace annals::what {

// Fills actors and recipients as the frame says, and its modes.
void add_participants(const Scene& scene, Document& doc, Draft& draft);

// Appends those who stand at the first of `places` where somebody does.
void fill(const Scene& scene, Document& doc, const Draft& draft,
          const std::vector<std::string>& places, Field field, std::vector<Participant>& out,
          std::vector<Reason>& because);

}  // namespace annals::what
