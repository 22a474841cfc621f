#include "src/store/happenings.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <unordered_map>

#include "include/annals/error.h"
#include "src/store/rows.h"
#include "src/story/join.h"

namespace annals {
namespace {

using story::Account;

// How far apart the beginnings of two accounts that match may lie (story::window_of).
constexpr std::chrono::days kReach = story::kLong + 2 * story::kLag;
// Above this share of new accounts the whole store is read at once.
constexpr std::int64_t kMostlyNew = 5;  // one in five

std::string_view name_of(story::Told told) {
  switch (told) {
  case story::Told::kActual: return "actual";
  case story::Told::kAlleged: return "alleged";
  default: return "denied";
  }
}

std::string json_of(const std::vector<story::FieldMatch>& fields) {
  std::string out = "{";
  for (const story::FieldMatch& field : fields) {
    out += (out.size() == 1 ? "" : ", ") + json_string(field.field) + ": [";
    std::string weight = std::to_string(field.weight);
    weight.erase(weight.find_last_not_of('0') + 1);
    if (weight.back() == '.') weight += '0';
    out += weight + ", " + json_string(field.reason) + "]";
  }
  return out + "}";
}

class Joining {
public:
  explicit Joining(Database& db)
      : db_(db), records_of_(db, "SELECT r.json FROM account_record l JOIN record r ON r.key = l.record WHERE l.account = ? ORDER BY r.key") {}

  JoinCounts run() {
    Transaction transaction(db_);
    drop_stale();
    JoinCounts counts;
    counts.accounts = add_accounts();
    load();
    counts.links = add_links();
    put_together();
    transaction.commit();
    counts.happenings = db_.integer("SELECT count(DISTINCT happening) FROM account WHERE aggregate = 0");
    return counts;
  }

private:
  // Accounts of codings that a newer version or run has replaced; those linked to them are joined anew.
  void drop_stale() {
    db_.execute("CREATE TEMP TABLE IF NOT EXISTS stale (key INTEGER PRIMARY KEY)");
    db_.execute("DELETE FROM stale");
    db_.execute("INSERT INTO stale SELECT a.key FROM coding c JOIN account a ON a.coding = c.key WHERE c.joined <> c.current AND c.current = 0");
    db_.execute("UPDATE account SET happening = NULL WHERE key IN (SELECT b FROM link WHERE a IN (SELECT key FROM stale) "
                "UNION SELECT a FROM link WHERE b IN (SELECT key FROM stale))");
    db_.execute("UPDATE record SET happening = NULL WHERE key IN (SELECT record FROM account_record WHERE account IN (SELECT key FROM stale))");
    for (const char* table : {"link WHERE a IN (SELECT key FROM stale) OR b IN (SELECT key FROM stale)",
                              "account_record WHERE account IN (SELECT key FROM stale)", "account WHERE key IN (SELECT key FROM stale)"})
      db_.execute(std::string("DELETE FROM ") + table);
    db_.execute("UPDATE coding SET joined = 0 WHERE joined <> current AND current = 0");
  }

  std::int64_t add_accounts() {
    Statement waiting(db_, "SELECT key FROM coding WHERE joined <> current ORDER BY key");
    std::vector<std::int64_t> codings;
    for (waiting.start({}); waiting.step();) codings.push_back(waiting.integer(0));
    Statement records(db_, "SELECT key, json FROM record WHERE coding = ? ORDER BY key");
    Statement account(db_, "INSERT INTO account VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)");
    Statement member(db_, "INSERT INTO account_record VALUES (?, ?)");
    Statement done(db_, "UPDATE coding SET joined = 1 WHERE key = ?");
    std::int64_t count = 0;
    for (const std::int64_t coding : codings) {
      std::vector<Record> told;
      std::unordered_map<std::string, std::int64_t> keys;
      for (records.start({number(coding)}); records.step();) {
        told.push_back(record_from_json(records.text(1)));
        keys.emplace(told.back().id, records.integer(0));
      }
      for (const Account& one : story::accounts_of(told)) {
        const auto window = story::window_of(one);
        const std::string start = window ? to_string(one.days->start) : "", end = window ? to_string(one.days->end) : "";
        account.run({one.id, number(coding), one.event, one.type, name_of(one.told), number(one.aggregate ? 1 : 0),
                     null_if_empty(start), null_if_empty(end), number(one.undated ? 1 : 0)});
        const std::int64_t key = db_.last_row();
        for (const std::string& record : one.records) member.run({number(key), number(keys.at(record))});
        ++count;
      }
      done.run({number(coding)});
    }
    return count;
  }

  void load_account(std::int64_t key) {
    if (!loaded_.emplace(key, accounts_.size()).second) return;
    std::vector<Record> told;
    for (records_of_.start({number(key)}); records_of_.step();) told.push_back(record_from_json(records_of_.text(0)));
    accounts_.push_back(std::move(story::accounts_of(told).front()));
    keys_.push_back(key);
  }

  // The accounts around those that wait, then those that wait.
  void load() {
    std::vector<std::int64_t> fresh;
    std::map<std::string, std::set<std::string>> starts;  // by type, the days that they begin on
    Statement waiting(db_, "SELECT key, event_type, day_start FROM account WHERE happening IS NULL ORDER BY key");
    for (waiting.start({}); waiting.step();) {
      fresh.push_back(waiting.integer(0));
      if (!waiting.text(2).empty()) starts[std::string(waiting.text(1))].emplace(waiting.text(2));
    }
    fresh_ = fresh.size();
    std::set<std::int64_t> around;
    const std::int64_t all = db_.integer("SELECT count(*) FROM account");
    if (static_cast<std::int64_t>(fresh_) * kMostlyNew > all) {
      Statement settled(db_, "SELECT key FROM account WHERE happening IS NOT NULL AND day_start IS NOT NULL ORDER BY key");
      for (settled.start({}); settled.step();) around.insert(settled.integer(0));
    } else {
      Statement near(db_, "SELECT key FROM account WHERE event_type = ? AND day_start BETWEEN ? AND ? AND happening IS NOT NULL");
      for (const auto& [type, days] : starts)
        for (const std::string& day : days) {
          const std::string from = to_string(parse_day(day).value() - kReach), to = to_string(parse_day(day).value() + kReach);
          for (near.start({type, from, to}); near.step();) around.insert(near.integer(0));
        }
    }
    for (const std::int64_t key : around) load_account(key);
    for (const std::int64_t key : fresh) load_account(key);
  }

