#include "src/store/forget.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>

#include "include/annals/date.h"
#include "include/annals/error.h"
#include "src/base/address.h"
#include "src/base/sha256.h"
#include "src/base/text.h"
#include "src/store/carried.h"
#include "src/store/schema.h"
#include "src/store/words.h"

namespace annals {
namespace {

constexpr const char* kErased = "(forgotten)";

std::string_view kind_of(ForgetBy by) {
  switch (by) {
  case ForgetBy::kUrl: return "url";
  case ForgetBy::kDoc: return "doc";
  case ForgetBy::kOutlet: return "outlet";
  default: return "person";
  }
}

std::string hash_of(std::string_view kind, std::string_view what) { return sha256_hex(std::string(kind) + '\n' + std::string(what)); }

std::string key_of_outlet(std::string_view outlet) { return ascii_lower(trim(outlet)); }
std::string key_of_person(std::string_view name) { return join(folded_words(name), " "); }

// What the hash of a tombstone is made of.
std::string key_of(const Forgetting& asked) {
  switch (asked.by) {
  case ForgetBy::kUrl: return canonical_address(asked.name);
  case ForgetBy::kOutlet: return key_of_outlet(asked.name);
  case ForgetBy::kPerson: return key_of_person(asked.name);
  default: return asked.name;
  }
}

void require_sense(const Forgetting& asked) {
  if (key_of(asked).empty()) throw Error(ErrorKind::kUsage, "what is to be forgotten has no name", {}, "an address, an id, an outlet or a person");
  if (asked.by == ForgetBy::kPerson && holds_name(asked.reason, asked.name))
    throw Error(ErrorKind::kUsage, "the reason names the person and would be kept", {}, "say it without the name");
}

std::string today() { return to_string(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())); }

// Everything of a report that may name a person.
bool names_person(const Statement& row, int first, const std::string& name) {
  for (int column = first; column < first + 5; ++column)
    if (holds_name(row.text(column), name)) return true;
  return false;
}

std::vector<std::string> docs_where(const Database& db, const std::string& condition, const std::string& value) {
  std::vector<std::string> out;
  Statement find(db, "SELECT DISTINCT id FROM article WHERE " + condition);
  for (find.start({value}); find.step();) out.emplace_back(find.text(0));
  return out;
}

// The ids of the reports; all their versions go.
std::set<std::string> docs_of(const Database& db, const Forgetting& asked) {
  std::set<std::string> docs;
  if (asked.by == ForgetBy::kDoc || asked.by == ForgetBy::kOutlet) {
    const char* condition = asked.by == ForgetBy::kDoc ? "id = ?" : "trim(outlet) = ? COLLATE NOCASE";
    for (std::string& doc : docs_where(db, condition, std::string(trim(asked.name)))) docs.insert(std::move(doc));
    return docs;
  }
  if (asked.by == ForgetBy::kUrl) {
    const std::string wanted = canonical_address(asked.name);
    Statement all(db, "SELECT id, url FROM article WHERE url IS NOT NULL");
    for (all.start({}); all.step();)
      if (canonical_address(all.text(1)) == wanted) docs.emplace(all.text(0));
    return docs;
  }
  Statement all(db, "SELECT id, text, title, byline, url, outlet FROM article");
  for (all.start({}); all.step();)
    if (names_person(all, 1, asked.name)) docs.emplace(all.text(0));
  Statement names(db, "SELECT r.doc, p.name FROM participant p JOIN record r ON r.key = p.record WHERE p.name IS NOT NULL "
                      "UNION SELECT r.doc, v.name FROM attribution v JOIN record r ON r.key = v.record WHERE v.name IS NOT NULL");
  for (names.start({}); names.step();)
    if (holds_name(names.text(1), asked.name)) docs.emplace(names.text(0));
  return docs;
}

std::vector<ForgottenReport> reports_of(const Database& db, const std::set<std::string>& docs) {
  std::map<std::int64_t, ForgottenReport> by_arrival;
  Statement report(db, "SELECT min(key), count(*), outlet, published, url, (SELECT count(*) FROM record r WHERE r.doc = a.id) "
                       "FROM article a WHERE id = ?");
  for (const std::string& doc : docs) {
    report.start({doc});
    if (!report.step()) continue;
    by_arrival[report.integer(0)] = {doc, std::string(report.text(2)), std::string(report.text(3)), std::string(report.text(4)),
                                     report.integer(1), report.integer(5)};
    report.stop();
  }
  std::vector<ForgottenReport> out;
  for (auto& [key, one] : by_arrival) out.push_back(std::move(one));
  return out;
}

// Reports that stay and have sentences of those that go.
std::vector<std::string> carriers_of(const Database& db, const std::set<std::string>& docs) {
  std::set<std::string> out;
  Statement find(db, "SELECT b.id FROM article a JOIN carried k ON k.first = a.key JOIN article b ON b.key = k.second WHERE a.id = ?1 "
                     "UNION SELECT b.id FROM article a JOIN carried k ON k.second = a.key JOIN article b ON b.key = k.first WHERE a.id = ?1 "
                     "UNION SELECT b.id FROM article a JOIN carried k ON k.second = a.key JOIN carried o ON o.first = k.first AND "
                     "o.first_start = k.first_start JOIN article b ON b.key = o.second WHERE a.id = ?1");
  for (const std::string& doc : docs)
    for (find.start({doc}); find.step();)
      if (!docs.contains(std::string(find.text(0)))) out.emplace(find.text(0));
  return {out.begin(), out.end()};
}

std::vector<StoredExport> exports_since(const Database& db, const std::set<std::string>& docs) {
  std::int64_t first = 0;
  Statement key(db, "SELECT min(key) FROM article WHERE id = ?");
  for (const std::string& doc : docs) {
    key.start({doc});
    if (key.step() && key.integer(0) > 0) first = first == 0 ? key.integer(0) : std::min(first, key.integer(0));
    key.stop();
  }
  std::vector<StoredExport> out;
  if (first == 0) return out;
  Statement find(db, "SELECT exported, format, filters, path, records FROM export_log WHERE last_article >= ? ORDER BY key");
  for (find.start({number(first)}); find.step();)
    out.push_back({std::string(find.text(0)), std::string(find.text(1)), std::string(find.text(2)), std::string(find.text(3)), find.integer(4)});
  return out;
}

std::int64_t happenings_of(const Database& db, const std::set<std::string>& docs) {
  std::set<std::string> out;
  Statement find(db, "SELECT DISTINCT c.happening FROM article a JOIN coding k ON k.article = a.key JOIN account c ON c.coding = k.key "
                     "WHERE a.id = ? AND c.aggregate = 0 AND c.happening IS NOT NULL");
  for (const std::string& doc : docs)
    for (find.start({doc}); find.step();) out.emplace(find.text(0));
  return static_cast<std::int64_t>(out.size());
}

std::vector<std::string> ledgers_naming(const Database& db, const std::string& name) {
  std::vector<std::string> out;
  Statement all(db, "SELECT name, options FROM ledger ORDER BY name");
  for (all.start({}); all.step();)
    if (holds_name(all.text(0), name) || holds_name(all.text(1), name)) out.emplace_back(all.text(0));
  return out;
}

// A text that a report which stays has too is no one's alone.
void keep_hashes(Database& db, const Forgetting& asked, const std::set<std::string>& docs) {
  const std::string day = today();
  Statement keep(db, "INSERT INTO tombstone VALUES (?, ?, ?, ?, ?) ON CONFLICT (kind, hash) DO UPDATE SET reason = ifnull(excluded.reason, reason)");
  const auto bury = [&](std::string_view kind, std::string_view what) {
    const std::int64_t words = kind == "person" ? static_cast<std::int64_t>(folded_words(what).size()) : 0;
    keep.run({kind, hash_of(kind, what), number(words), day, null_if_empty(asked.reason)});
  };
  bury(kind_of(asked.by), key_of(asked));
  if (asked.by == ForgetBy::kOutlet) return;  // others may print the same agency's report
  Statement versions(db, "SELECT url, text FROM article WHERE id = ?");
  for (const std::string& doc : docs)
    for (versions.start({doc}); versions.step();) {
      if (!versions.text(0).empty()) bury("url", canonical_address(versions.text(0)));
      const std::vector<std::string> same = docs_where(db, "text = ?", std::string(versions.text(1)));
      if (std::all_of(same.begin(), same.end(), [&](const std::string& one) { return docs.contains(one); })) bury("text", versions.text(1));
    }
}

// Keys of what goes, for the statements below.
void mark(Database& db, const std::set<std::string>& docs) {
  for (const char* table : {"gone_article", "gone_coding", "gone_record", "gone_account"}) {
    db.execute("CREATE TEMP TABLE IF NOT EXISTS " + std::string(table) + " (key INTEGER PRIMARY KEY)");
    db.execute("DELETE FROM " + std::string(table));
  }
  Statement article(db, "INSERT INTO gone_article SELECT key FROM article WHERE id = ?");
  for (const std::string& doc : docs) article.run({doc});
  db.execute("INSERT INTO gone_coding SELECT c.key FROM gone_article g JOIN coding c ON c.article = g.key");
  db.execute("INSERT INTO gone_record SELECT r.key FROM gone_coding g JOIN record r ON r.coding = g.key");
  db.execute("INSERT INTO gone_account SELECT a.key FROM gone_coding g JOIN account a ON a.coding = g.key");
}

// The articles that stay may name those that go as copies of a passage.
void forget_copies(Database& db, const std::set<std::string>& docs) {
  std::set<std::int64_t> records;
  Statement find(db, "SELECT record FROM copy WHERE doc = ?");
  for (const std::string& doc : docs)
    for (find.start({doc}); find.step();) records.insert(find.integer(0));
  Statement read(db, "SELECT json FROM record WHERE key = ?");
  Statement write(db, "UPDATE record SET json = ? WHERE key = ?");
  for (const std::int64_t key : records) {
    read.start({number(key)});
    if (!read.step()) continue;
    Record record = record_from_json(read.text(0));
    read.stop();
    std::erase_if(record.copies, [&](const RecordCopy& copy) { return docs.contains(copy.doc); });
    const std::string json = to_json(record);
    write.run({json, number(key)});
  }
  Statement drop(db, "DELETE FROM copy WHERE doc = ?");
  for (const std::string& doc : docs) drop.run({doc});
}

// Before the articles go: those who carried their sentences stand by themselves.
void drop_carried(Database& db) {
  std::vector<std::int64_t> articles;
  Statement gone(db, "SELECT key FROM gone_article");
  for (gone.start({}); gone.step();) articles.push_back(gone.integer(0));
  CarriedTable carried(db);
  for (const std::int64_t article : articles) carried.drop(article);
}

void drop_rows(Database& db) {
  constexpr const char* kRecords = " WHERE record IN (SELECT key FROM gone_record)";
  constexpr const char* kAccounts = "(SELECT key FROM gone_account)";
  const std::string accounts = kAccounts;
  // All that stood together with them is joined anew, and so is what they were linked to.
  db.execute("UPDATE account SET happening = NULL WHERE happening IN (SELECT happening FROM account WHERE key IN " + accounts +
             ") OR key IN (SELECT b FROM link WHERE a IN " + accounts + " UNION SELECT a FROM link WHERE b IN " + accounts + ")");
  db.execute("DELETE FROM link WHERE a IN " + accounts + " OR b IN " + accounts);
  db.execute("DELETE FROM account_record WHERE account IN " + accounts);
  db.execute("DELETE FROM account WHERE key IN " + accounts);
  db.execute("DELETE FROM place_tree WHERE id IN (SELECT record * " + std::to_string(kPlacesInTree) + " + position FROM place" + kRecords + ")");
  for (const char* table : {"participant", "place", "quantity", "attribution", "copy", "because"})
    db.execute("DELETE FROM " + std::string(table) + kRecords);
  for (const char* of : {"record WHERE key IN (SELECT key FROM gone_record)", "coding WHERE key IN (SELECT key FROM gone_coding)",
                         "article WHERE key IN (SELECT key FROM gone_article)"})
    db.execute("DELETE FROM " + std::string(of));
  // Taking single entries out of a full-text index leaves their words in it until its parts are merged.
  for (const char* index : {"article_words", "sentence_words"})
    db.execute("INSERT INTO " + std::string(index) + " (" + index + ") VALUES ('rebuild')");
}

void forget_person_elsewhere(Database& db, const std::string& name, const std::vector<std::string>& ledgers) {
  Statement drop(db, "DELETE FROM ledger WHERE name = ?");
  for (const std::string& ledger : ledgers) drop.run({ledger});
  Statement exports(db, "SELECT key, filters, path FROM export_log");
  Statement blot(db, "UPDATE export_log SET filters = ?, path = ? WHERE key = ?");
  std::vector<std::int64_t> naming;
  for (exports.start({}); exports.step();)
    if (holds_name(exports.text(1), name) || holds_name(exports.text(2), name)) naming.push_back(exports.integer(0));
  for (const std::int64_t key : naming) blot.run({kErased, kErased, number(key)});
}

Forgotten plan_of(const Database& db, const Forgetting& asked, const std::set<std::string>& docs) {
  Forgotten out;
  out.reports = reports_of(db, docs);
  out.happenings = happenings_of(db, docs);
  out.carriers = carriers_of(db, docs);
  if (asked.by == ForgetBy::kPerson) out.ledgers = ledgers_naming(db, asked.name);
  out.exports = exports_since(db, docs);
  return out;
}

// Names of a person that is forgotten, hashed by so many words in a row.
std::optional<Tombstone> find_person(const Database& db, const std::vector<std::string>& texts) {
  std::map<std::int64_t, std::map<std::string, Tombstone>> persons;  // by words, then hash
  Statement all(db, "SELECT words, hash, forgotten, reason FROM tombstone WHERE kind = 'person'");
  for (all.start({}); all.step();)
    persons[all.integer(0)][std::string(all.text(1))] = {"person", std::string(all.text(1)), std::string(all.text(2)), std::string(all.text(3))};
  if (persons.empty()) return std::nullopt;
  for (const std::string& text : texts) {
    const std::vector<std::string> words = folded_words(text);
    for (const auto& [count, hashes] : persons) {
      const auto length = static_cast<std::ptrdiff_t>(count);
      for (auto at = words.begin(); words.end() - at >= length; ++at)
        if (const auto found = hashes.find(hash_of("person", join({at, at + length}, " "))); found != hashes.end()) return found->second;
    }
  }
  return std::nullopt;
}

}  // namespace

