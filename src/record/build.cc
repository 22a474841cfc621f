#include "src/record/build.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "src/base/hash.h"
#include "src/base/utf8.h"
#include "src/record/private_names.h"

namespace annals {
namespace {

std::string country_of(std::string_view code) {
  return code.front() == '-' ? std::string() : std::string(code);
}

std::vector<std::string> sectors_of(const ActorCode& code) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < code.sector_count; ++i) out.emplace_back(name_of(code.sectors[i]));
  return out;
}

double rounded(double value, double steps) { return std::round(value * steps) / steps; }

class Builder {
public:
  Builder(const Document& doc, const RunInfo& run)
      : doc_(doc), run_(run), offsets_(doc.text(), OffsetMap::Unit::kCodePoint),
        private_names_(doc) {}

  std::vector<Record> build() {
    std::vector<Record> records;
    for (const Event& ev : doc_.events) records.push_back(record(ev));
    // `event` is the id of the first record of the same happening.
    for (Index e = 0; e < doc_.events.size(); ++e)
      records[e].event = records[std::min<Index>(doc_.events[e].same_as, e)].id;
    return records;
  }

private:
  [[nodiscard]] Quote quote(Span span) const {
    return {std::string(doc_.text(span)), offsets_(span)};
  }

  [[nodiscard]] std::optional<Quote> quote_or_none(Span span) const {
    return span.empty() ? std::nullopt : std::optional<Quote>(quote(span));
  }

  Record record(const Event& ev) {
    Record out;
    const Article& article = doc_.article();
    out.doc = article.id;
    out.url = article.url;
    out.outlet = article.outlet;
    out.licence = article.licence;
    if (article.published) out.published = out.not_after = to_string(*article.published);
    if (ev.own == kNone)
      add_type(ev, out);
    else
      add_own_type(ev, run_.types->at(ev.own), out);
    for (std::size_t i = 0; i < kContextCount; ++i)
      if ((ev.contexts >> i & 1U) != 0) out.contexts.emplace_back(kContextNames[i]);
    out.cameo = doc_.view(ev.cameo);
    out.trigger = quote(ev.trigger);
    out.sentence = quote(doc_.sentences[ev.sentence].span);
    out.id = next_id(out);
    for (const Participant& who : ev.actors) out.actor.push_back(actor(who));
    for (const Participant& who : ev.recipients) out.recipient.push_back(actor(who));
    if (ev.time != kNone) out.date = date(doc_.times[ev.time]);
    for (const Index place : ev.places) out.places.push_back(place_of(doc_.places[place]));
    add_quantities(ev, out);
    out.factuality = name_of(ev.factuality);
    if (ev.voice != kNone) out.attribution = attribution(doc_.voices[ev.voice]);
    out.aggregate = ev.aggregate;
    add_copies(ev, out);
    out.confidence = rounded(static_cast<double>(ev.confidence), 100);
    add_reasons(ev, out);
    out.private_names = private_names_.in(out);
    out.engine = run_.engine;
    out.data = run_.data;
    out.run = run_.run;
    return out;
  }

  static void add_type(const Event& ev, Record& out) {
    out.event_type = name_of(ev.type);
    out.quad = quad_name(ev.type);
    for (std::size_t i = 0; i < kModeCount; ++i)
      if ((ev.modes >> i & 1U) != 0) out.modes.emplace_back(kModeNames[i]);
    out.intensity = intensity(ev.type, ev.modes);
  }

  static void add_own_type(const Event& ev, const OwnType& type, Record& out) {
    out.event_type = type.name;
    out.quad = type.quad;
    for (std::size_t i = 0; i < type.modes.size(); ++i)
      if ((ev.own_modes >> i & 1U) != 0) out.modes.push_back(type.modes[i].name);
    out.intensity = intensity(type, ev.own_modes);
  }

  std::string next_id(const Record& record) {
    const std::string key =
        hash_hex({record.event_type, record.trigger.text, record.sentence.text});
    const std::string occurrence = std::to_string(++seen_[key]);
    return hash_hex(
        {record.doc, record.event_type, record.trigger.text, record.sentence.text, occurrence});
  }

  [[nodiscard]] RecordActor actor(const Participant& who) const {
    RecordActor out;
    out.words = quote(who.text);
    out.country = country_of(who.code.country_view());
    out.sectors = sectors_of(who.code);
    out.hedge = quote_or_none(who.hedge);
    if (who.mention == kNone || doc_.mentions[who.mention].entity == kNone) return out;
    const Entity& entity = doc_.entities[doc_.mentions[who.mention].entity];
    out.name = doc_.view(entity.name);
    out.wikidata = doc_.view(entity.wikidata);
    return out;
  }

  [[nodiscard]] RecordDate date(const TimeExpression& time) const {
    RecordDate out;
    if (time.days) {
      out.start = to_string(time.days->start);
      out.end = to_string(time.days->end);
    }
    out.words = quote(time.span);
    return out;
  }

