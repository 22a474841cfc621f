// The store as the commands open it.
#pragma once

#include <string>

#include "src/store/store.h"

namespace annals::cli {

// As Store::open, but a missing file is a fault of the store and not of our setup: kStore.
Store open_store(const std::string& path, StoreMode mode);

}  // namespace annals::cli
