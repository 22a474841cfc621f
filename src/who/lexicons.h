// The knowledge that the stage reads: states, roles, people and groups known by name, towns, and
// classes of words.
#pragma once

#include <memory>

#include "src/lexicon/countries.h"
#include "src/lexicon/gazetteer.h"
#include "src/lexicon/given_names.h"
#include "src/lexicon/known_names.h"
#include "src/lexicon/roles.h"
#include "src/lexicon/word_classes.h"

namespace annals::who {

struct Lexicons {
  Countries countries;
  Roles roles;
  KnownNames names;
  std::shared_ptr<const Gazetteer> gazetteer;
  GivenNames given_names;
  WordClasses words;
};

}  // namespace annals::who
