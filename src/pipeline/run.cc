#include "src/pipeline/run.h"

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_pipeline.h>

#include <algorithm>
#include <optional>
#include <thread>
#include <vector>

namespace annals {
namespace {

namespace tbb = oneapi::tbb;

// Reports in flight for each thread: enough that a long one does not hold up the others.
constexpr std::size_t kInFlight = 4;

struct Job {
  std::optional<Incoming> incoming;
  std::optional<Result<Coded>> coded;
};

void code(const Coder& coder, Job& job) {
  Result<Article>& article = job.incoming->article;
  if (!article)
    job.coded.emplace(article.error());
  else if (job.incoming->pass)
    job.coded.emplace(Coded{std::move(*article), {}, {}});
  else
    job.coded.emplace(coder.code(*article));
}

}  // namespace

void code_all(const Coder& coder, const NextArticle& next, const EachCoded& each,
              unsigned threads) {
  if (threads == 0) threads = std::max(1U, std::thread::hardware_concurrency());
  if (threads == 1) {
    while (auto incoming = next()) {
      Job job{std::move(*incoming), std::nullopt};
      code(coder, job);
      each(std::move(*job.coded));
    }
    return;
  }
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
  // A slot for each report in flight. Reports leave in order and no more are in flight than there
  // are slots, so the slot of the n-th is free again when the n-th comes. (Owned here and not by
  // the pipeline, which leaks what it holds when a filter throws.)
  std::vector<Job> slots(kInFlight * threads);
  std::size_t count = 0;
  tbb::parallel_pipeline(
      slots.size(),
      tbb::make_filter<void, Job*>(tbb::filter_mode::serial_in_order,
                                   [&](tbb::flow_control& flow) -> Job* {
                                     auto incoming = next();
                                     if (!incoming) {
                                       flow.stop();
                                       return nullptr;
                                     }
                                     Job& job = slots[count++ % slots.size()];
                                     job.incoming.emplace(std::move(*incoming));
                                     return &job;
                                   }) &
          tbb::make_filter<Job*, Job*>(tbb::filter_mode::parallel,
                                       [&](Job* job) {
                                         code(coder, *job);
                                         return job;
                                       }) &
          tbb::make_filter<Job*, void>(tbb::filter_mode::serial_in_order, [&](Job* job) {
            each(std::move(*job->coded));
            *job = Job{};
          }));
}

}  // namespace annals
