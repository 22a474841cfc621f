#include "src/syntax/best_tree.h"

#include <gtest/gtest.h>

#include <random>

namespace annals::syntax {
namespace {

using Heads = std::vector<std::uint32_t>;

bool reaches_root(const Heads& heads, std::uint32_t word) {
  for (std::size_t steps = 0; steps < heads.size(); ++steps, word = heads[word])
    if (word == 0) return true;
  return false;
}

bool is_tree(const Heads& heads) {
  std::size_t roots = 0;
  for (std::uint32_t word = 1; word < heads.size(); ++word) {
    if (heads[word] == 0) ++roots;
    if (!reaches_root(heads, word)) return false;
  }
  return roots == 1;
}

double worth(const ArcScores& scores, const Heads& heads) {
  double total = 0;
  for (std::uint32_t word = 1; word < heads.size(); ++word) total += scores.at(word, heads[word]);
  return total;
}

// Looks at every choice of heads: the slow twin.
double best_worth(const ArcScores& scores) {
  Heads heads(scores.size(), 0);
  double best = -1e18;
  for (;;) {
    if (is_tree(heads)) best = std::max(best, worth(scores, heads));
    std::uint32_t word = 1;
    while (word < heads.size() && ++heads[word] == heads.size()) heads[word++] = 0;
    if (word == heads.size()) return best;
  }
}

ArcScores random_scores(std::size_t words, std::mt19937& random, int most) {
  ArcScores scores(words);
  for (std::size_t word = 1; word <= words; ++word)
    for (std::size_t head = 0; head <= words; ++head)
      if (word != head)
        scores.at(word, head) = static_cast<double>(static_cast<int>(random() % 100U) - most);
  return scores;
}

TEST(BestTree, IsTheBestOfAllTrees) {
  std::mt19937 random(1);
  for (int round = 0; round < 400; ++round) {
    const ArcScores scores = random_scores(1 + random() % 5U, random, 50);
    ArcScores given = scores;
    const Heads heads = best_tree(given);
    ASSERT_TRUE(is_tree(heads));
    EXPECT_DOUBLE_EQ(worth(scores, heads), best_worth(scores));
  }
}

TEST(BestTree, LongSentencesAndEqualScoresGiveTrees) {
  std::mt19937 random(2);
  for (const std::size_t words : {1U, 2U, 40U, 300U}) {
    ArcScores scores = random_scores(words, random, 50);
    EXPECT_TRUE(is_tree(best_tree(scores))) << words;
    ArcScores equal(words);
    for (std::size_t word = 1; word <= words; ++word)
      for (std::size_t head = 0; head <= words; ++head) equal.at(word, head) = 0;
    EXPECT_TRUE(is_tree(best_tree(equal))) << words;
  }
}

}  // namespace
}  // namespace annals::syntax
