// The language of examples: what the layers of a report must hold (cases/README.md, "Examples").
//
//   who "The Kremlin" RUS GOV       when "on Tuesday" 2024-03-05       where "Gaza" Gaza PSE
//   howmany "At least 83" killed 83 -     voice "the mayor" "said"     stance "attacked" alleged
//   event ASSAULT                   not who "Jordan Vance" JOR GOV      passage "Read more" boilerplate
#pragma once

#include <string>
#include <vector>

#include "src/doc/document.h"
#include "tests/case_file.h"

namespace annals::testing {

// Empty when the assertion holds, else what was found instead. Throws Error(kInput) when it is no
// assertion.
std::string check_assertion(const std::vector<Part>& assertion, const Document& doc,
                            const Place& place);

}  // namespace annals::testing