  std::int64_t add_links() {
    Statement link(db_, "INSERT OR REPLACE INTO link VALUES (?, ?, ?, ?)");
    const std::vector<story::Link> links = story::find_links(accounts_, fresh_);
    for (const story::Link& one : links)
      link.run({number(keys_[one.a]), number(keys_[one.b]), one.score, json_of(one.fields)});
    return static_cast<std::int64_t>(links.size());
  }

  std::vector<story::Decision> decisions() const {
    std::vector<story::Decision> out;
    Statement statement(db_, "SELECT a, b, together FROM decision");
    for (statement.start({}); statement.step();)
      out.push_back({std::string(statement.text(0)), std::string(statement.text(1)), statement.integer(2) != 0});
    return out;
  }

  // Every account that links or decisions lead to from those that wait, clustered part by part.
  void put_together() {
    const std::vector<story::Decision> decided = decisions();
    std::unordered_map<std::int64_t, std::vector<std::int64_t>> together;
    Statement by_id(db_, "SELECT key FROM account WHERE id = ?");
    const auto key_of = [&](const std::string& id) {
      by_id.start({id});
      const std::int64_t key = by_id.step() ? by_id.integer(0) : 0;
      by_id.stop();
      return key;
    };
    for (const story::Decision& one : decided) {
      const std::int64_t a = key_of(one.a), b = key_of(one.b);
      if (a == 0 || b == 0) continue;
      together[a].push_back(b);
      together[b].push_back(a);
    }
    Statement links(db_, "SELECT b, score FROM link WHERE a = ? UNION ALL SELECT a, score FROM link WHERE b = ?");
    std::set<std::int64_t> done;
    const std::vector<std::int64_t> fresh(keys_.end() - static_cast<std::ptrdiff_t>(fresh_), keys_.end());
    for (const std::int64_t first : fresh) {
      if (done.contains(first)) continue;
      std::vector<std::int64_t> part{first};
      std::vector<std::tuple<std::int64_t, std::int64_t, double>> edges;
      done.insert(first);
      for (std::size_t i = 0; i < part.size(); ++i) {
        const auto reach = [&](std::int64_t other) {
          if (done.insert(other).second) part.push_back(other);
        };
        for (links.start({number(part[i]), number(part[i])}); links.step();) {
          edges.emplace_back(part[i], links.integer(0), links.real(1));
          reach(links.integer(0));
        }
        if (const auto also = together.find(part[i]); also != together.end())
          for (const std::int64_t other : also->second) reach(other);
      }
      settle(part, edges, decided);
    }
  }

  void settle(const std::vector<std::int64_t>& part, const std::vector<std::tuple<std::int64_t, std::int64_t, double>>& edges,
              const std::vector<story::Decision>& decided) {
    std::vector<Account> accounts;
    std::unordered_map<std::int64_t, std::size_t> at;
    for (const std::int64_t key : part) {
      load_account(key);
      at.emplace(key, accounts.size());
      accounts.push_back(accounts_[loaded_.at(key)]);
    }
    std::vector<story::Link> links;
    for (const auto& [a, b, score] : edges) {
      const std::size_t from = at.at(a), to = at.at(b);
      if (accounts[from].id < accounts[to].id) links.push_back({from, to, score, {}});  // each is met from both ends
    }
    Statement account(db_, "UPDATE account SET happening = ? WHERE key = ?");
    Statement records(db_, "UPDATE record SET happening = ?1 WHERE key IN (SELECT record FROM account_record WHERE account = ?2) AND happening IS NOT ?1");
    for (const story::Happening& happening : story::cluster(accounts, links, decided))
      for (const std::size_t member : happening.accounts) {
        account.run({happening.id, number(part[member])});
        if (!accounts[member].aggregate) records.run({happening.id, number(part[member])});
      }
  }

  Database& db_;
  Statement records_of_;
  std::vector<Account> accounts_;
  std::vector<std::int64_t> keys_;
  std::unordered_map<std::int64_t, std::size_t> loaded_;
  std::size_t fresh_ = 0;
};

}  // namespace

JoinCounts join_reports(Database& db) { return Joining(db).run(); }

void keep_decision(Database& db, const std::string& account, const std::string& other, bool together, const std::string& who) {
  if (account == other) throw Error(ErrorKind::kUsage, "one account cannot be joined with itself");
  Transaction transaction(db);
  Statement known(db, "UPDATE account SET happening = NULL WHERE id = ? RETURNING key");
  for (const std::string& id : {account, other}) {
    known.start({id});
    if (!known.step()) throw Error(ErrorKind::kUsage, "no account '" + id + "' in this store", {}, "`annals happenings` lists them");
    known.stop();
  }
  const auto now = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  const std::string day = to_string(now);
  Statement keep(db, "INSERT OR REPLACE INTO decision VALUES (?, ?, ?, ?, ?)");
  keep.run({std::min(account, other), std::max(account, other), number(together ? 1 : 0), day, null_if_empty(who)});
  transaction.commit();
}

}  // namespace annals
