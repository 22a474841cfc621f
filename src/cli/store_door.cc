#include "src/cli/store_door.h"

namespace annals::cli {

Store open_store(const std::string& path, StoreMode mode) {
  try {
    return Store::open(path, mode);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kNotFound) throw;
    throw Error(ErrorKind::kStore, error.message(), error.place(), error.hint());
  }
}

}  // namespace annals::cli
