#include "src/lexicon/faults.h"

#include "src/base/text.h"

namespace annals {

void Faults::add(Place place, std::string message, std::string hint) {
  all_.emplace_back(ErrorKind::kData, std::move(message), std::move(place), std::move(hint));
}

void Faults::throw_if_any() const {
  if (all_.empty()) return;
  const Error& first = all_.front();
  const std::string more =
      all_.size() == 1 ? "" : " (and " + std::to_string(all_.size() - 1) + " more faults)";
  throw Error(ErrorKind::kData, first.message() + more, first.place(),
              first.hint().empty() ? "run `annals data check`" : first.hint());
}

std::string nearest_hint(std::string_view word, const std::vector<std::string_view>& candidates) {
  const std::size_t limit = word.size() < 5 ? 1 : 2;
  std::string_view best;
  std::size_t best_distance = limit + 1;
  for (const std::string_view candidate : candidates) {
    const std::size_t distance = edit_distance(word, candidate, limit);
    if (distance < best_distance) {
      best = candidate;
      best_distance = distance;
    }
  }
  return best.empty() ? std::string() : "did you mean '" + std::string(best) + "'?";
}

}  // namespace annals
