#include "src/where/where.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <string>
#include <utility>

#include "src/base/text.h"
#include "src/doc/tree.h"
#include "src/lexicon/gazetteer.h"
#include "src/lexicon/places_nouns.h"
#include "src/where/resolve.h"
#include "src/where/unlisted.h"

namespace annals {
namespace where {
namespace {

constexpr std::uint32_t kMostReadings = 5;
constexpr double kLeastShare = 0.01;

// A mention with its readings, until all are sorted into the layers.
struct Found {
  PlaceMention mention;
  std::vector<PlaceReading> readings;
};

class Writer {
public:
  Writer(Document& doc, const Gazetteer& gazetteer, const PlaceNouns& nouns)
      : doc_(doc), gazetteer_(gazetteer), nouns_(nouns) {}

  void run() {
    candidates_ = resolve(doc_, gazetteer_, nouns_, countries_);
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      if (candidates_[i].accepted) add_listed(i);
    }
    for (const Unlisted& run : find_unlisted(doc_, nouns_, gazetteer_, taken_tokens()))
      add_unlisted(run);
    write();
  }

private:
  // Tokens of accepted names are taken. A rejected one may be part of the name of a place that no
  // table has
  // ("Goz Beida"), but not be one alone: it was judged.
  std::vector<bool> taken_tokens() const {
    std::vector<bool> taken(doc_.tokens.size(), false);
    for (const Found& found : found_) {
      Index token = token_at(doc_, found.mention.span.begin);
      for (; token < doc_.tokens.size() && doc_.tokens[token].span.begin < found.mention.span.end;
           ++token) {
        taken[token] = true;
      }
    }
    for (const Candidate& candidate : candidates_) {
      if (candidate.accepted || candidate.elsewhere || has_name_beside(candidate.hit)) continue;
      for (Index token = candidate.hit.first; token < candidate.hit.last; ++token)
        taken[token] = true;
    }
    return taken;
  }

  bool has_name_beside(const Hit& hit) const {
    const auto is_name = [&](Index token) {
      return token < doc_.tokens.size() && doc_.tokens[token].upos == Upos::kPropn &&
             doc_.tokens[token].sentence == doc_.tokens[hit.first].sentence;
    };
    return (hit.first > 0 && is_name(hit.first - 1)) || is_name(hit.last);
  }

  void add_listed(std::size_t at) {
    const Candidate& candidate = candidates_[at];
    const Setting& setting = candidate.setting;
    const GazetteerEntry& place = gazetteer_.entry(candidate.readings.front().use.entry);
    Found found = listed(candidate, place);
    if (setting.facility_last != kNone) {
      if (!make_facility(at, found)) return;
    } else if (setting.suffix_last != kNone) {
      make_division(candidate, found);
    }
    found_.push_back(std::move(found));
  }

  Found listed(const Candidate& candidate, const GazetteerEntry& place) const {
    Found found;
    PlaceMention& mention = found.mention;
    mention.span = span_of(doc_, candidate.hit.first, candidate.hit.last - 1);
    mention.head = candidate.setting.head;
    mention.name = doc_.intern(place.name);
    mention.country = place.country;
    mention.located = place.located;
    mention.lat = place.lat;
    mention.lon = place.lon;
    mention.geonameid = place.geonameid;
    mention.kind = place.kind;
    mention.locative = candidate.setting.locative;
    mention.because = doc_.intern(reason(place, candidate.rule));
    found.readings = other_readings(candidate);
    return found;
  }

  static std::string reason(const GazetteerEntry& place, std::string_view rule) {
    std::string text = place.origin == PlaceOrigin::kCountries ? "countries.tsv "
                       : place.origin == PlaceOrigin::kPlaces  ? "places.tsv "
                                                               : "gazetteer ";
    text += place.name;
    if (place.origin == PlaceOrigin::kIndex) text += " " + std::string(place.country_view());
    return text + ", " + std::string(rule);
  }

