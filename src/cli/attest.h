// Which frames tell deeds in raw text: `annals data check --attest`. A frame is a stanza of the files; a predicate is a word
// or phrase with its part of speech and type, in however many frames it stands. A predicate fires when one of its frames
// fits and the deed is told as one: what is only the content of a threat or an order does not count.
#pragma once

#include <string>
#include <vector>

#include "include/annals/coder.h"
#include "src/cli/console.h"

namespace annals::cli {

struct AttestArgs {
  CoderOptions coder;
  std::vector<std::string> files;  // articles, in any form that `annals code` reads
  bool unused = false;             // list the predicates that never fire
};

// Prints the counts. An article that cannot be read is one message and costs itself alone: true if there was one.
// Throws Error(kData | kModel | kNotFound).
bool attest(const AttestArgs& args, Console& console);

}  // namespace annals::cli
