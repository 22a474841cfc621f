// Files of articles through the coder, with all that a run says on standard error: the one loop of
// `code` and `add`.
#pragma once

#include <cstdint>
#include <functional>

#include "include/annals/coder.h"
#include "src/cli/console.h"
#include "src/cli/options.h"

namespace annals::cli {

struct RunHooks {
  // Called with each coded report, in the order of the input, by one thread at a time; gives the
  // number of records it kept.
  std::function<std::size_t(const Coded&)> each;
  // Whether an article need not be coded. Called by one thread at a time, perhaps while `each`
  // runs.
  std::function<bool(const Article&)> skip;
};

struct RunCounts {
  std::uint64_t reports = 0;
  std::uint64_t skipped = 0;
  std::uint64_t failed = 0;
};

// What an article of the input costs when it cannot be read is one message and the exit code
// kSomeInput. Throws what the hooks and the reader throw.
RunCounts run_reports(const Coder& coder, const InputArgs& args, Console& console,
                      const RunHooks& hooks);

}  // namespace annals::cli
