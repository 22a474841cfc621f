// Faults in data files: all of them at once, each with file, line and column.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "include/annals/error.h"

namespace annals {

class Faults {
 public:
  void add(Place place, std::string message, std::string hint = {});
  [[nodiscard]] const std::vector<Error>& all() const { return all_; }
  [[nodiscard]] bool empty() const { return all_.empty(); }
  // Throws the first as Error(kData), saying how many more there are.
  void throw_if_any() const;

 private:
  std::vector<Error> all_;
};

// "did you mean 'injured'?" for a misspelt word, or empty when nothing is near.
std::string nearest_hint(std::string_view word, const std::vector<std::string_view>& candidates);

}  // namespace annals
