#include "src/record/layers_json.h"

#include <cmath>

#include "src/base/json.h"
#include "src/base/utf8.h"

namespace annals {
namespace {

Json or_null(std::string_view text) { return text.empty() ? Json(nullptr) : Json(text); }

Json country_or_null(const std::array<char, 3>& country) {
  return country[0] == '-' ? Json(nullptr) : Json(std::string_view(country.data(), country.size()));
}

template <class T> Json or_null(const std::optional<T>& value) { return value ? Json(*value) : Json(nullptr); }

class Rows {
public:
  explicit Rows(const Document& doc) : doc_(doc), offsets_(doc.text(), OffsetMap::Unit::kCodePoint) {}

  std::string take() { return std::move(out_); }

  void add(std::string_view layer) {
    layer_ = layer;
    if (layer == "entities") entities();
    if (layer == "coref") coref();
    if (layer == "voices") voices();
    if (layer == "dates") dates();
    if (layer == "places") places();
    if (layer == "quantities") quantities();
  }

private:
  [[nodiscard]] Json quote(Span span) const {
    if (span.empty()) return nullptr;
    const Span points = offsets_(span);
    return {{"text", doc_.text(span)}, {"start", points.begin}, {"end", points.end}};
  }

  [[nodiscard]] Json token(Index t) const { return t == kNone ? Json(nullptr) : quote(doc_.tokens[t].span); }

  // Begins a row: its article, layer, number and words.
  [[nodiscard]] Json row(Index number, Span span) const {
    const Span points = offsets_(span);
    return {{"doc", doc_.article().id}, {"layer", layer_},        {"row", number},
            {"text", doc_.text(span)},  {"start", points.begin}, {"end", points.end}};
  }

  // The last of a row: why it is there.
  void end(Json row, Symbol because) {
    row["because"] = or_null(doc_.view(because));
    out_ += written(row);
    out_ += '\n';
  }

  void entities() {
    for (Index m = 0; m < doc_.mentions.size(); ++m) {
      const Mention& mention = doc_.mentions[m];
      Json out = row(m, mention.span);
      out["head"] = token(mention.head);
      out["form"] = name_of(mention.kind);
      out["kind"] = name_of(mention.entity_kind);
      out["entity"] = mention.entity == kNone ? Json(nullptr) : Json(mention.entity);
      out["name"] = mention.entity == kNone ? Json(nullptr) : or_null(doc_.view(doc_.entities[mention.entity].name));
      out["country"] = country_or_null(mention.code.country);
      Json sectors = Json::array();
      for (std::size_t i = 0; i < mention.code.sector_count; ++i) sectors.push_back(name_of(mention.code.sectors[i]));
      out["sectors"] = std::move(sectors);
      out["hedge"] = quote(mention.hedge);
      out["evidence"] = quote(mention.code_evidence);
      end(std::move(out), mention.because);
    }
  }

  void coref() {
    for (Index n = 0; n < doc_.nominals.size(); ++n) {
      const Nominal& nominal = doc_.nominals[n];
      Json out = row(n, nominal.span);
      out["head"] = token(nominal.head);
      out["form"] = name_of(nominal.kind);
      out["kind"] = name_of(nominal.entity_kind);
      out["chain"] = nominal.chain;
      out["antecedent"] = nominal.antecedent == kNone ? Json(nullptr) : Json(nominal.antecedent);
      out["entity"] = nominal.mention == kNone ? Json(nullptr) : Json(doc_.mentions[nominal.mention].entity);
      end(std::move(out), nominal.because);
    }
  }

  void voices() {
    for (Index v = 0; v < doc_.voices.size(); ++v) {
      const Voice& voice = doc_.voices[v];
      Json out = row(v, voice.span);
      out["source"] = quote(voice.source);
      out["cue"] = quote(voice.cue);
      out["content"] = quote(voice.content);
      out["core"] = quote(voice.core);
      out["outer"] = voice.outer == kNone ? Json(nullptr) : Json(voice.outer);
      out["direct"] = voice.direct;
      out["clause"] = voice.clause;
      out["vouches"] = voice.vouches;
      end(std::move(out), voice.because);
    }
  }

  template <class Time> void dated(Json& out, const Time& time) const {
    out["value"] = or_null(doc_.view(time.value));
    out["first"] = time.days ? Json(to_string(time.days->start)) : Json(nullptr);
    out["last"] = time.days ? Json(to_string(time.days->end)) : Json(nullptr);
  }

  void dates() {
    for (Index t = 0; t < doc_.times.size(); ++t) {
      const TimeExpression& time = doc_.times[t];
      Json out = row(t, time.span);
      out["kind"] = name_of(time.kind);
      dated(out, time);
      out["since"] = time.since;
      out["anchor"] = quote(time.anchor);
      Json others = Json::array();
      for (std::uint32_t r = 0; r < time.reading_count; ++r) {
        const TimeReading& reading = doc_.time_readings[time.first_reading + r];
        Json other;
        dated(other, reading);
        other["because"] = or_null(doc_.view(reading.because));
        others.push_back(std::move(other));
      }
      out["alternatives"] = std::move(others);
      end(std::move(out), time.because);
    }
  }

  template <class Place> void locate(Json& out, const Place& place, bool located) const {
    out["name"] = or_null(doc_.view(place.name));
    out["country"] = country_or_null(place.country);
    out["kind"] = name_of(place.kind);
    out["lat"] = located ? Json(place.lat) : Json(nullptr);
    out["lon"] = located ? Json(place.lon) : Json(nullptr);
    out["geonameid"] = place.geonameid == 0 ? Json(nullptr) : Json(place.geonameid);
  }

  void places() {
    for (Index p = 0; p < doc_.places.size(); ++p) {
      const PlaceMention& place = doc_.places[p];
      Json out = row(p, place.span);
      locate(out, place, place.located);
      out["locative"] = place.locative;
      Json others = Json::array();
      for (std::uint32_t r = 0; r < place.reading_count; ++r) {
        const PlaceReading& reading = doc_.place_readings[place.first_reading + r];
        Json other;
        locate(other, reading, true);
        other["score"] = std::round(static_cast<double>(reading.score) * 1000) / 1000;
        others.push_back(std::move(other));
      }
      out["alternatives"] = std::move(others);
      end(std::move(out), place.because);
    }
  }

  void quantities() {
    for (Index q = 0; q < doc_.quantities.size(); ++q) {
      const Quantity& quantity = doc_.quantities[q];
      Json out = row(q, quantity.span);
      out["role"] = name_of(quantity.role);
      out["min"] = or_null(quantity.min);
      out["max"] = or_null(quantity.max);
      out["approx"] = quantity.approx;
      out["of"] = or_null(doc_.view(quantity.of));
      out["unit"] = or_null(doc_.view(quantity.unit));
      out["part_of"] = quantity.part_of == kNone ? Json(nullptr) : Json(quantity.part_of);
      out["governor"] = token(quantity.governor);
      end(std::move(out), quantity.because);
    }
  }

  const Document& doc_;
  OffsetMap offsets_;
  std::string_view layer_;
  std::string out_;
};

}  // namespace

std::string layers_json(const Document& doc, const std::vector<std::string>& layers) {
  Rows rows(doc);
  for (const std::string& layer : layers) rows.add(layer);
  return rows.take();
}

}  // namespace annals
