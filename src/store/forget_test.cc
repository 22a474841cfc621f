// What is forgotten is gone from the bytes of the file, does not come back, and leaves happenings as if it had never come.
#include "src/store/forget.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "src/base/files.h"
#include "src/store/test_errors.h"
#include "src/store/test_samples.h"

namespace annals {
namespace {

using samples::Folder;
using samples::kind_of;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

const Run kRun = samples::run();

// Reports of attacks on one of three towns; every word that ends in the number is of this report alone.
Article report(int n, const std::string& more = "") {
  const std::string number = std::to_string(n);
  Article out = samples::article("report" + number, "Rebels attacked Dorvik, witness" + number + " said. Zembla" + number + " burned." + more,
                                 n % 2 == 0 ? "2024-03-05" : "2024-03-06");
  out.title = "Headline" + number;
  out.url = "https://post.example/story" + number;
  out.outlet = "Outlet" + std::to_string(n % 3);
  return out;
}

std::vector<Record> records_of(const Article& from, const std::string& person = "") {
  std::vector<Record> out = samples::records_of(from);
  out[0].url = from.url;
  out[0].date = RecordDate{"2024-03-05", "2024-03-05", {}};
  if (from.id.back() % 3 == 0) out[0].places[0].name = "Karsa", out[0].places[0].lat = 65;
  if (!person.empty()) out[0].actor[0].name = person;
  return out;
}

void add(Store& store, const Article& article) { store.add(article, records_of(article), kRun); }

// Everything that lies in the folder of the store: the file and what SQLite keeps beside it.
std::string bytes_of(const Folder& folder) {
  std::string out;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) out += read_file(entry.path());
  return out;
}

void expect_no_trace(const Folder& folder, const std::vector<std::string>& words) {
  const std::string bytes = bytes_of(folder);
  ASSERT_GT(bytes.size(), 4096U);
  for (const std::string& word : words) {
    EXPECT_EQ(bytes.find(word), std::string::npos) << word;
    std::string lower = word;
    std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return std::tolower(c); });
    EXPECT_EQ(bytes.find(lower), std::string::npos) << lower << " (as the index has it)";
  }
}

TEST(Forget, NoByteOfTheWordsIsLeft) {
  const Folder folder;
  Store store = samples::open_new(folder);
  for (int n = 0; n < 6; ++n) add(store, report(n));
  const Article second = report(3, " Corrected: Quelm3.");
  add(store, second);                                                // a version
  store.add(second, records_of(second), samples::run("newer run"));  // and a re-run
  store.commit();
  store.join();
  const std::vector<std::string> words{"witness3", "Zembla3", "Headline3", "story3", "Quelm3"};
  for (const std::string& word : words) ASSERT_NE(bytes_of(folder).find(word), std::string::npos) << word;
  const Forgotten done = store.forget({ForgetBy::kUrl, "HTTPS://Post.example/story3#top", "asked for"});
  ASSERT_THAT(done.reports, SizeIs(1));
  EXPECT_EQ(done.reports[0].doc, "report3");
  EXPECT_EQ(done.reports[0].versions, 2);
  EXPECT_EQ(done.reports[0].records, 3);
  expect_no_trace(folder, words);  // while the store is open: the file, its log and its index of the log
  EXPECT_THAT(store.check(), IsEmpty());
  EXPECT_EQ(store.stats().articles, 5);
  EventFilter text;
  text.text = "attacked";
  EXPECT_EQ(store.count(text), 5) << "the full-text index still finds the others";
  text = {};
  text.article_text = "witness4";
  EXPECT_EQ(store.count(text), 1);
}

TEST(Forget, ATombstoneStopsWhatComesAgain) {
  const Folder folder;
  Store store = samples::open_new(folder);
  for (int n = 0; n < 3; ++n) add(store, report(n));
  EXPECT_FALSE(store.tombstone_of(report(1)));
  (void)store.forget({ForgetBy::kUrl, "https://post.example/story1", "asked for"});
  const auto stone = store.tombstone_of(report(1));
  ASSERT_TRUE(stone);
  EXPECT_EQ(stone->reason, "asked for");
  Article same_words = report(1);
  same_words.id = "another id";
  same_words.url = "https://mirror.example/1";
  for (const Article& again : {report(1), report(1, " Updated."), same_words})
    EXPECT_EQ(store.add(again, records_of(again), kRun), Added::kForgotten);
  const Article other = report(4);
  EXPECT_EQ(store.add(other, records_of(other), kRun), Added::kNew);
  store.commit();
  EXPECT_EQ(store.stats().articles, 3);
}

