// What is asked of happenings that are there.
#include <map>
#include <unordered_set>

#include "include/annals/error.h"
#include "src/store/happenings.h"
#include "src/store/record_reader.h"
#include "src/store/schema.h"
#include "src/store/selection.h"
#include "src/story/match.h"

namespace annals {
namespace {

// The happening of an account: its id is a name of the whole.
std::string whole(const Database& db, const std::string& name) {
  Statement find(db, "SELECT happening FROM account WHERE id = ?");
  find.start({name});
  return find.step() ? std::string(find.text(0)) : name;
}

// One statement for any number of happenings.
class RecordsOfHappenings {
public:
  explicit RecordsOfHappenings(const Database& db)
      : find_(db, "SELECT r.json FROM record r JOIN coding c ON c.key = r.coding WHERE r.happening = ? AND r.confidence >= ? AND " +
                      std::string(kNotCarried) +
                      " ORDER BY ifnull(r.day_start, '~'), ifnull(r.day_end, '~'), r.doc, r.trigger_start, r.key") {}

  std::vector<Record> of(const std::string& happening, double min_confidence) {
    std::vector<Record> out;
    for (find_.start({happening, min_confidence}); find_.step();) {
      out.push_back(record_from_json(find_.text(0)));
      out.back().happening = happening;
    }
    return out;
  }

private:
  Statement find_;
};

story::Account account(const Database& db, const std::string& id) {
  Statement records(db, "SELECT r.json FROM account a JOIN account_record l ON l.account = a.key "
                        "JOIN record r ON r.key = l.record WHERE a.id = ? ORDER BY r.key");
  std::vector<Record> told;
  for (records.start({id}); records.step();) told.push_back(record_from_json(records.text(0)));
  if (told.empty()) throw Error(ErrorKind::kUsage, "no account '" + id + "' in this store", {}, "`annals happenings` lists them");
  return story::accounts_of(told).front();
}

StoredLink stored(const std::string& a, const std::string& b, const story::Match& match) {
  StoredLink out{a, b, match.score(), match.joins(), {}};
  for (const story::FieldMatch& field : match.fields) out.fields.emplace_back(field.field, field.weight, field.reason);
  return out;
}

}  // namespace

std::vector<Record> happening_records(const Database& db, const std::string& happening) {
  return RecordsOfHappenings(db).of(whole(db, happening), 0);
}

std::vector<Record> told_records(const Database& db, const EventFilter& filter) {
  EventQuery query = selection_for(db, filter);
  Statement find(db, "SELECT r.key, r.happening" + query.sql + "\nORDER BY " + kRecordOrder +
                         (filter.limit > 0 ? "\nLIMIT " + std::to_string(filter.limit) : ""));
  RecordReader reader(db);
  std::vector<Record> out;
  std::vector<std::string> order;
  std::unordered_set<std::string> seen;
  for (find.start(query.values); find.step();) {
    std::string happening(find.text(1));
    if (happening.empty())
      out.push_back(record_from_json(reader.line(find.integer(0))));
    else if (seen.insert(happening).second)
      order.push_back(std::move(happening));
  }
  RecordsOfHappenings records(db);
  for (const std::string& happening : order)
    for (Record& record : records.of(happening, filter.min_confidence)) out.push_back(std::move(record));
  return out;
}

std::vector<StoredAccount> happening_accounts(const Database& db, const std::string& happening) {
  const std::string name = whole(db, happening);
  Statement find(db, "SELECT a.id, v.id, v.outlet, v.url, v.title, v.published, a.told, "
                     "(SELECT sentence FROM account_record l JOIN record r ON r.key = l.record WHERE l.account = a.key ORDER BY r.key LIMIT 1) "
                     "FROM account a JOIN coding c ON c.key = a.coding JOIN article v ON v.key = c.article "
                     "WHERE a.happening = ? ORDER BY v.published, v.id, a.id");
  std::vector<StoredAccount> out;
  for (find.start({name}); find.step();) {
    StoredAccount one;
    std::string* const fields[] = {&one.id, &one.doc, &one.outlet, &one.url, &one.title, &one.published, &one.told, &one.sentence};
    for (int i = 0; i < 8; ++i) *fields[i] = find.text(i);
    out.push_back(std::move(one));
  }
  return out;
}

std::vector<StoredLink> happening_links(const Database& db, const std::string& happening) {
  const std::string name = whole(db, happening);
  Statement find(db, "SELECT x.id, y.id FROM link l JOIN account x ON x.key = l.a JOIN account y ON y.key = l.b "
                     "WHERE x.happening = ?1 AND y.happening = ?1 ORDER BY l.score DESC, x.id, y.id");
  std::map<std::string, story::Account> accounts;
  const auto read = [&](const std::string& id) -> const story::Account& {
    const auto known = accounts.find(id);
    return known != accounts.end() ? known->second : accounts.emplace(id, account(db, id)).first->second;
  };
  std::vector<StoredLink> out;
  for (find.start({name}); find.step();) {
    const std::string a(find.text(0)), b(find.text(1));
    out.push_back(stored(a, b, story::compare(read(a), read(b))));
  }
  return out;
}

StoredLink compare_accounts(const Database& db, const std::string& one, const std::string& other) {
  return stored(one, other, story::compare(account(db, one), account(db, other)));
}

}  // namespace annals
