#include "src/store/status.h"

#include "src/store/filter.h"

namespace annals {

std::vector<std::string> private_names(const Database& db) {
  std::vector<std::string> out;
  // What comes first spares most records the reading of their JSON.
  Statement names(db, "SELECT DISTINCT n.value FROM record r, json_each(r.json, '$.private_names') n "
                      "WHERE instr(r.json, '\"private_names\":[\"') > 0 ORDER BY 1");
  while (names.step()) out.emplace_back(names.text(0));
  return out;
}

std::string as_of(const Database& db) {
  return db.text("SELECT ifnull(max(published), '') FROM article WHERE superseded = 0");
}

std::vector<OutletCount> outlets_of(const Database& db) {
  std::vector<OutletCount> out;
  Statement outlets(db, "SELECT outlet, licence, count(*), min(published), max(published) FROM "
                        "article WHERE superseded = 0 GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2");
  for (outlets.start({}); outlets.step();)
    out.push_back({std::string(outlets.text(0)), std::string(outlets.text(1)), outlets.integer(2),
                   std::string(outlets.text(3)), std::string(outlets.text(4))});
  return out;
}

StoreStatus status_of(const Database& db) {
  StoreStatus out;
  out.schema = db.integer("PRAGMA user_version");
  out.articles = db.integer("SELECT count(*) FROM article WHERE superseded = 0");
  EventQuery current = make_selection({});
  Statement records(db, "SELECT count(*)" + current.sql);
  records.start(current.values);
  out.records = records.step() ? records.integer(0) : 0;
  out.happenings = db.integer("SELECT count(DISTINCT a.happening) FROM account a JOIN coding c ON "
                              "c.key = a.coding WHERE c.current = 1 AND a.aggregate = 0");
  out.first = db.text("SELECT ifnull(min(published), '') FROM article WHERE superseded = 0");
  out.as_of = as_of(db);
  Statement runs(db, "SELECT id, engine, data FROM run ORDER BY rowid");
  for (runs.start({}); runs.step();)
    out.runs.push_back(
        {std::string(runs.text(0)), std::string(runs.text(1)), std::string(runs.text(2)), {}});
  out.outlets = outlets_of(db);
  return out;
}

}  // namespace annals
