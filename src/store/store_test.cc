#include "src/store/store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "include/annals/error.h"
#include "src/base/files.h"
#include "src/store/test_errors.h"
#include "src/store/test_samples.h"

namespace annals {
namespace {

using samples::expect_helpful;
using samples::Folder;
using samples::kind_of;
using samples::open_new;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

TEST(Store, KeepsAndGivesBack) {
  const Folder folder;
  const Article article = samples::numbered(1);
  const auto records = samples::records_of(article);
  {
    Store store = open_new(folder);
    EXPECT_FALSE(store.has(article, "run-1"));
    EXPECT_EQ(store.add(article, records, samples::run()), Added::kNew);
    EXPECT_TRUE(store.has(article, "run-1"));
    store.commit();
  }
  const Store store = Store::open(folder / "news.db", StoreMode::kRead);
  EXPECT_THAT(samples::jsons(store), ElementsAre(to_json(records[0])));
  EXPECT_EQ(store.article(article.id)->text, article.text);
  EXPECT_EQ(store.article(article.id)->published, article.published);
  EXPECT_FALSE(store.article("nobody"));
  EXPECT_THAT(store.check(), IsEmpty());
}

TEST(Store, TheSameAgainChangesNothing) {
  const Folder folder;
  const Article article = samples::numbered(1);
  Store store = open_new(folder);
  store.add(article, samples::records_of(article), samples::run());
  EXPECT_EQ(store.add(article, samples::records_of(article), samples::run()), Added::kUnchanged);
  store.commit();
  EXPECT_EQ(store.add(article, samples::records_of(article), samples::run()), Added::kUnchanged);
  const StoreStats stats = store.stats();
  EXPECT_EQ(stats.articles, 1);
  EXPECT_EQ(stats.versions, 1);
  EXPECT_EQ(stats.all_records, 1);
}

TEST(Store, AddingTheSameInALaterSessionLeavesTheBytesAsTheyWere) {
  const Folder folder;
  std::vector<std::string> bytes;
  for (int session = 0; session < 2; ++session) {
    {
      Store store = open_new(folder);
      for (int n = 0; n < 20; ++n)
        store.add(samples::numbered(n), samples::records_of(samples::numbered(n)), samples::run());
      store.commit();
    }
    bytes.push_back(read_file(folder / "news.db"));
  }
  EXPECT_TRUE(bytes[0] == bytes[1]);
}

TEST(Store, AChangedArticleIsANewVersionBesideTheOld) {
  const Folder folder;
  Store store = open_new(folder);
  const Article first = samples::article("a", "Rebels attacked Dorvik.");
  const Article second = samples::article("a", "Rebels attacked Dorvik. Police attacked nobody.");
  Article third = second;
  third.outlet = "The Norland Post";
  EXPECT_EQ(store.add(first, samples::records_of(first), samples::run()), Added::kNew);
  EXPECT_EQ(store.add(second, samples::records_of(second), samples::run()), Added::kNewVersion);
  EXPECT_EQ(store.add(third, samples::records_of(third), samples::run()), Added::kNewVersion);
  EXPECT_EQ(store.add(first, samples::records_of(first), samples::run()), Added::kUnchanged);
  EXPECT_THAT(samples::jsons(store), ElementsAre(to_json(samples::records_of(third)[0])));
  EventFilter all;
  all.versions = Versions::kAll;
  EXPECT_THAT(samples::jsons(store, all), SizeIs(3));
  EXPECT_EQ(store.stats().articles, 1);
  EXPECT_EQ(store.stats().versions, 3);
  EXPECT_EQ(store.article("a")->outlet, "The Norland Post");
}

TEST(Store, TheNewestRunIsCurrentAndTheOldStaysBeside) {
  const Folder folder;
  Store store = open_new(folder);
  const Article article = samples::numbered(1);
  const auto first = samples::records_of(article);
  auto second = first;
  second[0].run = "run-2";
  second[0].event_type = "COERCE";
  store.add(article, first, samples::run("run-1"));
  EXPECT_FALSE(store.has(article, "run-2"));
  EXPECT_EQ(store.add(article, second, samples::run("run-2")), Added::kRecoded);
  EXPECT_THAT(samples::jsons(store), ElementsAre(to_json(second[0])));
  EventFilter old;
  old.run = "run-1";
  EXPECT_EQ(store.count(old), 0);
  old.versions = Versions::kAll;
  EXPECT_THAT(samples::jsons(store, old), ElementsAre(to_json(first[0])));
  EXPECT_EQ(store.stats().records, 1);
  EXPECT_EQ(store.stats().all_records, 2);
  EXPECT_EQ(store.stats().runs, 2);
}

TEST(Store, ANewRunOverAnOldVersionDoesNotBecomeCurrent) {
  const Folder folder;
  Store store = open_new(folder);
  const Article old = samples::article("a", "Rebels attacked Dorvik.");
  const Article changed = samples::article("a", "Rebels attacked Dorvik again.");
  store.add(old, samples::records_of(old), samples::run());
  store.add(changed, samples::records_of(changed), samples::run());
  EXPECT_EQ(store.add(old, samples::records_of(old), samples::run("run-2")), Added::kRecoded);
  EXPECT_THAT(samples::jsons(store), ElementsAre(to_json(samples::records_of(changed)[0])));
}

TEST(Store, AnArticleWithoutRecordsIsRememberedToo) {
  const Folder folder;
  Store store = open_new(folder);
  const Article article = samples::article("quiet", "Nothing happened in Dorvik.");
  EXPECT_EQ(store.add(article, {}, samples::run()), Added::kNew);
  EXPECT_TRUE(store.has(article, "run-1"));
  EXPECT_EQ(store.add(article, {}, samples::run()), Added::kUnchanged);
  EXPECT_EQ(store.stats().articles, 1);
}

TEST(Store, WhatWasNotCommittedIsDropped) {
  const Folder folder;
  const Article article = samples::numbered(1);
  open_new(folder).add(article, samples::records_of(article), samples::run());
  EXPECT_EQ(open_new(folder).stats().articles, 0);
}

TEST(Store, FullBatchesAreWrittenByThemselves) {
  const Folder folder;
  {
    Store store = open_new(folder, {.batch_articles = 3});
    for (int n : {1, 3, 5, 7}) store.add(samples::numbered(n), {}, samples::run());
  }
  EXPECT_EQ(open_new(folder).stats().versions, 3);
}

TEST(Store, RefusesMisuse) {
  const Folder folder;
  const Article article = samples::numbered(1);
  Store store = open_new(folder);
  auto records = samples::records_of(article);
  records[0].doc = "another";
  EXPECT_EQ(kind_of([&] { store.add(article, records, samples::run()); }), ErrorKind::kUsage);
  EXPECT_EQ(kind_of([&] { store.add(samples::article("", "x"), {}, samples::run()); }),
            ErrorKind::kUsage);
  EXPECT_EQ(kind_of([&] { store.add(article, {}, samples::run("")); }), ErrorKind::kUsage);
  expect_helpful(ErrorKind::kUsage, folder.path(),
                 [&] { Store::open(folder.path(), StoreMode::kWrite); });
  Store reader = Store::open(folder / "news.db", StoreMode::kRead);
  EXPECT_EQ(kind_of([&] { reader.add(article, {}, samples::run()); }), ErrorKind::kUsage);
}

TEST(Store, TakesAnyBytes) {
  const Folder folder;
  Store store = open_new(folder);
  using namespace std::string_literals;
  const std::string text = "\xff\xfe bad \xc3 bytes and a \0 in Dorvik"s;
  const Article article = samples::article("odd'; DROP TABLE article; --", text);
  Record record;
  record.doc = article.id;
  record.sentence.text = text;
  EXPECT_EQ(store.add(article, std::vector{record}, samples::run()), Added::kNew);
  EXPECT_EQ(store.add(article, std::vector{record}, samples::run()), Added::kUnchanged);
  EXPECT_EQ(store.article(article.id)->text, text);
  EXPECT_THAT(samples::jsons(store), SizeIs(1));
}

}  // namespace
}  // namespace annals
