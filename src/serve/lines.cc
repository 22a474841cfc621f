#include "src/serve/lines.h"

#include <utility>

namespace annals::serve {
namespace {

constexpr std::size_t kOverhead = 80;  // of a string in the heap, and its slot

std::size_t cost(const std::string& line) { return line.capacity() + kOverhead; }

}  // namespace

bool Lines::add(std::int64_t key, std::string& out) {
  const std::lock_guard lock(mutex_);
  const auto at = static_cast<std::size_t>(key);
  if (at >= slots_.size() || slots_[at].line == nullptr) return false;
  slots_[at].used = true;
  out += *slots_[at].line;
  return true;
}

void Lines::put(std::int64_t key, std::string line) {
  const auto at = static_cast<std::size_t>(key);
  line.shrink_to_fit();
  const std::lock_guard lock(mutex_);
  if (at >= slots_.size()) slots_.resize(at + 1);
  if (slots_[at].line != nullptr || cost(line) > most_) return;
  held_ += cost(line);
  slots_[at] = {std::make_unique<const std::string>(std::move(line)), false};
  make_room();
}

std::size_t Lines::bytes() {
  const std::lock_guard lock(mutex_);
  return held_;
}

void Lines::make_room() {
  for (; held_ > most_; hand_ = (hand_ + 1) % slots_.size()) {
    Slot& slot = slots_[hand_];
    if (slot.line == nullptr || std::exchange(slot.used, false)) continue;
    held_ -= cost(*slot.line);
    slot.line.reset();
  }
}

}  // namespace annals::serve
