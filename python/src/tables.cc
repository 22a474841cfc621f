#include "python/src/tables.h"

#include <string>

namespace annals::python {
namespace {

// Unknown in our structures, null in a table.
std::optional<std::int64_t> unless_zero(std::uint32_t id) {
  return id == 0 ? std::nullopt : std::optional<std::int64_t>(id);
}

template <class Number> std::optional<std::int64_t> wide(const std::optional<Number>& value) {
  return value ? std::optional<std::int64_t>(*value) : std::nullopt;
}

// "hedge", "hedge_start", "hedge_end"; all null where there is no quote.
void quote(Row& row, const std::string& name, const Quote* words) {
  using Offset = std::optional<std::int64_t>;
  row.text(name.c_str(), words != nullptr ? std::string_view(words->text) : std::string_view());
  row.integer((name + "_start").c_str(), words != nullptr ? Offset(words->span.begin) : std::nullopt);
  row.integer((name + "_end").c_str(), words != nullptr ? Offset(words->span.end) : std::nullopt);
}

const Quote* address_of(const std::optional<Quote>& words) { return words ? &*words : nullptr; }

// "text", "start", "end", as every item of a list begins.
void words_of(Row& row, const Quote& words) {
  row.text("text", words.text);
  row.integer("start", words.span.begin);
  row.integer("end", words.span.end);
}

void attribution(Row& row, const std::optional<RecordAttribution>& told) {
  static const RecordAttribution kNobody;
  const RecordAttribution& by = told ? *told : kNobody;
  quote(row, "source", told ? &by.words : nullptr);
  quote(row, "source_cue", address_of(by.cue));
  row.text("source_name", by.name);
  row.text("source_country", by.country);
  row.texts("source_sectors", by.sectors);
}

void figures(Row& row, const Record& record) {
  for (const std::string role : kFigureRoles) {
    const RecordQuantity* figure = figure_of(record, role);
    row.integer((role + "_min").c_str(), figure != nullptr ? figure->min : std::nullopt);
    row.integer((role + "_max").c_str(), figure != nullptr ? figure->max : std::nullopt);
  }
}

}  // namespace

void describe(Row& row, const Record& record) {
  row.integer("schema", kSchemaVersion);
  row.text("id", record.id);
  row.text("doc", record.doc);
  row.text("url", record.url);
  row.text("outlet", record.outlet);
  row.text("licence", record.licence);
  row.day("published", record.published);
  row.text("event", record.event);
  row.text("happening", record.happening);
  row.text("event_type", record.event_type);
  row.text("quad", record.quad);
  row.texts("modes", record.modes);
  row.texts("contexts", record.contexts);
  row.text("cameo", record.cameo);
  row.real("intensity", record.intensity);
  quote(row, "trigger", &record.trigger);
  quote(row, "sentence", &record.sentence);
  row.text("sentence_sha256", record.sentence_sha256);
  row.rows("actor", record.actor);
  row.rows("recipient", record.recipient);
  row.day("date_start", record.date ? record.date->start : std::string());
  row.day("date_end", record.date ? record.date->end : std::string());
  quote(row, "date_text", record.date ? &record.date->words : nullptr);
  row.day("not_after", record.not_after);
  row.rows("places", record.places);
  figures(row, record);
  row.rows("quantities", record.quantities);
  row.text("factuality", record.factuality);
  attribution(row, record.attribution);
  row.flag("aggregate", record.aggregate);
  row.rows("copies", record.copies);
  row.real("confidence", record.confidence);
  row.rows("because", record.because);
  row.texts("private_names", record.private_names);
  row.text("engine", record.engine);
  row.text("data", record.data);
  row.text("run", record.run);
}

void describe(Row& row, const RecordActor& actor) {
  words_of(row, actor.words);
  row.text("name", actor.name);
  row.text("country", actor.country);
  row.texts("sectors", actor.sectors);
  row.text("wikidata", actor.wikidata);
  quote(row, "hedge", address_of(actor.hedge));
}

void describe(Row& row, const RecordPlace& place) {
  words_of(row, place.words);
  row.text("name", place.name);
  row.text("country", place.country);
  row.real("lat", place.lat);
  row.real("lon", place.lon);
  row.integer("geonameid", unless_zero(place.geonameid));
  row.text("kind", place.kind);
  row.rows("others", place.others);
}

void describe(Row& row, const RecordPlaceReading& reading) {
  row.text("name", reading.name);
  row.text("country", reading.country);
  row.real("lat", reading.lat);
  row.real("lon", reading.lon);
  row.integer("geonameid", unless_zero(reading.geonameid));
  row.text("kind", reading.kind);
  row.real("score", reading.score);
}

void describe(Row& row, const RecordQuantity& quantity) {
  row.text("role", quantity.role);
  row.integer("min", quantity.min);
  row.integer("max", quantity.max);
  row.flag("approx", quantity.approx);
  words_of(row, quantity.words);
  row.text("of", quantity.of);
  row.text("unit", quantity.unit);
  row.integer("part_of", wide(quantity.part_of));
}

void describe(Row& row, const RecordCopy& copy) {
  row.text("doc", copy.doc);
  row.text("outlet", copy.outlet);
  row.text("url", copy.url);
  row.integer("start", copy.span.begin);
  row.integer("end", copy.span.end);
}

void describe(Row& row, const std::pair<std::string, std::vector<std::string>>& reason) {
  row.text("field", reason.first);
  row.texts("rules", reason.second);
}

void describe(Row& row, const HappeningSummary& happening) {
  const Record& first = happening.first;
  row.text("happening", happening.id);
  row.integer("reports", static_cast<std::int64_t>(happening.reports));
  row.text("event_type", first.event_type);
  row.day("date_start", first.date ? first.date->start : std::string());
  row.day("date_end", first.date ? first.date->end : std::string());
  row.text("place_name", first.places.empty() ? std::string() : first.places.front().name);
  row.text("place_country", first.places.empty() ? std::string() : first.places.front().country);
  row.text("factuality", first.factuality);
  row.text("trigger", first.trigger.text);
  row.text("sentence", first.sentence.text);
  row.text("outlet", first.outlet);
  row.text("doc", first.doc);
  row.text("record", first.id);
}

void describe(Row& row, const TallyRow& tally) {
  row.text("kind", tally.kind);
  row.text("event", tally.event);
  row.text("date", tally.date);
  row.flag("undated", tally.undated);
  row.text("place", tally.place);
  row.integer("best", tally.best);
  row.integer("min", tally.min);
  row.integer("max", tally.max);
  row.flag("alleged", tally.alleged);
  row.text("source", tally.source);
  row.day("report_date", tally.report_date);
  row.text("words", tally.words);
  row.text("quote", tally.quote);
  row.text("outlet", tally.outlet);
  row.text("url", tally.url);
  row.text("doc", tally.doc);
  row.text("record", tally.record);
}

}  // namespace annals::python
