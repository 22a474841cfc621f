// What SQLite tools see, and that docs/reference/store.md tells it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "src/base/files.h"
#include "src/base/text.h"
#include "src/store/database.h"
#include "src/store/test_samples.h"

namespace annals {
namespace {

using samples::Folder;
using samples::open_new;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

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

}  // namespace
}  // namespace annals
