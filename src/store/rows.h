// From articles and records to rows: everything the store writes.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "include/annals/article.h"
#include "include/annals/record.h"
#include "src/store/database.h"
#include "src/store/revisions.h"

namespace annals {

// A text as a JSON string.
std::string json_string(std::string_view text);
// What stands in a list of names as the store writes it, ["GOV","MIL"]; such names hold no quotes.
std::vector<std::string_view> listed(std::string_view json);

// Changes when the text or any metadata of an article changes.
std::string content_hash(const Article& article);

// Where date filters look for a record: its own days, or for an undated actual or alleged one the
// days before publication (RECORD.md, `not_after`). Empty: nowhere.
struct Placement {
  std::string start;
  std::string end;
  bool undated = false;
};
Placement placement(const Record& record, std::optional<Day> published);

// The prepared INSERTs. One per open store, for it is dear to make and cheap to use.
class RowWriter {
public:
  explicit RowWriter(Database& db);

  void run(const Run& run);  // once; known ones stay
  std::int64_t article(const Article& article, std::int64_t version, const std::string& hash);
  std::int64_t coding(std::int64_t article, const std::string& run, bool current);
  void record(const Record& record, std::int64_t coding, std::optional<Day> published);

private:
  void participants(std::int64_t key, std::string_view side, std::span<const RecordActor> actors);
  void places(std::int64_t key, std::span<const RecordPlace> places);
  void quantities(std::int64_t key, std::span<const RecordQuantity> quantities);
  void attribution(std::int64_t key, const RecordAttribution& attribution);
  void copies(std::int64_t key, std::span<const RecordCopy> copies);
  void because(std::int64_t key, const Record& record);

  Database& db_;
  Statement run_, article_, article_words_, coding_, record_, sentence_words_, participant_, place_,
      place_tree_, quantity_, attribution_, copy_, because_;
};

}  // namespace annals
