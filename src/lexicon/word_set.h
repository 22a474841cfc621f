// A set of words that frames test against; small and large ones alike.
//
//   WordSet words({"troop", "soldier"});
//   words.has("soldier");
//
// Immutable after building.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace annals {

class WordSet {
public:
  WordSet() = default;
  explicit WordSet(std::vector<std::string> words) : words_(std::move(words)) {
    std::sort(words_.begin(), words_.end());
    words_.erase(std::unique(words_.begin(), words_.end()), words_.end());
  }

  [[nodiscard]] bool has(std::string_view word) const {
    return std::binary_search(words_.begin(), words_.end(), word);
  }
  [[nodiscard]] bool empty() const { return words_.empty(); }
  [[nodiscard]] std::size_t size() const { return words_.size(); }

private:
  std::vector<std::string> words_;
};

}  // namespace annals
