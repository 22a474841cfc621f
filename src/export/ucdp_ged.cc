// UCDP GED's columns: one row a happening that killed.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "include/annals/date.h"
#include "src/base/text.h"
#include "src/export/cells.h"
#include "src/export/profile.h"
#include "src/story/tally.h"

namespace annals {
namespace {

enum class Side : std::uint8_t { kUnknown, kState, kArmed, kCivilians };

Side side_of(const RecordActor& actor) {
  const auto has = [&](std::initializer_list<std::string_view> sectors) {
    return std::any_of(actor.sectors.begin(), actor.sectors.end(),
                       [&](const std::string& sector) { return any_of(sector, sectors); });
  };
  if (actor.hedge) return Side::kUnknown;  // "alleged rebels" may be anybody
  if (has({"REB", "PRM", "UAF", "CRM"})) return Side::kArmed;
  if (has({"GOV", "MIL", "COP", "SPY"})) return actor.country.empty() ? Side::kUnknown : Side::kState;
  return has({"CVL", "AGR", "BUS", "EDU", "JRN", "LAB", "MED", "REF", "REL", "SOC"}) ? Side::kCivilians : Side::kUnknown;
}

// Who stands against whom. Where nobody is the attacker both sides are actors (CODEBOOK.md, ruling 21).
struct Dyad {
  const RecordActor* a = nullptr;
  const RecordActor* b = nullptr;
  std::string type;  // of violence: 1 state-based, 2 non-state, 3 one-sided; empty where the report does not tell
};

std::string type_of(Side a, Side b) {
  if (b == Side::kCivilians) return a == Side::kState || a == Side::kArmed ? "3" : "";
  if (a == Side::kUnknown || b == Side::kUnknown || a == Side::kCivilians) return "";
  return a == Side::kArmed && b == Side::kArmed ? "2" : "1";
}

Dyad dyad_of(const Record& record) {
  Dyad out;
  if (!record.actor.empty()) out.a = &record.actor.front();
  if (!record.recipient.empty())
    out.b = &record.recipient.front();
  else if (record.actor.size() > 1)
    out.b = &record.actor[1];
  if (out.a != nullptr && out.b != nullptr) out.type = type_of(side_of(*out.a), side_of(*out.b));
  // GED calls the state side A.
  if (out.type == "1" && side_of(*out.a) != Side::kState) std::swap(out.a, out.b);
  return out;
}

std::string called(const RecordActor* actor) {
  if (actor == nullptr) return {};
  std::string out = actor->name.empty() ? actor->words.text : actor->name;
  if (out.empty()) {
    out = actor->country.empty() ? "---" : actor->country;
    for (const std::string& sector : actor->sectors) out += " " + sector;
  }
  return actor->hedge ? actor->hedge->text + ": " + out : out;
}

// GED's precision of dates: 1 the day, 2 two to six days, 3 a week, 4 up to a month, 5 more.
std::string date_precision(Day start, Day end) {
  const auto days = (end - start).count() + 1;
  if (days <= 1) return "1";
  if (days <= 6) return "2";
  return days == 7 ? "3" : days <= 31 ? "4" : "5";
}

// GED's precision of places: 1 exact, 4 first-order division, 5 a region without borders, 6 the country, 7 international
// waters. 2 (near a place) and 3 (second-order division) ask what records do not tell.
std::string place_precision(const RecordPlace& place) {
  static const std::map<std::string, std::string> kPrecision{
      {"city", "1"}, {"facility", "1"}, {"admin", "4"}, {"region", "5"}, {"country", "6"}, {"sea", "7"}};
  const auto found = kPrecision.find(place.kind);
  return found == kPrecision.end() || !place.lat ? "" : found->second;
}

// The cell of PRIO-GRID, half a degree wide, counted from the south-west.
std::string grid_cell(const RecordPlace& place) {
  if (!place.lat || !place.lon) return {};
  const auto row = static_cast<std::int64_t>(std::floor((*place.lat + 90) * 2));
  const auto column = static_cast<std::int64_t>(std::floor((*place.lon + 180) * 2));
  return std::to_string(row * 720 + column + 1);
}

const RecordPlace* best_place(const std::vector<const Record*>& told) {
  const RecordPlace* best = nullptr;
  for (const Record* record : told)
    for (const RecordPlace& place : record->places) {
      const std::string precision = place_precision(place);
      if (best == nullptr || (!precision.empty() && (place_precision(*best).empty() || precision < place_precision(*best))))
        best = &place;
    }
  return best;
}

class GedRow {
public:
  // `told`: the records of the happening, the newest report's last.
  GedRow(const story::Counted& counted, std::vector<const Record*> told)
      : counted_(counted), told_(std::move(told)), place_(best_place(told_)) {
    for (const Record* record : told_) {
      const Dyad dyad = dyad_of(*record);
      if (dyad_.a == nullptr || (dyad_.type.empty() && !dyad.type.empty())) dyad_ = dyad;
    }
  }

