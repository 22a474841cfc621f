// A dependency tree as indented text.
//
//   shelled  VERB shell
//   ├─ nsubj  Rebels  NOUN rebel
//   └─ obj  Dorvik  PROPN Dorvik
#pragma once

#include <string>

#include "src/doc/document.h"

namespace annals::cli {

// Draws any heads there are: several roots one after the other, and a circle from its first token.
// Every token stands in it once.
std::string draw_tree(const Document& doc, const Sentence& sentence);

}  // namespace annals::cli