  // Shares of all readings as if scores were logarithms of odds.
  std::vector<PlaceReading> other_readings(const Candidate& candidate) const {
    std::vector<PlaceReading> readings;
    double total = 0;
    for (const Scored& scored : candidate.readings) {
      total += std::exp(scored.score - candidate.readings.front().score);
    }
    for (std::size_t i = 1; i < candidate.readings.size() && readings.size() < kMostReadings; ++i) {
      const GazetteerEntry& place = gazetteer_.entry(candidate.readings[i].use.entry);
      const double share =
          std::exp(candidate.readings[i].score - candidate.readings.front().score) / total;
      if (share < kLeastShare) break;
      PlaceReading reading;
      reading.name = doc_.intern(place.name);
      reading.country = place.country;
      reading.lat = place.lat;
      reading.lon = place.lon;
      reading.geonameid = place.geonameid;
      reading.kind = place.kind;
      reading.score = static_cast<float>(share);
      readings.push_back(reading);
    }
    return readings;
  }

  // "Baghdad International Airport", "the United States Embassy in Baghdad". False: it is an
  // organisation.
  bool make_facility(std::size_t at, Found& found) {
    const Candidate& candidate = candidates_[at];
    const Setting& setting = candidate.setting;
    PlaceMention& mention = found.mention;
    const Index last = setting.facility_last;
    const Index top = head_of(doc_, candidate.hit.first, last + 1);
    const bool locative =
        at_before(doc_, nouns_, candidate.hit.first) || stands_locative(doc_, nouns_, top);
    const std::string_view noun = doc_.lower(last);
    const bool mission = noun == "embassy" || noun == "consulate";
    if (setting.institution && !locative && !mission) return false;
    mention.span = span_of(doc_, candidate.hit.first, last);
    mention.head = top;
    mention.kind = PlaceKind::kFacility;
    mention.locative = locative;
    mention.geonameid = 0;
    if (mission) {
      set_host(at, last, mention);
    } else {
      move_to_host(at, last, mention);
    }
    const GazetteerEntry& inner = gazetteer_.entry(candidate.readings.front().use.entry);
    mention.name = doc_.intern(doc_.text(mention.span));
    mention.because = doc_.intern("a facility named after " + reason(inner, candidate.rule));
    for (PlaceReading& reading : found.readings) reading.kind = PlaceKind::kFacility;
    return true;
  }

  // An embassy stands where its "in" says, never in the country whose it is.
  void set_host(std::size_t at, Index last, PlaceMention& mention) const {
    mention.country = {'-', '-', '-'};
    mention.located = false;
    if (at + 1 >= candidates_.size() || last + 1 >= doc_.tokens.size()) return;
    const Candidate& host = candidates_[at + 1];
    if (!host.accepted || host.hit.first != last + 2 || doc_.lower(last + 1) != "in") return;
    const GazetteerEntry& place = gazetteer_.entry(host.readings.front().use.entry);
    mention.span = span_of(doc_, candidates_[at].hit.first, host.hit.last - 1);
    mention.country = place.country;
    mention.located = place.located && place.kind == PlaceKind::kCity;
    mention.lat = place.lat;
    mention.lon = place.lon;
  }

  // "Alexandria Hospital in Paisley" stands in Paisley's country.
  void move_to_host(std::size_t at, Index last, PlaceMention& mention) const {
    const bool joined = last + 1 < doc_.tokens.size() &&
                        (doc_.lower(last + 1) == "in" || doc_.form(last + 1) == ",");
    if (!joined || at + 1 >= candidates_.size()) return;
    const Candidate& host = candidates_[at + 1];
    if (!host.accepted || host.hit.first != last + 2) return;
    const GazetteerEntry& place = gazetteer_.entry(host.readings.front().use.entry);
    if (!place.has_country() || place.country == mention.country) return;
    mention.country = place.country;
    mention.located = place.located && place.kind == PlaceKind::kCity;
    mention.lat = place.lat;
    mention.lon = place.lon;
  }