  [[nodiscard]] ProfileRow cells() const {
    std::map<std::string, std::string> cells = when();
    cells.merge(where());
    cells.merge(who());
    cells.merge(sources());
    cells["id"] = counted_.event;
    cells["relid"] = told_.back()->id;
    cells["event_clarity"] = "1";  // sums of several are left out
    cells["best"] = cell_of(counted_.best);
    cells["high"] = cell_of(counted_.max);
    cells["low"] = cell_of(counted_.min);
    cells[dyad_.type == "3" ? "deaths_civilians" : "deaths_unknown"] = cell_of(counted_.best);
    ProfileRow row;
    for (const ProfileColumn& column : columns_of(Profile::kUcdpGed)) row.push_back(cells[column.name]);
    return row;
  }

private:
  using Cells = std::map<std::string, std::string>;

  // An undated happening is placed in the days before its first report, as filters and tallies do.
  [[nodiscard]] Cells when() const {
    const std::size_t slash = counted_.date.find('/');
    const Result<Day> first = parse_day(counted_.first_day());
    if (!first) return {};
    const Day end = slash == std::string::npos ? *first : parse_day(counted_.date.substr(slash + 1)).value();
    const Day start = counted_.undated ? *first - kUndatedDays : *first;
    return {{"date_start", to_string(start)},
            {"date_end", to_string(end)},
            {"date_prec", date_precision(start, end)},
            {"year", to_string(start).substr(0, 4)},
            {"undated", counted_.undated ? "true" : "false"}};
  }

  [[nodiscard]] Cells where() const {
    if (place_ == nullptr) return {};
    const std::string point =
        place_->lat && place_->lon ? "POINT (" + cell_of(place_->lon) + " " + cell_of(place_->lat) + ")" : "";
    return {{"where_prec", place_precision(*place_)}, {"where_coordinates", place_->name},
            {"where_description", place_->words.text}, {"adm_1", place_->kind == "admin" ? place_->name : ""},
            {"latitude", cell_of(place_->lat)},        {"longitude", cell_of(place_->lon)},
            {"geom_wkt", point},                       {"priogrid_gid", grid_cell(*place_)},
            {"country", place_->country}};
  }

  [[nodiscard]] Cells who() const {
    const std::string a = called(dyad_.a), b = dyad_.type == "3" ? "Civilians" : called(dyad_.b);
    return {{"side_a", a},
            {"side_b", b},
            {"type_of_violence", dyad_.type},
            {"dyad_name", a.empty() || b.empty() ? "" : a + " - " + b}};
  }

