#include "src/syntax/best_tree.h"

#include <algorithm>

namespace annals::syntax {
namespace {

using Heads = std::vector<std::uint32_t>;

// The root's arcs cost so much that the best tree has no more of them than the one it needs.
constexpr double kRootCost = 1e6;

std::uint32_t best_head(const ArcScores& scores, std::size_t word) {
  std::uint32_t best = 0;
  for (std::uint32_t head = 1; head < scores.size(); ++head)
    if (scores.at(word, head) > scores.at(word, best)) best = head;
  return best;
}

// The words of the first cycle in rising order; empty if there is none.
std::vector<std::uint32_t> cycle_of(const Heads& heads) {
  std::vector<std::uint32_t> seen(heads.size(), 0);
  for (std::uint32_t start = 1; start < heads.size(); ++start) {
    std::uint32_t at = start;
    for (; at != 0 && seen[at] == 0; at = heads[at]) seen[at] = start;
    if (at == 0 || seen[at] != start) continue;
    std::vector<std::uint32_t> cycle{at};
    for (std::uint32_t next = heads[at]; next != at; next = heads[next]) cycle.push_back(next);
    std::sort(cycle.begin(), cycle.end());
    return cycle;
  }
  return {};
}

Heads arborescence(const ArcScores& scores);

// The cycle becomes one word, the smaller problem is solved, and the arc into the cycle opens it.
Heads contract(const ArcScores& scores, Heads heads, const std::vector<std::uint32_t>& cycle) {
  std::vector<std::uint32_t> rest;
  for (std::uint32_t word = 0, c = 0; word < heads.size(); ++word)
    if (c < cycle.size() && cycle[c] == word)
      ++c;
    else
      rest.push_back(word);
  const auto whole = static_cast<std::uint32_t>(rest.size());
  ArcScores small(whole);
  std::vector<std::uint32_t> entered(whole),
      left(whole);  // the cycle's word an arc goes to, comes from
  for (std::uint32_t i = 0; i < whole; ++i) {
    for (std::uint32_t j = 0; j < whole; ++j) small.at(i, j) = scores.at(rest[i], rest[j]);
    for (std::uint32_t c = 0; c < cycle.size(); ++c) {
      const std::uint32_t word = cycle[c];
      const double gain = scores.at(word, rest[i]) - scores.at(word, heads[word]);
      if (c == 0 || gain > small.at(whole, i)) {
        small.at(whole, i) = gain;
        entered[i] = word;
      }
      if (c == 0 || scores.at(rest[i], word) > small.at(i, whole)) {
        small.at(i, whole) = scores.at(rest[i], word);
        left[i] = word;
      }
    }
  }
  const Heads found = arborescence(small);
  for (std::uint32_t i = 1; i < whole; ++i)
    heads[rest[i]] = found[i] == whole ? left[i] : rest[found[i]];
  heads[entered[found[whole]]] = rest[found[whole]];
  return heads;
}

Heads arborescence(const ArcScores& scores) {
  Heads heads(scores.size(), 0);
  for (std::uint32_t word = 1; word < scores.size(); ++word) heads[word] = best_head(scores, word);
  const std::vector<std::uint32_t> cycle = cycle_of(heads);
  return cycle.empty() ? heads : contract(scores, std::move(heads), cycle);
}

}  // namespace

std::vector<std::uint32_t> best_tree(ArcScores& scores) {
  for (std::uint32_t word = 0; word < scores.size(); ++word) {
    scores.at(word, word) = ArcScores::kNever;
    scores.at(word, 0) -= kRootCost;
  }
  return arborescence(scores);
}

}  // namespace annals::syntax
