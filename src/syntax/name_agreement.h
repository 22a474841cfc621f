// Names of one report agree: what a sentence alone leaves open, another tells.
#pragma once

#include "src/doc/document.h"

namespace annals::syntax {

// A spelling takes the type it has most often in the document; a single word that ends a person's
// longer name ("Olvan", where "Marta Olvan" is named) counts as that person as well, and becomes a
// name where the network saw none. Ties leave a name as it is. REQUIRES: doc.names is open and sorted.
void let_names_agree(Document& doc);

}  // namespace annals::syntax
