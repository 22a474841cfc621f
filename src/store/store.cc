#include "src/store/store.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <unordered_set>

#include "include/annals/error.h"
#include "src/lexicon/place_area.h"
#include "src/store/carried.h"
#include "src/store/database.h"
#include "src/store/happenings.h"
#include "src/store/record_reader.h"
#include "src/store/rows.h"
#include "src/store/schema.h"
#include "src/store/selection.h"
#include "src/store/words.h"

namespace annals {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kPageBytes = 4096;

Error refused(ErrorKind kind, const fs::path& path, std::string message, std::string hint) {
  return {kind, std::move(message), {path.string(), 0, 0}, std::move(hint)};
}

Database open_for_writing(const fs::path& path, const StoreOptions& options) {
  Database db(path, OpenMode::kCreate, options.busy_ms);
  const Kind kind = identify(db);
  if (db.read_only())  // said now, not after an hour of coding
    throw refused(ErrorKind::kIo, path, "this store may only be read",
                  "make the file writable, or copy it");
  // From here on the file is ours to change. The log lets others read while we write, and never
  // leaves the file itself half written. Where it cannot be had (network folders) SQLite keeps its
  // rollback journal.
  db.execute("PRAGMA journal_mode = WAL");
  db.execute("PRAGMA synchronous = NORMAL");
  db.execute("PRAGMA cache_size = -65536");  // KiB: indexes are written in random order
  if (options.max_bytes > 0)
    db.execute("PRAGMA max_page_count = " +
               std::to_string(std::max<std::int64_t>(
                   1, static_cast<std::int64_t>(options.max_bytes) / kPageBytes)));
  if (kind != Kind::kOurs) migrate(db);
  return db;
}

// In a folder that cannot be written SQLite cannot make the files that go with its log. A store at
// rest is whole without them; one whose writer was killed is not.
Database open_immutable(const fs::path& path, const StoreOptions& options, const Error& why) {
  std::error_code none;
  const fs::path log = path.string() + "-wal";
  if (const auto size = fs::file_size(log, none); !none && size > 0)
    throw refused(why.kind(), path, why.message(),
                  "its last writer was interrupted: copy it together with " +
                      log.filename().string() + " to a folder where you may write");
  return {path, OpenMode::kImmutable, options.busy_ms};
}

Database connect_for_reading(const fs::path& path, const StoreOptions& options) {
  try {
    Database db(path, OpenMode::kRead, options.busy_ms);
    db.execute("SELECT count(*) FROM sqlite_schema");  // the first look into the file
    return db;
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kIo) throw;
    return open_immutable(path, options, error);
  }
}

Database open_for_reading(const fs::path& path, const StoreOptions& options) {
  std::error_code none;
  if (!fs::exists(path, none))
    throw refused(ErrorKind::kNotFound, path, "there is no such store", "`annals add` makes one");
  Database db = connect_for_reading(path, options);
  switch (identify(db)) {
  case Kind::kEmpty:
    throw refused(ErrorKind::kStore, path, "this file is empty and no store yet",
                  "`annals add` fills it");
  case Kind::kOlder:
    throw refused(ErrorKind::kStore, path, "this store has an older schema",
                  "`annals add` brings it up to date");
  case Kind::kOurs: break;
  }
  db.execute("PRAGMA cache_size = -32768");  // KiB: filters look up records all over the file
  return db;
}

// The longest text that SQLite takes, as Debian builds it, less the room that JSON may need.
constexpr std::size_t kLongestText = 900'000'000;

void require_sound(const Article& article, std::span<const Record> records, const Run& run) {
  if (article.text.size() > kLongestText)
    throw Error(ErrorKind::kInput, "article '" + article.id + "' is too long to be kept", {},
                "the store takes texts of up to 900 million bytes");
  if (article.id.empty()) throw Error(ErrorKind::kUsage, "an article without an id cannot be kept");
  if (run.id.empty()) throw Error(ErrorKind::kUsage, "a run without an id cannot be kept");
  for (const Record& record : records)
    if (record.doc != article.id)
      throw Error(ErrorKind::kUsage, "a record of article '" + record.doc +
                                         "' was given with article '" + article.id + "'");
}

// What only a writing store needs.
struct Writing {
  explicit Writing(Database& db)
      : rows(db), known(db, "SELECT key, superseded FROM article WHERE id = ? AND hash = ?"),
        coded(db, "SELECT 1 FROM coding WHERE article = ? AND run = ?"),
        newest(db, "SELECT ifnull(max(version), 0) FROM article WHERE id = ?"),
        supersede(db, "UPDATE article SET superseded = 1 WHERE id = ? AND superseded = 0"),
        retire(db, "UPDATE coding SET current = 0 WHERE current = 1 AND article IN "
                   "(SELECT key FROM article WHERE id = ?)"),
        current(db, "SELECT key FROM article WHERE id = ? AND superseded = 0"),
        carried(db) {}

