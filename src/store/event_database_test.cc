// The public door to a store: what it lists and sums is what the store holds.
#include "include/annals/database.h"

#include <gtest/gtest.h>

#include "src/store/test_samples.h"

namespace annals {
namespace {

using samples::Folder;

Record killing(const Article& article, std::int64_t killed) {
  Record out = samples::records_of(article).front();
  out.date = RecordDate{"2024-03-05", "2024-03-05", {}};
  RecordQuantity quantity;
  quantity.role = "killed";
  quantity.min = quantity.max = killed;
  quantity.words = samples::quote(article, "Nine");
  out.quantities.push_back(quantity);
  return out;
}

class EventDatabaseTest : public ::testing::Test {
protected:
  EventDatabaseTest() {
    Store store = samples::open_new(folder_);
    for (int n = 0; n < 3; ++n) {
      const Article article = samples::article("report " + std::to_string(n), "Rebels attacked Dorvik. Nine died.");
      const Record record = killing(article, 9 + n);
      store.add(article, {&record, 1}, samples::run());
    }
    store.join();
  }
  [[nodiscard]] EventDatabase open() const { return EventDatabase::open(folder_ / "news.db"); }

  Folder folder_;
};

std::size_t count(RecordStream stream) {
  std::size_t records = 0;
  while (stream.next()) ++records;
  return records;
}

TEST_F(EventDatabaseTest, EventsAreThoseOfTheStore) {
  const Store store = Store::open(folder_ / "news.db", StoreMode::kRead);
  const std::vector<std::string> expected = samples::jsons(store);
  RecordStream found = open().events({});  // the database itself is gone
  for (const std::string& json : expected) EXPECT_EQ(to_json(found.next().value()), json);
  EXPECT_FALSE(found.next());
  EventFilter filter;
  filter.limit = 2;
  EXPECT_EQ(count(open().events(filter)), 2U);
  filter.place = "nowhere";
  EXPECT_EQ(count(open().events(filter)), 0U);
}

TEST_F(EventDatabaseTest, SeveralStreamsMayBeRead) {
  const EventDatabase database = open();
  RecordStream one = database.events({}), other = database.events({});
  for (int n = 0; n < 3; ++n) EXPECT_EQ(to_json(one.next().value()), to_json(other.next().value()));
}

TEST_F(EventDatabaseTest, HappeningsAreCountedByReports) {
  const EventDatabase database = open();
  const std::vector<HappeningSummary> all = database.happenings({});
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].reports, 3U);
  EXPECT_EQ(all[0].id, all[0].first.happening);
  EXPECT_EQ(database.happening(all[0].id).size(), 3U);
  EXPECT_TRUE(database.happenings({}, 4).empty());
  EXPECT_TRUE(database.happening("none").empty());
}

TEST_F(EventDatabaseTest, ATallyHoldsEveryFigureAndAddsUpNone) {
  const TallyTable tally = open().tally({}, "killed");
  EXPECT_EQ(tally.rows.size(), 3U);
  EXPECT_LE(tally.max, 11);
  EXPECT_GE(tally.min, 9);
  for (const TallyRow& row : tally.rows) {
    EXPECT_EQ(row.kind, "happening");
    EXPECT_EQ(row.words, "Nine");
    EXPECT_EQ(row.place, "Dorvik");
  }
  EXPECT_NE(tally.json.find("\"role\":\"killed\""), std::string::npos);
}

TEST_F(EventDatabaseTest, WhatMakesNoSenseIsThrown) {
  EventFilter filter;
  filter.types = {"ASAULT"};
  EXPECT_THROW((void)open().events(filter), Error);
  EXPECT_THROW((void)EventDatabase::open(folder_ / "no.db"), Error);
}

}  // namespace
}  // namespace annals
