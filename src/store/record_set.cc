#include "src/store/record_set.h"

#include <algorithm>

namespace annals {
namespace {

constexpr std::size_t kBits = 64;
constexpr std::uint64_t kAll = ~std::uint64_t{0};

// The bits from `place` on, in its word.
std::uint64_t from(std::size_t place) { return kAll << (place % kBits); }

std::size_t bits_of(std::uint64_t word) { return static_cast<std::size_t>(std::popcount(word)); }

}  // namespace

RecordSet RecordSet::all(std::size_t size) {
  RecordSet out(size);
  std::fill(out.words_.begin(), out.words_.end(), kAll);
  if (size % kBits != 0) out.words_.back() = ~from(size);
  return out;
}

void RecordSet::meet(const RecordSet& other) {
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
}

std::size_t RecordSet::count(std::size_t begin, std::size_t end) const {
  if (begin >= end) return 0;
  const std::size_t first = begin / kBits, last = (end - 1) / kBits;
  std::size_t out = 0;
  for (std::size_t i = first; i <= last; ++i) out += bits_of(words_[i]);
  out -= bits_of(words_[first] & ~from(begin));
  if (end % kBits != 0) out -= bits_of(words_[last] & from(end));
  return out;
}

std::size_t RecordSet::first_from(std::size_t place) const {
  if (place >= size_) return size_;
  std::size_t at = place / kBits;
  std::uint64_t word = words_[at] & from(place);
  while (word == 0 && ++at < words_.size()) word = words_[at];
  return word == 0 ? size_ : at * kBits + static_cast<std::size_t>(std::countr_zero(word));
}

std::size_t RecordSet::last_before(std::size_t place) const {
  if (place == 0) return size_;
  std::size_t at = (place - 1) / kBits;
  std::uint64_t word = place % kBits == 0 ? words_[at] : words_[at] & ~from(place);
  while (word == 0 && at > 0) word = words_[--at];
  return word == 0 ? size_ : at * kBits + kBits - 1 - static_cast<std::size_t>(std::countl_zero(word));
}

}  // namespace annals
