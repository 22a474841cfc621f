#include "src/store/store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <random>
#include <set>
#include <tuple>

#include "include/annals/error.h"
#include "src/base/files.h"
#include "src/base/text.h"
#include "src/store/database.h"
#include "src/store/schema.h"
#include "src/store/test_samples.h"

namespace annals {
namespace {

using samples::Folder;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

// What kind of Error the function throws, and that it says where and what to do.
template <class Function> std::optional<ErrorKind> kind_of(Function&& function) {
  try {
    function();
  } catch (const Error& error) {
    EXPECT_THAT(error.message(), Not(IsEmpty()));
    return error.kind();
  }
  return std::nullopt;
}

template <class Function>
void expect_helpful(ErrorKind kind, const std::filesystem::path& path, Function&& function) {
  try {
    function();
    ADD_FAILURE() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(name_of(error.kind()), name_of(kind)) << error.what();
    EXPECT_EQ(error.place().file, path.string()) << error.what();
    EXPECT_THAT(error.hint(), Not(IsEmpty())) << error.what();
  }
}

Store open_new(const Folder& folder, const StoreOptions& options = {}) {
  return Store::open(folder / "news.db", StoreMode::kWrite, options);
}

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
  const std::string text("\xff\xfe bad \xc3 bytes and a \0 in Dorvik", 34);
  const Article article = samples::article("odd'; DROP TABLE article; --", text);
  Record record;
  record.doc = article.id;
  record.sentence.text = text;
  EXPECT_EQ(store.add(article, std::vector{record}, samples::run()), Added::kNew);
  EXPECT_EQ(store.add(article, std::vector{record}, samples::run()), Added::kUnchanged);
  EXPECT_EQ(store.article(article.id)->text, text);
  EXPECT_THAT(samples::jsons(store), SizeIs(1));
}

// ---- files that are not ours, or not usable ----

std::string bytes_of(const std::filesystem::path& path) { return read_file(path); }

TEST(StoreFiles, OneThatIsNotThere) {
  const Folder folder;
  expect_helpful(ErrorKind::kNotFound, folder / "none.db",
                 [&] { Store::open(folder / "none.db", StoreMode::kRead); });
  EXPECT_FALSE(std::filesystem::exists(folder / "none.db"));
  const auto lost = folder.path() / "no" / "folder.db";
  expect_helpful(ErrorKind::kIo, lost, [&] { Store::open(lost, StoreMode::kWrite); });
}

TEST(StoreFiles, AnEmptyOne) {
  const Folder folder;
  std::ofstream(folder / "empty.db").close();
  expect_helpful(ErrorKind::kStore, folder / "empty.db",
                 [&] { Store::open(folder / "empty.db", StoreMode::kRead); });
  EXPECT_EQ(Store::open(folder / "empty.db", StoreMode::kWrite).stats().articles, 0);
}

class StoreMadeOtherwise : public testing::TestWithParam<std::vector<std::string>> {};

TEST_P(StoreMadeOtherwise, IsRefusedAndNotTouched) {
  const Folder folder;
  const auto path = folder / "theirs.db";
  {
    Database db(path, OpenMode::kCreate, 0);
    for (const std::string& sql : GetParam()) db.execute(sql);
  }
  const std::string before = bytes_of(path);
  for (const StoreMode mode : {StoreMode::kRead, StoreMode::kWrite})
    expect_helpful(ErrorKind::kStore, path, [&] { Store::open(path, mode); });
  EXPECT_EQ(bytes_of(path), before);
  EXPECT_FALSE(std::filesystem::exists(path.string() + "-wal"));
}

INSTANTIATE_TEST_SUITE_P(
    Foreign, StoreMadeOtherwise,
    testing::Values(
        std::vector<std::string>{"CREATE TABLE recipes (name TEXT)"},
        std::vector<std::string>{"PRAGMA application_id = 7", "CREATE TABLE t (a)"},
        std::vector<std::string>{"PRAGMA user_version = 3"},
        std::vector<std::string>{"PRAGMA application_id = 1095650387", "PRAGMA user_version = 2",
                                 "CREATE TABLE article (id TEXT)"},
        std::vector<std::string>{"PRAGMA application_id = 1095650387", "CREATE TABLE t (a)"}));

TEST(StoreFiles, NoDatabaseAtAll) {
  const Folder folder;
  const auto path = folder / "notes.txt";
  write_file(path, std::string(5000, 'x'));
  for (const StoreMode mode : {StoreMode::kRead, StoreMode::kWrite})
    expect_helpful(ErrorKind::kStore, path, [&] { Store::open(path, mode); });
  EXPECT_EQ(bytes_of(path), std::string(5000, 'x'));
}

TEST(StoreFiles, ADamagedOneIsAnErrorAndNoCrash) {
  const Folder folder;
  {
    Store store = open_new(folder);
    for (int n = 0; n < 200; ++n)
      store.add(samples::numbered(n), samples::records_of(samples::numbered(n)), samples::run());
    store.commit();
  }
  std::string bytes = bytes_of(folder / "news.db");
  for (std::size_t at = 8192; at < bytes.size(); at += 512)
    bytes[at] = static_cast<char>(bytes[at] ^ 0x55);
  write_file(folder / "news.db", bytes);
  const auto kind = kind_of([&] {
    const Store store = Store::open(folder / "news.db", StoreMode::kRead);
    if (!store.check().empty()) throw Error(ErrorKind::kStore, "damaged");
  });
  EXPECT_EQ(kind, ErrorKind::kStore);
}

TEST(StoreFiles, ASecondWriterIsToldThatTheStoreIsLockedAndReadersAreNot) {
  const Folder folder;
  Store first = open_new(folder);
  const Article article = samples::numbered(1);
  first.add(article, samples::records_of(article), samples::run());
  Store second = open_new(folder, {.busy_ms = 10});
  expect_helpful(ErrorKind::kStore, folder / "news.db",
                 [&] { second.add(article, {}, samples::run()); });
  EXPECT_THAT(samples::jsons(Store::open(folder / "news.db", StoreMode::kRead)), IsEmpty());
  first.commit();
  EXPECT_EQ(second.add(article, {}, samples::run()), Added::kUnchanged);
  EXPECT_THAT(samples::jsons(Store::open(folder / "news.db", StoreMode::kRead)), SizeIs(1));
}

TEST(StoreFiles, AFullDiskKeepsTheBatchesWrittenSoFar) {
  const Folder folder;
  const auto path = folder / "news.db";
  int kept = 0;
  {
    Store store = open_new(folder, {.max_bytes = 600'000, .batch_articles = 10});
    expect_helpful(ErrorKind::kIo, path, [&] {
      for (int n = 1;; n += 2) {
        const Article article = samples::article(std::to_string(n), "Rebels attacked Dorvik. " +
                                                                        std::string(3000, 'x'));
        store.add(article, samples::records_of(article), samples::run());
        kept = (n + 1) / 2;
      }
    });
    EXPECT_GT(kept, 10);
    EXPECT_EQ(store.stats().articles, kept / 10 * 10);
    EXPECT_THAT(store.check(), IsEmpty());
  }
  Store larger = open_new(folder);
  EXPECT_EQ(larger.stats().articles, kept / 10 * 10);
  EXPECT_EQ(larger.add(samples::numbered(1), {}, samples::run()), Added::kNew);
}

// Runs as a user without rights, so that the superuser's tests see what others see.
template <class Function> int as_nobody(Function&& function) {
  const pid_t child = ::fork();
  if (child == 0) {
    if (::geteuid() == 0 && ::setuid(65534) != 0) ::_exit(99);
    int code = 98;
    try {
      code = function();
    } catch (const Error& error) {
      code = static_cast<int>(error.kind());
    }
    ::_exit(code);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST(StoreFiles, AReadOnlyFolderCanBeReadAndNotWritten) {
  const Folder folder;
  const Article article = samples::numbered(1);
  {
    Store store = open_new(folder);
    store.add(article, samples::records_of(article), samples::run());
    store.commit();
  }
  const auto path = folder / "news.db";
  ::chmod(path.c_str(), 0444);
  ::chmod(folder.path().c_str(), 0555);
  const int read = as_nobody([&] {
    return static_cast<int>(samples::jsons(Store::open(path, StoreMode::kRead)).size() + 50);
  });
  EXPECT_EQ(read, 51);
  const int write = as_nobody([&] {
    Store store = Store::open(path, StoreMode::kWrite);
    store.add(samples::numbered(3), {}, samples::run());
    store.commit();
    return 50;
  });
  EXPECT_EQ(write, static_cast<int>(ErrorKind::kIo));
  const int create = as_nobody([&] {
    Store::open(folder / "other.db", StoreMode::kWrite);
    return 50;
  });
  EXPECT_EQ(create, static_cast<int>(ErrorKind::kIo));
  EXPECT_THAT(Store::open(path, StoreMode::kRead).check(), IsEmpty());
}

TEST(StoreFiles, NothingIsLeftBesideAStoreAtRest) {
  const Folder folder;
  {
    Store store = open_new(folder);
    store.add(samples::numbered(1), {}, samples::run());
    store.commit();
  }
  { (void)samples::jsons(Store::open(folder / "news.db", StoreMode::kRead)); }
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    EXPECT_EQ(entry.path().filename(), "news.db");
    ++files;
  }
  EXPECT_EQ(files, 1);
}

// ---- what SQLite tools see ----

TEST(StoreTables, ViewsAnswerInPlainSql) {
  const Folder folder;
  Article article = samples::article(
      "a", "The ministry said Norland and Sudmark attacked Dorvik, killing at least 4.");
  {
    Store store = open_new(folder);
    Record attack = samples::record(article, "ASSAULT", "attacked");
    attack.actor.push_back(
        {samples::quote(article, "Norland"), "", "NOR", {"GOV", "MIL"}, "", std::nullopt});
    attack.actor.push_back({samples::quote(article, "Sudmark"), "", "", {"REB"}, "", std::nullopt});
    attack.places.push_back({samples::quote(article, "Dorvik"), "", "NOR", {}, {}, 0, "city", {}});
    attack.quantities.push_back(
        {"killed", 4, {}, false, samples::quote(article, "at least 4"), "", "", {}});
    attack.attribution = RecordAttribution{samples::quote(article, "The ministry"),
                                           samples::quote(article, "said"),
                                           "",
                                           "NOR",
                                           {"GOV"}};
    store.add(article, std::vector{attack}, samples::run());
    article.text += " ";
    store.add(article, std::vector{attack}, samples::run());
    store.commit();
    EXPECT_THAT(store.check(), IsEmpty());
  }
  const Database db(folder / "news.db", OpenMode::kRead, 0);
  EXPECT_EQ(db.text("SELECT actor || '|' || actor_code || '|' || place || '|' || killed_min || '|' "
                    "|| source_code "
                    "FROM events WHERE event_type = 'ASSAULT' AND killed_max IS NULL"),
            "Norland;Sudmark|NOR GOV MIL;--- REB|Dorvik|4|NOR GOV");
  EXPECT_EQ(db.integer("SELECT count(*) FROM events"), 1);
  EXPECT_EQ(db.integer("SELECT count(*) FROM claims WHERE quote = found"), 16);
  EXPECT_EQ(db.text("SELECT reason FROM because"), "frame attack");
}

TEST(StoreTables, CheckFindsAQuoteThatIsNotThere) {
  const Folder folder;
  Store store = open_new(folder);
  const Article article = samples::numbered(1);
  auto records = samples::records_of(article);
  records[0].trigger.span.begin += 1;
  store.add(article, records, samples::run());
  store.commit();
  EXPECT_THAT(store.check(), ElementsAre(HasSubstr("trigger")));
}

// "table.column" of everything that exists.
std::set<std::string> columns_of(const Database& db) {
  std::set<std::string> out;
  Statement statement(
      db, "SELECT t.name || '.' || c.name FROM pragma_table_list t, pragma_table_info(t.name) c "
          "WHERE t.schema = 'main' AND t.name NOT LIKE 'sqlite%' AND t.type IN ('table', 'view', "
          "'virtual')");
  for (statement.start({}); statement.step();) out.emplace(statement.text(0));
  return out;
}

// The same from docs/reference/store.md: "## `table`", then rows that begin "| `column` |".
std::set<std::string> documented_columns(const std::string& page) {
  std::set<std::string> out;
  std::string table;
  for (const std::string_view line : split(page, '\n')) {
    const auto parts = split(line, '`');
    if (line.starts_with("## ")) table = parts.size() > 1 ? std::string(parts[1]) : "";
    if (!line.starts_with("| `") || table.empty()) continue;
    for (std::size_t i = 1;
         i < parts.size() && parts[i - 1].find("| ", 1) == std::string_view::npos; i += 2)
      out.insert(table + "." + std::string(parts[i]));
  }
  return out;
}

TEST(StoreTables, TheReferencePageNamesEveryColumnAndNoOther) {
  const auto page = data_directory().parent_path() / "docs/reference/store.md";
  if (!std::filesystem::exists(page)) GTEST_SKIP() << "no docs/ beside data/";
  const Folder folder;
  open_new(folder);
  EXPECT_EQ(documented_columns(read_file(page)),
            columns_of(Database(folder / "news.db", OpenMode::kRead, 0)));
}

// ---- written and read back is the same (I-9) ----

// Invents values; the same seed gives the same ones.
class Dice {
public:
  explicit Dice(unsigned seed) : engine_(seed) {}

  std::uint64_t below(std::uint64_t end) { return engine_() % end; }
  bool coin() { return below(2) == 0; }
  double real() { return static_cast<double>(static_cast<std::int64_t>(engine_())) / 1e9; }

  std::string text() {
    static const std::vector<std::string> kPieces{"a", "Z", " ", "\"", "\\", "\n", "\t",   ";",
                                                  "'", "%", "_", "é",  "☂",  "𝄞",  "\x01", "war"};
    std::string out;
    for (std::uint64_t i = below(8); i > 0; --i) out += kPieces[below(kPieces.size())];
    return out;
  }
  Quote quote() {
    return {text(), {static_cast<std::uint32_t>(engine_()), static_cast<std::uint32_t>(engine_())}};
  }
  std::optional<Quote> maybe_quote() { return coin() ? std::optional(quote()) : std::nullopt; }
  std::optional<double> maybe_real() { return coin() ? std::optional(real()) : std::nullopt; }
  std::optional<std::int64_t> maybe_integer() {
    return coin() ? std::optional(static_cast<std::int64_t>(engine_())) : std::nullopt;
  }
  std::vector<std::string> texts() {
    std::vector<std::string> out(below(3));
    for (std::string& one : out) one = text();
    return out;
  }
  RecordActor actor() { return {quote(), text(), text(), texts(), text(), maybe_quote()}; }

private:
  std::mt19937_64 engine_;
};

void add_lists(Dice& dice, Record& record) {
  for (std::uint64_t i = dice.below(3); i > 0; --i) {
    record.actor.push_back(dice.actor());
    record.recipient.push_back(dice.actor());
    record.places.push_back({dice.quote(),
                             dice.text(),
                             dice.text(),
                             dice.maybe_real(),
                             dice.maybe_real(),
                             static_cast<std::uint32_t>(dice.below(3)),
                             dice.text(),
                             {{dice.text(), dice.text(), dice.maybe_real(), dice.maybe_real(), 3,
                               dice.text(), dice.real()}}});
    record.quantities.push_back({dice.text(), dice.maybe_integer(), dice.maybe_integer(),
                                 dice.coin(), dice.quote(), dice.text(), dice.text(),
                                 dice.coin() ? std::optional(0U) : std::nullopt});
    record.copies.push_back({dice.text(), dice.text(), dice.text(), {1, 2}});
    record.because.emplace_back("field" + std::to_string(i), dice.texts());
  }
}

Record any_record(Dice& dice, const std::string& doc) {
  Record record;
  record.id = dice.text();
  record.doc = doc;
  record.url = dice.text();
  record.event = dice.text();
  record.happening = dice.text();
  record.event_type = dice.text();
  record.modes = dice.texts();
  record.contexts = dice.texts();
  record.intensity = dice.real();
  record.trigger = dice.quote();
  record.sentence = dice.quote();
  if (dice.coin()) record.date = RecordDate{dice.text(), dice.text(), dice.quote()};
  record.factuality = dice.text();
  add_lists(dice, record);
  if (dice.coin())
    record.attribution =
        RecordAttribution{dice.quote(), dice.maybe_quote(), dice.text(), dice.text(), dice.texts()};
  record.aggregate = dice.coin();
  record.confidence = dice.real();
  return record;
}

Article any_article(Dice& dice) {
  Article article =
      samples::article("doc" + dice.text(), dice.text(), dice.coin() ? "2024-02-29" : "");
  for (std::string Article::*field :
       {&Article::title, &Article::url, &Article::outlet, &Article::byline, &Article::language,
        &Article::section, &Article::licence, &Article::published_text})
    article.*field = dice.text();
  return article;
}

TEST(StoreProperties, I9_WrittenAndReadBackIsTheSame) {
  const Folder folder;
  Store store = open_new(folder);
  for (unsigned seed = 0; seed < 200; ++seed) {
    Dice dice(seed);
    const Article article = any_article(dice);
    std::vector<Record> records;
    for (std::uint64_t i = dice.below(4); i > 0; --i)
      records.push_back(any_record(dice, article.id));
    store.add(article, records, samples::run());
    std::vector<std::string> expected;
    for (const Record& record : records) expected.push_back(to_json(record));
    EventFilter filter;
    filter.doc = article.id;
    EXPECT_THAT(samples::jsons(store, filter), testing::UnorderedElementsAreArray(expected))
        << "seed " << seed;
    store.events(filter, [](const StoredEvent& ev) { EXPECT_EQ(to_json(ev.record), ev.json); });
    const Article back = *store.article(article.id);
    EXPECT_EQ(std::tie(back.id, back.text, back.title, back.published, back.published_text,
                       back.url, back.outlet, back.byline, back.language, back.section,
                       back.licence),
              std::tie(article.id, article.text, article.title, article.published,
                       article.published_text, article.url, article.outlet, article.byline,
                       article.language, article.section, article.licence));
    EXPECT_TRUE(store.has(back, "run-1"));
  }
}

}  // namespace
}  // namespace annals
