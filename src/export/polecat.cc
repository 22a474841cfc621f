// POLECAT's columns: one row a record.

#include "src/base/text.h"
#include "src/export/cells.h"
#include "src/export/profile.h"

namespace annals {
namespace {

constexpr const char* kBetween = "; ";  // members of a list, as POLECAT parts them

template <class Item, class Function> std::string listed(const std::vector<Item>& items, Function&& one) {
  std::vector<std::string> parts;
  for (const Item& item : items) parts.push_back(one(item));
  return join(parts, kBetween);
}

using Party = const std::vector<RecordActor>;

std::string names(Party& party) {
  return listed(party, [](const RecordActor& actor) { return actor.name; });
}
std::string countries(Party& party) {
  return listed(party, [](const RecordActor& actor) { return actor.country; });
}
std::string first_sectors(Party& party) {
  return listed(party, [](const RecordActor& actor) { return actor.sectors.empty() ? "" : actor.sectors.front(); });
}
std::string all_sectors(Party& party) {
  return listed(party, [](const RecordActor& actor) { return join(actor.sectors, " "); });
}
std::string words(Party& party) {
  return listed(party, [](const RecordActor& actor) { return actor.words.text; });
}
std::string hedges(Party& party) {
  return listed(party, [](const RecordActor& actor) { return actor.hedge ? actor.hedge->text : ""; });
}

void add_party(Party& party, ProfileRow& row) {
  row.insert(row.end(), {names(party), countries(party), "", first_sectors(party), all_sectors(party), "",
                         words(party), ""});
}

void add_place(const Record& record, ProfileRow& row) {
  static const RecordPlace kNowhere;
  const RecordPlace& place = record.places.empty() ? kNowhere : record.places.front();
  row.insert(row.end(), {place.name, place.kind == "city" ? place.name : "", "", place.kind == "admin" ? place.name : "",
                         place.country, cell_of(place.lat), cell_of(place.lon),
                         place.geonameid == 0 ? "" : std::to_string(place.geonameid), place.words.text, place.kind});
}

}  // namespace

const std::vector<ProfileColumn>& polecat_columns() {
  using enum ColumnType;
  static const std::vector<ProfileColumn> columns{
      {"Event ID", kText},
      {"Event Date", kDate},
      {"Event Type", kText},
      {"Event Mode", kText},
      {"Intensity", kNumber},
      {"Quad Code", kText},
      {"Contexts", kText},
      {"Actor Name", kText},
      {"Actor Country", kText},
      {"Actor COW", kText},
      {"Primary Actor Sector", kText},
      {"Actor Sectors", kText},
      {"Actor Title", kText},
      {"Actor Name Raw", kText},
      {"Wikipedia Actor ID", kText},
      {"Recipient Name", kText},
      {"Recipient Country", kText},
      {"Recipient COW", kText},
      {"Primary Recipient Sector", kText},
      {"Recipient Sectors", kText},
      {"Recipient Title", kText},
      {"Recipient Name Raw", kText},
      {"Wikipedia Recipient ID", kText},
      {"Placename", kText},
      {"City", kText},
      {"District", kText},
      {"Province", kText},
      {"Country", kText},
      {"Latitude", kNumber},
      {"Longitude", kNumber},
      {"GeoNames ID", kInteger},
      {"Raw Placename", kText},
      {"Feature Type", kText},
      {"Source", kText},
      {"Publication Date", kDate},
      {"Story People", kText},
      {"Story Organizations", kText},
      {"Story Locations", kText},
      {"Language", kText},
      {"Version", kText},
      // Ours.
      {"Event Date End", kDate},
      {"Factuality", kText},
      {"Attribution", kText},
      {"Actor Hedge", kText},
      {"Recipient Hedge", kText},
      {"Aggregate", kBoolean},
      {"Confidence", kNumber},
      {"Document", kText},
      {"Document Event", kText},
      {"Happening", kText},
      {"URL", kText},
      {"Licence", kText},
      {"Run", kText},
  };
  return columns;
}

ProfileRow polecat_row(const Record& record) {
  std::string quad = record.quad;
  for (char& c : quad)
    if (is_ascii_lower(c)) c = static_cast<char>(c - 32);
  ProfileRow row{record.id,
                 record.date ? record.date->start : "",
                 record.event_type,
                 join(record.modes, kBetween),
                 cell_of(std::optional(record.intensity)),
                 quad,
                 join(record.contexts, kBetween)};
  add_party(record.actor, row);
  add_party(record.recipient, row);
  add_place(record, row);
  row.insert(row.end(), {record.outlet, record.published, "", "", "", "", record.engine + ", data " + record.data,
                         record.date ? record.date->end : "", record.factuality,
                         record.attribution ? record.attribution->words.text : "", hedges(record.actor),
                         hedges(record.recipient), record.aggregate ? "true" : "false",
                         cell_of(std::optional(record.confidence)), record.doc, record.event, record.happening, record.url,
                         record.licence, record.run});
  return row;
}

}  // namespace annals
