// When, where, how many, how surely and according to whom: what the other stages found, given to a
// deed.
#pragma once

#include <algorithm>

#include "src/what/triggers.h"

namespace annals::what {

// How near a detail stands to a deed: clauses up from the deed, kNone when it belongs elsewhere, then
// bytes between them.
struct Rank {
  Index level;
  std::uint32_t distance;
  friend auto operator<=>(const Rank&, const Rank&) = default;
};
Rank rank_of_detail(const Scene& scene, const Draft& draft, Index head, Span span);

// The sentence's drafts of one type that are one deed become one (CODEBOOK.md ruling 1).
void merge_same_deed(const Scene& scene, std::vector<Draft>& drafts);

// Fills time, places, quantities, aggregate, factuality and voice of a sentence's drafts.
void add_details(const Scene& scene, Document& doc, std::vector<Draft>& drafts);

// Whether a draft of a sentence is no deed of its own beside the first drafts, which are all that
// there is of their types; the one that it is another word for takes in its heads.
bool is_one_of(const Scene& scene, const Draft& draft, std::vector<Draft>& drafts, std::size_t first);

// AGREE, REQUEST and the like: deeds of speech, whose doer vouches for them himself.
bool is_speech_type(EventType type);

// The rows of a layer that begin inside a sentence.
template <class Row> std::pair<Index, Index> rows_in(const Layer<Row>& layer, Span sentence) {
  const auto below = [](const Row& row, std::uint32_t at) { return row.span.begin < at; };
  const auto first = std::lower_bound(layer.begin(), layer.end(), sentence.begin, below);
  const auto last = std::lower_bound(first, layer.end(), sentence.end, below);
  return {static_cast<Index>(first - layer.begin()), static_cast<Index>(last - layer.begin())};
}

}  // namespace annals::what
