#include "src/store/filter.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "include/annals/error.h"
#include "include/annals/ontology.h"
#include "src/base/text.h"
#include "src/store/schema.h"

namespace annals {
namespace {

constexpr std::array<std::string_view, 5> kFactualities{"actual", "alleged", "future",
                                                        "hypothetical", "negated"};

std::string upper(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (is_ascii_lower(c)) c = static_cast<char>(c - 32);
  return out;
}

// Collects conditions and what their question marks stand for.
class Conditions {
public:
  explicit Conditions(EventQuery& query) : query_(query) {}

  void add(const std::string& condition) {
    where_ += (where_.empty() ? "\nWHERE " : "\n  AND ") + condition;
  }

  void add(const std::string& condition, const std::vector<std::string>& texts) {
    add(condition);
    for (const std::string& text : texts) query_.values.emplace_back(keep(text));
  }

  void add(const std::string& condition, const std::vector<double>& values) {
    add(condition);
    for (const double value : values) query_.values.emplace_back(value);
  }

  [[nodiscard]] const std::string& where() const { return where_; }

private:
  std::string_view keep(const std::string& text) { return query_.texts.emplace_back(text); }

  EventQuery& query_;
  std::string where_;
};

std::string question_marks(std::size_t count) {
  std::string out = "(";
  for (std::size_t i = 0; i < count; ++i) out += i == 0 ? "?" : ", ?";
  return out + ")";
}

template <class Names>
Error unknown(std::string_view what, const std::string& name, const Names& names) {
  std::string listed;
  for (const auto& known : names) listed += (listed.empty() ? "" : ", ") + std::string(known);
  return {ErrorKind::kUsage,
          "there is no " + std::string(what) + " '" + name + "'",
          {},
          "known: " + listed};
}

template <class Names>
void require(std::string_view what, const std::vector<std::string>& asked, const Names& names) {
  for (const std::string& name : asked) {
    bool found = false;
    for (const auto& known : names) found = found || known == name;
    if (!found) throw unknown(what, name, names);
  }
}

std::vector<std::string> type_names(const StoredNames& stored) {
  std::vector<std::string> names = stored.types;
  for (const EventTypeFacts& facts : kEventTypes) names.emplace_back(facts.name);
  return names;
}

std::vector<std::string> mode_names(const StoredNames& stored) {
  std::vector<std::string> names = stored.modes;
  names.insert(names.end(), kModeNames.begin(), kModeNames.end());
  return names;
}

template <class Function>
std::vector<std::string> each(const std::vector<std::string>& names, Function&& change) {
  std::vector<std::string> out;
  for (const std::string& name : names) out.push_back(change(trim(name)));
  return out;
}

void add_names(Conditions& conditions, const EventFilter& filter, const StoredNames& stored) {
  const auto lower = [](std::string_view name) { return to_lower(name); };
  const auto types = each(filter.types, upper);
  const auto modes = each(filter.modes, lower);
  const auto contexts = each(filter.contexts, lower);
  const auto factualities = each(filter.factualities, lower);
  require("event type", types, type_names(stored));
  require("mode", modes, mode_names(stored));
  require("context", contexts, kContextNames);
  require("factuality", factualities, kFactualities);
  if (!types.empty()) conditions.add("r.event_type IN " + question_marks(types.size()), types);
  if (!factualities.empty())
    conditions.add("r.factuality IN " + question_marks(factualities.size()), factualities);
  const auto in_list = [&](const char* column, const std::vector<std::string>& names) {
    if (!names.empty())
      conditions.add("EXISTS (SELECT 1 FROM json_each(r." + std::string(column) +
                         ") WHERE value IN " + question_marks(names.size()) + ")",
                     names);
  };
  in_list("modes", modes);
  in_list("contexts", contexts);
}

// RECORD.md: "USA" means any code that begins so, "USA MIL" that country and sector.
void add_code(Conditions& conditions, const std::string& side, const std::string& code) {
  if (trim(code).empty()) return;
  const std::string wanted = upper(code);
  const std::vector<std::string_view> words = split_words(wanted);
  std::string found = "r.key IN (SELECT record FROM participant WHERE side = ?";
  std::vector<std::string> values{side};
  if (words.size() == 1) {
    found += " AND code >= ? AND code < ?";
    values.emplace_back(words[0]);
    values.emplace_back(std::string(words[0]) + '\x7f');  // after every code that begins so
  } else {
    found += " AND ifnull(country, '---') = ?";
    values.emplace_back(words[0]);
  }
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (!parse_sector(words[i])) throw unknown("sector", std::string(words[i]), kSectorNames);
    found += " AND EXISTS (SELECT 1 FROM json_each(sectors) WHERE value = ?)";
    values.emplace_back(words[i]);
  }
  conditions.add(found + ")", values);
}

void add_country(Conditions& conditions, const std::string& country) {
  if (trim(country).empty()) return;
  const std::string code = upper(trim(country));
  if (code.size() != 3 || !std::all_of(code.begin(), code.end(), is_ascii_alpha))
    throw Error(ErrorKind::kUsage, "'" + country + "' is no country code", {},
                "countries are three letters of ISO 3166, such as USA, or IGO, UNO, EUR, NGO, ISM, "
                "IMG, MNC");
  // One list, not two of which either will do: SQLite walks it with an index, and reads only the records in it.
  conditions.add("r.key IN (SELECT record FROM participant WHERE country = ? UNION ALL SELECT record FROM place WHERE country = ?)",
                 {code, code});
}

void add_words(Conditions& conditions, const EventFilter& filter) {
  const auto party = [&](const std::string& side, const std::string& words) {
    if (!words.empty())
      conditions.add("EXISTS (SELECT 1 FROM participant p WHERE p.record = r.key AND p.side = ?"
                     " AND (holds_words(p.text, ?) OR holds_words(p.name, ?)))",
                     {side, words, words});
  };
  const auto row = [&](const std::string& table, const std::string& words) {
    if (!words.empty())
      conditions.add("EXISTS (SELECT 1 FROM " + table +
                         " p WHERE p.record = r.key"
                         " AND (holds_words(p.text, ?) OR holds_words(p.name, ?)))",
                     {words, words});
  };
  party("actor", filter.actor_text);
  party("recipient", filter.recipient_text);
  row("place", filter.place);
  row("attribution", filter.source);
  if (!filter.text.empty())
    conditions.add("r.key IN (SELECT rowid FROM sentence_words WHERE sentence_words MATCH ?)",
                   {filter.text});
  if (!filter.article_text.empty())
    conditions.add("c.article IN (SELECT rowid FROM article_words WHERE article_words MATCH ?)",
                   {filter.article_text});
}

constexpr double kKmOfDegree = 111.19;  // of latitude; a circle's box may be a little larger than the circle
constexpr double kRadians = 0.017453292519943295;
constexpr double kQuarter = 90 * kRadians;

void require_on_the_globe(double lat, double lon) {
  if (!(std::abs(lat) <= 90 && std::abs(lon) <= 180))
    throw Error(ErrorKind::kUsage, "no point of the globe has latitude " + std::to_string(lat) + ", longitude " + std::to_string(lon), {},
                "latitudes are -90 to 90, longitudes -180 to 180");
}

// The tree keeps 32-bit numbers, rounded outwards; `exact` looks at the place itself.
void add_boxes(Conditions& conditions, const Box& box, const std::string& exact, std::initializer_list<double> values) {
  const std::string tree = "SELECT id FROM place_tree WHERE lat_max >= ? AND lat_min <= ? AND lon_max >= ? AND lon_min <= ?";
  const bool across = box.west > box.east;
  std::vector<double> all{box.south, box.north, box.west, across ? 180 : box.east};
  if (across) all.insert(all.end(), {box.south, box.north, -180, box.east});
  all.insert(all.end(), values);
  conditions.add("r.key IN (SELECT p.record FROM (" + tree + (across ? " UNION " + tree : "") +
                     ") t JOIN place p ON p.record = t.id / " + std::to_string(kPlacesInTree) + " AND p.position = t.id % " +
                     std::to_string(kPlacesInTree) + " WHERE " + exact + ")",
                 all);
}

void add_circle(Conditions& conditions, const Circle& circle) {
  require_on_the_globe(circle.lat, circle.lon);
  if (!(circle.km > 0)) throw Error(ErrorKind::kUsage, "a distance must be above 0 km");
  const double high = circle.km / kKmOfDegree;
  Box box{-180, std::max(-90.0, circle.lat - high), 180, std::min(90.0, circle.lat + high)};
  const double sine = std::sin(std::min(high * kRadians, kQuarter)) / std::cos(circle.lat * kRadians);
  if (std::abs(circle.lat) + high < 90 && sine < 1) {  // else a pole lies in it
    const double wide = std::asin(sine) / kRadians * 1.001;
    box.west = std::remainder(circle.lon - wide, 360.0);
    box.east = std::remainder(circle.lon + wide, 360.0);
  }
  add_boxes(conditions, box, "distance_km(p.lat, p.lon, ?, ?) <= ?", {circle.lat, circle.lon, circle.km});
}

void add_box(Conditions& conditions, const Box& box) {
  require_on_the_globe(box.south, box.west);
  require_on_the_globe(box.north, box.east);
  if (box.south > box.north) throw Error(ErrorKind::kUsage, "the south of a box lies above its north", {}, "the order is west,south,east,north");
  const std::string either = box.west > box.east ? "(p.lon >= ? OR p.lon <= ?)" : "p.lon >= ? AND p.lon <= ?";
  add_boxes(conditions, box, "p.lat >= ? AND p.lat <= ? AND " + either, {box.south, box.north, box.west, box.east});
}

void add_days(Conditions& conditions, const EventFilter& filter) {
  if (filter.since && filter.until && *filter.since > *filter.until)
    throw Error(ErrorKind::kUsage,
                "no day is both since " + to_string(*filter.since) + " and until " +
                    to_string(*filter.until),
                {}, "exchange the two");
  if (filter.since) conditions.add("r.day_end >= ?", {to_string(*filter.since)});
  if (filter.until)
    conditions.add("ifnull(r.day_start, '~') <= ?",
                   {to_string(*filter.until)});  // as in record_order
}

void add_origin(Conditions& conditions, const EventFilter& filter) {
  if (!filter.outlet.empty()) conditions.add("a.outlet = ? COLLATE NOCASE", {filter.outlet});
  if (filter.published)  // by keys, so that a day's few records are found first and then sorted
    conditions.add("r.key IN (SELECT d.key FROM article p JOIN coding k ON k.article = p.key JOIN record d ON d.coding = k.key WHERE p.published = ?)",
                   {to_string(*filter.published)});
  if (!filter.doc.empty()) conditions.add("r.doc = ?", {filter.doc});
  if (!filter.event.empty()) conditions.add("r.event = ?", {filter.event});
  if (!filter.run.empty()) conditions.add("c.run = ?", {filter.run});
  if (filter.aggregate) conditions.add(*filter.aggregate ? "r.aggregate = 1" : "r.aggregate = 0");
  if (filter.min_confidence > 0) conditions.add("r.confidence >= ?", std::vector<double>{filter.min_confidence});
  if (filter.versions == Versions::kCurrent) conditions.add("c.current = 1");
}

}  // namespace

EventQuery make_selection(const EventFilter& filter, const StoredNames& stored) {
  EventQuery query;
  Conditions conditions(query);
  add_names(conditions, filter, stored);
  add_code(conditions, "actor", filter.actor);
  add_code(conditions, "recipient", filter.recipient);
  add_country(conditions, filter.country);
  add_words(conditions, filter);
  if (filter.near) add_circle(conditions, *filter.near);
  if (filter.box) add_box(conditions, *filter.box);
  add_days(conditions, filter);
  add_origin(conditions, filter);
  if (filter.versions == Versions::kCurrent) conditions.add(kNotCarried);
  query.sql = " FROM record r JOIN coding c ON c.key = r.coding JOIN article a ON a.key = c.article" + conditions.where();
  return query;
}

EventQuery make_query(const EventFilter& filter, const StoredNames& stored) {
  EventQuery query = make_selection(filter, stored);
  query.sql = "SELECT r.key, r.undated" + query.sql + "\nORDER BY " + kRecordOrder;
  if (filter.limit > 0) query.sql += "\nLIMIT " + std::to_string(filter.limit);
  return query;
}

}  // namespace annals
