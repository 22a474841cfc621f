// Records as CSV (RFC 4180): one row a record, lists parted by ";" (docs/reference/csv.md).
#include <array>
#include <cstdio>
#include <functional>

#include "include/annals/record.h"
#include "src/record/columns.h"

namespace annals {
namespace {

template <class T, class Function> std::string joined(const std::vector<T>& items, Function&& one) {
  std::string out;
  for (const T& item : items) {
    if (&item != &items.front()) out += ';';
    out += one(item);
  }
  return out;
}

std::string same(const std::string& text) { return text; }

std::string number(double value) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.6g", value);
  return buffer;
}

template <class T> std::string optional_number(const std::optional<T>& value) {
  if (!value) return {};
  if constexpr (std::is_floating_point_v<T>) {
    return number(*value);
  } else {
    return std::to_string(*value);
  }
}

std::string code_of(const RecordActor& actor) {
  std::string out = actor.country.empty() ? "---" : actor.country;
  for (const std::string& sector : actor.sectors) out += " " + sector;
  return out;
}

std::string hedge_of(const RecordActor& actor) {
  return actor.hedge ? actor.hedge->text : std::string();
}

// How many of each role have columns of their own: `killed_min`, `killed_max`.
constexpr std::array<const char*, 12> kRoles{"killed",    "injured",  "missing",  "detained",
                                             "displaced", "released", "deployed", "participants",
                                             "attacks",   "vehicles", "money",    "other"};

const RecordQuantity* first_of(const Record& record, std::string_view role) {
  for (const RecordQuantity& quantity : record.quantities)
    if (quantity.role == role && !quantity.part_of) return &quantity;
  return nullptr;
}

using Of = const Record&;

std::vector<RecordColumn> make_columns() {
  using enum ColumnType;
  std::vector<RecordColumn> columns{
      {"schema", kInteger, [](Of) { return std::to_string(kSchemaVersion); }},
      {"id", kText, [](Of r) { return r.id; }},
      {"doc", kText, [](Of r) { return r.doc; }},
      {"url", kText, [](Of r) { return r.url; }},
      {"outlet", kText, [](Of r) { return r.outlet; }},
      {"licence", kText, [](Of r) { return r.licence; }},
      {"published", kDate, [](Of r) { return r.published; }},
      {"event", kText, [](Of r) { return r.event; }},
      {"happening", kText, [](Of r) { return r.happening; }},
      {"event_type", kText, [](Of r) { return r.event_type; }},
      {"quad", kText, [](Of r) { return r.quad; }},
      {"modes", kText, [](Of r) { return joined(r.modes, same); }},
      {"contexts", kText, [](Of r) { return joined(r.contexts, same); }},
      {"cameo", kText, [](Of r) { return r.cameo; }},
      {"intensity", kNumber, [](Of r) { return number(r.intensity); }},
      {"trigger", kText, [](Of r) { return r.trigger.text; }},
      {"trigger_start", kInteger, [](Of r) { return std::to_string(r.trigger.span.begin); }},
      {"trigger_end", kInteger, [](Of r) { return std::to_string(r.trigger.span.end); }},
      {"sentence", kText, [](Of r) { return r.sentence.text; }},
      {"sentence_start", kInteger, [](Of r) { return std::to_string(r.sentence.span.begin); }},
      {"sentence_end", kInteger, [](Of r) { return std::to_string(r.sentence.span.end); }},
      {"sentence_sha256", kText, [](Of r) { return r.sentence_sha256; }},
  };
  const auto add = [&](std::string name, ColumnType type, std::function<std::string(Of)> value) {
    columns.push_back({std::move(name), type, std::move(value)});
  };
  const auto add_party = [&](const std::string& party, std::vector<RecordActor> Record::*list) {
    const auto add_part = [&](const std::string& part, std::string (*one)(const RecordActor&)) {
      add(party + part, kText, [list, one](Of r) { return joined(r.*list, one); });
    };
    add_part("", [](const RecordActor& a) { return a.words.text; });
    add_part("_code", code_of);
    add_part("_country", [](const RecordActor& a) { return a.country; });
    add_part("_name", [](const RecordActor& a) { return a.name; });
    add_part("_hedge", hedge_of);
  };
  add_party("actor", &Record::actor);
  add_party("recipient", &Record::recipient);
  const auto add_place = [&](const std::string& name, std::string (*one)(const RecordPlace&)) {
    add(name, kText, [one](Of r) { return joined(r.places, one); });
  };
  add("date_start", kDate, [](Of r) { return r.date ? r.date->start : std::string(); });
  add("date_end", kDate, [](Of r) { return r.date ? r.date->end : std::string(); });
  add("date_text", kText, [](Of r) { return r.date ? r.date->words.text : std::string(); });
  add("not_after", kDate, [](Of r) { return r.not_after; });
  add_place("place", [](const RecordPlace& p) { return p.words.text; });
  add_place("place_name", [](const RecordPlace& p) { return p.name; });
  add_place("place_country", [](const RecordPlace& p) { return p.country; });
  add_place("place_lat", [](const RecordPlace& p) { return optional_number(p.lat); });
  add_place("place_lon", [](const RecordPlace& p) { return optional_number(p.lon); });
  add_place("place_geonameid", [](const RecordPlace& p) {
    return p.geonameid == 0 ? std::string() : std::to_string(p.geonameid);
  });
  for (const std::string role : kRoles) {
    const auto add_bound = [&](const char* end, std::optional<std::int64_t> RecordQuantity::*bound) {
      add(role + end, kInteger, [role, bound](Of r) {
        const RecordQuantity* q = first_of(r, role);
        return q == nullptr ? std::string() : optional_number(q->*bound);
      });
    };
    add_bound("_min", &RecordQuantity::min);
    add_bound("_max", &RecordQuantity::max);
  }
  add("quantities", kText, [](Of r) {
    return joined(r.quantities, [](const RecordQuantity& q) { return q.role + "=" + q.words.text; });
  });
  add("factuality", kText, [](Of r) { return r.factuality; });
  add("source", kText, [](Of r) { return r.attribution ? r.attribution->words.text : std::string(); });
  add("source_country", kText, [](Of r) { return r.attribution ? r.attribution->country : std::string(); });
  add("aggregate", kBoolean, [](Of r) { return std::string(r.aggregate ? "true" : "false"); });
  add("copies", kText, [](Of r) { return joined(r.copies, [](const RecordCopy& c) { return c.doc; }); });
  add("confidence", kNumber, [](Of r) { return number(r.confidence); });
  add("because", kText, [](Of r) {
    return joined(r.because, [](const auto& entry) { return entry.first + ": " + joined(entry.second, same); });
  });
  add("private_names", kText, [](Of r) { return joined(r.private_names, same); });
  add("engine", kText, [](Of r) { return r.engine; });
  add("data", kText, [](Of r) { return r.data; });
  add("run", kText, [](Of r) { return r.run; });
  return columns;
}

}  // namespace

const std::vector<RecordColumn>& record_columns() {
  static const std::vector<RecordColumn> columns = make_columns();
  return columns;
}

std::string csv_cell(const std::string& cell) {
  const bool formula = !cell.empty() && (cell[0] == '=' || cell[0] == '+' || cell[0] == '@');
  if (!formula && cell.find_first_of(",\"\n\r") == std::string::npos) return cell;
  std::string out = formula ? "\"'" : "\"";
  for (const char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

std::string csv_header() {
  std::string out;
  for (const RecordColumn& column : record_columns()) out += (out.empty() ? "" : ",") + column.name;
  return out;
}

std::string to_csv(const Record& record) {
  std::string out;
  bool first = true;
  for (const RecordColumn& column : record_columns()) {
    if (!first) out += ',';
    first = false;
    out += csv_cell(column.value(record));
  }
  return out;
}

}  // namespace annals
