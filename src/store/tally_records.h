// What a tally looks at.
#pragma once

#include <vector>

#include "src/store/store.h"

namespace annals {

// All current records of every happening that has one which passes, and the sums that pass; those
// below the default confidence are left out.
std::vector<Record> records_for_tally(const Store& store, EventFilter filter);

}  // namespace annals
