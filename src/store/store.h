// The store: articles, the records coded from them and the runs that made these, in one SQLite
// file.
//
//   Store store = Store::open("news.db", StoreMode::kWrite);
//   for (...) {
//     if (store.has(article, run.id)) continue;               // coded before: nothing to do
//     store.add(coded.article, coded.records, run);
//   }
//   store.commit();                                           // what the last batch holds
//
//   EventFilter filter;
//   filter.types = {"ASSAULT"};
//   store.events(filter, [](const StoredEvent& ev) { std::cout << ev.json << '\n'; });
//
// **What is kept.** Nothing is ever overwritten. An article whose text or metadata changed becomes
// a new version beside the old; another run (engine, data or options changed) puts its records
// beside the old ones. *Current* is what the newest run found in the newest version. The tables can
// be read with any SQLite tool and are described in docs/reference/store.md; views `events` and
// `claims` are made for that.
//
// **What can happen to it.** Writes are gathered into transactions of fifty articles. After
// `kill -9`, a full disk or a power cut the file holds the whole batches written so far, and adding
// the same articles again completes it. One process writes at a time, others may read meanwhile
// (SQLite's write-ahead log); a second writer waits for some seconds and then gets Error(kStore)
// "locked". While a writer is at work, and after it was killed, `FILE-wal` belongs to the file.
//
// **Errors.** kNotFound: no such file to read. kUsage: a call or a filter that makes no sense.
// kStore: another program's database, a newer schema, damage, a lock. kIo: no room, no permission.
// kInput: a text too large to keep.
//
// A Store belongs to one thread at a time. It keeps nothing of what it was given.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "include/annals/article.h"
#include "include/annals/record.h"
#include "include/annals/span.h"
#include "src/store/filter.h"
#include "src/store/forget.h"
#include "src/store/revisions.h"

namespace annals {

enum class StoreMode {
  kRead,   // a store must be there
  kWrite,  // a missing file is made; an older schema is brought up to date
};

struct StoreOptions {
  // How long to wait for another writer before giving up.
  int busy_ms = 5000;
  // The file may not grow beyond this; 0: as the disk allows. A full quota is reported as a full
  // disk.
  std::uint64_t max_bytes = 0;
  // A batch is written when it holds this many articles or this many bytes of text, whichever is
  // first. Larger is faster, and a kill loses more work.
  std::size_t batch_articles = 50;
  std::size_t batch_bytes = 16U << 20;
};

// Sentences that an article carries of an earlier one, each with its span in either text, in code
// points.
struct CarriedFrom {
  std::string doc;  // the earlier one's id
  std::vector<std::pair<Span, Span>> sentences;
};

enum class Added {
  kNew,         // an article the store did not know
  kUnchanged,   // this text was coded by this run before: nothing was written
  kNewVersion,  // a known id with another text or metadata
  kRecoded,     // a known text, coded by another run
  kForgotten,   // a tombstone stands against it: nothing was written
};

// One record as the store gives it; it lives until the callback returns.
struct StoredEvent {
  // As to_json wrote it, byte by byte, with its happening and the articles that came to carry its sentence added to
  // `copies`: one line of JSON Lines.
  std::string_view json;
  bool undated = false;  // no date of its own: filters placed it by the publication date, if at all

