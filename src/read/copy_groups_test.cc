#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "include/annals/copies.h"
#include "include/annals/error.h"

namespace annals {
namespace {

using Found = std::vector<std::pair<std::string, std::string>>;

// Sentences of invented words, the same for the same seed.
std::string invented(unsigned seed, int sentences) {
  std::mt19937 dice(seed);
  std::string text;
  for (int s = 0; s < sentences; ++s) {
    text += "The";
    for (int w = 0; w < 12; ++w) {
      text += ' ';
      for (int c = 0; c < 6; ++c) text += static_cast<char>('a' + dice() % 26);
    }
    text += ". ";
  }
  return text;
}

Found groups_of(const std::vector<std::pair<std::string, std::string>>& texts) {
  CopyGroups groups;
  for (const auto& [id, text] : texts) groups.add(id, signature_of(text));
  return groups.groups();
}

TEST(CopyGroups, ACutAndAGrownArticleAreOfOneGroupOthersOfNone) {
  const std::string text = invented(1, 10);
  const Found found = groups_of({{"d", text.substr(0, 6 * text.size() / 10)},
                                 {"c", text},
                                 {"b", text + invented(2, 4)},
                                 {"a", invented(3, 10)},
                                 {"e", "Too short."}});
  EXPECT_EQ(found, (Found{{"b", "b"}, {"c", "b"}, {"d", "b"}}));
}

TEST(CopyGroups, TheOrderOfTheArticlesChangesNothing) {
  std::vector<std::pair<std::string, std::string>> texts;
  for (unsigned i = 0; i < 60; ++i) texts.emplace_back("doc " + std::to_string(i), invented(i / 3, 6) + invented(100 + i, 2));
  const Found found = groups_of(texts);
  EXPECT_EQ(found.size(), 60U);
  std::mt19937 dice(7);
  for (int turn = 0; turn < 5; ++turn) {
    std::shuffle(texts.begin(), texts.end(), dice);
    EXPECT_EQ(groups_of(texts), found);
  }
}

TEST(CopyGroups, BoilerplateOfThousandsIsOneGroup) {
  std::vector<std::pair<std::string, std::string>> texts;
  for (int i = 0; i < 4 * static_cast<int>(kMostOfBand); ++i) texts.emplace_back("doc " + std::to_string(1000 + i), invented(1, 5));
  const Found found = groups_of(texts);
  EXPECT_EQ(found.size(), texts.size());
  EXPECT_TRUE(std::all_of(found.begin(), found.end(), [](const auto& one) { return one.second == "doc 1000"; }));
}

TEST(CopyGroups, OfVersionsUnderOneIdTheLongestCounts) {
  const std::string text = invented(1, 8);
  const Found both{{"a", "a"}, {"b", "a"}};
  EXPECT_EQ(groups_of({{"a", text}, {"b", invented(2, 3)}, {"b", text}}), both);
  EXPECT_EQ(groups_of({{"b", text}, {"b", invented(2, 3)}, {"a", text}}), both);
  EXPECT_TRUE(groups_of({{"b", text}, {"b", invented(2, 9)}, {"a", text}}).empty());
}

TEST(CopySignature, BytesThereAndBack) {
  const CopySignature signature = signature_of(invented(1, 5));
  EXPECT_EQ(signature_from_bytes(to_bytes(signature)), signature);
  EXPECT_GT(to_bytes(signature_of(invented(2, 300))), to_bytes(signature)) << "more runs are greater bytes";
  EXPECT_THROW(signature_from_bytes("short"), Error);
}

}  // namespace
}  // namespace annals
