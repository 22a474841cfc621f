// Records as JSON, in the order of RECORD.md; record_from_json.cc reads them.
#include "include/annals/record.h"
#include "src/base/json.h"

namespace annals {
namespace {

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
  return written(out);
}

}  // namespace annals
