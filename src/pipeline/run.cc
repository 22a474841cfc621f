#include "src/pipeline/run.h"

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_pipeline.h>

#include <algorithm>
#include <memory>
#include <thread>

namespace annals {
namespace {

namespace tbb = oneapi::tbb;

// Reports in flight for each thread: enough that a long one does not hold up the others.
constexpr std::size_t kInFlight = 4;

struct Job {
  Result<Article> article;
  std::optional<Result<Coded>> coded;
};

void code(const Coder& coder, Job& job) {
  if (job.article)
    job.coded.emplace(coder.code(*job.article));
  else
    job.coded.emplace(job.article.error());
}

}  // namespace

void code_all(const Coder& coder, const NextArticle& next, const EachCoded& each,
              unsigned threads) {
  if (threads == 0) threads = std::max(1U, std::thread::hardware_concurrency());
  if (threads == 1) {
    while (auto article = next()) {
      Job job{std::move(*article), std::nullopt};
      code(coder, job);
      each(std::move(*job.coded));
    }
    return;
  }
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
  using Item = std::shared_ptr<Job>;
  tbb::parallel_pipeline(
      kInFlight * threads,
      tbb::make_filter<void, Item>(
          tbb::filter_mode::serial_in_order,
          [&](tbb::flow_control& flow) -> Item {
            auto article = next();
            if (article) return std::make_shared<Job>(Job{std::move(*article), std::nullopt});
            flow.stop();
            return nullptr;
          }) &
          tbb::make_filter<Item, Item>(tbb::filter_mode::parallel,
                                       [&](Item job) {
                                         code(coder, *job);
                                         return job;
                                       }) &
          tbb::make_filter<Item, void>(tbb::filter_mode::serial_in_order,
                                       [&](const Item& job) { each(std::move(*job->coded)); }));
}

}  // namespace annals