TEST(Forget, WhatIsNotThereIsKeptOutFromNowOn) {
  const Folder folder;
  Store store = samples::open_new(folder);
  EXPECT_THAT(store.forget({ForgetBy::kOutlet, "outlet1", ""}).reports, IsEmpty());
  const Article one = report(1), two = report(2);
  EXPECT_EQ(store.add(one, records_of(one), kRun), Added::kForgotten);
  EXPECT_EQ(store.add(two, records_of(two), kRun), Added::kNew);
  EXPECT_EQ(kind_of([&] { (void)store.forget({ForgetBy::kPerson, " - ", ""}); }), ErrorKind::kUsage);
}

TEST(Forget, APersonIsForgottenWithAllReportsThatNameHer) {
  const Folder folder;
  Store store = samples::open_new(folder);
  const Article in_text = report(0, " Ana Kole saw it."), in_byline = [] { Article out = report(1); out.byline = "By ANA  KOLE"; return out; }();
  const Article in_record = report(2), other = report(3, " Ana went. Kole stayed.");
  for (const Article& one : {in_text, in_byline, other}) add(store, one);
  store.add(in_record, records_of(in_record, "Ana Kole"), kRun);
  store.join();
  store.keep_ledger("kole", "--actor-text\tAna Kole\n--role\tkilled\n");
  store.keep_ledger("dorvik", "--place\tDorvik\n--role\tkilled\n");
  store.log_export({"", "csv", "--actor-text\tAna Kole\n", "/home/x/ana-kole.csv", 4});
  const Forgetting asked{ForgetBy::kPerson, "ana kole", "her wish"};
  EXPECT_THAT(store.would_forget(asked).reports, SizeIs(3));
  EXPECT_EQ(store.stats().articles, 4) << "looking changes nothing";
  const Forgotten done = store.forget(asked);
  EXPECT_THAT(done.reports, SizeIs(3));
  EXPECT_THAT(done.ledgers, ElementsAre("kole"));
  EXPECT_THAT(store.ledgers(), ElementsAre("dorvik"));
  expect_no_trace(folder, {"Ana Kole", "ana-kole", "ANA  KOLE", "witness0", "witness1", "witness2"});
  EXPECT_EQ(store.stats().articles, 1);
  Article again = report(5, " Said Ana\nKole.");
  EXPECT_EQ(store.add(again, records_of(again), kRun), Added::kForgotten);
  const Article named = report(6);
  EXPECT_EQ(store.add(named, records_of(named, "Ana Kole"), kRun), Added::kForgotten) << "by a record alone";
  EXPECT_EQ(kind_of([&] { (void)store.forget({ForgetBy::kPerson, "Bo Lind", "Bo Lind asked"}); }), ErrorKind::kUsage);
}

TEST(Forget, TellsTheExportsThatHoldIt) {
  const Folder folder;
  Store store = samples::open_new(folder);
  add(store, report(0));
  store.log_export({"", "jsonl", "", "before.jsonl", 1});
  add(store, report(1));
  store.log_export({"", "csv", "--type\tASSAULT\n", "", 2});
  const Forgotten first = store.forget({ForgetBy::kDoc, "report1", ""});
  ASSERT_THAT(first.exports, SizeIs(1));
  EXPECT_EQ(first.exports[0].format, "csv");
  EXPECT_EQ(first.exports[0].records, 2);
  EXPECT_EQ(first.exports[0].exported.size(), std::string("2024-03-07T00:00:00Z").size());
  add(store, report(2));  // takes no key that was used before, though the greatest is gone
  EXPECT_THAT(store.would_forget({ForgetBy::kDoc, "report2", ""}).exports, IsEmpty());
  EXPECT_THAT(store.would_forget({ForgetBy::kDoc, "report0", ""}).exports, SizeIs(2));
}

