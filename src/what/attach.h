// How near a time, place or number stands to a deed: clauses up the tree from its trigger, then bytes.
#pragma once

#include <algorithm>
#include <compare>
#include <utility>
#include <vector>

#include "src/what/triggers.h"

namespace annals::what {

inline constexpr int kMaxClimb = 24;  // steps up a tree that may be broken

struct Rank {
  Index level;  // clauses up from the trigger to where the detail hangs; kNone: it belongs elsewhere
  std::uint32_t distance;  // bytes between the two
  friend auto operator<=>(const Rank&, const Rank&) = default;
};

Rank rank(const Scene& scene, const Draft& draft, Index head, Span span);

// The level alone, without what opens a sentence.
Index clauses_up(const Scene& scene, const Draft& draft, Index head);

// "Thursday, ...": what opens a sentence holds for its main clause, whatever the parser hung it on.
bool opens_sentence(const Scene& scene, Span span);
bool in_main_clause(const Scene& scene, const Draft& draft);

// The draft a place or number belongs to: the nearest clause, then the nearest words; null for none.
Draft* nearest(const Scene& scene, std::vector<Draft>& drafts, Index head, Span span);

// Whether a token is the clause's own or hangs on it directly.
bool hangs_on(const Scene& scene, Index head, Index clause);

// The rows of a layer that begin inside a sentence.
template <class Row> std::pair<Index, Index> rows_in(const Layer<Row>& layer, Span sentence) {
  const auto below = [](const Row& row, std::uint32_t at) { return row.span.begin < at; };
  const auto first = std::lower_bound(layer.begin(), layer.end(), sentence.begin, below);
  const auto last = std::lower_bound(first, layer.end(), sentence.end, below);
  return {static_cast<Index>(first - layer.begin()), static_cast<Index>(last - layer.begin())};
}

}  // namespace annals::what
