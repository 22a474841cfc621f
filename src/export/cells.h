// Values as cells of a flat table; unknown is empty.
#pragma once

#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>

namespace annals {

inline std::string cell_of(const std::optional<std::int64_t>& value) { return value ? std::to_string(*value) : ""; }

inline std::string cell_of(const std::optional<double>& value) {
  if (!value) return {};
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.6g", *value);
  return buffer;
}

}  // namespace annals
