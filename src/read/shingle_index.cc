#include "src/read/shingle_index.h"

#include <algorithm>

namespace annals::read {
namespace {

constexpr std::size_t kSmallest = 64;

std::size_t part_of(std::uint64_t shingle) { return static_cast<std::size_t>(shingle >> 56U); }

}  // namespace

// Other bits than those that choose the part, so that 40 bits of the hash are compared: with ten
// million articles behind it, one article in fifty is compared with another for nothing.
std::uint32_t ShingleIndex::mark_of(std::uint64_t shingle) {
  return std::max(1U, static_cast<std::uint32_t>(shingle >> 16U));
}

std::size_t ShingleIndex::home_of(std::uint32_t mark, std::size_t slots) {
  return static_cast<std::size_t>((std::uint64_t{mark} * slots) >> 32U);
}

std::optional<std::uint32_t> ShingleIndex::find(std::uint64_t shingle) const {
  const Part& part = parts_[part_of(shingle)];
  if (part.slots.empty()) return std::nullopt;
  const std::uint32_t mark = mark_of(shingle);
  for (std::size_t at = home_of(mark, part.slots.size());;
       at = at + 1 == part.slots.size() ? 0 : at + 1) {
    const Slot& slot = part.slots[at];
    if (slot.mark == mark) return slot.article;
    if (slot.mark == 0) return std::nullopt;
  }
}

void ShingleIndex::put(std::uint64_t shingle, std::uint32_t article) {
  Part& part = parts_[part_of(shingle)];
  if (5 * (part.used + 1) > 4 * part.slots.size()) grow(part);
  const std::uint32_t mark = mark_of(shingle);
  std::size_t at = home_of(mark, part.slots.size());
  while (part.slots[at].mark != 0) {
    if (part.slots[at].mark == mark) return;
    at = at + 1 == part.slots.size() ? 0 : at + 1;
  }
  part.slots[at] = {mark, article};
  ++part.used;
}

void ShingleIndex::grow(Part& part) {
  std::vector<Slot> larger(std::max(kSmallest, part.slots.size() + part.slots.size() / 4));
  for (const Slot& slot : part.slots) {
    if (slot.mark == 0) continue;
    std::size_t at = home_of(slot.mark, larger.size());
    while (larger[at].mark != 0) at = at + 1 == larger.size() ? 0 : at + 1;
    larger[at] = slot;
  }
  part.slots = std::move(larger);
}

std::size_t ShingleIndex::entries() const {
  std::size_t count = 0;
  for (const Part& part : parts_) count += part.used;
  return count;
}

std::size_t ShingleIndex::memory_bytes() const {
  std::size_t bytes = sizeof *this;
  for (const Part& part : parts_) bytes += part.slots.capacity() * sizeof(Slot);
  return bytes;
}

}  // namespace annals::read
