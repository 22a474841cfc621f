// The command `annals`: what main() does, callable from tests.
//
//   cli::Console console{std::cout, std::cerr};
//   const int code = cli::run({"annals", "code", "report.txt"}, console);
#pragma once

#include <string>
#include <vector>

#include "src/cli/console.h"

namespace annals::cli {

// `arguments` begin with the program's name. Never throws; says on console.err what went wrong and
// returns the exit code.
int run(const std::vector<std::string>& arguments, Console& console);

}  // namespace annals::cli
