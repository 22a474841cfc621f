// The knowledge that the stage reads: states, roles, and people and groups known by name.
#pragma once

#include "src/lexicon/countries.h"
#include "src/lexicon/known_names.h"
#include "src/lexicon/roles.h"

namespace annals::who {

struct Lexicons {
  Countries countries;
  Roles roles;
  KnownNames names;
};

}  // namespace annals::who
