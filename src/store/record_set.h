// Some of the records, one bit each by their place in the order of all: to meet two sets of a hundred
// thousand takes a microsecond.
//
//   RecordSet found = of_yemen;
//   found.meet(assaults);
//   found.count();
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace annals {

class RecordSet {
public:
  RecordSet() = default;
  // Of `size` places, none of them in it.
  explicit RecordSet(std::size_t size) : size_(size), words_((size + kBits - 1) / kBits) {}
  static RecordSet all(std::size_t size);

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::size_t bytes() const { return words_.size() * sizeof(std::uint64_t); }
  [[nodiscard]] bool has(std::size_t place) const {
    return ((words_[place / kBits] >> (place % kBits)) & 1U) != 0;
  }
  void add(std::size_t place) { words_[place / kBits] |= bit(place); }
  void drop(std::size_t place) { words_[place / kBits] &= ~bit(place); }
  // Leaves what is in both. REQUIRES: both are of one size.
  void meet(const RecordSet& other);

  // How many of [begin, end).
  [[nodiscard]] std::size_t count(std::size_t begin, std::size_t end) const;
  [[nodiscard]] std::size_t count() const { return count(0, size_); }
  // The first at or behind a place; size(): none.
  [[nodiscard]] std::size_t first_from(std::size_t place) const;
  // The last before a place; size(): none.
  [[nodiscard]] std::size_t last_before(std::size_t place) const;

  // In order; the function may drop the place that it is given.
  template <class Function> void each(Function&& function) const {
    for (std::size_t i = 0; i < words_.size(); ++i)
      for (std::uint64_t word = words_[i]; word != 0; word &= word - 1)
        function(i * kBits + static_cast<std::size_t>(std::countr_zero(word)));
  }

private:
  static constexpr std::size_t kBits = 64;
  static std::uint64_t bit(std::size_t place) { return std::uint64_t{1} << (place % kBits); }

  std::size_t size_ = 0;
  std::vector<std::uint64_t> words_;
};

}  // namespace annals
