// Runs beside each other, and what the newer changed.
#include "src/store/revisions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/store/test_errors.h"
#include "src/store/test_samples.h"
#include "src/story/changes.h"

namespace annals {
namespace {

using samples::Folder;
using testing::ElementsAre;
using testing::IsEmpty;

Record attack(const Article& article, const std::string& place) {
  Record out = samples::records_of(article)[0];
  out.places[0].name = place;
  return out;
}

TEST(Revisions, ARerunStandsBesideTheOldOneAndViewsShowTheNewest) {
  const Folder folder;
  Store store = samples::open_new(folder);
  const Article article = samples::numbered(1), other = samples::numbered(2), late = samples::numbered(4);
  const auto older = samples::run("aa-older"), newer = samples::run("ab-newer");
  Record burned = samples::record(article, "ASSAULT", "starb");
  store.add(article, std::vector{attack(article, "Dorvik"), burned}, older);
  store.add(other, std::vector{attack(other, "Dorvik")}, older);
  Record met = samples::record(article, "CONSULT", "time");
  store.add(article, std::vector{attack(article, "Karsa"), met}, newer);
  store.add(late, samples::records_of(late), newer);
  store.commit();
  EXPECT_EQ(store.count({}), 4) << "two of the newer run, and those of the articles that one run coded";

  const auto runs = store.runs();
  ASSERT_EQ(runs.size(), 2U);
  EXPECT_EQ(runs[0].run.id, "aa-older");
  EXPECT_EQ(runs[0].records, 3);
  EXPECT_EQ(runs[0].current, 1);
  EXPECT_EQ(runs[1].since, "2024-03-07");

  std::vector<std::string> seen;
  const RevisionCounts counts = store.revisions("aa", "ab-newer", [&](const Revision& one) {
    std::string line = !one.older ? "added " + one.newer->event_type : !one.newer ? "gone " + one.older->trigger.text : "";
    if (one.older && one.newer)
      for (const story::FieldChange& change : story::changes_between(*one.older, *one.newer)) line += change.field + " ";
    seen.push_back(line);
  });
  EXPECT_THAT(seen, ElementsAre("places ", "gone starb", "added CONSULT"));
  EXPECT_EQ(counts.articles, 1);
  EXPECT_EQ(counts.only_older, 1);
  EXPECT_EQ(counts.only_newer, 1);
}

TEST(Revisions, RunsAreNamedByABeginningThatIsTheirsAlone) {
  const Folder folder;
  Store store = samples::open_new(folder);
  const Article article = samples::numbered(1);
  for (const char* run : {"ab1", "ab2"}) store.add(article, {}, samples::run(run));
  store.commit();
  const auto compare = [&](const char* a, const char* b) { (void)store.revisions(a, b, [](const Revision&) {}); };
  EXPECT_EQ(samples::kind_of([&] { compare("ab", "ab2"); }), ErrorKind::kUsage);
  EXPECT_EQ(samples::kind_of([&] { compare("c", "ab2"); }), ErrorKind::kUsage);
  EXPECT_EQ(samples::kind_of([&] { compare("", "ab2"); }), ErrorKind::kUsage);
  EXPECT_NO_THROW(compare("ab1", "ab2"));
}

}  // namespace
}  // namespace annals
