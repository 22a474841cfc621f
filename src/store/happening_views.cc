// What is asked of happenings that are there.
#include <map>

#include "include/annals/error.h"
#include "src/store/happenings.h"
#include "src/store/schema.h"
#include "src/story/match.h"

namespace annals {
namespace {

constexpr const char* kWhole = "SELECT happening FROM account WHERE id = ?";

// The happening of an account: its id is a name of the whole. `find` is kWhole.
std::string whole(Statement& find, const std::string& name) {
  find.start({name});
  std::string found = find.step() ? std::string(find.text(0)) : name;
  find.stop();
  return found;
}
std::string whole(const Database& db, const std::string& name) {
  Statement find(db, kWhole);
  return whole(find, name);
}

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

HappeningRecords::HappeningRecords(const Database& db)
    : whole_(db, kWhole),
      records_(db, "SELECT r.json FROM record r JOIN coding c ON c.key = r.coding WHERE r.happening = ? AND " + std::string(kNotCarried) +
                       " ORDER BY ifnull(r.day_start, '~'), ifnull(r.day_end, '~'), r.doc, r.trigger_start, r.key") {}

std::vector<Record> HappeningRecords::of(const std::string& happening) {
  const std::string name = whole(whole_, happening);
  std::vector<Record> out;
  for (records_.start({name}); records_.step();) {
    out.push_back(record_from_json(records_.text(0)));
    out.back().happening = name;
  }
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
