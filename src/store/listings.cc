#include "src/store/listings.h"

#include <algorithm>
#include <tuple>

#include "include/annals/error.h"
#include "src/store/schema.h"
#include "src/store/selection.h"

namespace annals {
namespace {

// Where a record stands in the order: kRecordOrder.
using Standing = std::tuple<std::string, std::string, std::string, std::int64_t, std::int64_t,
                            std::string, std::string, std::int64_t>;

// Where a record would stand among the current ones.
struct Stand {
  std::size_t behind = 0;  // so many stand at it or before
  bool undated = false;
  bool is_current = false;
};

class Standings {
public:
  explicit Standings(const Database& db)
      : find_(db, std::string("SELECT ") + kRecordOrder + " FROM record r WHERE r.key = ?") {}

  std::optional<Standing> of(std::int64_t key) {
    find_.start({number(key)});
    if (!find_.step()) return std::nullopt;
    const auto text = [&](int column) { return std::string(find_.text(column)); };
    return Standing{text(0),          text(1), text(2), find_.integer(3),
                    find_.integer(4), text(5), text(6), find_.integer(7)};
  }

private:
  Statement find_;
};

constexpr const char* kUndated = "~";  // as in kRecordOrder: after every day

// How many keys of [begin, end), which stand in order, stand at or before that place.
std::size_t upto(Standings& standings, const std::vector<std::int64_t>& keys, std::size_t begin,
                 std::size_t end, const Standing& place) {
  const auto first = keys.begin() + static_cast<std::ptrdiff_t>(begin);
  const auto last = keys.begin() + static_cast<std::ptrdiff_t>(end);
  const auto found = std::partition_point(
      first, last, [&](std::int64_t key) { return standings.of(key).value() <= place; });
  return static_cast<std::size_t>(found - first);
}

std::optional<Stand> stand_of(const Database& db, const Census& census, std::int64_t key) {
  if (const auto place = census.place_of(key)) return Stand{*place + 1, *place >= census.dated, true};
  Standings standings(db);
  const auto standing = standings.of(key);
  if (!standing) return std::nullopt;
  return Stand{upto(standings, census.keys, 0, census.size(), *standing), std::get<0>(*standing) == kUndated, false};
}

constexpr const char* kArticleRow = "SELECT a.key, a.id, a.version, a.url, a.outlet, a.title, "
                                    "a.byline, a.language, a.section, a.licence, a.published, "
                                    "(SELECT count(*) FROM coding c JOIN record r ON r.coding = "
                                    "c.key WHERE c.article = a.key AND c.current = 1";

std::string article_select() {
  return std::string(kArticleRow) + " AND " + kNotCarried + ") FROM article a";
}

ArticleRow article_at(const Statement& row) {
  ArticleRow out;
  out.key = row.integer(0);
  out.doc = row.text(1);
  out.version = row.integer(2);
  std::string* const texts[] = {&out.url,      &out.outlet,  &out.title,   &out.byline,
                                &out.language, &out.section, &out.licence, &out.published};
  for (int i = 0; i < 8; ++i) *texts[i] = row.text(3 + i);
  out.records = row.integer(11);
  return out;
}

// The conditions of a filter of articles with what their question marks stand for.
struct ArticleConditions {
  std::string where = " WHERE a.superseded = 0";
  std::vector<std::string> texts;