Forgotten would_forget(const Database& db, const Forgetting& asked) {
  require_sense(asked);
  return plan_of(db, asked, docs_of(db, asked));
}

Forgotten take_out(Database& db, const Forgetting& asked) {
  require_sense(asked);
  db.execute("PRAGMA secure_delete = ON");
  Transaction transaction(db);
  const std::set<std::string> docs = docs_of(db, asked);
  Forgotten out = plan_of(db, asked, docs);
  keep_hashes(db, asked, docs);
  if (!docs.empty()) {
    mark(db, docs);
    forget_copies(db, docs);
    drop_carried(db);
    drop_rows(db);
  }
  if (asked.by == ForgetBy::kPerson) forget_person_elsewhere(db, asked.name, out.ledgers);
  transaction.commit();
  return out;
}

void scrub(Database& db) {
  db.execute("VACUUM");
  Statement checkpoint(db, "PRAGMA wal_checkpoint(TRUNCATE)");
  checkpoint.start({});
  const bool busy = checkpoint.step() && checkpoint.integer(0) != 0;
  checkpoint.stop();
  if (busy)
    throw Error(ErrorKind::kStore, "others read this store, so that its log still holds what was forgotten", {db.path().string(), 0, 0},
                "close them and run the same command again");
}

std::optional<Tombstone> find_tombstone(const Database& db, const Article& article, const std::vector<std::string>& names) {
  if (db.integer("SELECT EXISTS (SELECT 1 FROM tombstone)") == 0) return std::nullopt;
  Statement find(db, "SELECT forgotten, reason FROM tombstone WHERE kind = ? AND hash = ?");
  const std::pair<std::string_view, std::string> keys[] = {{"url", article.url.empty() ? "" : canonical_address(article.url)},
                                                           {"doc", article.id},
                                                           {"outlet", key_of_outlet(article.outlet)},
                                                           {"text", article.text}};
  for (const auto& [kind, key] : keys) {
    if (key.empty()) continue;
    const std::string hash = hash_of(kind, key);
    find.start({kind, hash});
    if (find.step()) return Tombstone{std::string(kind), hash, std::string(find.text(0)), std::string(find.text(1))};
  }
  std::vector<std::string> texts{article.text, article.title, article.byline, article.url, article.outlet};
  texts.insert(texts.end(), names.begin(), names.end());
  return find_person(db, texts);
}

std::vector<Tombstone> all_tombstones(const Database& db) {
  std::vector<Tombstone> out;
  Statement all(db, "SELECT kind, hash, forgotten, reason FROM tombstone ORDER BY forgotten, kind, hash");
  for (all.start({}); all.step();)
    out.push_back({std::string(all.text(0)), std::string(all.text(1)), std::string(all.text(2)), std::string(all.text(3))});
  return out;
}

std::vector<std::string> names_in(const Record& record) {
  std::vector<std::string> out;
  for (const auto* side : {&record.actor, &record.recipient})
    for (const RecordActor& who : *side)
      if (!who.name.empty()) out.push_back(who.name);
  if (record.attribution && !record.attribution->name.empty()) out.push_back(record.attribution->name);
  return out;
}

}  // namespace annals
