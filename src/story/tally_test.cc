#include "src/story/tally.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "src/story/account.h"

namespace annals::story {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

Record record(const std::string& doc, const std::string& published, const std::string& happening, std::optional<std::int64_t> killed) {
  Record out;
  out.id = doc + "-" + happening;
  out.doc = doc;
  out.outlet = "The " + doc;
  out.published = published;
  out.event = happening;
  out.happening = happening;
  out.event_type = "ASSAULT";
  out.factuality = "actual";
  out.sentence.text = "Sentence of " + doc + ".";
  out.date = RecordDate{"2024-03-05", "2024-03-05", {}};
  if (killed) {
    RecordQuantity number;
    number.role = "killed";
    number.min = number.max = killed;
    number.words.text = std::to_string(*killed);
    out.quantities.push_back(number);
  }
  return out;
}

TEST(Tally, FiguresOfOneHappeningAreASeriesAndNeverAdded) {
  const std::vector<Record> records{record("Post", "2024-03-05", "h1", 9), record("Herald", "2024-03-06", "h1", 12),
                                    record("Echo", "2024-03-06", "h2", 3)};
  const Tally tally = tally_of(records, "killed");
  ASSERT_THAT(tally.happenings, SizeIs(2));
  EXPECT_EQ(tally.happenings[0].best, 12) << "the newest report's";
  EXPECT_EQ(tally.happenings[0].min, 9);
  EXPECT_EQ(tally.best, 15);
  EXPECT_EQ(tally.min, 12);
  EXPECT_EQ(tally.max, 15);
  EXPECT_EQ(tally.happenings[0].sources[0].quote, "Sentence of Post.");
}

TEST(Tally, OfOneDayWhatMostOutletsGiveElseTheLowest) {
  std::vector<Record> records{record("Post", "2024-03-05", "h1", 9), record("Herald", "2024-03-05", "h1", 12)};
  EXPECT_EQ(tally_of(records, "killed").best, 9);
  records.push_back(record("Echo", "2024-03-05", "h1", 12));
  EXPECT_EQ(tally_of(records, "killed").best, 12);
}

TEST(Tally, WhatIsOnlyAllegedOrDeniedIsNotCounted) {
  Record alleged = record("Post", "2024-03-05", "h1", 9), denial = record("Echo", "2024-03-06", "h2", std::nullopt);
  alleged.factuality = "alleged";
  denial.factuality = "negated";
  const std::vector<Record> records{alleged, record("Herald", "2024-03-05", "h2", 4), denial};
  const Tally tally = tally_of(records, "killed");
  EXPECT_EQ(tally.best, 4);
  ASSERT_THAT(tally.happenings, SizeIs(2));
  EXPECT_TRUE(tally.happenings[0].alleged);
  EXPECT_THAT(tally.happenings[1].denials, SizeIs(1));
  EXPECT_EQ(tally.happenings[1].denials[0].source, "The Echo");
}

TEST(Tally, ASumIsAStatementBesideAndTheGapIsTold) {
  Record sum = record("Brief", "2024-03-20", "", 30);
  sum.aggregate = true;
  sum.date = RecordDate{"2024-03-01", "2024-03-20", {}};
  Record earlier = record("Echo", "2024-02-02", "h3", 5);
  earlier.date = RecordDate{"2024-02-01", "2024-02-01", {}};
  const std::vector<Record> records{record("Post", "2024-03-05", "h1", 9), record("Herald", "2024-03-05", "h2", std::nullopt), earlier, sum};
  const Tally tally = tally_of(records, "killed");
  EXPECT_EQ(tally.best, 14) << "the sum is not added";
  ASSERT_THAT(tally.statements, SizeIs(1));
  ASSERT_TRUE(tally.gap);
  EXPECT_EQ(tally.gap->stated, 30);
  EXPECT_EQ(tally.gap->counted, 9);
  EXPECT_THAT(tally.gap->without_figure, ElementsAre("h2"));
  EXPECT_THAT(tally.gap->outside, ElementsAre("h3"));
  const auto json = nlohmann::json::parse(to_json(tally));
  EXPECT_EQ(json["gap"]["difference"], 21);
  EXPECT_EQ(json["statements"][0]["since"], "2024-03-01");
}

TEST(Tally, CountsHappeningsThemselves) {
  const std::vector<Record> records{record("Post", "2024-03-05", "h1", std::nullopt), record("Herald", "2024-03-05", "h1", std::nullopt),
                                    record("Echo", "2024-03-06", "h2", std::nullopt)};
  EXPECT_EQ(tally_of(records, "happenings").best, 2);
}

TEST(Accounts, MentionsOfOneEventAreOneAndSumsStandAlone) {
  Record first = record("Post", "2024-03-05", "e1", 9), second = record("Post", "2024-03-05", "e1", std::nullopt), plan = record("Post", "2024-03-05", "e2", std::nullopt);
  second.id = "second";
  plan.factuality = "future";
  Record sum = record("Post", "2024-03-05", "e1", 30);
  sum.id = "sum";
  sum.aggregate = true;
  const std::vector<Account> accounts = accounts_of(std::vector<Record>{first, second, plan, sum});
  ASSERT_THAT(accounts, SizeIs(2));
  EXPECT_THAT(accounts[0].records, ElementsAre(first.id, "second"));
  EXPECT_TRUE(accounts[1].aggregate);
}

}  // namespace
}  // namespace annals::story
