// Records out of the JSON that record_json.cc writes. Databases are read through it, so it builds no tree of strings.
#include <simdjson.h>

#include "include/annals/error.h"
#include "include/annals/record.h"

namespace annals {
namespace {

using simdjson::dom::element;

std::string string_of(element json) { return std::string(std::string_view(json)); }

std::string text_of(element json) { return json.is_null() ? std::string() : string_of(json); }

template <class T> std::optional<T> optional_of(element json) {
  return json.is_null() ? std::nullopt : std::optional<T>(T(json));
}

std::uint32_t small_of(element json) {
  const std::uint64_t value = json;
  if (value > UINT32_MAX)
    throw Error(ErrorKind::kInput, "no record: " + std::to_string(value) + " is too large a number");
  return static_cast<std::uint32_t>(value);
}

std::uint32_t id_of(element json) { return json.is_null() ? 0U : small_of(json); }

std::vector<std::string> strings_of(element json) {
  std::vector<std::string> out;
  for (const element one : json.get_array()) out.push_back(string_of(one));
  return out;
}

Span span_of(element json) { return {small_of(json.at(0)), small_of(json.at(1))}; }

Quote quote_of(element json) { return {text_of(json["text"]), span_of(json["span"])}; }

std::optional<Quote> optional_quote(element json) {
  return json.is_null() ? std::nullopt : std::optional<Quote>(quote_of(json));
}

RecordActor actor_of(element json) {
  return {quote_of(json),          text_of(json["name"]),     text_of(json["country"]), strings_of(json["sectors"]),
          text_of(json["wikidata"]), optional_quote(json["hedge"])};
}

RecordPlace place_of(element json) {
  RecordPlace place{quote_of(json),
                    text_of(json["name"]),
                    text_of(json["country"]),
                    optional_of<double>(json["lat"]),
                    optional_of<double>(json["lon"]),
                    id_of(json["geonameid"]),
                    string_of(json["kind"]),
                    {}};
  for (const element other : json["others"].get_array())
    place.others.push_back({text_of(other["name"]), text_of(other["country"]), optional_of<double>(other["lat"]),
                            optional_of<double>(other["lon"]), id_of(other["geonameid"]), string_of(other["kind"]),
                            double(other["score"])});
  return place;
}

RecordQuantity quantity_of(element json) {
  const element part = json["part_of"];
  return {string_of(json["role"]),
          optional_of<std::int64_t>(json["min"]),
          optional_of<std::int64_t>(json["max"]),
          bool(json["approx"]),
          quote_of(json),
          text_of(json["of"]),
          text_of(json["unit"]),
          part.is_null() ? std::nullopt : std::optional<std::uint32_t>(small_of(part))};
}

RecordAttribution attribution_of(element json) {
  return {quote_of(json), optional_quote(json["cue"]), text_of(json["name"]), text_of(json["country"]), strings_of(json["sectors"])};
}

// What records of earlier versions may lack.
std::optional<element> later(element json, std::string_view key) {
  element found;
  return json[key].get(found) == simdjson::SUCCESS ? std::optional(found) : std::nullopt;
}

Record record_of(element json) {
  Record record;
  record.id = string_of(json["id"]);
  record.doc = string_of(json["doc"]);
  record.url = text_of(json["url"]);
  record.outlet = text_of(json["outlet"]);
  if (const auto licence = later(json, "licence")) record.licence = text_of(*licence);
  record.published = text_of(json["published"]);
  record.event = string_of(json["event"]);
  record.happening = text_of(json["happening"]);
  record.event_type = string_of(json["event_type"]);
  record.quad = string_of(json["quad"]);
  record.modes = strings_of(json["modes"]);
  record.contexts = strings_of(json["contexts"]);
  record.cameo = text_of(json["cameo"]);
  record.intensity = json["intensity"];
  record.trigger = quote_of(json["trigger"]);
  const element sentence = json["sentence"];
  record.sentence = quote_of(sentence);
  if (const auto hash = later(sentence, "sha256")) record.sentence_sha256 = string_of(*hash);
  for (const element actor : json["actor"].get_array()) record.actor.push_back(actor_of(actor));
  for (const element actor : json["recipient"].get_array()) record.recipient.push_back(actor_of(actor));
  if (const element date = json["date"]; !date.is_null())
    record.date = RecordDate{text_of(date["start"]), text_of(date["end"]), quote_of(date)};
  record.not_after = text_of(json["not_after"]);
  for (const element place : json["places"].get_array()) record.places.push_back(place_of(place));
  for (const element quantity : json["quantities"].get_array()) record.quantities.push_back(quantity_of(quantity));
  record.factuality = string_of(json["factuality"]);
  if (const element voice = json["attribution"]; !voice.is_null()) record.attribution = attribution_of(voice);
  record.aggregate = json["aggregate"];
  for (const element copy : json["copies"].get_array())
    record.copies.push_back({string_of(copy["doc"]), text_of(copy["outlet"]), text_of(copy["url"]), span_of(copy["span"])});
  record.confidence = json["confidence"];
  for (const auto field : json["because"].get_object())
    record.because.emplace_back(std::string(field.key), strings_of(field.value));
  if (const auto names = later(json, "private_names")) record.private_names = strings_of(*names);
  record.engine = string_of(json["engine"]);
  record.data = string_of(json["data"]);
  record.run = string_of(json["run"]);
  return record;
}

}  // namespace

Record record_from_json(std::string_view json) {
  thread_local simdjson::dom::parser parser;
  try {
    const element parsed = parser.parse(json.data(), json.size());
    if (const std::int64_t schema = parsed["schema"]; schema != kSchemaVersion)
      throw Error(ErrorKind::kInput, "a record of schema " + std::to_string(schema), {},
                  "this version reads schema " + std::to_string(kSchemaVersion));
    return record_of(parsed);
  } catch (const simdjson::simdjson_error& error) {
    throw Error(ErrorKind::kInput, std::string("no record: ") + error.what());
  }
}

}  // namespace annals
