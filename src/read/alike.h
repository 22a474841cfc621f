// When two passages say the same in nearly the same words.
#pragma once

#include <cstddef>
#include <vector>

#include "src/read/words.h"

namespace annals::read {

// Words of a passage that may be repeated with small edits; shorter ones must be equal.
inline constexpr std::size_t kShortestAlike = 9;

// Whether the two differ in small edits at most: articles and other light words, spelling
// ("defence"); never a number, a name, a negation, a preposition or a verb.
bool nearly_same(const std::vector<Word>& a, const std::vector<Word>& b);

}  // namespace annals::read
