#include "src/serve/holdings.h"

#include "src/store/status.h"

namespace annals::serve {

Holdings::Holdings(std::string state, std::size_t most_bytes)
    : parts(most_bytes / 8), lists(most_bytes / 8), lines(most_bytes / 4 * 3), state_(std::move(state)) {}

const Census& Holdings::census(const Database& db) {
  return census_.get([&] { return Census(db); });
}

const PrivateNames& Holdings::private_names(const Database& db) {
  return private_names_.get([&] { return PrivateNames(annals::private_names(db)); });
}

const std::string& Holdings::as_of(const Database& db) {
  return as_of_.get([&] { return annals::as_of(db); });
}

void Holdings::warm(const Database& db) {
  (void)census(db);
  (void)as_of(db);
  (void)private_names(db);
}

}  // namespace annals::serve