  // Read from the JSON at each call.
  [[nodiscard]] Record record() const { return record_from_json(json); }
};

// The records that pass a filter, one at a time, for those who would rather ask than be called.
//
//   EventCursor found = store.find(filter);
//   while (found.next()) std::cout << found.event().json << '\n';
//
// The store must outlive it and must not be added to meanwhile.
class EventCursor {
public:
  ~EventCursor();
  EventCursor(EventCursor&&) noexcept;
  EventCursor& operator=(EventCursor&&) noexcept;
  // False after the last.
  bool next();
  // REQUIRES: next() was true; it lives until the next call of next().
  [[nodiscard]] const StoredEvent& event() const;

private:
  friend class Store;
  struct Impl;
  explicit EventCursor(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// What one report tells of a happening.
struct StoredAccount {
  std::string id;
  std::string doc, outlet, url, title, published;
  std::string told;  // actual, alleged, denied
  std::string sentence;  // of its first record
};

// What speaks for two accounts being one, and what against it.
struct StoredLink {
  std::string a, b;
  double score = 0;
  bool joins = false;
  std::vector<std::tuple<std::string, double, std::string>> fields;  // name, weight, reason
};

// What join() did.
struct JoinCounts {
  std::int64_t accounts = 0;    // new ones
  std::int64_t links = 0;       // new ones
  std::int64_t happenings = 0;  // in the store, sums left out
};

struct StoreStats {
  std::int64_t articles = 0;  // ids
  std::int64_t versions = 0;  // of articles, superseded ones included
  std::int64_t records = 0;   // current ones
  std::int64_t all_records = 0;
  std::int64_t runs = 0;
};

class Store {
public:
  // Never changes a file that is not a store.
  static Store open(const std::filesystem::path& path, StoreMode mode,
                    const StoreOptions& options = {});
  // Drops what was not committed, as a kill would.
  ~Store();
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;

  // Whether this very article (id, text, metadata) was coded by that run. False for an article
  // without an id.
  [[nodiscard]] bool has(const Article& article, const std::string& run) const;

  // Keeps one coded article; it is safe on disk once its batch is written. After an Error the open
  // batch is dropped and the store stands as after the last one. REQUIRES: the article and the run
  // have ids, and every record's doc is the article's id, else kUsage. Records of carried sentences
  // are kept but counted with the earlier article's, as long as that is the newest version; earlier
  // articles that the store does not have are nobody's copies.
  Added add(const Article& article, std::span<const Record> records, const Run& run,
            std::span<const CarriedFrom> carried = {});

  // What stands against adding an article, if anything; looked up by its address, id, outlet and text, and by the people
  // that it names. Names that only records have are seen by add().
  [[nodiscard]] std::optional<Tombstone> tombstone_of(const Article& article) const;
  [[nodiscard]] std::vector<Tombstone> tombstones() const;

  // Takes reports out of the file with every trace of their words, leaves a tombstone, and joins anew what they stood in;
  // would_forget only tells what that would be (src/store/forget.h). The whole file is written again. Throws as take_out
  // and scrub do; after kStore the reports are out of the tables, and calling again finishes the work.
  [[nodiscard]] Forgotten would_forget(const Forgetting& asked) const;
  Forgotten forget(const Forgetting& asked);

  // Notes that records were written out just now, so that one who forgets a report later knows what holds it.
  // `entry.exported` is not looked at.
  void log_export(const StoredExport& entry);

  // The runs of the store, by their first coding, and what the newer of two changed (src/store/revisions.h).
  [[nodiscard]] std::vector<StoredRun> runs() const;
  RevisionCounts revisions(const std::string& older, const std::string& newer, const std::function<void(const Revision&)>& each) const;

  // Writes the open batch, if any.
  void commit();

  // Joins what was added since into happenings with what was there, and fills `happening` of the records. What comes
  // out depends on the articles alone, not on how often or in which order they were added and joined.
  JoinCounts join();

  // People's decisions about two accounts, by their ids; they hold from the next join() on and for all runs to come.
  // kUsage: an account that the store does not have, or twice the same.
  void decide(const std::string& account, const std::string& other, bool together, const std::string& who);

  // The current records of a happening, by its id or that of any account in it: the id of a happening that became part
  // of another stays a name of the whole. By day, article and position; empty if there is none.
  [[nodiscard]] std::vector<Record> records_of(const std::string& happening) const;

  // All current records of every happening that has one which passes, and the sums that pass; of these records those whose
  // confidence the filter asks for.
  [[nodiscard]] std::vector<Record> told(const EventFilter& filter) const;

  // The accounts of a happening, by report's day, and the links among them.
  [[nodiscard]] std::vector<StoredAccount> accounts_of(const std::string& happening) const;
  [[nodiscard]] std::vector<StoredLink> links_of(const std::string& happening) const;

  // How two accounts of the store match, whether they are joined or not. kUsage: one is not there.
  [[nodiscard]] StoredLink compare(const std::string& account, const std::string& other) const;

  // Named tallies: their options as text. The last one kept under a name stands.
  void keep_ledger(const std::string& name, const std::string& options);
  [[nodiscard]] std::optional<std::string> ledger(const std::string& name) const;
  [[nodiscard]] std::vector<std::string> ledgers() const;

  // Calls `each` for every record that passes, by day, article and position; those without a day
  // come last. Memory does not grow with their number. The store must not be added to from within.
  void events(const EventFilter& filter, const std::function<void(const StoredEvent&)>& each) const;

  // The same, record by record.
  [[nodiscard]] EventCursor find(const EventFilter& filter) const;

  // How many records pass.
  [[nodiscard]] std::int64_t count(const EventFilter& filter) const;

  // The newest versions of articles published that day, in the order of arrival.
  void published(Day day, const std::function<void(const Article&)>& each) const;

  // The newest version of an article.
  [[nodiscard]] std::optional<Article> article(const std::string& id) const;

  [[nodiscard]] StoreStats stats() const;

  // What the queries of src/store ask; it lives as long as the store.
  [[nodiscard]] const Database& database() const;

  // Looks at everything: the file, its references, and that each quote equals the article's text at
  // its span. One line per fault; empty when all is well. Takes a while on a large store.
  [[nodiscard]] std::vector<std::string> check() const;

private:
  struct Impl;
  explicit Store(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace annals
