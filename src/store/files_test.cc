// Files that are not ours, not there, not to be written, damaged, locked or full.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "src/base/files.h"
#include "src/store/database.h"
#include "src/store/test_errors.h"
#include "src/store/test_samples.h"

namespace annals {
namespace {

using samples::expect_helpful;
using samples::Folder;
using samples::kind_of;
using samples::open_new;
using testing::IsEmpty;
using testing::SizeIs;

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
  const std::string before = read_file(path);
  for (const StoreMode mode : {StoreMode::kRead, StoreMode::kWrite})
    expect_helpful(ErrorKind::kStore, path, [&] { Store::open(path, mode); });
  EXPECT_EQ(read_file(path), before);
  EXPECT_FALSE(std::filesystem::exists(path.string() + "-wal"));
}

INSTANTIATE_TEST_SUITE_P(
    Foreign, StoreMadeOtherwise,
    testing::Values(
        std::vector<std::string>{"CREATE TABLE recipes (name TEXT)"},
        std::vector<std::string>{"PRAGMA application_id = 7", "CREATE TABLE t (a)"},
        std::vector<std::string>{"PRAGMA user_version = 3"},
        std::vector<std::string>{"PRAGMA application_id = 1095650387", "PRAGMA user_version = 99",
                                 "CREATE TABLE article (id TEXT)"},
        std::vector<std::string>{"PRAGMA application_id = 1095650387", "CREATE TABLE t (a)"}));

TEST(StoreFiles, NoDatabaseAtAll) {
  const Folder folder;
  const auto path = folder / "notes.txt";
  write_file(path, std::string(5000, 'x'));
  for (const StoreMode mode : {StoreMode::kRead, StoreMode::kWrite})
    expect_helpful(ErrorKind::kStore, path, [&] { Store::open(path, mode); });
  EXPECT_EQ(read_file(path), std::string(5000, 'x'));
}

TEST(StoreFiles, ADamagedOneIsAnErrorAndNoCrash) {
  const Folder folder;
  {
    Store store = open_new(folder);
    for (int n = 0; n < 200; ++n)
      store.add(samples::numbered(n), samples::records_of(samples::numbered(n)), samples::run());
    store.commit();
  }
  std::string bytes = read_file(folder / "news.db");
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

TEST(StoreFiles, AReadOnlyFileIsRefusedForWritingAtOnce) {
  const Folder folder;
  open_new(folder);
  const auto path = folder / "news.db";
  ::chmod(path.c_str(), 0444);
  ::chmod(folder.path().c_str(), 0777);
  const int code = as_nobody([&] {
    Store::open(path, StoreMode::kWrite);
    return 50;
  });
  EXPECT_EQ(code, static_cast<int>(ErrorKind::kIo));
}

// What a killed writer left cannot be put right in a folder that may not be written; it must not be
// read wrongly.
TEST(StoreFiles, AfterAKillAReadOnlyFolderIsReadWholeOrNotAtAll) {
  const Folder folder;
  const auto path = folder / "news.db";
  const pid_t child = ::fork();
  if (child == 0) {
    Store store = Store::open(path, StoreMode::kWrite);
    store.add(samples::numbered(1), samples::records_of(samples::numbered(1)), samples::run());
    store.commit();
    ::_exit(0);  // as a kill does: nothing is closed
  }
  ::waitpid(child, nullptr, 0);
  ASSERT_TRUE(std::filesystem::exists(path.string() + "-wal"));
  for (const bool index_lost : {false, true}) {
    if (index_lost) std::filesystem::remove(path.string() + "-shm");
    ::chmod(folder.path().c_str(), 0555);
    const int code = as_nobody([&] {
      return static_cast<int>(samples::jsons(Store::open(path, StoreMode::kRead)).size() + 50);
    });
    EXPECT_TRUE(code == 51 || code == static_cast<int>(ErrorKind::kIo)) << code;
    ::chmod(folder.path().c_str(), 0755);
  }
  EXPECT_THAT(samples::jsons(Store::open(path, StoreMode::kRead)), SizeIs(1));
}

TEST(StoreFiles, AnOddNameIsANameOfAFile) {
  const Folder folder;
  const auto before = std::filesystem::current_path();
  std::filesystem::current_path(folder.path());
  Store::open(":memory:", StoreMode::kWrite);
  Store::open("50% of? a#b.db", StoreMode::kWrite);
  EXPECT_TRUE(std::filesystem::exists(":memory:"));
  EXPECT_EQ(Store::open("50% of? a#b.db", StoreMode::kRead).stats().articles, 0);
  std::filesystem::current_path(before);
  EXPECT_EQ(kind_of([] { Store::open("", StoreMode::kWrite); }), ErrorKind::kUsage);
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

}  // namespace
}  // namespace annals
