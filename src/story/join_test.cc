#include "src/story/join.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

namespace annals::story {
namespace {

Account told(const std::string& doc, const std::string& day, const std::string& place, const std::string& country, std::int64_t killed) {
  Account out;
  out.id = doc + "-id";
  out.doc = out.event = doc;
  out.type = "ASSAULT";
  out.days = DayRange{parse_day(day).value(), parse_day(day).value()};
  if (!place.empty()) out.places.push_back({place, country, {}, {}, "city"});
  if (killed > 0) out.figures.push_back({"killed", killed, killed});
  return out;
}

const FieldMatch* field(const Match& match, const std::string& name) {
  const auto found = std::find_if(match.fields.begin(), match.fields.end(), [&](const FieldMatch& one) { return one.field == name; });
  return found == match.fields.end() ? nullptr : &*found;
}

TEST(Match, DayAndPlaceAndFigureMakeOneHappening) {
  const Match match = compare(told("a", "2024-03-05", "Dorvik", "NOR", 9), told("b", "2024-03-05", "Dorvik", "NOR", 9));
  EXPECT_TRUE(match.joins());
  ASSERT_NE(field(match, "place"), nullptr);
  EXPECT_EQ(field(match, "place")->reason, "both in Dorvik");
}

TEST(Match, ADayAloneJoinsNothing) {
  Account a = told("a", "2024-03-05", "", "", 9), b = told("b", "2024-03-05", "", "", 9);
  a.words = b.words = {"bomb", "market", "people", "stalls"};
  a.names = b.names = {"friday", "observatory", "council", "markets", "ministry"};
  EXPECT_GE(compare(a, b).score(), kEnough);
  EXPECT_FALSE(compare(a, b).joins()) << "no place and no party in common";
}

TEST(Match, OtherDaysPlacesTypesAndReportsAreImpossible) {
  const Account a = told("a", "2024-03-05", "Dorvik", "NOR", 9);
  EXPECT_TRUE(compare(a, told("b", "2024-03-08", "Dorvik", "NOR", 9)).impossible);
  EXPECT_TRUE(compare(a, told("b", "2024-03-05", "Karsa", "SWE", 9)).impossible);
  Account other = told("b", "2024-03-05", "Dorvik", "NOR", 9);
  other.type = "PROTEST";
  EXPECT_TRUE(compare(a, other).impossible);
  EXPECT_TRUE(compare(a, told("a", "2024-03-05", "Dorvik", "NOR", 9)).impossible) << "one report tells of two";
  other = told("b", "2024-03-05", "Dorvik", "NOR", 9);
  other.aggregate = true;
  EXPECT_TRUE(compare(a, other).impossible) << "a sum is no happening";
}

TEST(Match, SymmetricWhateverStands) {
  Account a = told("a", "2024-03-05", "Dorvik", "NOR", 9), b = told("b", "2024-03-06", "Norland", "NOR", 12);
  b.places[0].kind = "admin";
  a.actors = {{"", "NOR", "MIL"}};
  b.actors = {{"Kings Guard", "NOR", "MIL"}, {"", "", "REB"}};
  a.modes = {"aerial"};
  b.modes = {"drone"};
  EXPECT_DOUBLE_EQ(compare(a, b).score(), compare(b, a).score());
}

Account undated(const std::string& doc, const std::string& published, const std::string& place, std::int64_t killed) {
  Account out = told(doc, published, place, "NOR", killed);
  out.published = published;
  out.undated = true;
  out.days->start -= std::chrono::days{3};
  return out;
}

TEST(Match, UndatedNewsOfTwoDaysIsOneWhereTheNewerLooksBack) {
  const Account first = undated("a", "2024-03-05", "Dorvik", 28);
  Account later = undated("b", "2024-03-07", "Dorvik", 33);
  EXPECT_FALSE(compare(first, later).joins());
  later.looks_back = true;
  EXPECT_TRUE(compare(first, later).joins());
  EXPECT_DOUBLE_EQ(compare(first, later).score(), compare(later, first).score());
}

TEST(Match, ATollMayRiseFarWhereItIsToldAsRisen) {
  Account first = undated("a", "2024-03-05", "Dorvik", 3), later = undated("b", "2024-03-07", "Dorvik", 116);
  EXPECT_LT(field(compare(first, later), "figures")->weight, 0);
  later.looks_back = true;
  EXPECT_EQ(field(compare(first, later), "figures"), nullptr);
}

TEST(Match, APlaceOfOneMayBeANameInTheOther) {
  const Account first = told("a", "2024-03-05", "Houlava", "NOR", 9);
  Account other = told("b", "2024-03-05", "", "", 9);
  other.names = {"houlava"};
  EXPECT_TRUE(compare(first, other).joins());
  other.names = {"dorvik"};
  EXPECT_FALSE(compare(first, other).joins());
}

TEST(Match, DaysOneAfterTheOtherAreNoDay) {
  const Account first = told("a", "2024-03-05", "Dorvik", "NOR", 0);
  EXPECT_FALSE(compare(first, told("b", "2024-03-06", "Dorvik", "NOR", 0)).joins());
  EXPECT_TRUE(compare(first, told("b", "2024-03-05", "Dorvik", "NOR", 0)).joins());
}

// Which documents are together.
std::set<std::set<std::string>> groups(const std::vector<Account>& accounts, std::span<const Decision> decisions = {}) {
  std::set<std::set<std::string>> out;
  for (const Happening& one : cluster(accounts, find_links(accounts), decisions)) {
    std::set<std::string> docs;
    for (const std::size_t a : one.accounts) docs.insert(accounts[a].doc);
    out.insert(docs);
  }
  return out;
}

TEST(Cluster, AnyOrderGivesTheSameHappenings) {
  std::mt19937 dice(7);
  const char* places[] = {"Dorvik", "Karsa", "Ulm"};
  std::vector<Account> accounts;
  for (int i = 0; i < 60; ++i) {
    const auto day = std::to_string(3 + dice() % 5);
    accounts.push_back(told("doc" + std::to_string(i), "2024-03-0" + day, places[dice() % 3], "NOR", static_cast<std::int64_t>(dice() % 12)));
    if (dice() % 3 == 0) accounts.back().actors = {{"", "NOR", dice() % 2 == 0 ? "MIL" : "REB"}};
    if (dice() % 4 == 0) accounts.back().days->end += std::chrono::days{static_cast<int>(dice() % 4)};
  }
  const auto expected = groups(accounts);
  EXPECT_LT(expected.size(), accounts.size()) << "something is joined";
  for (int round = 0; round < 20; ++round) {
    std::shuffle(accounts.begin(), accounts.end(), dice);
    EXPECT_EQ(groups(accounts), expected);
  }
}

TEST(Cluster, LinksDoNotChainOverWhatIsImpossible) {
  // b lies between a and c, whose days are too far apart.
  std::vector<Account> accounts{told("a", "2024-03-05", "Dorvik", "NOR", 9), told("b", "2024-03-06", "Dorvik", "NOR", 9), told("c", "2024-03-07", "Dorvik", "NOR", 9)};
  for (const auto& docs : groups(accounts)) EXPECT_FALSE(docs.contains("a") && docs.contains("c"));
}

TEST(Cluster, OneMisreadDayDoesNotKeepGroupsApart) {
  std::vector<Account> accounts;
  for (const char* doc : {"a", "b", "c", "d"}) accounts.push_back(told(doc, "2024-03-06", "Dorvik", "NOR", 9));
  accounts.push_back(told("e", "2024-03-07", "Dorvik", "NOR", 9));
  accounts[3].days = DayRange{parse_day("2024-03-05").value(), parse_day("2024-03-05").value()};  // impossible beside e
  EXPECT_EQ(groups(accounts).size(), 1U);
}

TEST(Cluster, DecisionsOutweighMatches) {
  const std::vector<Account> alike{told("a", "2024-03-05", "Dorvik", "NOR", 9), told("b", "2024-03-05", "Dorvik", "NOR", 9)};
  EXPECT_EQ(groups(alike).size(), 1U);
  const std::vector<Decision> apart{{"a-id", "b-id", false}};
  EXPECT_EQ(groups(alike, apart).size(), 2U);
  const std::vector<Account> unlike{told("a", "2024-03-05", "Dorvik", "NOR", 9), told("b", "2024-06-05", "Karsa", "SWE", 1)};
  const std::vector<Decision> together{{"a-id", "b-id", true}};
  EXPECT_EQ(groups(unlike).size(), 2U);
  EXPECT_EQ(groups(unlike, together).size(), 1U);
}

}  // namespace
}  // namespace annals::story
