// Files that older versions made.
#include "src/store/schema.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/store/rows.h"
#include "src/store/test_samples.h"

namespace annals {
namespace {

using samples::Folder;

// A file of an older schema with one article and one record in Dorvik, written by hand as that version did.
void make_old(const std::filesystem::path& path, std::int64_t schema) {
  const Article one = samples::article("a", "Rebels shelled Dorvik.");
  const Record shelled = samples::record(one, "ASSAULT", "shelled");
  Database db(path, OpenMode::kCreate, 1000);
  migrate(db, schema);
  db.execute("INSERT INTO run VALUES ('run-1', 'annals 0.1.0', '2026.11', '')");
  const std::string hash = content_hash(one);
  Statement(db, "INSERT INTO article VALUES (1, 'a', 1, 0, ?, NULL, NULL, '2024-03-07', '2024-03-07', NULL, NULL, NULL, NULL, NULL, ?)")
      .run({hash, one.text});
  db.execute("INSERT INTO article_words (rowid, text) SELECT key, text FROM article");
  db.execute(schema < 3 ? "INSERT INTO coding VALUES (1, 1, 'run-1', 1)" : "INSERT INTO coding VALUES (1, 1, 'run-1', 1, 0)");
  const std::string json = to_json(shelled);
  Statement(db, "INSERT INTO record VALUES (1, 1, ?, 'a', ?, NULL, 'ASSAULT', 'material conflict', '[]', '[]', NULL, 0, 'shelled', 7, 14, "
                "'Rebels shelled Dorvik.', 0, 22, NULL, NULL, NULL, NULL, NULL, '2024-03-07', '2024-03-04', '2024-03-07', 1, 'actual', 0, 0.9, ?)")
      .run({shelled.id, shelled.event, json});
  db.execute("INSERT INTO sentence_words (rowid, sentence) SELECT key, sentence FROM record");
  db.execute("INSERT INTO place VALUES (1, 0, 'Dorvik', 15, 21, 'Dorvik', 'NOR', 60.5, 10.25, NULL, 'city', '[]')");
}

class OlderStore : public testing::TestWithParam<std::int64_t> {};

TEST_P(OlderStore, IsBroughtUpToDate) {
  const Folder folder;
  make_old(folder / "news.db", GetParam());
  EXPECT_THROW(Store::open(folder / "news.db", StoreMode::kRead), Error);
  Store store = Store::open(folder / "news.db", StoreMode::kWrite);
  EXPECT_EQ(store.count({}), 1);
  EXPECT_THAT(store.check(), testing::IsEmpty());
  EXPECT_EQ(store.join().happenings, 1);
  EventFilter near;
  near.near = Circle{60.5, 10.0, 50};
  EXPECT_EQ(store.count(near), 1) << "places of before are in the tree";
  Article next = samples::numbered(1);
  EXPECT_EQ(store.add(next, samples::records_of(next), samples::run()), Added::kNew);
  store.commit();
  EXPECT_EQ(store.count({}), 2);
}

INSTANTIATE_TEST_SUITE_P(Schemas, OlderStore, testing::Range<std::int64_t>(1, kStoreSchema));

}  // namespace
}  // namespace annals
