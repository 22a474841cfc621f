#include "src/store/listings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

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

TEST(RecordOrder, GivesWhatRecordKeysGives) {
  const Folder folder;
  Store store = samples::open_new(folder);
  fill(store);
  const Database& db = store.database();
  const RecordOrder order(db);
  for (const EventFilter& filter : filters()) {
    EventFilter undated = filter;
    undated.since = undated.until = std::nullopt;
    const KeyList fast =
        order.list(order.within(order.places(db, undated), filter.since, filter.until));
    const KeyList slow = record_keys(db, filter);
    EXPECT_EQ(fast.keys, slow.keys);
    EXPECT_EQ(fast.dated, slow.dated);
    EXPECT_FALSE(slow.keys.empty());
  }
  EXPECT_EQ(order.list(order.all()).keys, record_keys(db, {}).keys);
}

TEST(RecordOrder, PartsMeet) {
  const Folder folder;
  Store store = samples::open_new(folder);
  fill(store);
  const Database& db = store.database();
  const RecordOrder order(db);
  EventFilter assaults, posts, both;
  assaults.types = both.types = {"ASSAULT"};
  posts.outlet = both.outlet = "Dorvik Post";
  const KeyList slow = record_keys(db, both);
  EXPECT_EQ(order.list(met(order.places(db, assaults), order.places(db, posts))).keys, slow.keys);
  EXPECT_FALSE(slow.keys.empty());
}

TEST(RecordOrder, OfAnEmptyStoreIsEmpty) {
  const Folder folder;
  const Store store = samples::open_new(folder);
  const RecordOrder order(store.database());
  EXPECT_TRUE(order.all().empty());
  EXPECT_TRUE(order.places(store.database(), {}).empty());
}

TEST(PositionBehind, EveryRecordAndThoseThatLeftTheList) {
  const Folder folder;
  Store store = samples::open_new(folder);
  fill(store);
  const Database& db = store.database();
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
