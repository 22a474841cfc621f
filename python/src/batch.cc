// Many articles through a coder, as python/annals/_coder.py asks for what comes of them: one at a time, or all records as
// an Arrow stream or as lines, with no Python object in between.
#include <nanobind/stl/shared_ptr.h>

#include <atomic>
#include <chrono>
#include <exception>
#include <memory>
#include <utility>

#include "include/annals/arrow.h"
#include "include/annals/batch.h"
#include "include/annals/coder.h"
#include "python/src/articles.h"
#include "python/src/outcome.h"

namespace annals::python {
namespace {

using Clock = std::chrono::steady_clock;

// Tells Python how far a run is: `watcher` has step(articles, records), end(), undated() and seconds_between.
class Watch {
public:
  explicit Watch(nb::object watcher) : watcher_(std::move(watcher)) {
    const auto seconds = nb::cast<std::optional<double>>(watcher_.attr("seconds_between"));
    if (seconds) between_ = std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(*seconds));
  }

  void step(std::uint64_t articles, std::uint64_t records) {
    if (!between_ || Clock::now() - last_ < *between_) return;
    last_ = Clock::now();
    const nb::gil_scoped_acquire python;
    watcher_.attr("step")(articles, records);
  }

  void undated() {
    if (std::exchange(said_undated_, true)) return;
    const nb::gil_scoped_acquire python;
    watcher_.attr("undated")();
  }

  void end() {
    const nb::gil_scoped_acquire python;
    watcher_.attr("end")();
  }

private:
  nb::object watcher_;
  std::optional<Clock::duration> between_;  // nothing: nobody looks on
  Clock::time_point last_ = Clock::now();
  bool said_undated_ = false;
};

// A Batch with its coder and its source. Used by one thread at a time, and never from within its own source.
class PythonBatch {
public:
  PythonBatch(std::shared_ptr<const Coder> coder, nb::handle articles, BatchOptions options, Names names, nb::object watcher)
      : coder_(std::move(coder)), batch_(*coder_, source_of(articles), options), names_(names), watch_(std::move(watcher)) {}

  std::optional<Outcome> next() {
    const OthersRun others;
    return take();
  }

  // Of the next article that has one; null after the last. It stays until the next call.
  const Record* next_record() {
    const OthersRun others;
    try {
      while (!current_ || record_ == current_->coded.records.size()) {
        current_ = take();
        record_ = 0;
        if (!current_) return nullptr;
      }
    } catch (...) {
      failure_ = std::current_exception();
      throw;
    }
    return &current_->coded.records[record_++];
  }

  // Throws what ended a stream, of which its consumer knows the text alone.
  void raise_failure() {
    if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
  }

  // The records of all articles that are left, as lines.
  std::string json() {
    const OthersRun others;
    std::string lines;
    while (const std::optional<Outcome> outcome = take()) lines += json_lines(outcome->coded.records);
    return lines;
  }

  [[nodiscard]] nb::list errors() const {
    nb::list out;
    for (const Error& error : errors_) out.append(exception_of(error));
    return out;
  }
  [[nodiscard]] std::uint64_t articles() const { return articles_; }

private:
  std::optional<Outcome> take() {
    if (busy_.exchange(true)) throw Error(ErrorKind::kUsage, "these results are being read already", {}, "read them in one thread");
    const std::unique_ptr<std::atomic<bool>, void (*)(std::atomic<bool>*)> free(&busy_, [](auto* busy) { *busy = false; });
    try {
      std::optional<Result<Coded>> coded = batch_.next();
      if (!coded) {
        watch_.end();
        return std::nullopt;
      }
      return counted(outcome_of(std::move(*coded), names_));
    } catch (...) {
      watch_.end();
      throw;
    }
  }

  Outcome counted(Outcome outcome) {
    ++articles_;
    records_ += outcome.coded.records.size();
    if (outcome.error)
      errors_.push_back(*outcome.error);
    else if (!outcome.coded.article.published)
      watch_.undated();
    watch_.step(articles_, records_);
    let_interrupt();
    return outcome;
  }

  // Whoever interrupts a notebook or presses Ctrl-C is heard while no line of Python runs.
  void let_interrupt() {
    constexpr auto kBetween = std::chrono::milliseconds(100);
    if (Clock::now() - listened_ < kBetween) return;
    listened_ = Clock::now();
    const nb::gil_scoped_acquire python;
    if (PyErr_CheckSignals() != 0) throw nb::python_error();
  }

  std::shared_ptr<const Coder> coder_;
  Batch batch_;
  Names names_;
  Watch watch_;
  std::atomic<bool> busy_ = false;
  std::optional<Outcome> current_;
  std::size_t record_ = 0;
  std::vector<Error> errors_;
  std::exception_ptr failure_;
  Clock::time_point listened_ = Clock::now();
  std::uint64_t articles_ = 0, records_ = 0;
};

}  // namespace

void add_batch(nb::module_& module) {
  nb::class_<PythonBatch>(module, "Batch")
      .def(
          "__init__",
          [](PythonBatch* self, std::shared_ptr<Coder> coder, nb::handle articles, unsigned threads, bool apart, bool all_names,
             nb::object watcher) {
            new (self) PythonBatch(std::move(coder), articles, {threads, apart}, names_of(all_names), std::move(watcher));
          },
          nb::arg("coder"), nb::arg("articles"), nb::arg("threads"), nb::arg("apart"), nb::arg("all_names"), nb::arg("watcher"),
          nb::sig("def __init__(self, coder: Coder, articles: ArticleFiles | ArrowArticles | typing.Iterator[typing.Any], "
                  "threads: int, apart: bool, all_names: bool, watcher: typing.Any) -> None"))
      .def("next", &PythonBatch::next)
      .def("json", &PythonBatch::json)
      .def(
          "stream",
          [](std::shared_ptr<PythonBatch> self, bool flat) {
            return capsule_of(arrow_records([self = std::move(self)] { return self->next_record(); }, columns_of(flat)));
          },
          nb::arg("flat"))
      .def_prop_ro("errors", &PythonBatch::errors, nb::sig("def errors(self) -> list[typing.Any]"))
      .def("raise_failure", &PythonBatch::raise_failure)
      .def_prop_ro("articles", &PythonBatch::articles);
}

}  // namespace annals::python
