#include "src/store/overviews.h"

#include <algorithm>
#include <array>

#include "include/annals/error.h"
#include "src/base/text.h"
#include "src/store/schema.h"
#include "src/store/selection.h"

namespace annals {
namespace {

// The records that pass, as the table `s` of a query that follows.
class Selected {
public:
  Selected(const Database& db, EventFilter filter, Unit unit) : db_(db), unit_(unit) {
    filter.versions = Versions::kCurrent;
    query_ = selection_for(db, filter);
    sql_ = "WITH s AS (SELECT r.key, r.happening, r.event_type, r.quad, r.modes, r.contexts, "
           "r.factuality, r.day_start, a.outlet" +
           query_.sql + (unit == Unit::kHappenings ? " AND r.happening IS NOT NULL" : "") + ")\n";
  }

  // Of rows of s joined with others, how many records or happenings.
  [[nodiscard]] const char* count() const {
    return unit_ == Unit::kRecords ? "count(DISTINCT s.key)" : "count(DISTINCT s.happening)";
  }
  // Of rows of s alone.
  [[nodiscard]] const char* count_plain() const {
    return unit_ == Unit::kRecords ? "count(*)" : count();
  }

  // s with one row for each thing that is counted: a happening lies where its first record lies.
  [[nodiscard]] const char* once() const {
    return unit_ == Unit::kRecords
               ? "s"
               : "(SELECT event_type, min(day_start) AS day_start FROM s GROUP BY happening) AS s";
  }

