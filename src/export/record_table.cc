#include "src/export/record_table.h"

#include "include/annals/date.h"

namespace annals {
namespace {

using parquet::Cell;
using parquet::Cells;
using parquet::Node;
using parquet::Type;

Node text(const char* name) { return parquet::leaf(name, Type::kText); }
Node optional_text(const char* name) { return parquet::optional_leaf(name, Type::kText); }
Node texts(const char* name) { return parquet::list(name, text("element")); }
Node span() { return parquet::list("span", parquet::leaf("element", Type::kInteger)); }
Node coordinate(const char* name) { return parquet::optional_leaf(name, Type::kNumber); }
Node optional_integer(const char* name) { return parquet::optional_leaf(name, Type::kInteger); }
Node optional_date(const char* name) { return parquet::optional_leaf(name, Type::kDate); }
Node quote(const char* name) { return parquet::optional_group(name, {optional_text("text"), span()}); }

Node party(const char* name) {
  return parquet::list(name, parquet::group("element", {optional_text("text"), span(), optional_text("name"),
                                                        optional_text("country"), texts("sectors"),
                                                        optional_text("wikidata"), quote("hedge")}));
}

Node places() {
  const Node others = parquet::list(
      "others", parquet::group("element", {text("name"), optional_text("country"), coordinate("lat"), coordinate("lon"),
                                           optional_integer("geonameid"), text("kind"),
                                           parquet::leaf("score", Type::kNumber)}));
  return parquet::list(
      "places", parquet::group("element", {optional_text("text"), span(), optional_text("name"), optional_text("country"),
                                           coordinate("lat"), coordinate("lon"), optional_integer("geonameid"),
                                           text("kind"), others}));
}

Node quantities() {
  return parquet::list(
      "quantities",
      parquet::group("element", {text("role"), optional_integer("min"), optional_integer("max"),
                                 parquet::leaf("approx", Type::kBoolean), optional_text("text"), span(),
                                 optional_text("of"), optional_text("unit"), optional_integer("part_of")}));
}

Cell text_or_none(const std::string& value) { return value.empty() ? Cell() : Cell(value); }

template <class Number> Cell number_or_none(const std::optional<Number>& value) {
  if (!value) return {};
  if constexpr (std::is_floating_point_v<Number>) {
    return Cell(*value);
  } else {
    return Cell(static_cast<std::int64_t>(*value));
  }
}

Cell span_cell(Span of) {
  return Cells{Cell(static_cast<std::int64_t>(of.begin)), Cell(static_cast<std::int64_t>(of.end))};
}

Cell quote_cell(const Quote& of) { return Cells{text_or_none(of.text), span_cell(of.span)}; }
Cell quote_cell(const std::optional<Quote>& of) { return of ? quote_cell(*of) : Cell(); }

template <class Item, class Function> Cell list_cell(const std::vector<Item>& items, Function&& one) {
  Cells out;
  out.reserve(items.size());
  for (const Item& item : items) out.push_back(one(item));
  return out;
}

Cell texts_cell(const std::vector<std::string>& items) {
  return list_cell(items, [](const std::string& item) { return Cell(item); });
}

Cell geonameid_cell(std::uint32_t id) { return id == 0 ? Cell() : Cell(static_cast<std::int64_t>(id)); }

Cell actor_cell(const RecordActor& actor) {
  return Cells{text_or_none(actor.words.text), span_cell(actor.words.span), text_or_none(actor.name),
               text_or_none(actor.country),    texts_cell(actor.sectors),   text_or_none(actor.wikidata),
               quote_cell(actor.hedge)};
}

Cell reading_cell(const RecordPlaceReading& other) {
  return Cells{Cell(other.name),          text_or_none(other.country),     number_or_none(other.lat),
               number_or_none(other.lon), geonameid_cell(other.geonameid), Cell(other.kind),
               Cell(other.score)};
}

Cell place_cell(const RecordPlace& place) {
  return Cells{text_or_none(place.words.text), span_cell(place.words.span),     text_or_none(place.name),
               text_or_none(place.country),    number_or_none(place.lat),       number_or_none(place.lon),
               geonameid_cell(place.geonameid), Cell(place.kind),               list_cell(place.others, reading_cell)};
}

Cell quantity_cell(const RecordQuantity& quantity) {
  return Cells{Cell(quantity.role),         number_or_none(quantity.min),       number_or_none(quantity.max),
               Cell(quantity.approx),       text_or_none(quantity.words.text),  span_cell(quantity.words.span),
               text_or_none(quantity.of),   text_or_none(quantity.unit),        number_or_none(quantity.part_of)};
}

Cell attribution_cell(const RecordAttribution& voice) {
  return Cells{text_or_none(voice.words.text), span_cell(voice.words.span), quote_cell(voice.cue),
               text_or_none(voice.name),       text_or_none(voice.country), texts_cell(voice.sectors)};
}

Cell date_group(const RecordDate& date) {
  return Cells{date_cell(date.start), date_cell(date.end), text_or_none(date.words.text), span_cell(date.words.span)};
}

Cell copy_cell(const RecordCopy& copy) {
  return Cells{Cell(copy.doc), text_or_none(copy.outlet), text_or_none(copy.url), span_cell(copy.span)};
}

}  // namespace

parquet::Cell date_cell(const std::string& day) {
  if (day.empty()) return {};
  const Result<Day> parsed = parse_day(day);
  return parsed ? Cell(static_cast<std::int64_t>(parsed->time_since_epoch().count())) : Cell();
}

parquet::Node record_schema() {
  return parquet::group(
      "record",
      {parquet::leaf("schema", Type::kInteger), text("id"), text("doc"), optional_text("url"), optional_text("outlet"),
       optional_date("published"), text("event"), optional_text("happening"),
       text("event_type"), text("quad"), texts("modes"), texts("contexts"), optional_text("cameo"),
       parquet::leaf("intensity", Type::kNumber), parquet::group("trigger", {optional_text("text"), span()}),
       parquet::group("sentence", {optional_text("text"), span(), optional_text("sha256")}), party("actor"),
       party("recipient"),
       parquet::optional_group("date", {optional_date("start"), optional_date("end"), optional_text("text"), span()}),
       optional_date("not_after"), places(), quantities(), text("factuality"),
       parquet::optional_group("attribution", {optional_text("text"), span(), quote("cue"), optional_text("name"),
                                               optional_text("country"), texts("sectors")}),
       parquet::leaf("aggregate", Type::kBoolean),
       parquet::list("copies", parquet::group("element", {text("doc"), optional_text("outlet"), optional_text("url"),
                                                          span()})),
       parquet::leaf("confidence", Type::kNumber), parquet::map("because", texts("value")), texts("private_names"),
       optional_text("licence"), text("engine"), text("data"), text("run")});
}

void RecordTable::add(const Record& record) {
  const auto because = [](const auto& entry) { return Cell(Cells{Cell(entry.first), texts_cell(entry.second)}); };
  writer_.add({Cell(static_cast<std::int64_t>(kSchemaVersion)),
               Cell(record.id),
               Cell(record.doc),
               text_or_none(record.url),
               text_or_none(record.outlet),
               date_cell(record.published),
               Cell(record.event),
               text_or_none(record.happening),
               Cell(record.event_type),
               Cell(record.quad),
               texts_cell(record.modes),
               texts_cell(record.contexts),
               text_or_none(record.cameo),
               Cell(record.intensity),
               quote_cell(record.trigger),
               Cells{text_or_none(record.sentence.text), span_cell(record.sentence.span),
                     text_or_none(record.sentence_sha256)},
               list_cell(record.actor, actor_cell),
               list_cell(record.recipient, actor_cell),
               record.date ? date_group(*record.date) : Cell(),
               date_cell(record.not_after),
               list_cell(record.places, place_cell),
               list_cell(record.quantities, quantity_cell),
               Cell(record.factuality),
               record.attribution ? attribution_cell(*record.attribution) : Cell(),
               Cell(record.aggregate),
               list_cell(record.copies, copy_cell),
               Cell(record.confidence),
               list_cell(record.because, because),
               texts_cell(record.private_names),
               text_or_none(record.licence),
               Cell(record.engine),
               Cell(record.data),
               Cell(record.run)});
}

}  // namespace annals
