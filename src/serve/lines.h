// Records as they are shown, by key, so that most pages are put together without the database.
//
//   if (!lines.add(key, out)) lines.put(key, made);
//
// Any number of threads may use it. It holds at most so many bytes: over that those go that were not
// asked for since the last round.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace annals::serve {

class Lines {
public:
  explicit Lines(std::size_t most_bytes) : most_(most_bytes) {}

  // Appends the line; false: it is not held.
  bool add(std::int64_t key, std::string& out);
  void put(std::int64_t key, std::string line);
  [[nodiscard]] std::size_t bytes();

private:
  struct Slot {
    std::unique_ptr<const std::string> line;
    bool used = false;  // since the hand passed
  };
  void make_room();

  std::mutex mutex_;
  const std::size_t most_;
  std::size_t held_ = 0;
  std::size_t hand_ = 0;
  std::vector<Slot> slots_;  // by key: neighbours on a page are neighbours here
};

}  // namespace annals::serve
