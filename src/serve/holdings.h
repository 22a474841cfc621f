// What the server holds in memory of one state of the database; with the next state all of it goes.
//
//   const std::shared_ptr<Holdings> held = service.held(desk);
//   held->census(desk.database());
//
// Each part is read when it is first asked for; any number of threads may ask.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include "src/record/private_names.h"
#include "src/serve/cache.h"
#include "src/serve/lines.h"
#include "src/store/census.h"
#include "src/store/listings.h"

namespace annals::serve {

// Something that is made once.
template <class T> class Once {
public:
  template <class Make> const T& get(Make&& make) {
    const std::lock_guard lock(mutex_);
    if (!value_) value_ = std::make_unique<const T>(make());
    return *value_;
  }

private:
  std::mutex mutex_;
  std::unique_ptr<const T> value_;
};

class Holdings {
public:
  // The caches hold at most so many bytes together.
  Holdings(std::string state, std::size_t most_bytes);

  [[nodiscard]] const std::string& state() const { return state_; }

  const Census& census(const Database& db);
  // Of private persons in all records.
  const PrivateNames& private_names(const Database& db);
  // The newest day of publication.
  const std::string& as_of(const Database& db);
  // What most questions need.
  void warm(const Database& db);
  // Of its caches.
  [[nodiscard]] std::size_t bytes() { return parts.bytes() + lists.bytes() + lines.bytes(); }

  Cache<RecordSet> parts;  // the records that pass one filter
  Cache<KeyList> lists;    // happenings, and records of all versions
  Lines lines;             // records as they are shown

private:
  std::string state_;
  Once<Census> census_;
  Once<PrivateNames> private_names_;
  Once<std::string> as_of_;
};

}  // namespace annals::serve
