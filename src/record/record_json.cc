// Records as JSON, in the order of RECORD.md, and back.
#include <nlohmann/json.hpp>

#include "include/annals/error.h"
#include "include/annals/record.h"

namespace annals {
namespace {

using Json = nlohmann::ordered_json;

Json or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

template <class T> Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json span_json(Span span) { return Json::array({span.begin, span.end}); }

Json quote_json(const Quote& quote) {
  return {{"text", or_null(quote.text)}, {"span", span_json(quote.span)}};
}

Json sentence_json(const Record& record) {
  Json out = quote_json(record.sentence);
  if (!record.sentence_sha256.empty()) out["sha256"] = record.sentence_sha256;
  return out;
}

Json actor_json(const RecordActor& actor) {
  Json out = quote_json(actor.words);
  out["name"] = or_null(actor.name);
  out["country"] = or_null(actor.country);
  out["sectors"] = actor.sectors;
  out["wikidata"] = or_null(actor.wikidata);
  out["hedge"] = actor.hedge ? quote_json(*actor.hedge) : Json(nullptr);
  return out;
}

Json place_json(const RecordPlace& place) {
  Json out = quote_json(place.words);
  out["name"] = or_null(place.name);
  out["country"] = or_null(place.country);
  out["lat"] = or_null(place.lat);
  out["lon"] = or_null(place.lon);
  out["geonameid"] = place.geonameid == 0 ? Json(nullptr) : Json(place.geonameid);
  out["kind"] = place.kind;
  Json others = Json::array();
  for (const RecordPlaceReading& other : place.others)
    others.push_back({{"name", other.name},
                      {"country", or_null(other.country)},
                      {"lat", or_null(other.lat)},
                      {"lon", or_null(other.lon)},
                      {"geonameid", other.geonameid == 0 ? Json(nullptr) : Json(other.geonameid)},
                      {"kind", other.kind},
                      {"score", other.score}});
  out["others"] = std::move(others);
  return out;
}

Json quantity_json(const RecordQuantity& quantity) {
  Json out;
  out["role"] = quantity.role;
  out["min"] = or_null(quantity.min);
  out["max"] = or_null(quantity.max);
  out["approx"] = quantity.approx;
  out["text"] = or_null(quantity.words.text);
  out["span"] = span_json(quantity.words.span);
  out["of"] = or_null(quantity.of);
  out["unit"] = or_null(quantity.unit);
  out["part_of"] = or_null(quantity.part_of);
  return out;
}

Json attribution_json(const RecordAttribution& attribution) {
  Json out = quote_json(attribution.words);
  out["cue"] = attribution.cue ? quote_json(*attribution.cue) : Json(nullptr);
  out["name"] = or_null(attribution.name);
  out["country"] = or_null(attribution.country);
  out["sectors"] = attribution.sectors;
  return out;
}

template <class T, class Function> Json list_json(const std::vector<T>& items, Function&& one) {
  Json out = Json::array();
  for (const T& item : items) out.push_back(one(item));
  return out;
}

// ---- and back ----

std::string text_of(const Json& json) {
  return json.is_null() ? std::string() : json.get<std::string>();
}

template <class T> std::optional<T> optional_of(const Json& json) {
  return json.is_null() ? std::nullopt : std::optional<T>(json.get<T>());
}

Span span_of(const Json& json) {
  return {json.at(0).get<std::uint32_t>(), json.at(1).get<std::uint32_t>()};
}

Quote quote_of(const Json& json) {
  return {text_of(json.at("text")), span_of(json.at("span"))};
}

std::optional<Quote> optional_quote(const Json& json) {
  return json.is_null() ? std::nullopt : std::optional<Quote>(quote_of(json));
}

std::uint32_t id_of(const Json& json) { return json.is_null() ? 0U : json.get<std::uint32_t>(); }

RecordActor actor_of(const Json& json) {
  return {quote_of(json),
          text_of(json.at("name")),
          text_of(json.at("country")),
          json.at("sectors").get<std::vector<std::string>>(),
          text_of(json.at("wikidata")),
          optional_quote(json.at("hedge"))};
}

RecordPlace place_of(const Json& json) {
  RecordPlace place{quote_of(json),
                    text_of(json.at("name")),
                    text_of(json.at("country")),
                    optional_of<double>(json.at("lat")),
                    optional_of<double>(json.at("lon")),
                    id_of(json.at("geonameid")),
                    json.at("kind").get<std::string>(),
                    {}};
  for (const Json& other : json.at("others"))
    place.others.push_back({text_of(other.at("name")), text_of(other.at("country")),
                            optional_of<double>(other.at("lat")),
                            optional_of<double>(other.at("lon")), id_of(other.at("geonameid")),
                            other.at("kind").get<std::string>(), other.at("score").get<double>()});
  return place;
}

RecordQuantity quantity_of(const Json& json) {
  return {json.at("role").get<std::string>(),
          optional_of<std::int64_t>(json.at("min")),
          optional_of<std::int64_t>(json.at("max")),
          json.at("approx").get<bool>(),
          quote_of(json),
          text_of(json.at("of")),
          text_of(json.at("unit")),
          optional_of<std::uint32_t>(json.at("part_of"))};
}

Record record_of(const Json& json) {
  Record record;
  record.id = json.at("id").get<std::string>();
  record.doc = json.at("doc").get<std::string>();
  record.url = text_of(json.at("url"));
  record.outlet = text_of(json.at("outlet"));
  record.licence = text_of(json.value("licence", Json()));
  record.published = text_of(json.at("published"));
  record.event = json.at("event").get<std::string>();
  record.happening = text_of(json.at("happening"));
  record.event_type = json.at("event_type").get<std::string>();
  record.quad = json.at("quad").get<std::string>();
  record.modes = json.at("modes").get<std::vector<std::string>>();
  record.contexts = json.at("contexts").get<std::vector<std::string>>();
  record.cameo = text_of(json.at("cameo"));
  record.intensity = json.at("intensity").get<double>();
  record.trigger = quote_of(json.at("trigger"));
  record.sentence = quote_of(json.at("sentence"));
  record.sentence_sha256 = json.at("sentence").value("sha256", "");
  for (const Json& actor : json.at("actor")) record.actor.push_back(actor_of(actor));
  for (const Json& actor : json.at("recipient")) record.recipient.push_back(actor_of(actor));
  if (const Json& date = json.at("date"); !date.is_null())
    record.date = RecordDate{text_of(date.at("start")), text_of(date.at("end")), quote_of(date)};
  record.not_after = text_of(json.at("not_after"));
  for (const Json& place : json.at("places")) record.places.push_back(place_of(place));
  for (const Json& quantity : json.at("quantities"))
    record.quantities.push_back(quantity_of(quantity));
  record.factuality = json.at("factuality").get<std::string>();
  if (const Json& voice = json.at("attribution"); !voice.is_null())
    record.attribution = RecordAttribution{quote_of(voice), optional_quote(voice.at("cue")),
                                           text_of(voice.at("name")), text_of(voice.at("country")),
                                           voice.at("sectors").get<std::vector<std::string>>()};
  record.aggregate = json.at("aggregate").get<bool>();
  for (const Json& copy : json.at("copies"))
    record.copies.push_back({copy.at("doc").get<std::string>(), text_of(copy.at("outlet")),
                             text_of(copy.at("url")), span_of(copy.at("span"))});
  record.confidence = json.at("confidence").get<double>();
  for (const auto& [field, reasons] : json.at("because").items())
    record.because.emplace_back(field, reasons.get<std::vector<std::string>>());
  record.private_names = json.value("private_names", std::vector<std::string>());
  record.engine = json.at("engine").get<std::string>();
  record.data = json.at("data").get<std::string>();
  record.run = json.at("run").get<std::string>();
  return record;
}

}  // namespace

std::string to_json(const Record& record) {
  Json out;
  out["schema"] = kSchemaVersion;
  out["id"] = record.id;
  out["doc"] = record.doc;
  out["url"] = or_null(record.url);
  out["outlet"] = or_null(record.outlet);
  out["published"] = or_null(record.published);
  out["event"] = record.event;
  out["happening"] = or_null(record.happening);
  out["event_type"] = record.event_type;
  out["quad"] = record.quad;
  out["modes"] = record.modes;
  out["contexts"] = record.contexts;
  out["cameo"] = or_null(record.cameo);
  out["intensity"] = record.intensity;
  out["trigger"] = quote_json(record.trigger);
  out["sentence"] = sentence_json(record);
  out["actor"] = list_json(record.actor, actor_json);
  out["recipient"] = list_json(record.recipient, actor_json);
  if (record.date) {
    out["date"] = {{"start", or_null(record.date->start)}, {"end", or_null(record.date->end)}};
    out["date"]["text"] = or_null(record.date->words.text);
    out["date"]["span"] = span_json(record.date->words.span);
  } else {
    out["date"] = nullptr;
  }
  out["not_after"] = or_null(record.not_after);
  out["places"] = list_json(record.places, place_json);
  out["quantities"] = list_json(record.quantities, quantity_json);
  out["factuality"] = record.factuality;
  out["attribution"] = record.attribution ? attribution_json(*record.attribution) : Json(nullptr);
  out["aggregate"] = record.aggregate;
  out["copies"] = list_json(record.copies, [](const RecordCopy& copy) {
    return Json{{"doc", copy.doc},
                {"outlet", or_null(copy.outlet)},
                {"url", or_null(copy.url)},
                {"span", span_json(copy.span)}};
  });
  out["confidence"] = record.confidence;
  Json because = Json::object();
  for (const auto& [field, reasons] : record.because) because[field] = reasons;
  out["because"] = std::move(because);
  out["private_names"] = record.private_names;
  out["licence"] = or_null(record.licence);
  out["engine"] = record.engine;
  out["data"] = record.data;
  out["run"] = record.run;
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Record record_from_json(std::string_view json) {
  try {
    const Json parsed = Json::parse(json);
    if (const int schema = parsed.at("schema").get<int>(); schema != kSchemaVersion)
      throw Error(ErrorKind::kInput, "a record of schema " + std::to_string(schema), {},
                  "this version reads schema " + std::to_string(kSchemaVersion));
    return record_of(parsed);
  } catch (const nlohmann::json::exception& error) {
    throw Error(ErrorKind::kInput, std::string("no record: ") + error.what());
  }
}

}  // namespace annals
