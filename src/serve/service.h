// What all workers share: options, what was answered before, counters, and the coder once somebody
// asked for it.
#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "include/annals/coder.h"
#include "src/record/disclosure.h"
#include "src/record/private_names.h"
#include "src/serve/cache.h"
#include "src/serve/message.h"
#include "src/serve/metrics.h"
#include "src/serve/serve.h"
#include "src/store/listings.h"
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

  // Of the records as the desk sees them; read once for each state of the database.
  std::shared_ptr<const RecordOrder> order(const Desk& desk);

  // Of private persons in all records; read once for each state of the database.
  std::shared_ptr<const PrivateNames> private_names(const Desk& desk);

  Cache<Response>& answers() { return answers_; }
  Cache<KeyList>& lists() { return lists_; }
  Cache<Places>& parts() { return parts_; }
  Cache<std::string>& lines() { return lines_; }
  Metrics& metrics() { return metrics_; }

private:
  ServeOptions options_;
  Cache<Response> answers_{std::size_t{64} << 20U};
  Cache<KeyList> lists_{std::size_t{32} << 20U};
  Cache<Places> parts_{std::size_t{64} << 20U};
  Cache<std::string> lines_{std::size_t{64} << 20U};
  Metrics metrics_;
  std::mutex coder_mutex_;
  std::unique_ptr<Coder> coder_;
  std::mutex order_mutex_;
  std::string order_state_;
  std::shared_ptr<const RecordOrder> order_;
  std::mutex names_mutex_;
  std::string names_state_;
  std::shared_ptr<const PrivateNames> names_;
};

// A worker's own connection. It belongs to one thread.
class Desk {
public:
  explicit Desk(const ServeOptions& options);

  [[nodiscard]] const Store& store() const { return store_; }
  [[nodiscard]] const Database& database() const { return store_.database(); }
  // Changes whenever somebody writes to the database; the same for all desks and after a restart.
  [[nodiscard]] const std::string& state() const { return state_; }

  // Looks at the file, and opens it anew when another one stands in its place.
  void look();

private:
  std::string path_;
  Store store_;
  std::string file_;  // which file it is
  std::string state_;
};

}  // namespace annals::serve