  template <class Each> void each(const std::string& sql, Each&& row) const {
    Statement find(db_, sql_ + sql);
    for (find.start(query_.values); find.step();) row(find);
  }

private:
  const Database& db_;
  Unit unit_;
  EventQuery query_;
  std::string sql_;
};

struct FacetField {
  const char* name;
  const char* value;  // of s and what is joined to it
  const char* join;   // empty: s alone
};
constexpr std::array<FacetField, 11> kFacets{{
    {"event_type", "s.event_type", ""},
    {"quad", "s.quad", ""},
    {"factuality", "s.factuality", ""},
    {"outlet", "s.outlet", ""},
    {"mode", "m.value", ", json_each(s.modes) m"},
    {"context", "m.value", ", json_each(s.contexts) m"},
    {"country", "m.country",
     " JOIN (SELECT record, country FROM participant UNION ALL SELECT record, country FROM place) "
     "m ON m.record = s.key"},
    {"actor", "m.code", " JOIN participant m ON m.record = s.key AND m.side = 'actor'"},
    {"recipient", "m.code", " JOIN participant m ON m.record = s.key AND m.side = 'recipient'"},
    {"place", "ifnull(m.name, m.text)", " JOIN place m ON m.record = s.key"},
    {"role", "m.role", " JOIN quantity m ON m.record = s.key"},
}};

const FacetField& field_of(const std::string& name) {
  std::string known;
  for (const FacetField& one : kFacets) {
    if (one.name == name) return one;
    known += std::string(one.name) + ", ";
  }
  throw Error(ErrorKind::kUsage, "there is no field '" + name + "'", {},
              "known: " + known + "source");
}

// ["GOV","MIL"] as the store writes it; names of sectors hold no quotes.
std::vector<std::string> list_of(std::string_view json) {
  std::vector<std::string> out;
  const auto parts = split(json, '"');
  for (std::size_t i = 1; i < parts.size(); i += 2) out.emplace_back(parts[i]);
  return out;
}

// Of a participant p: name, sectors; the count is to follow.
constexpr const char* kNameColumns = "p.name, p.sectors, ";

NameCount name_at(const Statement& row, int first) {
  return {std::string(row.text(first)), list_of(row.text(first + 1)), row.integer(first + 2)};
}

constexpr const char* kDayOfRecord = "s.day_start";
constexpr const char* kWeekOfRecord = "date(s.day_start, '-6 days', 'weekday 1')";
constexpr const char* kMonthOfRecord = "substr(s.day_start, 1, 7) || '-01'";

const char* start_of(By by) {
  return by == By::kDay ? kDayOfRecord : by == By::kWeek ? kWeekOfRecord : kMonthOfRecord;
}

std::optional<double> real_or_none(const Statement& row, int column) {
  return row.text(column).empty() ? std::nullopt : std::optional(row.real(column));
}

bool is_code_of(std::string_view code, std::string_view wanted) {
  const auto words = split_words(wanted), parts = split_words(code);
  if (words.size() == 1) return code.starts_with(words[0]);
  return !words.empty() && !parts.empty() && parts[0] == words[0] &&
         std::all_of(words.begin() + 1, words.end(), [&](std::string_view sector) {
           return std::find(parts.begin() + 1, parts.end(), sector) != parts.end();
         });
}

void add_name(std::vector<NameCount>& names, NameCount name) {
  const auto known = std::find_if(names.begin(), names.end(),
                                  [&](const NameCount& one) { return one.name == name.name; });
  if (known == names.end())
    names.push_back(std::move(name));
  else
    known->count += name.count;
}

void sort_names(std::vector<NameCount>& names) {
  std::sort(names.begin(), names.end(), [](const NameCount& a, const NameCount& b) {
    return a.count != b.count ? a.count > b.count : a.name < b.name;
  });
}

// One side of an actor's history.
struct Side {
  const char* name;
  const char* other;
  std::string EventFilter::*code;
  TypeCounts ActorHistory::*types;
  TypeCounts Partner::*partner;
  TypeCounts std::pair<TypeCounts, TypeCounts>::*month;
};
constexpr std::array<Side, 2> kSides{{
    {"actor", "recipient", &EventFilter::actor, &ActorHistory::as_actor, &Partner::as_recipient,
     &std::pair<TypeCounts, TypeCounts>::first},
    {"recipient", "actor", &EventFilter::recipient, &ActorHistory::as_recipient, &Partner::as_actor,
     &std::pair<TypeCounts, TypeCounts>::second},
}};

void add_side(const Database& db, EventFilter filter, const std::string& code, Unit unit,
              const Side& side, ActorHistory& out) {
  filter.*side.code = code;
  const Selected selected(db, filter, unit);
  selected.each(std::string("SELECT ifnull(") + kMonthOfRecord +
                    ", ''), s.event_type, count(*) FROM " + selected.once() + " GROUP BY 1, 2",
                [&](const Statement& row) {
                  (out.*side.types)[std::string(row.text(1))] += row.integer(2);
                  if (!row.text(0).empty())
                    (out.months[std::string(row.text(0))].*side.month)[std::string(row.text(1))] +=
                        row.integer(2);
                });
  selected.each(std::string("SELECT p.code, s.event_type, ") + selected.count() +
                    " FROM s JOIN participant p ON p.record = s.key AND p.side = '" + side.other +
                    "' GROUP BY 1, 2",
                [&](const Statement& row) {
                  Partner& partner = out.partners[std::string(row.text(0))];
                  (partner.*side.partner)[std::string(row.text(1))] += row.integer(2);
                  partner.total += row.integer(2);
                });
  selected.each(std::string("SELECT p.side = '") + side.name + "', p.code, " + kNameColumns +
                    selected.count() +
                    " FROM s JOIN participant p ON p.record = s.key WHERE p.name IS NOT NULL GROUP "
                    "BY 1, 2, 3, 4",
                [&](const Statement& row) {
                  const std::string named(row.text(1));
                  if (row.integer(0) == 0)
                    add_name(out.partners[named].names, name_at(row, 2));
                  else if (is_code_of(named, code))
                    add_name(out.names, name_at(row, 2));
                });
}

}  // namespace

EventFilter told_as_fact(EventFilter filter) {
  if (filter.factualities.empty()) filter.factualities = {"actual"};
  return filter;
}

std::vector<ValueCount> facet(const Database& db, const EventFilter& filter,
                              const std::string& field, Unit unit, std::size_t limit) {
  const FacetField& wanted = field_of(field);
  const Selected selected(db, filter, unit);
  const std::string value = wanted.value;
  const bool alone = std::string_view(wanted.join).empty();
  std::vector<ValueCount> out;
  selected.each("SELECT " + value + ", " + (alone ? selected.count_plain() : selected.count()) +
                    " FROM s" + wanted.join + " WHERE " + value +
                    " IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT " + std::to_string(limit),
                [&](const Statement& row) {
                  out.push_back({std::string(row.text(0)), row.integer(1)});
                });
  return out;
}

std::vector<std::string> private_names(const Database& db) {
  std::vector<std::string> out;
  // What comes first spares most records the reading of their JSON.
  Statement names(db, "SELECT DISTINCT n.value FROM record r, json_each(r.json, '$.private_names') n "
                      "WHERE instr(r.json, '\"private_names\":[\"') > 0 ORDER BY 1");
  while (names.step()) out.emplace_back(names.text(0));
  return out;
}

std::vector<NameCount> source_facet(const Database& db, const EventFilter& filter, Unit unit,
                                    std::size_t limit) {
  const Selected selected(db, filter, unit);
  std::vector<NameCount> out;
  selected.each(std::string("SELECT ifnull(m.name, m.text), m.sectors, ") + selected.count_plain() +
                    " FROM s JOIN attribution m ON m.record = s.key GROUP BY 1, 2 ORDER BY 3 DESC, 1 LIMIT " +
                    std::to_string(limit),
                [&](const Statement& row) { out.push_back(name_at(row, 0)); });
  return out;
}

std::int64_t count_of(const Database& db, const EventFilter& filter, Unit unit) {
  const Selected selected(db, filter, unit);
  std::int64_t out = 0;
  selected.each(std::string("SELECT ") + selected.count_plain() + " FROM s",
                [&](const Statement& row) { out = row.integer(0); });
  return out;
}

Timeline timeline(const Database& db, const EventFilter& filter, By by, Unit unit) {
  const Selected selected(db, filter, unit);
  Timeline out;
  selected.each(std::string("SELECT ifnull(") + start_of(by) +
                    ", ''), s.event_type, count(*) FROM " + selected.once() +
                    " GROUP BY 1, 2 ORDER BY 1, 2",
                [&](const Statement& row) {
                  if (row.text(0).empty()) {
                    out.undated += row.integer(2);
                    return;
                  }
                  if (out.buckets.empty() || out.buckets.back().start != row.text(0))
                    out.buckets.push_back({std::string(row.text(0)), 0, {}});
                  out.buckets.back().total += row.integer(2);
                  out.buckets.back().types[std::string(row.text(1))] = row.integer(2);
                });
  return out;
}

std::vector<PlaceCount> places(const Database& db, const EventFilter& filter, Unit unit) {
  const Selected selected(db, filter, unit);
  std::map<std::string, PlaceCount> found;
  selected.each(std::string("SELECT ifnull(p.name, p.text), p.country, p.lat, p.lon, p.geonameid, "
                            "p.kind, s.event_type, ") +
                    selected.count() +
                    " FROM s JOIN place p ON p.record = s.key GROUP BY 1, 2, 3, 4, 5, 6, 7",
                [&](const Statement& row) {
                  std::string id;
                  for (int column = 0; column < 6; ++column) id.append(row.text(column)) += '\n';
                  PlaceCount& place = found[id];
                  if (place.count == 0)
                    place = {std::string(row.text(0)),
                             std::string(row.text(1)),
                             real_or_none(row, 2),
                             real_or_none(row, 3),
                             row.integer(4),
                             std::string(row.text(5)),
                             0,
                             {}};
                  place.count += row.integer(7);
                  place.types[std::string(row.text(6))] = row.integer(7);
                });
  std::vector<PlaceCount> out;
  for (auto& [id, place] : found) out.push_back(std::move(place));
  std::stable_sort(out.begin(), out.end(),
                   [](const PlaceCount& a, const PlaceCount& b) { return a.count > b.count; });
  return out;
}

std::vector<ActorCount> actors(const Database& db, const EventFilter& filter, Unit unit) {
  const Selected selected(db, filter, unit);
  std::map<std::string, ActorCount> found;
  selected.each(std::string("SELECT p.code, p.side = 'actor', ") + selected.count() +
                    " FROM s JOIN participant p ON p.record = s.key GROUP BY 1, 2",
                [&](const Statement& row) {
                  ActorCount& one = found[std::string(row.text(0))];
                  (row.integer(1) != 0 ? one.as_actor : one.as_recipient) = row.integer(2);
                });
  selected.each(std::string("SELECT p.code, ") + kNameColumns + selected.count() +
                    " FROM s JOIN participant p ON p.record = s.key WHERE p.name IS NOT NULL GROUP "
                    "BY 1, 2, 3",
                [&](const Statement& row) {
                  add_name(found[std::string(row.text(0))].names, name_at(row, 1));
                });
  std::vector<ActorCount> out;
  for (auto& [code, one] : found) {
    one.code = code;
    sort_names(one.names);
    out.push_back(std::move(one));
  }
  std::stable_sort(out.begin(), out.end(), [](const ActorCount& a, const ActorCount& b) {
    return a.as_actor + a.as_recipient > b.as_actor + b.as_recipient;
  });
  return out;
}

ActorHistory actor_history(const Database& db, const EventFilter& filter, const std::string& code,
                           Unit unit) {
  ActorHistory out;
  for (const Side& side : kSides) add_side(db, filter, code, unit, side, out);
  sort_names(out.names);
  for (auto& [partner, one] : out.partners) sort_names(one.names);
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
  out.records = count_of(db, {}, Unit::kRecords);
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
