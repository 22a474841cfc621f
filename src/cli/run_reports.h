// Files of articles through the coder, with all that a run says on standard error: the one loop of
// `code` and `add`.
#pragma once

#include <cstdint>
#include <functional>

#include "include/annals/coder.h"
#include "src/cli/console.h"
#include "src/cli/options.h"
#include "src/pipeline/join.h"

namespace annals::cli {

struct RunHooks {
  // Called with each coded report, in the order of the input, by one thread at a time; gives the
  // number of records it kept.
  std::function<std::size_t(const Coded&)> each;
  // In place of `each`, for a store, which keeps all records: also what the report carries of which
  // earlier one. Without it, records of carried sentences are taken out.
  std::function<std::size_t(const Coded&, const std::vector<ArticleJoin::CarriedOf>&)> each_whole;
  // Whether an article need not be coded. Called before the first is coded, with --apart perhaps
  // while `each` runs.
  std::function<bool(const Article&)> skip;
  // Called before an article is compared with those before it, to add those that a store has.
  std::function<void(const Article&, ArticleJoin&)> earlier;
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
