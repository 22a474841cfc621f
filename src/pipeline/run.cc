#include "src/pipeline/run.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "src/read/language.h"

namespace annals {
namespace {

// Reports in flight for each thread: enough that a long one does not hold up the others.
constexpr std::size_t kInFlight = 4;

Result<Coded> code(const Coder& coder, Incoming& incoming) {
  if (!incoming.article) return incoming.article.error();
  if (incoming.pass) return Coded{std::move(*incoming.article), {}, {}};
  return coder.code(*incoming.article);
}

struct Job {
  explicit Job(Incoming of) : incoming(std::move(of)) {}
  Incoming incoming;
  std::optional<Result<Coded>> coded;
  std::exception_ptr thrown;
  bool done = false;
};

unsigned chosen(unsigned threads) {
  return threads > 0 ? threads : std::max(1U, std::thread::hardware_concurrency());
}

}  // namespace

Incoming incoming(Result<Article> article) {
  const std::string language = article ? foreign_language(article.value()) : std::string();
  if (!language.empty()) article->language = language;
  Incoming out(std::move(article));
  out.pass = !language.empty();
  return out;
}

struct CodingRun::Impl {
  Impl(const Coder& by, NextArticle from, unsigned count)
      : coder(by), source(std::move(from)), threads(chosen(count)) {}

  // In the order of the source. Workers hold references, which a deque keeps while it grows and shrinks at its ends.
  void fill() {
    while (!ended && jobs.size() < kInFlight * threads) {
      std::optional<Incoming> one = source();
      if (!one) {
        ended = true;
        return;
      }
      jobs.emplace_back(std::move(*one));
      if (workers.size() < threads) workers.emplace_back([this] { work(); });
      {
        const std::lock_guard lock(mutex);
        waiting.push_back(&jobs.back());
      }
      to_do.notify_one();
    }
  }

  void work() {
    std::unique_lock lock(mutex);
    for (;;) {
      to_do.wait(lock, [this] { return stopping || !waiting.empty(); });
      if (stopping) return;
      Job* job = waiting.front();
      waiting.pop_front();
      lock.unlock();
      try {
        job->coded.emplace(code(coder, job->incoming));
      } catch (...) {
        job->thrown = std::current_exception();
      }
      lock.lock();
      job->done = true;
      done.notify_one();
    }
  }

  std::optional<Result<Coded>> take() {
    if (jobs.empty()) return std::nullopt;
    {
      std::unique_lock lock(mutex);
      done.wait(lock, [this] { return jobs.front().done; });
    }
    Job job = std::move(jobs.front());
    jobs.pop_front();
    if (job.thrown) std::rethrow_exception(job.thrown);
    return std::move(job.coded);
  }

  const Coder& coder;
  NextArticle source;
  std::size_t threads;
  bool ended = false;
  std::deque<Job> jobs;
  std::mutex mutex;  // of what follows, and of `done` in jobs
  std::condition_variable to_do, done;
  std::deque<Job*> waiting;
  bool stopping = false;
  std::vector<std::thread> workers;
};

CodingRun::CodingRun(const Coder& coder, NextArticle source, unsigned threads)
    : impl_(std::make_unique<Impl>(coder, std::move(source), threads)) {}

CodingRun::~CodingRun() {
  {
    const std::lock_guard lock(impl_->mutex);
    impl_->stopping = true;
  }
  impl_->to_do.notify_all();
  for (std::thread& worker : impl_->workers) worker.join();
}

std::optional<Result<Coded>> CodingRun::next() {
  if (impl_->threads > 1) {
    impl_->fill();
    return impl_->take();
  }
  std::optional<Incoming> one = impl_->source();
  if (!one) return std::nullopt;
  return code(impl_->coder, *one);
}

void code_all(const Coder& coder, const NextArticle& next, const EachCoded& each,
              unsigned threads) {
  CodingRun run(coder, next, threads);
  while (std::optional<Result<Coded>> coded = run.next()) each(std::move(*coded));
}

}  // namespace annals
