// What was answered or found before, the least recently used thrown out first.
//
//   Cache<Response> answers(64U << 20);
//   if (auto known = answers.find(key)) return *known;
//   lists.find_or_make(key, [&] { return std::pair(list, bytes); });
//
// Any number of threads may use it. What is in it never changes. It holds at most so many bytes, as
// those who put things in reckon them.
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>

namespace annals::serve {

template <class T> class Cache {
public:
  explicit Cache(std::size_t most_bytes) : most_(most_bytes) {}

  std::shared_ptr<const T> find(const std::string& key) {
    const std::lock_guard lock(mutex_);
    const auto at = places_.find(key);
    if (at == places_.end()) return nullptr;
    entries_.splice(entries_.begin(), entries_, at->second);
    return at->second->value;
  }

  // What is larger than a quarter of the whole is not kept.
  void put(const std::string& key, std::shared_ptr<const T> value, std::size_t bytes) {
    bytes += key.size() * 2 + kOverhead;
    const std::lock_guard lock(mutex_);
    if (bytes > most_ / 4 || places_.contains(key)) return;
    entries_.push_front({key, std::move(value), bytes});
    places_[key] = entries_.begin();
    held_ += bytes;
    while (held_ > most_) {
      held_ -= entries_.back().bytes;
      places_.erase(entries_.back().key);
      entries_.pop_back();
    }
  }

  // What is under the key, or what is made now: with its bytes.
  template <class Make> std::shared_ptr<const T> find_or_make(const std::string& key, Make&& make) {
    if (auto known = find(key)) return known;
    auto [made, bytes] = make();
    auto value = std::make_shared<const T>(std::move(made));
    put(key, value, bytes);
    return value;
  }

  void clear() {
    const std::lock_guard lock(mutex_);
    places_.clear();
    entries_.clear();
    held_ = 0;
  }

  [[nodiscard]] std::size_t bytes() {
    const std::lock_guard lock(mutex_);
    return held_;
  }

private:
  static constexpr std::size_t kOverhead = 200;
  struct Entry {
    std::string key;
    std::shared_ptr<const T> value;
    std::size_t bytes;
  };
  std::mutex mutex_;
  const std::size_t most_;
  std::size_t held_ = 0;
  std::list<Entry> entries_;
  std::unordered_map<std::string, typename std::list<Entry>::iterator> places_;
};

}  // namespace annals::serve