  // "Idlib Province": the class word belongs to the name; a town's county of the same name may lie
  // elsewhere.
  void make_division(const Candidate& candidate, Found& found) {
    PlaceMention& mention = found.mention;
    mention.span = span_of(doc_, candidate.hit.first, candidate.setting.suffix_last);
    mention.head = head_of(doc_, candidate.hit.first, candidate.setting.suffix_last + 1);
    mention.locative =
        at_before(doc_, nouns_, candidate.hit.first) || stands_locative(doc_, nouns_, mention.head);
    const std::string_view noun = doc_.lower(candidate.setting.suffix_last);
    const bool of_the_town = noun == "province" || noun == "governorate" || noun == "oblast" ||
                             noun == "prefecture" || noun == "region" || noun == "state";
    if (noun == "city" ||
        (mention.kind != PlaceKind::kCity && (of_the_town || noun == "district"))) {
      return;
    }
    mention.name = doc_.intern(doc_.text(mention.span));
    mention.kind = PlaceKind::kAdmin;
    mention.geonameid = 0;
    if (!of_the_town && !candidate.qualified && !candidate.beside_country) {
      mention.country = {'-', '-', '-'};
      mention.located = false;
      found.readings.clear();
      set_country(mention, candidate.hit.first, candidate.setting.suffix_last + 1);
    }
  }

  void add_unlisted(const Unlisted& run) {
    Found found;
    PlaceMention& mention = found.mention;
    mention.span = span_of(doc_, run.first, run.last - 1);
    mention.head = head_of(doc_, run.first, run.last);
    mention.name = doc_.intern(doc_.text(mention.span));
    mention.kind = run.kind;
    mention.locative = run.locative;
    const std::string_view from = set_country(mention, run.first, run.last);
    std::string text = "in no table: " + std::string(run.rule);
    if (!from.empty()) text += "; country " + std::string(from);
    mention.because = doc_.intern(text);
    found_.push_back(std::move(found));
  }

  // The country of a place that no table has: of the place behind its comma, else of the places in
  // its sentence when they agree, else of the same name before, else of the dateline, else of the
  // report when it is about one country. Returns the rule.
  std::string_view set_country(PlaceMention& mention, Index first, Index last) const {
    std::string agreed;
    bool several = false;
    for (const Candidate& candidate : candidates_) {
      if (!candidate.accepted ||
          doc_.tokens[candidate.hit.first].sentence != doc_.tokens[first].sentence) {
        continue;
      }
      const GazetteerEntry& place = gazetteer_.entry(candidate.readings.front().use.entry);
      if (!place.has_country()) continue;
      if (candidate.hit.first == last + 1 && (doc_.form(last) == "," || doc_.lower(last) == "in")) {
        mention.country = place.country;
        return "of the place behind it";
      }
      if (!candidate.setting.locative) continue;
      several |= !agreed.empty() && agreed != place.country_view();
      agreed = place.country_view();
    }
    std::string_view rule = "of the places in the sentence";
    if (agreed.empty() || several) {
      for (const Found& before : found_)
        if (before.mention.name == mention.name && before.mention.country_view() != "---") {
          mention.country = before.mention.country;
          return "as the same name before";
        }
      agreed = filed_from();
      rule = "that the report was filed from";
    }
    if (agreed.empty()) {
      agreed = countries_.dominant();
      rule = "that the report is about";
    }
    if (agreed.size() != 3) return {};
    std::copy(agreed.begin(), agreed.end(), mention.country.begin());
    return rule;
  }

  // The country of the first dateline, empty if there is none.
  std::string filed_from() const {
    for (const Candidate& candidate : candidates_) {
      if (!candidate.accepted || !candidate.setting.dateline) continue;
      const GazetteerEntry& place = gazetteer_.entry(candidate.readings.front().use.entry);
      if (place.has_country()) return std::string(place.country_view());
    }
    return {};
  }

