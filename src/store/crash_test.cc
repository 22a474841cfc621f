// kill -9 in the middle of adding leaves a valid store, and adding again completes it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "src/store/database.h"
#include "src/store/test_samples.h"

namespace annals {
namespace {

constexpr int kArticles = 150;

void add_all(const std::filesystem::path& path, int announce) {
  Store store = Store::open(path, StoreMode::kWrite, {.batch_articles = 10});
  for (int n = 0; n < kArticles; ++n) {
    const Article article = samples::numbered(n);
    if (!store.has(article, "run-1"))
      store.add(article, samples::records_of(article), samples::run());
    if (announce >= 0 && ::write(announce, "x", 1) != 1) return;
  }
  store.commit();
}

// Starts adding in a child and kills it after so many articles and a while of turning in place; the
// moment falls anywhere, also between two writes of one transaction.
void add_and_be_killed(const std::filesystem::path& path, int articles, int turns) {
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    ::close(ends[0]);
    add_all(path, ends[1]);
    ::_exit(0);
  }
  ::close(ends[1]);
  char byte = 0;
  for (int i = 0; i < articles && ::read(ends[0], &byte, 1) == 1;) ++i;
  for (volatile int turn = 0; turn < turns;) turn = turn + 1;
  ::kill(child, SIGKILL);
  ::close(ends[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
}

std::vector<std::string> everything(const std::filesystem::path& path) {
  EventFilter filter;
  filter.versions = Versions::kAll;
  return samples::jsons(Store::open(path, StoreMode::kRead), filter);
}

TEST(StoreCrash, AfterKillTheStoreIsSoundAndAddingAgainCompletesIt) {
  const samples::Folder folder;
  add_all(folder / "whole.db", -1);
  const auto whole = everything(folder / "whole.db");
  const auto current = samples::jsons(Store::open(folder / "whole.db", StoreMode::kRead));
  ASSERT_EQ(whole.size(), static_cast<std::size_t>(kArticles));
  int interrupted = 0;
  for (int moment = 0; moment < 24; ++moment) {
    const auto path = folder.path() / ("killed" + std::to_string(moment) + ".db");
    add_and_be_killed(path, moment * 6, moment % 4 * 40'000);
    if (std::filesystem::exists(path)) {
      const Store store = Store::open(path, StoreMode::kWrite);
      EXPECT_THAT(store.check(), testing::IsEmpty())
          << "killed after " << moment * 6 << " articles";
      const auto versions = store.stats().versions;
      if (versions < kArticles) {
        ++interrupted;
        EXPECT_EQ(versions % 10, 0) << "half a batch";
      }
    }
    add_all(path, -1);
    EXPECT_EQ(everything(path), whole);
    EXPECT_EQ(samples::jsons(Store::open(path, StoreMode::kRead)), current);
  }
  EXPECT_GT(interrupted, 10);
}

// A reader that comes right after the kill sees the whole batches too.
TEST(StoreCrash, AReaderMayComeFirst) {
  const samples::Folder folder;
  add_and_be_killed(folder / "news.db", 75, 0);
  const Store store = Store::open(folder / "news.db", StoreMode::kRead);
  EXPECT_GE(store.stats().versions, 70);
  EXPECT_THAT(store.check(), testing::IsEmpty());
}

}  // namespace
}  // namespace annals
