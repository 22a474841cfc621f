// What came of one article: Coded, or the Error in its place.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "include/annals/coder.h"
#include "include/annals/names.h"

namespace annals::python {

struct Outcome {
  Coded coded;
  std::optional<Error> error;
  // Of its records, the longest first; the records themselves may be without them.
  std::vector<std::string> private_names;
};

inline Outcome outcome_of(Result<Coded> coded, Names names) {
  if (!coded) return {{}, coded.error(), {}};
  std::vector<std::string> hidden = private_names_of(coded->records);
  if (names == Names::kByRole)
    for (Record& record : coded->records) hide_private_names(record);
  return {std::move(*coded), std::nullopt, std::move(hidden)};
}

inline std::string json_lines(const std::vector<Record>& records) {
  std::string lines;
  for (const Record& record : records) lines += to_json(record) + "\n";
  return lines;
}

}  // namespace annals::python
