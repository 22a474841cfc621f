// What was coded and kept comes out of the store as it went in, and every quote stands in its
// article.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>

#include "src/base/files.h"
#include "src/store/store.h"
#include "tests/shared_coder.h"

namespace annals::testing {
namespace {

namespace fs = std::filesystem;

Article report(const std::string& id, const std::string& text) {
  Article article;
  article.id = id;
  article.text = text;
  article.published = parse_day("2025-11-26").value();
  article.published_text = "2025-11-26";
  return article;
}

// Codes, keeps, and gives the lines of `code` and of the store.
struct Lines {
  std::vector<std::string> coded, stored, faults;
};

Lines code_and_keep(const Article& article) {
  std::string folder = (fs::temp_directory_path() / "annals_stored_XXXXXX").string();
  if (::mkdtemp(folder.data()) == nullptr) throw Error(ErrorKind::kIo, "no temporary folder");
  Lines lines;
  {
    const Coder& coder = shared_coder();
    const Run run{coder.run_id(), coder.engine(), coder.data_version(), ""};
    const Coded coded = coder.code(article).value();
    for (const Record& record : coded.records) lines.coded.push_back(to_json(record));
    Store store = Store::open(fs::path(folder) / "news.db", StoreMode::kWrite);
    EXPECT_EQ(store.add(coded.article, coded.records, run), Added::kNew);
    store.commit();
    EXPECT_TRUE(store.has(article, run.id)) << "the coder changed the article";
    store.events({}, [&](const StoredEvent& ev) { lines.stored.emplace_back(ev.json); });
    lines.faults = store.check();
  }
  fs::remove_all(folder);
  return lines;
}

void expect_the_same(const Article& article) {
  const Lines lines = code_and_keep(article);
  EXPECT_THAT(lines.stored, ::testing::UnorderedElementsAreArray(lines.coded));
  EXPECT_THAT(lines.faults, ::testing::IsEmpty());
}

TEST(Stored, AnInventedReport) {
  expect_the_same(
      report("invented",
             "Rebels shelled Dorvik on Tuesday, killing at least four people, the army said.\n\n"
             "«Übrigens» 😀: police arrested 21 protesters in Kyiv, and President Elio Marrat of "
             "Norland condemned the arrests."));
}

TEST(Stored, TheSeed) {
  const fs::path seed = fs::path(ANNALS_SOURCE_DIR) / "../shared/data/seed/report.txt";
  if (!fs::exists(seed)) GTEST_SKIP() << "no " << seed << " beside this checkout";
  expect_the_same(report("seed", read_file(seed)));
}

}  // namespace
}  // namespace annals::testing
