// Lists out of a store, to be read in pages: which records, happenings and articles pass, in order.
//
//   const KeyList list = record_keys(store.database(), filter);
//   for (const std::int64_t key : page_of(list, Order::kNewestFirst, 0, 50)) use(reader.line(key));
//
// A list of keys costs eight bytes a record, answers "how many" and serves every page of itself. A
// page continues behind a key, found again by its place in the order, so that it continues rightly
// in a list that was made anew.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "src/store/census.h"

namespace annals {

struct KeyList {
  std::vector<std::int64_t> keys;  // of records, by day, article and position
  std::size_t dated = 0;  // so many of them have a day; the others come last in either order
  std::vector<std::uint32_t> reports;  // for happenings: how many reports tell of each
};

enum class Order { kOldestFirst, kNewestFirst };

// Of any versions; for current records a Census is quicker.
KeyList record_keys(const Database& db, const EventFilter& filter);

// The first of the records of each happening; only those that so many reports tell of.
KeyList happening_keys(const Census& census, const RecordSet& records, std::uint64_t least_reports);

KeyList keys_of(const Census& census, const RecordSet& records);
struct KeyPage {
  std::vector<std::int64_t> keys;
  bool more = false;
};
// So many of the records behind a record, whether it is among them or not; 0: from the beginning.
// None: the store has no such record.
std::optional<KeyPage> page_behind(const Database& db, const Census& census, const RecordSet& records, Order order,
                                   std::int64_t key, std::size_t limit);

// Positions count in the order asked for.
std::size_t index_at(const KeyList& list, Order order, std::size_t position);
// The position behind a record, whether it stands in the list or not; none: the store has no such
// record.
std::optional<std::size_t> position_behind(const Database& db, const KeyList& list, Order order,
                                           std::int64_t key);

// ---- articles ----

struct ArticleFilter {
  std::string text;                 // FTS5 on title and text
  std::string outlet;               // the whole name, any case of ASCII letters
  std::optional<Day> since, until;  // published
};

// An article without its text.
struct ArticleRow {
  std::int64_t key = 0;
  std::string doc;
  std::int64_t version = 0;
  std::string url, outlet, title, byline, language, section, licence, published;
  std::int64_t records = 0;  // current ones
};

struct ArticlePage {
  std::vector<ArticleRow> rows;
  std::int64_t total = 0;
  bool more = false;
};

// The newest versions, newest first, those without a day last; behind `after`, the key of an
// article, 0: from the beginning. Throws Error(kUsage) for a key that the store does not have.
ArticlePage list_articles(const Database& db, const ArticleFilter& filter, std::int64_t after,
                          std::size_t limit);
std::optional<ArticleRow> find_article(const Database& db, const std::string& doc);
std::string article_text(const Database& db, std::int64_t key);

// Keys of the current records of an article, in the order of the text.
std::vector<std::int64_t> records_of_article(const Database& db, std::int64_t article);
// The record of an id as the newest run that has it made it; 0: none.
std::int64_t find_record(const Database& db, const std::string& id, Versions versions);
// Where date filters and the order place a record.
struct RecordDays {
  std::string start, end;  // empty: nowhere
  bool undated = false;
};
RecordDays days_of(const Database& db, std::int64_t record);
// Accounts of a happening, each with the keys of its current records; `happening` is its id, no
// alias.
std::vector<std::pair<std::string, std::int64_t>> records_by_account(const Database& db,
                                                                     const std::string& happening);
// Of the newest version of an article; empty: none is told.
std::string licence_of(const Database& db, const std::string& doc);

// ---- full-text search ----

struct FoundText {
  std::int64_t key = 0;  // of the article or the record
  std::string snippet;   // its words between kHitBegin and kHitEnd
};
inline constexpr char kHitBegin = '\x02';
inline constexpr char kHitEnd = '\x03';

std::vector<FoundText> search_articles(const Database& db, const std::string& query,
                                       std::size_t limit);
std::vector<FoundText> search_records(const Database& db, const std::string& query,
                                      std::size_t limit);
std::optional<ArticleRow> article_row(const Database& db, std::int64_t key);

}  // namespace annals
