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

#include "src/store/filter.h"

namespace annals {

struct KeyList {
  std::vector<std::int64_t> keys;  // of records, by day, article and position
  std::size_t dated = 0;  // so many of them have a day; the others come last in either order
  std::vector<std::uint32_t> reports;  // for happenings: how many reports tell of each
};

enum class Order { kOldestFirst, kNewestFirst };

KeyList record_keys(const Database& db, const EventFilter& filter);

// Places of records in the order of all, ascending.
using Places = std::vector<std::uint32_t>;

// The order of all current records, read once. The conditions of a filter all hold, so each can be
// asked for by itself, kept, and met with the others here: a question that was never asked is
// answered from parts that were. It costs twenty bytes a record and is right as long as nobody
// writes.
//
//   const RecordOrder order(db);
//   KeyList list = order.list(order.within(met(order.places(db, of_yemen), order.places(db,
//   assaults)), since, until));
class RecordOrder {
public:
  explicit RecordOrder(const Database& db);

  [[nodiscard]] Places all() const;
  // Of the records that pass. REQUIRES: the filter is of current versions.
  [[nodiscard]] Places places(const Database& db, EventFilter filter) const;
  // Those of them whose days are within, as EventFilter says it. Throws Error(kUsage) for days in
  // the wrong order.
  [[nodiscard]] Places within(Places places, std::optional<Day> since,
                              std::optional<Day> until) const;
  [[nodiscard]] KeyList list(const Places& places) const;
  [[nodiscard]] std::size_t size() const { return keys_.size(); }

private:
  struct Days {
    std::int32_t start = 0, end = 0;  // 20240307; 0: none
  };
  std::vector<std::int64_t> keys_;
  std::vector<Days> days_;
  std::size_t dated_ = 0;
  std::vector<std::uint32_t> places_;  // by key, from 1; 0: not current
};

// What is in both.
Places met(const Places& one, const Places& other);

// The first record that passes of each happening; only those that so many reports tell of.
KeyList happening_keys(const Database& db, const EventFilter& filter, std::uint64_t least_reports);

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
