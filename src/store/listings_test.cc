#include "src/store/listings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <utility>

#include "src/store/overviews.h"
#include "src/store/test_samples.h"

namespace annals {
namespace {

using samples::Folder;

// Sixty articles, some in two versions, some without a day, some that carry another's sentence.
void fill(Store& store) {
  for (int n = 0; n < 60; ++n) {
    Article article = samples::numbered(n);
    article.outlet = n % 2 == 0 ? "Dorvik Post" : "Open Post";
    if (n % 9 == 8) article.published.reset(), article.published_text.clear();
    std::vector<Record> records = samples::records_of(article);
    if (n % 4 == 1) records.front().event_type = "COERCE";
    if (n % 5 != 0 && article.published)
      records.front().date = RecordDate{"2024-02-" + std::to_string(10 + n % 19), "2024-03-01",
                                        records.front().trigger};
    store.add(article, records, samples::run());
  }
  store.commit();
}

std::vector<EventFilter> filters() {
  std::vector<EventFilter> out(5);
  out[1].types = {"ASSAULT"};
  out[2].country = "NOR";
  out[3].since = *parse_day("2024-02-20");
  out[3].outlet = "open post";
  out[4].text = "attacked";
  out[4].until = *parse_day("2024-02-25");
  return out;
}

KeyList by_census(const Census& census, const Database& db, EventFilter filter) {
  const auto since = std::exchange(filter.since, std::nullopt);
  const auto until = std::exchange(filter.until, std::nullopt);
  RecordSet found = census.passing(db, filter);
  census.keep_within(found, since, until);
  return keys_of(census, found);
}

// A store with all reports in it.
class Filled {
public:
  Filled() : store_(samples::open_new(folder_)) { fill(store_); }
  [[nodiscard]] const Database& db() const { return store_.database(); }

private:
  Folder folder_;
  Store store_;
};

TEST(Census, GivesWhatRecordKeysGives) {
  const Filled filled;
  const Database& db = filled.db();
  const Census census(db);
  for (const EventFilter& filter : filters()) {
    const KeyList fast = by_census(census, db, filter), slow = record_keys(db, filter);
    EXPECT_EQ(fast.keys, slow.keys);
    EXPECT_EQ(fast.dated, slow.dated);
    EXPECT_EQ(keys_of(census, census.passing(db, filter)).keys, slow.keys);
    EXPECT_FALSE(slow.keys.empty());
  }
  EXPECT_EQ(keys_of(census, RecordSet::all(census.size())).keys, record_keys(db, {}).keys);
}

TEST(Census, PartsMeet) {
  const Filled filled;
  const Database& db = filled.db();
  const Census census(db);
  EventFilter assaults, posts, both;
  assaults.types = both.types = {"ASSAULT"};
  posts.outlet = both.outlet = "Dorvik Post";
  RecordSet found = census.passing(db, assaults);
  found.meet(census.passing(db, posts));
  const KeyList slow = record_keys(db, both);
  EXPECT_EQ(keys_of(census, found).keys, slow.keys);
  EXPECT_FALSE(slow.keys.empty());
}

TEST(Census, OfAnEmptyStoreIsEmpty) {
  const Folder folder;
  const Store store = samples::open_new(folder);
  const Census census(store.database());
  EXPECT_EQ(census.size(), 0U);
  EXPECT_EQ(census.passing(store.database(), {}).count(), 0U);
  EXPECT_TRUE(timeline(census, RecordSet(0), By::kDay, Unit::kHappenings).buckets.empty());
}

std::vector<std::int64_t> walk(const Database& db, const Census& census, const RecordSet& records, Order order,
                               std::size_t limit) {
  std::vector<std::int64_t> out;
  for (bool more = true; more;) {
    const auto page = page_behind(db, census, records, order, out.empty() ? 0 : out.back(), limit);
    out.insert(out.end(), page->keys.begin(), page->keys.end());
    more = page->more;
  }
  return out;
}

TEST(PageBehind, GivesEachRecordOnceInTheOrderOfTheList) {
  const Filled filled;
  const Database& db = filled.db();
  const Census census(db);
  for (const EventFilter& filter : filters()) {
    const RecordSet records = census.passing(db, filter);
    const KeyList list = keys_of(census, records);
    for (const Order order : {Order::kOldestFirst, Order::kNewestFirst}) {
      std::vector<std::int64_t> expected;
      for (std::size_t at = 0; at < list.keys.size(); ++at)
        expected.push_back(list.keys[index_at(list, order, at)]);
      for (const std::size_t limit : {1U, 7U, 500U})
        EXPECT_EQ(walk(db, census, records, order, limit), expected) << limit;
    }
  }
  EXPECT_FALSE(page_behind(db, census, RecordSet::all(census.size()), Order::kOldestFirst, 999'999, 5));
}

TEST(PageBehind, ContinuesBehindRecordsThatAreNotAmongThemOrNoLongerCurrent) {
  const Filled filled;
  const Database& db = filled.db();
  const Census census(db);
  const RecordSet records = census.passing(db, filters()[1]);
  const KeyList list = keys_of(census, records);
  EventFilter any;
  any.versions = Versions::kAll;
  std::size_t gone = 0;
  for (const std::int64_t key : record_keys(db, any).keys)
    for (const Order order : {Order::kOldestFirst, Order::kNewestFirst}) {
      const std::size_t at = position_behind(db, list, order, key).value();
      const auto page = page_behind(db, census, records, order, key, 1);
      ASSERT_EQ(page->keys.size(), at < list.keys.size() ? 1U : 0U) << key;
      if (at < list.keys.size()) {
        EXPECT_EQ(page->keys[0], list.keys[index_at(list, order, at)]) << key;
      }
      gone += census.place_of(key) ? 0 : 1;
    }
  EXPECT_GT(gone, 0U);
}

TEST(PositionBehind, EveryRecordAndThoseThatLeftTheList) {
  const Filled filled;
  const Database& db = filled.db();
  KeyList list = record_keys(db, {});
  for (const Order order : {Order::kOldestFirst, Order::kNewestFirst}) {
    KeyList without = list;
    const std::int64_t left = without.keys[7];
    without.keys.erase(without.keys.begin() + 7);
    --without.dated;
    for (std::size_t at = 0; at < list.keys.size(); ++at)
      EXPECT_EQ(position_behind(db, list, order, list.keys[index_at(list, order, at)]), at + 1);
    const std::size_t stood = order == Order::kOldestFirst ? 7 : list.dated - 1 - 7;
    EXPECT_EQ(position_behind(db, without, order, left), stood)
        << "the next of those that are left";
  }
  EXPECT_EQ(position_behind(db, list, Order::kOldestFirst, 999'999), std::nullopt);
}

}  // namespace
}  // namespace annals
