// What all workers share: options, what was answered before, counters, and the coder once somebody
// asked for it.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "include/annals/coder.h"
#include "src/record/disclosure.h"
#include "src/serve/cache.h"
#include "src/serve/holdings.h"
#include "src/serve/message.h"
#include "src/serve/metrics.h"
#include "src/serve/serve.h"
#include "src/store/record_reader.h"
#include "src/store/store.h"

namespace annals::serve {

class Desk;

class Service {
public:
  // Throws Error(kStore | kNotFound | kIo) when the database cannot be read.
  explicit Service(ServeOptions options);

  [[nodiscard]] const ServeOptions& options() const { return options_; }
  [[nodiscard]] bool is_public() const { return options_.access == Access::kPublic; }
  // What may be shown of the records of an article under that licence.
  [[nodiscard]] Disclosure disclosure(const std::string& licence) const;

  // Loads data and models at the first call. Throws Error(kData | kModel | kNotFound).
  const Coder& coder();

  // Of the state that the desk sees; what was held of another is forgotten.
  std::shared_ptr<Holdings> held(const Desk& desk);
  // As Desk::state, without a desk.
  [[nodiscard]] std::string state() const;

  Cache<Response>& answers() { return answers_; }
  // Whether that name was given lately; some are forgotten.
  bool asked_before(std::string_view name);
  // Bytes that caches hold now.
  [[nodiscard]] std::size_t kept_bytes();
  Metrics& metrics() { return metrics_; }

private:
  ServeOptions options_;
  Cache<Response> answers_;
  std::array<std::atomic<std::uint64_t>, 4096> asked_{};  // hashes of names, each at its place
  Metrics metrics_;
  std::mutex coder_mutex_;
  std::unique_ptr<Coder> coder_;
  std::mutex held_mutex_;
  std::shared_ptr<Holdings> held_;
};

// A worker's own connection. It belongs to one thread.
class Desk {
public:
  explicit Desk(const ServeOptions& options);

  [[nodiscard]] const Store& store() const { return *store_; }
  [[nodiscard]] const Database& database() const { return store_->database(); }
  // Changes whenever somebody writes to the database; the same for all desks and after a restart.
  [[nodiscard]] const std::string& state() const { return state_; }

  RecordReader& reader() { return *reader_; }

  // Looks at the file, and opens it anew when another one stands in its place.
  void look();

private:
  void open();

  std::string path_;
  std::optional<Store> store_;
  std::optional<RecordReader> reader_;  // of the store
  std::string file_;  // which file it is
  std::string state_;
};

}  // namespace annals::serve
