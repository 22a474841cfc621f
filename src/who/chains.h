// Which noun phrases mean the same.
#pragma once

#include <string_view>
#include <vector>

#include "src/who/noun_phrases.h"

namespace annals::who {

struct ChainLink {
  Index antecedent = kNone;  // an earlier phrase, or kNone
  std::string_view because;  // the rule; empty without antecedent
};

// One for each phrase, in step with them.
std::vector<ChainLink> find_chains(const Document& doc, const std::vector<NounPhrase>& phrases);

}  // namespace annals::who
