// One record against the field lines of one expectation.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "include/annals/record.h"
#include "tests/case_file.h"

namespace annals::testing {

struct FieldFault {
  const FieldLine* field;
  std::string message;
};

// What of the block the record lacks; empty when it fits. `same` is left to the caller, who sees
// all records. Throws Error(kInput) for a field that the language does not know.
std::vector<FieldFault> check_fields(const Block& block, const Record& record,
                                     std::string_view text);

}  // namespace annals::testing