  void add(const char* condition, std::string value) {
    where += std::string(" AND ") + condition;
    texts.push_back(std::move(value));
  }
  [[nodiscard]] std::vector<Value> values() const { return {texts.begin(), texts.end()}; }
};

ArticleConditions conditions_of(const ArticleFilter& filter) {
  ArticleConditions out;
  if (!filter.text.empty())
    out.add("a.key IN (SELECT rowid FROM article_words WHERE article_words MATCH ?)", filter.text);
  if (!filter.outlet.empty()) out.add("a.outlet = ? COLLATE NOCASE", filter.outlet);
  if (filter.since) out.add("a.published >= ?", to_string(*filter.since));
  if (filter.until) out.add("a.published <= ?", to_string(*filter.until));
  return out;
}

std::int64_t count_articles(const Database& db, const ArticleConditions& conditions) {
  Statement count(db, "SELECT count(*) FROM article a" + conditions.where);
  count.start(conditions.values());
  return count.step() ? count.integer(0) : 0;
}

std::string published_of(const Database& db, std::int64_t article) {
  Statement find(db, "SELECT ifnull(published, '') FROM article WHERE key = ?");
  find.start({number(article)});
  if (!find.step())
    throw Error(ErrorKind::kUsage, "there is no such page", {}, "begin again without a cursor");
  return std::string(find.text(0));
}

std::vector<FoundText> search(const Database& db, const char* table, const std::string& sql,
                              const std::string& query, std::size_t limit) {
  try_words(db, table, query);
  Statement find(db, sql);
  find.start({std::string_view(query), number(static_cast<std::int64_t>(limit))});
  std::vector<FoundText> out;
  while (find.step()) out.push_back({find.integer(0), std::string(find.text(1))});
  return out;
}

}  // namespace

KeyList record_keys(const Database& db, const EventFilter& filter) {
  EventQuery query = selection_for(db, filter);
  Statement find(db,
                 "SELECT r.key, r.day_start IS NULL" + query.sql + "\nORDER BY " + kRecordOrder);
  KeyList list;
  for (find.start(query.values); find.step();) {
    list.keys.push_back(find.integer(0));
    if (find.integer(1) == 0) list.dated = list.keys.size();
  }
  return list;
}

KeyList happening_keys(const Census& census, const RecordSet& records, std::uint64_t least_reports) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> told;  // happening and article
  std::vector<std::uint32_t> firsts;                          // the first record of each
  std::vector<bool> met(census.happenings_end);
  records.each([&](std::size_t place) {
    const std::uint32_t happening = census.happenings[place];
    if (happening == 0) return;
    told.emplace_back(happening, census.articles[place]);
    if (!met[happening]) firsts.push_back(static_cast<std::uint32_t>(place));
    met[happening] = true;
  });
  std::sort(told.begin(), told.end());
  told.erase(std::unique(told.begin(), told.end()), told.end());
  std::vector<std::uint32_t> reports(census.happenings_end);
  for (const auto& [happening, article] : told) ++reports[happening];
  KeyList list;
  for (const std::uint32_t first : firsts) {
    const std::uint32_t count = reports[census.happenings[first]];
    if (count < least_reports) continue;
    list.keys.push_back(census.keys[first]);
    list.reports.push_back(count);
    if (first < census.dated) list.dated = list.keys.size();
  }
  return list;
}

KeyList keys_of(const Census& census, const RecordSet& records) {
  KeyList list;
  list.keys.reserve(records.count());
  records.each([&](std::size_t place) { list.keys.push_back(census.keys[place]); });
  list.dated = records.count(0, census.dated);
  return list;
}

std::size_t index_at(const KeyList& list, Order order, std::size_t position) {
  return order == Order::kOldestFirst || position >= list.dated ? position
                                                                : list.dated - 1 - position;
}

std::optional<std::size_t> position_behind(const Database& db, const KeyList& list, Order order,
                                           std::int64_t key) {
  Standings standings(db);
  const auto place = standings.of(key);
  if (!place) return std::nullopt;
  if (order == Order::kOldestFirst) return upto(standings, list.keys, 0, list.keys.size(), *place);
  if (std::get<0>(*place) == kUndated)
    return list.dated + upto(standings, list.keys, list.dated, list.keys.size(), *place);
  const std::size_t not_after = upto(standings, list.keys, 0, list.dated, *place);
  const bool stands_in_it = not_after > 0 && list.keys[not_after - 1] == key;
  return list.dated - not_after + (stands_in_it ? 1 : 0);
}

std::optional<KeyPage> page_behind(const Database& db, const Census& census, const RecordSet& records, Order order,
                                   std::int64_t key, std::size_t limit) {
  const std::size_t size = census.size();
  bool downwards = order == Order::kNewestFirst;
  std::size_t at = downwards ? census.dated : 0;  // downwards those before it, else those from it on
  if (key != 0) {
    const auto stand = stand_of(db, census, key);
    if (!stand) return std::nullopt;
    downwards = downwards && !stand->undated;
    at = stand->behind - (downwards && stand->is_current ? 1 : 0);
  }
  KeyPage page;
  for (std::size_t next = downwards ? records.last_before(at) : records.first_from(at);;) {
    if (next == size && downwards) {
      downwards = false;
      next = records.first_from(census.dated);
    }
    if (next == size) return page;
    page.more = page.keys.size() == limit;
    if (page.more) return page;
    page.keys.push_back(census.keys[next]);
    next = downwards ? records.last_before(next) : records.first_from(next + 1);
  }
}

