// By which means it was done, and whether somebody was meant.
#pragma once

#include <cstdint>

#include "src/what/triggers.h"

namespace annals::what {

constexpr std::uint64_t bit(Mode mode) { return std::uint64_t{1} << static_cast<unsigned>(mode); }

// The modes of the frame whose words stand with the deed, with its doer or with what it was done to.
void add_modes(const Scene& scene, Draft& draft);

// A known person killed by somebody armed or by a state was meant (CODEBOOK.md: targeted). Once both are known: "he was
// killed by an air strike of the army".
void add_targeted(const Scene& scene, Draft& draft);

}  // namespace annals::what
