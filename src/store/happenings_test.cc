// Happenings of a store: whatever the order, batches and re-runs.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "src/store/test_samples.h"
#include "src/story/tally.h"

namespace annals {
namespace {

using samples::Folder;

Article report(int number) {
  Article article;
  article.id = "report" + std::to_string(number);
  article.text = "Rebels attacked Dorvik. Nine people were killed.";
  article.outlet = "Outlet " + std::to_string(number);
  article.published = *parse_day("2024-03-0" + std::to_string(5 + number % 3));
  return article;
}

Record attack(const Article& article, const std::string& place, std::int64_t killed) {
  Record out;
  out.id = article.id + "-attack";
  out.doc = article.id;
  out.outlet = article.outlet;
  out.published = to_string(*article.published);
  out.event = out.id;
  out.event_type = "ASSAULT";
  out.quad = "material conflict";
  out.factuality = "actual";
  out.confidence = 0.9;
  out.trigger = {"attacked", {7, 15}};
  out.sentence = {"Rebels attacked Dorvik.", {0, 23}};
  out.date = RecordDate{"2024-03-05", "2024-03-05", {}};
  RecordPlace where;
  where.words = {"Dorvik", {16, 22}};
  where.name = place;
  where.country = "NOR";
  where.kind = "city";
  out.places.push_back(where);
  RecordQuantity number;
  number.role = "killed";
  number.min = number.max = killed;
  number.words = {"Nine", {24, 28}};
  out.quantities.push_back(number);
  return out;
}

struct Piece {
  Article article;
  Record record;
};

std::vector<Piece> pieces() {
  std::vector<Piece> out;
  for (int i = 0; i < 12; ++i) {
    Article article = report(i);
    Record record = attack(article, i % 3 == 0 ? "Karsa" : "Dorvik", i % 4 == 0 ? 9 : 11);
    out.push_back({std::move(article), std::move(record)});
  }
  return out;
}

// The documents of each happening.
std::set<std::set<std::string>> groups(const Store& store) {
  std::map<std::string, std::set<std::string>> by_happening;
  store.events({}, [&](const StoredEvent& ev) {
    const Record record = ev.record();
    by_happening[record.happening].insert(record.doc);
  });
  std::set<std::set<std::string>> out;
  for (const auto& [happening, docs] : by_happening) out.insert(docs);
  return out;
}

std::set<std::set<std::string>> added(const std::vector<Piece>& all, std::size_t batch) {
  const Folder folder;
  Store store = samples::open_new(folder);
  for (std::size_t i = 0; i < all.size(); ++i) {
    store.add(all[i].article, {&all[i].record, 1}, samples::run());
    if ((i + 1) % batch == 0) store.join();
  }
  store.join();
  return groups(store);
}

TEST(StoreHappenings, AnyOrderAndAnyBatchesGiveTheSame) {
  std::vector<Piece> all = pieces();
  const auto expected = added(all, all.size());
  EXPECT_EQ(expected.size(), 2U) << "Dorvik and Karsa";
  std::mt19937 dice(3);
  for (const std::size_t batch : {std::size_t{1}, std::size_t{3}, std::size_t{5}, all.size()}) {
    std::shuffle(all.begin(), all.end(), dice);
    EXPECT_EQ(added(all, batch), expected) << "batches of " << batch;
  }
}

TEST(StoreHappenings, ANewVersionLeavesTheHappeningItWasIn) {
  const Folder folder;
  Store store = samples::open_new(folder);
  std::vector<Piece> all = pieces();
  for (const Piece& one : all) store.add(one.article, {&one.record, 1}, samples::run());
  store.join();
  Piece& changed = all[1];
  changed.article.text += " Corrected.";
  changed.record.places[0].name = "Karsa";
  store.add(changed.article, {&changed.record, 1}, samples::run());
  store.join();
  EXPECT_EQ(groups(store), added(all, all.size()));
}

TEST(StoreHappenings, DecisionsHoldForLaterRuns) {
  const Folder folder;
  Store store = samples::open_new(folder);
  const std::vector<Piece> all = pieces();
  for (const Piece& one : all) store.add(one.article, {&one.record, 1}, samples::run());
  store.join();
  std::string happening;
  store.events({}, [&](const StoredEvent& ev) { happening = ev.record().doc == "report1" ? ev.record().happening : happening; });
  const std::vector<StoredAccount> accounts = store.accounts_of(happening);
  ASSERT_GE(accounts.size(), 2U);
  for (std::size_t i = 1; i < accounts.size(); ++i) store.decide(accounts[0].id, accounts[i].id, false, "an editor");
  store.join();
  EXPECT_EQ(store.accounts_of(accounts[0].id).size(), 1U);
  const auto newer = samples::run("a newer run");
  for (const Piece& one : all) store.add(one.article, {&one.record, 1}, newer);
  store.join();
  EXPECT_EQ(store.accounts_of(accounts[0].id).size(), 1U) << "people's word stands";
  EXPECT_THROW(store.decide(accounts[0].id, "nobody", true, ""), Error);
}

TEST(StoreHappenings, LinksSayWhy) {
  const Folder folder;
  Store store = samples::open_new(folder);
  for (const Piece& one : pieces()) store.add(one.article, {&one.record, 1}, samples::run());
  store.join();
  std::string happening;
  store.events({}, [&](const StoredEvent& ev) { happening = ev.record().happening; });
  const std::vector<StoredLink> links = store.links_of(happening);
  ASSERT_FALSE(links.empty());
  const StoredLink again = store.compare(links[0].a, links[0].b);
  EXPECT_TRUE(again.joins);
  EXPECT_TRUE(std::any_of(again.fields.begin(), again.fields.end(), [](const auto& field) { return std::get<0>(field) == "place"; }));
}

TEST(StoreHappenings, TheViewOfBestFiguresSaysWhatTalliesSay) {
  const Folder folder;
  std::mt19937 dice(7);
  {
    Store store = samples::open_new(folder);
    for (int i = 0; i < 40; ++i) {
      const Article article = report(i);
      Record record = attack(article, std::vector{"Karsa", "Dorvik", "Zemlin"}[dice() % 3], dice() % 4 + 3);
      RecordQuantity& number = record.quantities[0];
      if (dice() % 4 == 0) number.max.reset();
      if (dice() % 6 == 0) number.min.reset();
      if (dice() % 5 == 0) record.quantities.push_back(number);
      if (dice() % 5 == 0) record.factuality = "alleged";
      if (dice() % 9 == 0) record.confidence = 0.4;
      store.add(article, {&record, 1}, samples::run());
    }
    store.join();
  }
  const Store store = Store::open(folder / "news.db", StoreMode::kRead);
  EventFilter filter;
  filter.min_confidence = 0.5;
  const story::Tally tally = story::tally_of(store.told(filter), "killed");
  const Database db(folder / "news.db", OpenMode::kRead, 0);
  Statement view(db, "SELECT best, least, most FROM best_figures WHERE happening = ? AND role = 'killed'");
  std::size_t compared = 0;
  for (const story::Counted& one : tally.happenings) {
    view.start({one.event});
    const bool found = view.step();
    EXPECT_EQ(found, one.best.has_value()) << one.event;
    if (!found) continue;
    EXPECT_EQ(view.integer(0), *one.best) << one.event;
    EXPECT_EQ(view.integer(1), *one.min) << one.event;
    EXPECT_EQ(view.integer(2), *one.max) << one.event;
    view.stop();
    ++compared;
  }
  EXPECT_GE(compared, 3U);
  EXPECT_EQ(db.integer("SELECT count(*) FROM happenings"), db.integer("SELECT count(DISTINCT happening) FROM account WHERE aggregate = 0"));
  EXPECT_EQ(db.integer("SELECT sum(reports) FROM happenings"), 40);
}

TEST(StoreHappenings, LedgersAreKeptByName) {
  const Folder folder;
  Store store = samples::open_new(folder);
  EXPECT_FALSE(store.ledger("boats").has_value());
  store.keep_ledger("boats", "--type\tASSAULT\n");
  store.keep_ledger("boats", "--type\tPROTEST\n");
  EXPECT_EQ(store.ledger("boats"), "--type\tPROTEST\n");
  EXPECT_THAT(store.ledgers(), testing::ElementsAre("boats"));
}

}  // namespace
}  // namespace annals