  RowWriter rows;
  Statement known, coded, newest, supersede, retire, current;
  CarriedTable carried;
};

// The columns of an article but its key and id.
constexpr const char* kArticleColumns =
    "text, title, published, published_text, url, outlet, byline, language, section, licence";

Article article_of(const Statement& row, std::string id) {
  Article article;
  article.id = std::move(id);
  article.text = row.text(0);
  article.title = row.text(1);
  if (!row.text(2).empty()) article.published = *parse_day(row.text(2));
  article.published_text = row.text(3);
  article.url = row.text(4);
  article.outlet = row.text(5);
  article.byline = row.text(6);
  article.language = row.text(7);
  article.section = row.text(8);
  article.licence = row.text(9);
  return article;
}

// "2026-11-29T06:50:00Z"
std::string to_string_utc(std::chrono::system_clock::time_point when) {
  const auto day = std::chrono::floor<std::chrono::days>(when);
  const std::chrono::hh_mm_ss time(std::chrono::floor<std::chrono::seconds>(when - day));
  char text[16];
  std::snprintf(text, sizeof text, "T%02d:%02d:%02dZ", static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                static_cast<int>(time.seconds().count()));
  return to_string(day) + text;
}

struct Known {
  std::int64_t key = 0;  // 0: no such article
  bool superseded = false;
};

}  // namespace

struct Store::Impl {
  Impl(Database opened, StoreMode opened_as, const StoreOptions& chosen)
      : db(std::move(opened)), mode(opened_as), options(chosen),
        find_coding(db, "SELECT 1 FROM article a JOIN coding c ON c.article = a.key "
                        "WHERE a.id = ? AND a.hash = ? AND c.run = ?") {}

  Database db;
  StoreMode mode;
  StoreOptions options;
  Statement find_coding;
  std::optional<Writing> writing;
  std::optional<Transaction> batch;
  std::size_t articles = 0;  // in the open batch
  std::size_t bytes = 0;

  void require_writing() const {
    if (mode == StoreMode::kRead)
      throw refused(ErrorKind::kUsage, db.path(), "this store was opened for reading", "open it for writing");
  }

  Known find(const Article& article, const std::string& hash) {
    Known known;
    writing->known.start({article.id, hash});
    if (writing->known.step()) known = {writing->known.integer(0), writing->known.integer(1) != 0};
    writing->known.stop();
    return known;
  }

  bool is_coded(std::int64_t article, const std::string& run) {
    writing->coded.start({number(article), run});
    const bool found = writing->coded.step();
    writing->coded.stop();
    return found;
  }

  // The key of a new version, the older ones marked.
  std::int64_t add_version(const Article& article, const std::string& hash, std::int64_t& version) {
    writing->newest.start({article.id});
    version = writing->newest.step() ? writing->newest.integer(0) + 1 : 1;
    writing->newest.stop();
    if (version > 1) {
      if (const std::int64_t older = current_key(article.id); older != 0) writing->carried.drop(older);
      writing->supersede.run({article.id});
    }
    return writing->rows.article(article, version, hash);
  }

  std::int64_t current_key(const std::string& id) {
    writing->current.start({id});
    const std::int64_t key = writing->current.step() ? writing->current.integer(0) : 0;
    writing->current.stop();
    return key;
  }

  void carry(std::int64_t second, std::span<const CarriedFrom> carried) {
    for (const CarriedFrom& from : carried) {
      const std::int64_t first = current_key(from.doc);
      if (first == 0) continue;
      for (const auto& [one, other] : from.sentences)
        writing->carried.add({first, one.begin, one.end}, {second, other.begin, other.end});
    }
  }

  // Whether a tombstone stands against the article, or against somebody whom only its records name.
  [[nodiscard]] bool is_forgotten(const Article& article, std::span<const Record> records) const {
    std::vector<std::string> names;
    for (const Record& record : records)
      for (std::string& name : names_in(record)) names.push_back(std::move(name));
    return find_tombstone(db, article, names).has_value();
  }

  Added add(const Article& article, std::span<const Record> records, const Run& run,
            std::span<const CarriedFrom> carried) {
    if (is_forgotten(article, records)) return Added::kForgotten;
    const std::string hash = content_hash(article);
    Known known = find(article, hash);
    Added added = Added::kRecoded;
    if (known.key == 0) {
      std::int64_t version = 0;
      known.key = add_version(article, hash, version);
      added = version == 1 ? Added::kNew : Added::kNewVersion;
    } else if (is_coded(known.key, run.id)) {
      return Added::kUnchanged;
    }
    writing->rows.run(run);
    if (!known.superseded) writing->retire.run({article.id});
    const std::int64_t coding = writing->rows.coding(known.key, run.id, !known.superseded);
    for (const Record& record : records) writing->rows.record(record, coding, article.published);
    if (!known.superseded) carry(known.key, carried);
    return added;
  }

