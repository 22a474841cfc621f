// Records as CSV (RFC 4180): one row a record, lists parted by ";" (docs/reference/csv.md).
#include <array>
#include <cstdio>
#include <functional>

#include "include/annals/record.h"

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

struct Column {
  std::string name;
  std::function<std::string(const Record&)> value;
};

std::vector<Column> make_columns() {
  std::vector<Column> columns{
      {"schema", [](const Record&) { return std::to_string(kSchemaVersion); }},
      {"id", [](const Record& r) { return r.id; }},
      {"doc", [](const Record& r) { return r.doc; }},
      {"url", [](const Record& r) { return r.url; }},
      {"outlet", [](const Record& r) { return r.outlet; }},
      {"published", [](const Record& r) { return r.published; }},
      {"event", [](const Record& r) { return r.event; }},
      {"happening", [](const Record& r) { return r.happening; }},
      {"event_type", [](const Record& r) { return r.event_type; }},
      {"quad", [](const Record& r) { return r.quad; }},
      {"modes", [](const Record& r) { return joined(r.modes, same); }},
      {"contexts", [](const Record& r) { return joined(r.contexts, same); }},
      {"cameo", [](const Record& r) { return r.cameo; }},
      {"intensity", [](const Record& r) { return number(r.intensity); }},
      {"trigger", [](const Record& r) { return r.trigger.text; }},
      {"trigger_start", [](const Record& r) { return std::to_string(r.trigger.span.begin); }},
      {"trigger_end", [](const Record& r) { return std::to_string(r.trigger.span.end); }},
      {"sentence", [](const Record& r) { return r.sentence.text; }},
      {"sentence_start", [](const Record& r) { return std::to_string(r.sentence.span.begin); }},
      {"sentence_end", [](const Record& r) { return std::to_string(r.sentence.span.end); }},
  };
  const auto add_party = [&](const std::string& party, std::vector<RecordActor> Record::*list) {
    columns.push_back({party, [list](const Record& r) {
                         return joined(r.*list, [](const RecordActor& a) { return a.words.text; });
                       }});
    columns.push_back(
        {party + "_code", [list](const Record& r) { return joined(r.*list, code_of); }});
    columns.push_back({party + "_country", [list](const Record& r) {
                         return joined(r.*list, [](const RecordActor& a) { return a.country; });
                       }});
    columns.push_back({party + "_name", [list](const Record& r) {
                         return joined(r.*list, [](const RecordActor& a) { return a.name; });
                       }});
    columns.push_back(
        {party + "_hedge", [list](const Record& r) { return joined(r.*list, hedge_of); }});
  };
  add_party("actor", &Record::actor);
  add_party("recipient", &Record::recipient);
  const auto add_place = [&](const std::string& name, std::string (*one)(const RecordPlace&)) {
    columns.push_back({name, [one](const Record& r) { return joined(r.places, one); }});
  };
  columns.push_back(
      {"date_start", [](const Record& r) { return r.date ? r.date->start : std::string(); }});
  columns.push_back(
      {"date_end", [](const Record& r) { return r.date ? r.date->end : std::string(); }});
  columns.push_back(
      {"date_text", [](const Record& r) { return r.date ? r.date->words.text : std::string(); }});
  columns.push_back({"not_after", [](const Record& r) { return r.not_after; }});
  add_place("place", [](const RecordPlace& p) { return p.words.text; });
  add_place("place_name", [](const RecordPlace& p) { return p.name; });
  add_place("place_country", [](const RecordPlace& p) { return p.country; });
  add_place("place_lat", [](const RecordPlace& p) { return optional_number(p.lat); });
  add_place("place_lon", [](const RecordPlace& p) { return optional_number(p.lon); });
  add_place("place_geonameid", [](const RecordPlace& p) {
    return p.geonameid == 0 ? std::string() : std::to_string(p.geonameid);
  });
  for (const std::string role : kFigureRoles) {
    columns.push_back({role + "_min", [role](const Record& r) {
                         const RecordQuantity* q = figure_of(r, role);
                         return q == nullptr ? std::string() : optional_number(q->min);
                       }});
    columns.push_back({role + "_max", [role](const Record& r) {
                         const RecordQuantity* q = figure_of(r, role);
                         return q == nullptr ? std::string() : optional_number(q->max);
                       }});
  }
  columns.push_back({"quantities", [](const Record& r) {
                       return joined(r.quantities, [](const RecordQuantity& q) {
                         return q.role + "=" + q.words.text;
                       });
                     }});
  columns.push_back({"factuality", [](const Record& r) { return r.factuality; }});
  columns.push_back({"source", [](const Record& r) {
                       return r.attribution ? r.attribution->words.text : std::string();
                     }});
  columns.push_back({"source_country", [](const Record& r) {
                       return r.attribution ? r.attribution->country : std::string();
                     }});
  columns.push_back(
      {"aggregate", [](const Record& r) { return std::string(r.aggregate ? "true" : "false"); }});
  columns.push_back({"copies", [](const Record& r) {
                       return joined(r.copies, [](const RecordCopy& c) { return c.doc; });
                     }});
  columns.push_back({"confidence", [](const Record& r) { return number(r.confidence); }});
  columns.push_back({"because", [](const Record& r) {
                       return joined(r.because, [](const auto& entry) {
                         return entry.first + ": " + joined(entry.second, same);
                       });
                     }});
  columns.push_back({"engine", [](const Record& r) { return r.engine; }});
  columns.push_back({"data", [](const Record& r) { return r.data; }});
  columns.push_back({"run", [](const Record& r) { return r.run; }});
  return columns;
}

const std::vector<Column>& all_columns() {
  static const std::vector<Column> columns = make_columns();
  return columns;
}

}  // namespace

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
  for (const Column& column : all_columns()) out += (out.empty() ? "" : ",") + column.name;
  return out;
}

std::string to_csv(const Record& record) {
  std::string out;
  bool first = true;
  for (const Column& column : all_columns()) {
    if (!first) out += ',';
    first = false;
    out += csv_cell(column.value(record));
  }
  return out;
}

const RecordQuantity* figure_of(const Record& record, std::string_view role) {
  for (const RecordQuantity& quantity : record.quantities)
    if (quantity.role == role && !quantity.part_of) return &quantity;
  return nullptr;
}

}  // namespace annals