TEST(Forget, TellsWhoElseHasTheWordsAndGivesTheirRecordsBack) {
  const Folder folder;
  Store store = samples::open_new(folder);
  const Article first = report(0), second = report(1);
  add(store, first);
  const Record attack = records_of(second)[0];
  store.add(second, records_of(second), kRun, std::vector{CarriedFrom{"report0", {{records_of(first)[0].sentence.span, attack.sentence.span}}}});
  store.commit();
  EXPECT_EQ(store.count({}), 1) << "counted with the earlier one";
  EXPECT_THAT(store.forget({ForgetBy::kDoc, "report0", ""}).carriers, ElementsAre("report1"));
  EXPECT_EQ(store.count({}), 1) << "now with its own";
  EXPECT_EQ(store.article("report0"), std::nullopt);
}

TEST(Forget, CopiesOfItInRecordsOfOthersGoToo) {
  const Folder folder;
  Store store = samples::open_new(folder);
  add(store, report(0));
  const Article other = report(1);
  std::vector<Record> records = records_of(other);
  records[0].copies.push_back({"report0", "Outlet0", "https://post.example/story0", {0, 5}});
  records[0].copies.push_back({"report9", "Outlet0", "https://post.example/story9", {0, 5}});
  store.add(other, records, kRun);
  (void)store.forget({ForgetBy::kUrl, "https://post.example/story0", ""});
  expect_no_trace(folder, {"story0"});
  std::vector<RecordCopy> copies;
  store.events({}, [&](const StoredEvent& ev) { copies = ev.record().copies; });
  ASSERT_THAT(copies, SizeIs(1));
  EXPECT_EQ(copies[0].doc, "report9");
}

TEST(Forget, AReaderThatHoldsTheLogIsNamedAndCallingAgainFinishes) {
  const Folder folder;
  Store store = samples::open_new(folder, {.busy_ms = 10});
  for (int n = 0; n < 3; ++n) add(store, report(n));
  store.commit();
  const Forgetting asked{ForgetBy::kDoc, "report1", ""};
  {
    const Database reader(folder / "news.db", OpenMode::kRead, 0);
    Statement reading(reader, "SELECT text FROM article");
    reading.start({});
    ASSERT_TRUE(reading.step());
    EXPECT_EQ(kind_of([&] { (void)store.forget(asked); }), ErrorKind::kStore);
  }
  (void)store.forget(asked);
  expect_no_trace(folder, {"witness1", "story1"});
}

// Happenings with the reports in them, and the decisions that stand.
std::map<std::string, std::set<std::string>> happenings(const Store& store) {
  std::map<std::string, std::set<std::string>> out;
  store.events({}, [&](const StoredEvent& ev) { out[ev.record().happening].insert(ev.record().doc); });
  return out;
}

TEST(Forget, LeavesHappeningsAsIfItHadNeverComeInAnyOrderAndBatches) {
  std::mt19937 dice(5);
  std::vector<int> numbers{0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
  const std::set<int> gone{2, 5, 7};
  const Folder without_folder;
  Store without = samples::open_new(without_folder);
  for (const int n : numbers)
    if (!gone.contains(n)) add(without, report(n));
  without.join();
  const auto expected = happenings(without);
  ASSERT_EQ(expected.size(), 2U);
  for (const std::size_t batch : {std::size_t{1}, std::size_t{3}, numbers.size()}) {
    std::shuffle(numbers.begin(), numbers.end(), dice);
    const Folder folder;
    Store store = samples::open_new(folder);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      add(store, report(numbers[i]));
      if ((i + 1) % batch == 0) store.join();
    }
    for (const int n : gone) (void)store.forget({ForgetBy::kDoc, "report" + std::to_string(n), ""});
    EXPECT_EQ(happenings(store), expected) << "batches of " << batch;
  }
}

TEST(Forget, DecisionsKeepWhoAndWhen) {
  const Folder folder;
  Store store = samples::open_new(folder);
  for (const int n : {1, 2, 4}) add(store, report(n));
  store.join();
  std::string happening;
  store.events({}, [&](const StoredEvent& ev) { happening = ev.record().happening; });
  const auto accounts = store.accounts_of(happening);
  ASSERT_THAT(accounts, SizeIs(3));
  store.decide(accounts[0].id, accounts[1].id, true, "an editor");
  store.join();
  (void)store.forget({ForgetBy::kDoc, accounts[1].doc, ""});
  const Database db(folder / "news.db", OpenMode::kRead, 1000);
  EXPECT_EQ(db.text("SELECT who FROM decision"), "an editor");
  EXPECT_EQ(store.accounts_of(accounts[0].id).size(), 2U);
}

}  // namespace
}  // namespace annals
