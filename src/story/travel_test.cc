#include "src/story/travel.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "include/annals/accounts.h"
#include "src/story/join.h"

namespace annals::story {
namespace {

Account told(int doc, int day, const std::string& place, const std::string& country, std::int64_t killed) {
  Account out;
  out.doc = out.event = "report " + std::to_string(doc);
  out.id = "account " + std::to_string(1000 + doc);
  out.type = "ASSAULT";
  out.outlet = "Valley Post";
  out.published = "2024-03-09";
  out.days = DayRange{*make_day(2024, 3, day), *make_day(2024, 3, day)};
  out.undated = doc % 3 == 0;
  out.looks_back = doc % 5 == 0;
  out.places.push_back({place, country, 1.5, std::nullopt, "city"});
  out.actors.push_back({"", country, "REB"});
  out.recipients.push_back({"Army", country, "MIL"});
  out.figures.push_back({"killed", killed, std::nullopt});
  out.modes = {"aerial"};
  out.names = {"dorvik"};
  out.words = {"market", "shelled"};
  return out;
}

// Reports of some days and towns, by chance.
std::vector<Account> some(unsigned count) {
  std::mt19937 dice(5);
  std::vector<Account> out;
  for (unsigned i = 0; i < count; ++i)
    out.push_back(told(static_cast<int>(i), 1 + static_cast<int>(dice() % 6), "town " + std::to_string(dice() % 4), dice() % 2 == 0 ? "NOR" : "SWE", dice() % 9));
  return out;
}

// As a cluster does it: buckets, links, connected parts, each clustered by itself.
std::map<std::string, std::string> dealt_out(const std::vector<Account>& accounts) {
  std::map<std::int64_t, std::vector<std::size_t>> buckets;
  std::vector<std::string> bytes;
  for (std::size_t i = 0; i < accounts.size(); ++i) {
    bytes.push_back(packed(accounts[i]));
    for (const std::int64_t bucket : buckets_of(accounts[i])) buckets[bucket].push_back(i);
  }
  const auto views = [&](const std::vector<std::size_t>& of) {
    std::vector<std::string_view> out;
    for (const std::size_t i : of) out.emplace_back(bytes[i]);
    return out;
  };
  std::vector<std::size_t> part(accounts.size());
  for (std::size_t i = 0; i < part.size(); ++i) part[i] = i;
  std::set<std::pair<std::size_t, std::size_t>> seen;
  for (const auto& [bucket, members] : buckets)
    for (const auto& [a, b] : links_in_bucket(views(members), bucket)) {
      EXPECT_TRUE(seen.insert(std::minmax(members[a], members[b])).second) << "a pair comes out of one bucket";
      const std::size_t from = part[members[a]], to = part[members[b]];
      std::replace(part.begin(), part.end(), from, to);
    }
  EXPECT_EQ(seen.size(), find_links(accounts).size());
  std::map<std::size_t, std::vector<std::size_t>> parts;
  for (std::size_t i = 0; i < part.size(); ++i) parts[part[i]].push_back(i);
  std::map<std::string, std::string> out;
  for (const auto& [name, members] : parts) {
    const std::vector<std::string> ids = happenings_of(views(members));
    for (std::size_t i = 0; i < members.size(); ++i) out[accounts[members[i]].id] = ids[i];
  }
  return out;
}

TEST(Travel, DealtOutByBucketsTheHappeningsAreThoseOfOneMachine) {
  const std::vector<Account> accounts = some(80);
  std::map<std::string, std::string> expected;
  for (const Happening& happening : cluster(accounts, find_links(accounts)))
    for (const std::size_t member : happening.accounts) expected[accounts[member].id] = happening.id;
  EXPECT_EQ(dealt_out(accounts), expected);
  std::set<std::string> different;
  for (const auto& [account, happening] : expected) different.insert(happening);
  EXPECT_GT(different.size(), 5U);
  EXPECT_LT(different.size(), 75U);
}

TEST(Travel, AFullBucketIsDoneInParts) {
  const std::vector<Account> accounts = some(40);
  std::map<std::int64_t, std::vector<std::string>> buckets;
  for (const Account& one : accounts)
    for (const std::int64_t bucket : buckets_of(one)) buckets[bucket].push_back(packed(one));
  std::size_t links = 0;
  for (const auto& [bucket, bytes] : buckets) {
    const std::vector<std::string_view> all(bytes.begin(), bytes.end());
    const auto whole = links_in_bucket(all, bucket);
    links += whole.size();
    const std::size_t half = all.size() / 2;
    if (half == 0) continue;
    const std::span<const std::string_view> view(all);
    auto parts = links_in_bucket(view.first(half), bucket);
    for (const auto& [a, b] : links_in_bucket(view.subspan(half), bucket)) parts.emplace_back(half + a, half + b);
    for (const auto& [a, b] : links_in_bucket(view, bucket, half)) {
      EXPECT_TRUE(a < half && b >= half);
      parts.emplace_back(a, b);
    }
    EXPECT_THAT(parts, ::testing::UnorderedElementsAreArray(whole));
  }
  EXPECT_GT(links, 10U);
}

TEST(Travel, WhatComparingLooksAtComesBackWhole) {
  const std::vector<Account> accounts = some(12);
  for (const Account& one : accounts)
    for (const Account& other : accounts) {
      const Match before = compare(one, other), after = compare(unpacked(packed(one)), unpacked(packed(other)));
      ASSERT_EQ(before.fields.size(), after.fields.size());
      for (std::size_t i = 0; i < before.fields.size(); ++i) {
        EXPECT_EQ(before.fields[i].weight, after.fields[i].weight);
        EXPECT_EQ(before.fields[i].reason, after.fields[i].reason);
      }
    }
}

TEST(Travel, WhatCannotBeJoinedHasNoBuckets) {
  Account sum = told(1, 2, "Dorvik", "NOR", 3), undated = sum;
  sum.aggregate = true;
  undated.days.reset();
  EXPECT_TRUE(buckets_of(sum).empty());
  EXPECT_TRUE(buckets_of(undated).empty());
}

TEST(Travel, AHappeningIsFilledInOnce) {
  EXPECT_EQ(with_happening(R"({"happening":null,"x":"\"happening\":null"})", "h"), R"({"happening":"h","x":"\"happening\":null"})");
  EXPECT_EQ(with_happening(R"({"happening":"g"})", "h"), R"({"happening":"g"})");
}

}  // namespace
}  // namespace annals::story
