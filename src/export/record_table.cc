#include "src/export/record_table.h"

namespace annals {
namespace {

std::optional<std::uint32_t> unless_zero(std::uint32_t id) { return id == 0 ? std::nullopt : std::optional(id); }

// "text" and "span", as all that stands in the report begins.
void words_of(Row& row, const Quote& words) {
  row.optional_text("text", words.text);
  row.span(words.span);
}

}  // namespace

// Lists and groups find these by their argument (row.h).
void describe(Row& row, const Quote& words) { words_of(row, words); }

void describe(Row& row, const RecordActor& actor) {
  words_of(row, actor.words);
  row.optional_text("name", actor.name);
  row.optional_text("country", actor.country);
  row.texts("sectors", actor.sectors);
  row.optional_text("wikidata", actor.wikidata);
  row.optional_group("hedge", actor.hedge);
}

void describe(Row& row, const RecordDate& date) {
  row.day("start", date.start);
  row.day("end", date.end);
  words_of(row, date.words);
}

void describe(Row& row, const RecordPlaceReading& reading) {
  row.text("name", reading.name);
  row.optional_text("country", reading.country);
  row.optional_number("lat", reading.lat);
  row.optional_number("lon", reading.lon);
  row.optional_integer("geonameid", unless_zero(reading.geonameid));
  row.text("kind", reading.kind);
  row.number("score", reading.score);
}

void describe(Row& row, const RecordPlace& place) {
  words_of(row, place.words);
  row.optional_text("name", place.name);
  row.optional_text("country", place.country);
  row.optional_number("lat", place.lat);
  row.optional_number("lon", place.lon);
  row.optional_integer("geonameid", unless_zero(place.geonameid));
  row.text("kind", place.kind);
  row.list("others", place.others);
}

void describe(Row& row, const RecordQuantity& quantity) {
  row.text("role", quantity.role);
  row.optional_integer("min", quantity.min);
  row.optional_integer("max", quantity.max);
  row.flag("approx", quantity.approx);
  words_of(row, quantity.words);
  row.optional_text("of", quantity.of);
  row.optional_text("unit", quantity.unit);
  row.optional_integer("part_of", quantity.part_of);
}

void describe(Row& row, const RecordAttribution& attribution) {
  words_of(row, attribution.words);
  row.optional_group("cue", attribution.cue);
  row.optional_text("name", attribution.name);
  row.optional_text("country", attribution.country);
  row.texts("sectors", attribution.sectors);
}

void describe(Row& row, const RecordCopy& copy) {
  row.text("doc", copy.doc);
  row.optional_text("outlet", copy.outlet);
  row.optional_text("url", copy.url);
  row.span(copy.span);
}

void describe(Row& row, const Record& record) {
  row.integer("schema", kSchemaVersion);
  row.text("id", record.id);
  row.text("doc", record.doc);
  row.optional_text("url", record.url);
  row.optional_text("outlet", record.outlet);
  row.day("published", record.published);
  row.text("event", record.event);
  row.optional_text("happening", record.happening);
  row.text("event_type", record.event_type);
  row.text("quad", record.quad);
  row.texts("modes", record.modes);
  row.texts("contexts", record.contexts);
  row.optional_text("cameo", record.cameo);
  row.number("intensity", record.intensity);
  row.group("trigger", [&](Row& of) { words_of(of, record.trigger); });
  row.group("sentence", [&](Row& of) {
    words_of(of, record.sentence);
    of.optional_text("sha256", record.sentence_sha256);
  });
  row.list("actor", record.actor);
  row.list("recipient", record.recipient);
  row.optional_group("date", record.date);
  row.day("not_after", record.not_after);
  row.list("places", record.places);
  row.list("quantities", record.quantities);
  row.text("factuality", record.factuality);
  row.optional_group("attribution", record.attribution);
  row.flag("aggregate", record.aggregate);
  row.list("copies", record.copies);
  row.number("confidence", record.confidence);
  row.map("because", record.because);
  row.texts("private_names", record.private_names);
  row.optional_text("licence", record.licence);
  row.text("engine", record.engine);
  row.text("data", record.data);
  row.text("run", record.run);
}

nested::Node record_schema() { return group_of<Record>("record"); }

}  // namespace annals