  // Sorted by position, without overlaps: the longer of two stays.
  void write() {
    std::ranges::stable_sort(found_, [](const Found& a, const Found& b) {
      if (a.mention.span.begin != b.mention.span.begin)
        return a.mention.span.begin < b.mention.span.begin;
      return a.mention.span.end > b.mention.span.end;
    });
    for (std::size_t i = 1; i < found_.size(); ++i) {
      keep_apart(found_[i - 1].mention, found_[i].mention);
      keep_company(found_[i - 1].mention, found_[i].mention);
    }
    std::uint32_t end = 0;
    for (Found& found : found_) {
      if (found.mention.span.begin < end && end != 0) continue;
      end = found.mention.span.end;
      found.mention.first_reading = static_cast<Index>(doc_.place_readings.size());
      found.mention.reading_count = static_cast<std::uint32_t>(found.readings.size());
      for (const PlaceReading& reading : found.readings) doc_.place_readings.add(reading);
      doc_.places.add(found.mention);
    }
  }

  // "between Karsa and Dorvik", "on the road from Karsa to Dorvik": it happened on the way, and both say where. States
  // between which something is are its parties.
  void keep_apart(PlaceMention& left, PlaceMention& right) const {
    if (left.kind == PlaceKind::kCountry || right.kind == PlaceKind::kCountry) return;
    if (left.span.end >= right.span.begin) return;
    const Index first = token_at(doc_, left.span.begin);
    if (first == kNone || first < 2) return;
    const std::string_view between = trim(doc_.text({left.span.end, right.span.begin}));
    const std::string_view before = doc_.lower(first - 1), way = doc_.lower(first - 2);
    constexpr std::array<std::string_view, 7> kWays{"road", "highway", "route", "street", "railway", "track", "way"};
    const bool on_way = before == "from" && between == "to" && std::ranges::find(kWays, way) != kWays.end();
    if (on_way || (before == "between" && between == "and")) left.locative = right.locative = true;
  }

  // "in the Caribbean and eastern Pacific": one preposition places both, whatever the tree says.
  void keep_company(const PlaceMention& left, PlaceMention& right) const {
    if (!left.locative || right.locative || left.span.end >= right.span.begin) return;
    const std::string_view between = trim(doc_.text({left.span.end, right.span.begin}));
    right.locative = between == "and" || between == "or" || between == "," || between == ", and" ||
                     between == "and the" || between == ", the";
  }

  Document& doc_;
  const Gazetteer& gazetteer_;
  const PlaceNouns& nouns_;
  std::vector<Candidate> candidates_;
  CountryWeights countries_;
  std::vector<Found> found_;
};

}  // namespace

class WhereStage : public Stage {
public:
  WhereStage(const std::filesystem::path& data, std::shared_ptr<const Gazetteer> gazetteer)
      : gazetteer_(std::move(gazetteer)) {
    Faults faults;
    nouns_ = PlaceNouns::load(data, faults);
    faults.throw_if_any();
  }

  [[nodiscard]] const StageInfo& info() const override { return info_; }

  void run(Document& doc) const override {
    if (!gazetteer_->has_index()) {
      doc.note(
          {}, info_.name,
          "the index of cities and provinces is not installed: only countries and the places of "
          "places.tsv are known (install libgeonames0 and libgeonames-common and build again)");
    }
    Writer(doc, *gazetteer_, nouns_).run();
  }

private:
  StageInfo info_{
      "where", {LayerId::kPassages, LayerId::kSentences, LayerId::kTokens}, {LayerId::kPlaces}};
  PlaceNouns nouns_;
  std::shared_ptr<const Gazetteer> gazetteer_;
};

}  // namespace where

std::unique_ptr<Stage> make_where_stage(const std::filesystem::path& data,
                                        std::shared_ptr<const Gazetteer> gazetteer) {
  return std::make_unique<where::WhereStage>(data, std::move(gazetteer));
}

}  // namespace annals