  // Each list once, in the order of the reports.
  [[nodiscard]] Cells sources() const {
    std::vector<std::string> articles, offices, dates, originals, urls, licences;
    std::set<std::string> documents;
    const auto add = [](std::vector<std::string>& list, const std::string& text) {
      if (!text.empty() && std::find(list.begin(), list.end(), text) == list.end()) list.push_back(text);
    };
    for (const Record* record : told_) {
      documents.insert(record->doc);
      add(articles, (record->outlet.empty() ? record->doc : record->outlet) + ", " + record->published + ", " + record->url);
      add(offices, record->outlet);
      add(dates, record->published);
      add(urls, record->url);
      add(licences, record->licence);
      if (record->attribution) add(originals, record->attribution->words.text);
    }
    return {{"number_of_sources", std::to_string(documents.size())}, {"source_article", join(articles, ";")},
            {"source_office", join(offices, ";")}, {"source_date", join(dates, ";")},
            {"source_original", join(originals, ";")}, {"outlet", join(offices, ";")},
            {"url", join(urls, ";")}, {"licence", join(licences, ";")},
            {"engine", told_.back()->engine}, {"data", told_.back()->data}, {"run", told_.back()->run}};
  }

  const story::Counted& counted_;
  std::vector<const Record*> told_;
  const RecordPlace* place_;
  Dyad dyad_;
};

}  // namespace

const std::vector<ProfileColumn>& ged_columns() {
  using enum ColumnType;
  static const std::vector<ProfileColumn> columns{
      {"id", kText},
      {"relid", kText},
      {"year", kInteger},
      {"active_year", kText},
      {"code_status", kText},
      {"type_of_violence", kInteger},
      {"conflict_dset_id", kText},
      {"conflict_new_id", kText},
      {"conflict_name", kText},
      {"dyad_dset_id", kText},
      {"dyad_new_id", kText},
      {"dyad_name", kText},
      {"side_a_dset_id", kText},
      {"side_a_new_id", kText},
      {"side_a", kText},
      {"side_b_dset_id", kText},
      {"side_b_new_id", kText},
      {"side_b", kText},
      {"number_of_sources", kInteger},
      {"source_article", kText},
      {"source_office", kText},
      {"source_date", kText},
      {"source_headline", kText},
      {"source_original", kText},
      {"where_prec", kInteger},
      {"where_coordinates", kText},
      {"where_description", kText},
      {"adm_1", kText},
      {"adm_2", kText},
      {"latitude", kNumber},
      {"longitude", kNumber},
      {"geom_wkt", kText},
      {"priogrid_gid", kInteger},
      {"country", kText},
      {"country_id", kInteger},
      {"region", kText},
      {"event_clarity", kInteger},
      {"date_prec", kInteger},
      {"date_start", kDate},
      {"date_end", kDate},
      {"deaths_a", kInteger},
      {"deaths_b", kInteger},
      {"deaths_civilians", kInteger},
      {"deaths_unknown", kInteger},
      {"best", kInteger},
      {"high", kInteger},
      {"low", kInteger},
      {"gwnoa", kInteger},
      {"gwnob", kInteger},
      // Ours.
      {"undated", kBoolean},
      {"outlet", kText},
      {"url", kText},
      {"licence", kText},
      {"engine", kText},
      {"data", kText},
      {"run", kText},
  };
  return columns;
}

std::vector<ProfileRow> ged_rows(const std::vector<Record>& records) {
  std::map<std::string, std::vector<const Record*>> by_happening;
  std::vector<Record> deeds;
  for (const Record& record : records)
    if (record.event_type == "ASSAULT" && !record.aggregate && !record.happening.empty()) deeds.push_back(record);
  for (const Record& record : deeds)
    if (record.factuality == "actual") by_happening[record.happening].push_back(&record);
  std::vector<ProfileRow> rows;
  for (const story::Counted& counted : story::tally_of(deeds, "killed").happenings) {
    if (counted.alleged || counted.max.value_or(0) < 1) continue;
    std::vector<const Record*>& told = by_happening[counted.event];
    std::stable_sort(told.begin(), told.end(),
                     [](const Record* one, const Record* other) { return one->published < other->published; });
    rows.push_back(GedRow(counted, told).cells());
  }
  return rows;
}

}  // namespace annals