  [[nodiscard]] RecordPlace place_of(const PlaceMention& place) const {
    RecordPlace out;
    out.words = quote(place.span);
    out.name = doc_.view(place.name);
    out.country = country_of(place.country_view());
    if (place.located) {
      out.lat = rounded(place.lat, 1e4);
      out.lon = rounded(place.lon, 1e4);
    }
    out.geonameid = place.geonameid;
    out.kind = name_of(place.kind);
    for (Index i = 0; i < place.reading_count; ++i) {
      const PlaceReading& other = doc_.place_readings[place.first_reading + i];
      out.others.push_back(
          {std::string(doc_.view(other.name)), country_of({other.country.data(), 3}),
           rounded(other.lat, 1e4), rounded(other.lon, 1e4), other.geonameid,
           std::string(name_of(other.kind)), rounded(static_cast<double>(other.score), 1000)});
    }
    return out;
  }

  void add_quantities(const Event& ev, Record& out) const {
    for (const Index index : ev.quantities) {
      const Quantity& quantity = doc_.quantities[index];
      RecordQuantity row;
      row.role = name_of(quantity.role);
      row.min = quantity.min;
      row.max = quantity.max;
      row.approx = quantity.approx;
      row.words = quote(quantity.span);
      row.of = doc_.view(quantity.of);
      row.unit = doc_.view(quantity.unit);
      const auto whole = std::find(ev.quantities.begin(), ev.quantities.end(), quantity.part_of);
      if (whole != ev.quantities.end())
        row.part_of = static_cast<std::uint32_t>(whole - ev.quantities.begin());
      out.quantities.push_back(std::move(row));
    }
  }

  // Nothing where nobody is named: "reportedly" makes a deed alleged, it vouches for none.
  [[nodiscard]] std::optional<RecordAttribution> attribution(const Voice& voice) const {
    if (voice.source.empty()) return std::nullopt;
    RecordAttribution out;
    out.words = quote(voice.source);
    out.cue = quote_or_none(voice.cue);
    for (const Mention& mention : doc_.mentions) {
      if (mention.head != voice.source_head &&
          !(mention.kind == MentionKind::kName && mention.span.contains(voice.source)))
        continue;
      // "the farmer Osk Lien", of which the voice may have the first half.
      if (mention.span.contains(voice.source)) out.words = quote(mention.span);
      out.country = country_of(mention.code.country_view());
      out.sectors = sectors_of(mention.code);
      if (mention.entity != kNone) out.name = doc_.view(doc_.entities[mention.entity].name);
      break;
    }
    return out;
  }

  void add_copies(const Event& ev, Record& out) const {
    const Index passage = doc_.sentences[ev.sentence].passage;
    for (const Passage& other : doc_.passages)
      if (other.copy_of == passage)
        out.copies.push_back({out.doc, out.outlet, out.url, offsets_(other.span)});
  }

  // By field, in the order of the record; a time says what it was resolved from.
  void add_reasons(const Event& ev, Record& out) const {
    for (std::size_t f = 0; f < kFieldNames.size(); ++f) {
      std::vector<std::string> reasons;
      for (const Reason& reason : ev.because)
        if (static_cast<std::size_t>(reason.field) == f)
          reasons.emplace_back(doc_.view(reason.text));
      if (static_cast<Field>(f) == Field::kDate && ev.time != kNone) add_anchor(ev, reasons);
      if (static_cast<Field>(f) == Field::kActor) add_codes(ev.actors, reasons);
      if (static_cast<Field>(f) == Field::kRecipient) add_codes(ev.recipients, reasons);
      if (!reasons.empty()) out.because.emplace_back(kFieldNames[f], std::move(reasons));
    }
  }

  void add_anchor(const Event& ev, std::vector<std::string>& reasons) const {
    const TimeExpression& time = doc_.times[ev.time];
    std::string reason(doc_.view(time.because));
    if (!time.anchor.empty())
      reason += (reason.empty() ? "from " : ", from ") + evidence(time.anchor);
    if (!reason.empty()) reasons.push_back(std::move(reason));
  }

  void add_codes(const std::vector<Participant>& sides, std::vector<std::string>& reasons) const {
    for (const Participant& who : sides) {
      if (who.mention == kNone) continue;
      std::string reason(doc_.view(doc_.mentions[who.mention].because));
      if (!who.code_evidence.empty() && who.code_evidence != who.text)
        reason += (reason.empty() ? "code from " : ", code from ") + evidence(who.code_evidence);
      if (!reason.empty() && std::find(reasons.begin(), reasons.end(), reason) == reasons.end())
        reasons.push_back(std::move(reason));
    }
  }

  // "In early September" [1949, 1967]
  [[nodiscard]] std::string evidence(Span span) const {
    const Span points = offsets_(span);
    return '"' + std::string(doc_.text(span)) + "\" [" + std::to_string(points.begin) + ", " +
           std::to_string(points.end) + "]";
  }

  const Document& doc_;
  const RunInfo& run_;
  OffsetMap offsets_;
  PrivateNames private_names_;
  std::map<std::string, int> seen_;  // how often a type, trigger and sentence stood before
};

}  // namespace

std::vector<Record> make_records(const Document& doc, const RunInfo& run) {
  return Builder(doc, run).build();
}

}  // namespace annals