  void begin() {
    if (batch) return;
    batch.emplace(db);
    if (!writing) writing.emplace(db);
    articles = bytes = 0;
  }

  void commit() {
    if (!batch) return;
    batch->commit();
    batch.reset();
  }
};

Store::Store(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Store::~Store() = default;
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;

Store Store::open(const fs::path& path, StoreMode mode, const StoreOptions& options) {
  if (path.empty()) throw Error(ErrorKind::kUsage, "a store needs the name of a file");
  std::error_code none;
  if (fs::is_directory(path, none))
    throw refused(ErrorKind::kUsage, path, "this is a folder; a store is a file",
                  "name a file in it");
  Database db =
      mode == StoreMode::kRead ? open_for_reading(path, options) : open_for_writing(path, options);
  db.add_function("holds_words", holds_words);
  db.add_function("distance_km", distance_km);
  return Store(std::make_unique<Impl>(std::move(db), mode, options));
}

bool Store::has(const Article& article, const std::string& run) const {
  const std::string hash = content_hash(article);
  impl_->find_coding.start({article.id, hash, run});
  const bool found = impl_->find_coding.step();
  impl_->find_coding.stop();
  return found;
}

Added Store::add(const Article& article, std::span<const Record> records, const Run& run,
                 std::span<const CarriedFrom> carried) {
  require_sound(article, records, run);
  impl_->require_writing();
  impl_->begin();
  try {
    const Added added = impl_->add(article, records, run, carried);
    impl_->articles += 1;
    impl_->bytes += article.text.size();
    if (impl_->articles >= impl_->options.batch_articles ||
        impl_->bytes >= impl_->options.batch_bytes)
      impl_->commit();
    return added;
  } catch (...) {
    impl_->batch.reset();
    throw;
  }
}

void Store::commit() {
  try {
    impl_->commit();
  } catch (...) {
    impl_->batch.reset();
    throw;
  }
}

std::optional<Tombstone> Store::tombstone_of(const Article& article) const { return find_tombstone(impl_->db, article); }
std::vector<Tombstone> Store::tombstones() const { return all_tombstones(impl_->db); }

Forgotten Store::would_forget(const Forgetting& asked) const { return annals::would_forget(impl_->db, asked); }

Forgotten Store::forget(const Forgetting& asked) {
  impl_->require_writing();
  commit();
  Forgotten done = take_out(impl_->db, asked);
  join_reports(impl_->db);
  impl_->writing.reset();  // its statements would keep the file as it is
  scrub(impl_->db);
  return done;
}

void Store::log_export(const StoredExport& entry) {
  impl_->require_writing();
  commit();
  const std::string now = to_string_utc(std::chrono::system_clock::now());
  Statement(impl_->db, "INSERT INTO export_log VALUES (NULL, ?, ?, ?, ?, ?, (SELECT ifnull(max(key), 0) FROM article))")
      .run({now, entry.format, entry.filters, number(entry.records), null_if_empty(entry.path)});
}

std::vector<StoredRun> Store::runs() const { return stored_runs(impl_->db); }

RevisionCounts Store::revisions(const std::string& older, const std::string& newer, const std::function<void(const Revision&)>& each) const {
  return compare_runs(impl_->db, older, newer, each);
}

JoinCounts Store::join() {
  impl_->require_writing();
  commit();
  return join_reports(impl_->db);
}

void Store::decide(const std::string& account, const std::string& other, bool together, const std::string& who) {
  commit();
  keep_decision(impl_->db, account, other, together, who);
}

std::vector<Record> Store::records_of(const std::string& happening) const { return HappeningRecords(impl_->db).of(happening); }

std::vector<Record> Store::told(const EventFilter& filter) const {
  std::vector<Record> out;
  std::vector<std::string> order;
  std::unordered_set<std::string> seen;
  const EventQuery query = query_for(impl_->db, filter);
  Statement keys(impl_->db, query.sql), joined(impl_->db, "SELECT happening FROM record WHERE key = ?");
  RecordReader alone(impl_->db);
  for (keys.start(query.values); keys.step();) {
    joined.start({number(keys.integer(0))});
    std::string happening(joined.step() ? joined.text(0) : "");
    joined.stop();
    if (happening.empty()) {
      if (const auto line = alone.line(keys.integer(0)); !line.empty()) out.push_back(record_from_json(line));
    } else if (seen.insert(happening).second) {
      order.push_back(std::move(happening));
    }
  }
  HappeningRecords records(impl_->db);
  for (const std::string& happening : order)
    for (Record& record : records.of(happening))
      if (record.confidence >= filter.min_confidence) out.push_back(std::move(record));
  return out;
}

std::vector<StoredAccount> Store::accounts_of(const std::string& happening) const {
  return happening_accounts(impl_->db, happening);
}

std::vector<StoredLink> Store::links_of(const std::string& happening) const { return happening_links(impl_->db, happening); }

StoredLink Store::compare(const std::string& account, const std::string& other) const {
  return compare_accounts(impl_->db, account, other);
}

void Store::keep_ledger(const std::string& name, const std::string& options) {
  commit();
  Statement(impl_->db, "INSERT OR REPLACE INTO ledger VALUES (?, ?)").run({name, options});
}

std::optional<std::string> Store::ledger(const std::string& name) const {
  Statement find(impl_->db, "SELECT options FROM ledger WHERE name = ?");
  find.start({name});
  return find.step() ? std::optional(std::string(find.text(0))) : std::nullopt;
}

std::vector<std::string> Store::ledgers() const {
  std::vector<std::string> names;
  Statement find(impl_->db, "SELECT name FROM ledger ORDER BY name");
  for (find.start({}); find.step();) names.emplace_back(find.text(0));
  return names;
}

struct EventCursor::Impl {
  Impl(const Database& db, EventQuery of) : query(std::move(of)), keys(db, query.sql), reader(db) { keys.start(query.values); }

  bool next() {
    while (keys.step()) {
      const std::string_view line = reader.line(keys.integer(0));
      if (line.empty()) continue;
      event = {line, keys.integer(1) != 0};
      return true;
    }
    return false;
  }

  EventQuery query;
  Statement keys;
  RecordReader reader;  // what `event` looks at
  StoredEvent event;
};

EventCursor::EventCursor(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
EventCursor::~EventCursor() = default;
EventCursor::EventCursor(EventCursor&&) noexcept = default;
EventCursor& EventCursor::operator=(EventCursor&&) noexcept = default;
bool EventCursor::next() { return impl_->next(); }
const StoredEvent& EventCursor::event() const { return impl_->event; }

EventCursor Store::find(const EventFilter& filter) const {
  return EventCursor(std::make_unique<EventCursor::Impl>(impl_->db, query_for(impl_->db, filter)));
}

void Store::events(const EventFilter& filter,
                   const std::function<void(const StoredEvent&)>& each) const {
  EventCursor found = find(filter);
  while (found.next()) each(found.event());
}

std::int64_t Store::count(const EventFilter& filter) const {
  const EventQuery query = query_for(impl_->db, filter);
  Statement statement(impl_->db, "SELECT count(*) FROM (" + query.sql + ")");
  statement.start(query.values);
  return statement.step() ? statement.integer(0) : 0;
}

const Database& Store::database() const { return impl_->db; }

std::optional<Article> Store::article(const std::string& id) const {
  Statement find(impl_->db, std::string("SELECT ") + kArticleColumns +
                                " FROM article WHERE id = ? AND superseded = 0");
  find.start({id});
  if (!find.step()) return std::nullopt;
  return article_of(find, id);
}

void Store::published(Day day, const std::function<void(const Article&)>& each) const {
  Statement find(impl_->db, std::string("SELECT ") + kArticleColumns +
                                ", id FROM article WHERE published = ? AND superseded = 0 "
                                "ORDER BY key");
  const std::string text = to_string(day);
  find.start({text});
  while (find.step()) each(article_of(find, std::string(find.text(10))));
}

StoreStats Store::stats() const {
  const Database& db = impl_->db;
  return {db.integer("SELECT count(*) FROM article WHERE superseded = 0"),
          db.integer("SELECT count(*) FROM article"),
          db.integer(
              "SELECT count(*) FROM record r JOIN coding c ON c.key = r.coding AND c.current = 1"),
          db.integer("SELECT count(*) FROM record"), db.integer("SELECT count(*) FROM run")};
}

std::vector<std::string> Store::check() const {
  std::vector<std::string> faults;
  const auto collect = [&](const std::string& sql, const std::string& what) {
    Statement statement(impl_->db, sql);
    statement.start({});
    while (statement.step())
      if (statement.text(0) != "ok") faults.push_back(what + ": " + std::string(statement.text(0)));
  };
  collect("PRAGMA integrity_check", "the file");
  collect("SELECT \"table\" || ' ' || ifnull(rowid, '') FROM pragma_foreign_key_check",
          "a row without its owner");
  collect("SELECT doc || ' version ' || version || ', ' || field || ' [' || span_start || ', ' || "
          "span_end || ']: ' "
          "|| quote FROM claims WHERE quote IS NOT found",
          "a quote that is not in its article");
  return faults;
}

}  // namespace annals
