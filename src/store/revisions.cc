#include "src/store/revisions.h"

#include <algorithm>

#include "include/annals/error.h"

namespace annals {
namespace {

std::string run_named(const Database& db, const std::string& name) {
  Statement find(db, "SELECT id FROM run WHERE substr(id, 1, length(?1)) = ?1 LIMIT 2");
  std::vector<std::string> found;
  if (!name.empty())
    for (find.start({name}); find.step();) found.emplace_back(find.text(0));
  if (found.size() == 1) return found.front();
  throw Error(ErrorKind::kUsage, (found.empty() ? "no run '" : "more than one run begins with '") + name + "'", {},
              "`annals diff DB` lists the runs");
}

// What a run made of an article in the newest version that it coded.
struct CodedVersion {
  std::int64_t coding = 0, version = 0;
};

std::vector<Record> records_of(Statement& find, std::int64_t coding) {
  std::vector<Record> out;
  for (find.start({number(coding)}); find.step();) out.push_back(record_from_json(find.text(0)));
  return out;
}

void pair_up(const std::string& doc, const CodedVersion& before, const CodedVersion& after, Statement& records,
             const std::function<void(const Revision&)>& each) {
  std::vector<Record> older = records_of(records, before.coding), newer = records_of(records, after.coding);
  for (Record& record : older) {
    Revision one{doc, before.version, after.version, std::nullopt, std::nullopt};
    const auto same = std::find_if(newer.begin(), newer.end(), [&](const Record& other) { return other.id == record.id; });
    one.older = std::move(record);
    if (same != newer.end()) {
      one.newer = std::move(*same);
      newer.erase(same);
    }
    each(one);
  }
  for (Record& record : newer) each({doc, before.version, after.version, std::nullopt, std::move(record)});
}

}  // namespace

std::vector<StoredRun> stored_runs(const Database& db) {
  Statement find(db, "SELECT u.id, u.engine, u.data, u.options, count(c.key), "
                     "ifnull(sum((SELECT count(*) FROM record r WHERE r.coding = c.key)), 0), "
                     "ifnull(sum(c.current * (SELECT count(*) FROM record r WHERE r.coding = c.key)), 0), min(a.published), max(a.published) "
                     "FROM run u LEFT JOIN coding c ON c.run = u.id LEFT JOIN article a ON a.key = c.article "
                     "GROUP BY u.id ORDER BY min(c.key), u.id");
  std::vector<StoredRun> out;
  for (find.start({}); find.step();) {
    const auto text = [&](int column) { return std::string(find.text(column)); };
    out.push_back({{text(0), text(1), text(2), text(3)}, find.integer(4), find.integer(5), find.integer(6), text(7), text(8)});
  }
  return out;
}

RevisionCounts compare_runs(const Database& db, const std::string& older, const std::string& newer,
                            const std::function<void(const Revision&)>& each) {
  const std::string before = run_named(db, older), after = run_named(db, newer);
  // The bare columns beside max() are those of its row.
  const std::string coded = "(SELECT a.id, c.key, max(a.version) AS version FROM coding c JOIN article a ON a.key = c.article WHERE c.run = ? GROUP BY a.id)";
  Statement both(db, "SELECT x.id, x.key, x.version, y.key, y.version FROM " + coded + " x JOIN " + coded + " y ON y.id = x.id ORDER BY x.id");
  Statement records(db, "SELECT json FROM record WHERE coding = ? ORDER BY trigger_start, key");
  RevisionCounts counts;
  for (both.start({before, after}); both.step();) {
    ++counts.articles;
    pair_up(std::string(both.text(0)), {both.integer(1), both.integer(2)}, {both.integer(3), both.integer(4)}, records, each);
  }
  Statement alone(db, "SELECT count(*) FROM (SELECT DISTINCT a.id FROM coding c JOIN article a ON a.key = c.article WHERE c.run = ?)");
  const auto all_of = [&](const std::string& run) {
    alone.start({run});
    const std::int64_t count = alone.step() ? alone.integer(0) : 0;
    alone.stop();
    return count;
  };
  counts.only_older = all_of(before) - counts.articles;
  counts.only_newer = all_of(after) - counts.articles;
  return counts;
}

}  // namespace annals