ArticlePage list_articles(const Database& db, const ArticleFilter& filter, std::int64_t after,
                          std::size_t limit) {
  try_words(db, "article_words", filter.text);
  ArticleConditions conditions = conditions_of(filter);
  ArticlePage page;
  page.total = count_articles(db, conditions);
  std::vector<Value> last;
  const std::string day = after == 0 ? std::string() : published_of(db, after);
  if (after != 0) {
    conditions.where +=
        " AND (ifnull(a.published, '') < ? OR ifnull(a.published, '') = ? AND a.key > ?)";
    last = {Value(day), Value(day), number(after)};
  }
  const std::string order = " ORDER BY ifnull(a.published, '') DESC, a.key";
  // The records are counted of those on the page alone.
  Statement find(db, article_select() + " WHERE a.key IN (SELECT a.key FROM article a" +
                         conditions.where + order + " LIMIT " + std::to_string(limit + 1) + ")" +
                         order);
  std::vector<Value> values = conditions.values();
  values.insert(values.end(), last.begin(), last.end());
  for (find.start(values); find.step();) page.rows.push_back(article_at(find));
  page.more = page.rows.size() > limit;
  if (page.more) page.rows.pop_back();
  return page;
}

std::optional<ArticleRow> find_article(const Database& db, const std::string& doc) {
  Statement find(db, article_select() + " WHERE a.id = ? AND a.superseded = 0");
  find.start({std::string_view(doc)});
  return find.step() ? std::optional(article_at(find)) : std::nullopt;
}

std::optional<ArticleRow> article_row(const Database& db, std::int64_t key) {
  Statement find(db, article_select() + " WHERE a.key = ?");
  find.start({number(key)});
  return find.step() ? std::optional(article_at(find)) : std::nullopt;
}

std::string article_text(const Database& db, std::int64_t key) {
  Statement find(db, "SELECT text FROM article WHERE key = ?");
  find.start({number(key)});
  return find.step() ? std::string(find.text(0)) : std::string();
}

std::vector<std::int64_t> records_of_article(const Database& db, std::int64_t article) {
  Statement find(db, std::string("SELECT r.key FROM record r JOIN coding c ON c.key = r.coding "
                                 "WHERE c.article = ? AND c.current = 1 AND ") +
                         kNotCarried +
                         " ORDER BY r.trigger_start, r.trigger_end, r.event_type, r.id, r.key");
  std::vector<std::int64_t> out;
  for (find.start({number(article)}); find.step();) out.push_back(find.integer(0));
  return out;
}

std::int64_t find_record(const Database& db, const std::string& id, Versions versions) {
  const std::string current = versions == Versions::kCurrent ? " AND c.current = 1" : "";
  Statement find(db, "SELECT r.key FROM record r JOIN coding c ON c.key = r.coding WHERE r.id = ?" +
                         current + " ORDER BY c.current DESC, c.key DESC LIMIT 1");
  find.start({std::string_view(id)});
  return find.step() ? find.integer(0) : 0;
}

RecordDays days_of(const Database& db, std::int64_t record) {
  Statement find(db, "SELECT day_start, day_end, undated FROM record WHERE key = ?");
  find.start({number(record)});
  if (!find.step()) return {};
  return {std::string(find.text(0)), std::string(find.text(1)), find.integer(2) != 0};
}

std::vector<std::pair<std::string, std::int64_t>> records_by_account(const Database& db,
                                                                     const std::string& happening) {
  Statement find(db, "SELECT a.id, l.record FROM account a JOIN account_record l ON l.account = "
                     "a.key WHERE a.happening = ? ORDER BY a.id, l.record");
  std::vector<std::pair<std::string, std::int64_t>> out;
  for (find.start({std::string_view(happening)}); find.step();)
    out.emplace_back(find.text(0), find.integer(1));
  return out;
}

std::string licence_of(const Database& db, const std::string& doc) {
  Statement find(db, "SELECT licence FROM article WHERE id = ? AND superseded = 0");
  find.start({std::string_view(doc)});
  return find.step() ? std::string(find.text(0)) : std::string();
}

std::vector<FoundText> search_articles(const Database& db, const std::string& query,
                                       std::size_t limit) {
  return search(db, "article_words",
                "SELECT w.rowid, snippet(article_words, -1, char(2), char(3), '', 32) FROM "
                "article_words w JOIN article a ON a.key = w.rowid "
                "WHERE article_words MATCH ? AND a.superseded = 0 ORDER BY w.rank, w.rowid LIMIT ?",
                query, limit);
}

std::vector<FoundText> search_records(const Database& db, const std::string& query,
                                      std::size_t limit) {
  return search(
      db, "sentence_words",
      std::string(
          "SELECT w.rowid, snippet(sentence_words, -1, char(2), char(3), '', 48) FROM "
          "sentence_words w JOIN record r ON r.key = w.rowid "
          "JOIN coding c ON c.key = r.coding AND c.current = 1 WHERE sentence_words MATCH ? AND ") +
          kNotCarried + " ORDER BY w.rank, w.rowid LIMIT ?",
      query, limit);
}

}  // namespace annals
