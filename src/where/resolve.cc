#include "src/where/resolve.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "src/lexicon/places_fold.h"
#include "src/where/minor.h"
#include "src/where/scores.h"

namespace annals::where {
namespace {

constexpr double kHolds = 3.0, kBeside = 2.5, kClassWord = 2.0, kCompany = 1.0;
constexpr double kSharedBoost =
    0.5;  // of what stands beside another mention of the name: one sense a report
constexpr double kAcceptance = 1.5;
// What lies in or near an area that the report names, in kilometres; areas wider than some
// countries tell nothing.
constexpr double kNearArea = 0.8, kFarFromArea = 300;
constexpr float kWidestArea = 25;  // degrees

class Resolver {
public:
  Resolver(const Document& doc, const Gazetteer& gazetteer, const PlaceNouns& nouns,
           CountryWeights& countries)
      : doc_(doc), gazetteer_(gazetteer), nouns_(nouns), countries_(countries),
        minor_(doc, gazetteer, nouns) {}

  std::vector<Candidate> run() {
    for (Hit& hit : find_hits(doc_, gazetteer_)) {
      Candidate candidate;
      candidate.setting = setting_of(doc_, nouns_, gazetteer_, hit);
      if (is_adjective_of_state(hit, candidate.setting)) continue;
      candidate.boosts.assign(hit.uses.size(), 0.0);
      candidate.hit = std::move(hit);
      candidates_.push_back(std::move(candidate));
    }
    for (std::size_t i = 0; i + 1 < candidates_.size(); ++i)
      relate(candidates_[i], candidates_[i + 1]);
    for (Candidate& candidate : candidates_) {
      look_for_adjectives(candidate);
      boost_class_words(candidate);
      if (candidate.setting.in_person) remember_person(candidate.hit);
    }
    weigh_countries();
    find_areas();
    share_boosts();
    for (const Candidate& candidate : candidates_)
      minor_.note(candidate.hit, candidate.setting, is_told_minor(candidate));
    for (Candidate& candidate : candidates_) {
      score(candidate);
      candidate.accepted = judge(candidate);
    }
    return std::move(candidates_);
  }

private:
  static std::string division_key(const GazetteerEntry& place, std::string_view division) {
    return std::string(place.country_view()) + " " + std::string(division);
  }

  GazetteerEntry entry(const PlaceUse& use) const { return gazetteer_.entry(use.entry); }

  // "Aleppo, Syria", "Paris (France)", "Springfield Illinois", "Aleppo in Syria", "Syria's Aleppo".
  void relate(Candidate& left, Candidate& right) {
    const Index from = left.hit.last, to = right.hit.first;
    if (to < from || to > from + 2 || sentence_of(left) != sentence_of(right)) return;
    std::string between;
    for (Index token = from; token < to; ++token) between += std::string(doc_.lower(token)) + " ";
    if (between == ", " || between == "and " || between == "or " || between == ", and ") {
      boost_company(left, right);
    }
    if (between.empty() || between == ", " || between == "( ") {
      boost_pair(left, right, 1.0, true);
    } else if (between == "in " || between == ", in ") {
      boost_pair(left, right, 0.6, false);
    } else if (between == "'s " || between == "\u2019s ") {
      boost_pair(right, left, 0.6, false);
    }
  }

  // In a list places are of one kind: "Virginia, Washington and Wisconsin" are states.
  void boost_company(Candidate& left, Candidate& right) {
    const auto add = [&](Candidate& to, const Candidate& from) {
      for (std::size_t i = 0; i < to.hit.uses.size(); ++i) {
        const GazetteerEntry& place = entry(to.hit.uses[i]);
        if (place.kind != PlaceKind::kAdmin || place.minor) continue;
        const GazetteerEntry& other = entry(from.hit.uses.front());
        const bool alike = other.kind == PlaceKind::kAdmin && other.country == place.country;
        if (alike) to.boosts[i] += kCompany;
      }
    };
    add(left, right);
    add(right, left);
  }

  void boost_pair(Candidate& inner, Candidate& outer, double weight, bool qualifies) {
    bool found = false;
    for (std::size_t i = 0; i < inner.hit.uses.size(); ++i) {
      double best = 0;
      if (names_country(inner) && entry(inner.hit.uses[i]).origin == PlaceOrigin::kIndex) continue;
      for (std::size_t o = 0; o < outer.hit.uses.size(); ++o) {
        const double sure = inside(entry(inner.hit.uses[i]), entry(outer.hit.uses[o]));
        if (sure <= 0) continue;
        best = std::max(best, sure);
        outer.boosts[o] = std::max(outer.boosts[o], weight * kHolds);
      }
      inner.boosts[i] += weight * best;
      found |= best > 0;
    }
    if (!found) return;
    (qualifies ? inner.qualified : inner.beside_country) = true;
    if (qualifies) outer.qualified = true;
  }

  // "Niger, Nigeria and Togo" are three states, not a Nigerian one; "Georgia, United States" is
  // told apart by our own table.
  bool names_country(const Candidate& candidate) const {
    return std::ranges::any_of(candidate.hit.uses, [&](const PlaceUse& use) {
      return entry(use).kind == PlaceKind::kCountry;
    });
  }

  Index sentence_of(const Candidate& candidate) const {
    return doc_.tokens[candidate.hit.first].sentence;
  }

  // "the northern Syrian city of X": an adjective of a state shortly before, with no verb between.
  void look_for_adjectives(Candidate& candidate) {
    const Index begin = doc_.sentences[sentence_of(candidate)].first;
    Index token = candidate.hit.first;
    for (int steps = 0; steps < 6 && token > begin; ++steps) {
      --token;
      const Upos upos = doc_.tokens[token].upos;
      if (upos == Upos::kVerb || upos == Upos::kPunct || upos == Upos::kAux) return;
      const std::string_view country = demonym_at(token);
      if (country.empty()) continue;
      for (std::size_t i = 0; i < candidate.hit.uses.size(); ++i) {
        if (entry(candidate.hit.uses[i]).country_view() != country) continue;
        candidate.boosts[i] += kBeside;
        candidate.beside_country = true;
      }
      return;
    }
  }

  // "Somali soldiers" are of Somalia and of no region called Somali.
  bool is_adjective_of_state(const Hit& hit, const Setting& setting) const {
    if (hit.last - hit.first != 1 || gazetteer_.demonym(doc_.lower(hit.first)).empty()) return false;
    const Token& word = doc_.tokens[hit.first];
    if (setting.area_after || (word.upos != Upos::kAdj && word.rel != Rel::kAmod && word.rel != Rel::kCompound)) return false;
    return std::ranges::none_of(hit.uses, [&](const PlaceUse& use) { return entry(use).kind == PlaceKind::kCountry; });
  }

  // "Korean", and "North Korean" for its second word.
  std::string_view demonym_at(Index token) const {
    const std::string_view lower = doc_.lower(token);
    if (token > 0 && doc_.tokens[token - 1].sentence == doc_.tokens[token].sentence) {
      const std::string both = std::string(doc_.lower(token - 1)) + " " + std::string(lower);
      const std::string_view country = gazetteer_.demonym(both);
      if (!country.empty()) return country;
    }
    return gazetteer_.demonym(lower);
  }

  void boost_class_words(Candidate& candidate) {
    const Setting& setting = candidate.setting;
    for (std::size_t i = 0; i < candidate.hit.uses.size(); ++i) {
      const PlaceKind kind = entry(candidate.hit.uses[i]).kind;
      if (setting.area_after && kind == PlaceKind::kAdmin) candidate.boosts[i] += kClassWord;
      if (setting.titled && kind == PlaceKind::kAdmin && of_a_state(candidate.hit.last)) {
        candidate.boosts[i] += kClassWord;
      }
      if (setting.area_before && kind == PlaceKind::kCity && names_town(candidate.hit.first)) {
        candidate.boosts[i] += kClassWord;
      }
      if (setting.area_before && kind == PlaceKind::kAdmin && names_division(candidate.hit.first)) {
        candidate.boosts[i] += kClassWord;
      }
    }
  }

  // "New York Governor".
  bool of_a_state(Index next) const {
    const std::string_view lower = doc_.lower(next);
    return lower == "governor" || lower == "senator" || lower == "gov." || lower == "sen." ||
           lower == "attorney" || lower == "congressman" || lower == "congresswoman";
  }

  bool one_before(Index first, std::initializer_list<std::string_view> words) const {
    for (Index back = 1; back <= 2 && back <= first; ++back) {
      if (std::ranges::find(words, doc_.lemma(first - back)) != words.end()) return true;
    }
    return false;
  }
  bool names_town(Index first) const {
    return one_before(first, {"city", "town", "village", "capital", "port", "resort", "suburb"});
  }
  bool names_division(Index first) const {
    return one_before(
        first, {"province", "state", "governorate", "region", "county", "oblast", "district"});
  }

  void remember_person(const Hit& hit) {
    for (Index token = hit.first; token < hit.last; ++token)
      person_words_.insert(doc_.lower(token));
  }

  void weigh_countries() {
    for (const Candidate& candidate : candidates_) {
      if (candidate.setting.in_name || candidate.setting.in_person) continue;
      const GazetteerEntry& first = entry(candidate.hit.uses.front());
      const bool one = std::ranges::all_of(candidate.hit.uses, [&](const PlaceUse& use) {
        return entry(use).country == first.country;
      });
      if (!one || !first.has_country() || first.minor) continue;
      if (first.kind == PlaceKind::kAdmin) {
        divisions_.add(division_key(first, fold_place(first.name)), 1.0);
      } else if (candidate.hit.uses.size() == 1 && !first.admin.empty()) {
        divisions_.add(division_key(first, first.admin), 0.5);
      }
      const bool known = first.origin != PlaceOrigin::kIndex || first.population >= 100000;
      if (known)
        countries_.add(first.country_view(), first.kind == PlaceKind::kCountry ? 1.0 : 0.5);
    }
    for (Index token = 0; token < doc_.tokens.size(); ++token) {
      const Upos upos = doc_.tokens[token].upos;
      if (upos != Upos::kAdj && upos != Upos::kPropn && upos != Upos::kNoun) continue;
      const std::string_view country = demonym_at(token);
      if (!country.empty()) countries_.add(country, 1.0);
    }
  }

  // Areas that a name of the report means whatever else it says.
  void find_areas() {
    for (const Candidate& candidate : candidates_) {
      if (candidate.setting.in_name || candidate.setting.in_person) continue;
      const PlaceBox* box = entry(candidate.hit.uses.front()).box;
      if (box == nullptr || box->north - box->south > kWidestArea) continue;
      float width = box->east - box->west;
      if (width < 0) width += 360;
      if (width <= kWidestArea && std::ranges::find(areas_, box) == areas_.end())
        areas_.push_back(box);
    }
  }

  double near_area(const GazetteerEntry& place) const {
    if (!place.located || place.box != nullptr || place.kind == PlaceKind::kCountry) return 0;
    double best = 0;
    for (const PlaceBox* box : areas_)
      best = std::max(best, 1 - distance_km(*box, place.lat, place.lon) / kFarFromArea);
    return kNearArea * best;
  }

  // One name, one place in a report: what is told beside one mention helps the others.
  void share_boosts() {
    std::map<std::string, std::map<std::uint32_t, double>> best;
    for (const Candidate& candidate : candidates_) {
      for (std::size_t i = 0; i < candidate.boosts.size(); ++i) {
        double& boost = best[candidate.hit.folded][candidate.hit.uses[i].entry];
        boost = std::max(boost, candidate.boosts[i]);
      }
      if (candidate.qualified) qualified_names_.insert(candidate.hit.folded);
    }
    for (Candidate& candidate : candidates_) {
      const auto& shared = best[candidate.hit.folded];
      for (std::size_t i = 0; i < candidate.boosts.size(); ++i) {
        const double other = shared.at(candidate.hit.uses[i].entry);
        candidate.boosts[i] = std::max(candidate.boosts[i], kSharedBoost * other);
      }
    }
  }

  void score(Candidate& candidate) {
    for (std::size_t i = 0; i < candidate.hit.uses.size(); ++i) {
      const PlaceUse& use = candidate.hit.uses[i];
      if (use.qualifier && !candidate.qualified) continue;
      const GazetteerEntry& place = entry(use);
      const double context = std::min(2.0, 0.6 * std::sqrt(countries_.of(place.country_view())));
      const double near =
          place.admin.empty()
              ? 0
              : std::min(1.5, 0.6 * std::sqrt(divisions_.of(division_key(place, place.admin))));
      candidate.readings.push_back(
          {use, base_score(place, use) + candidate.boosts[i] + context + near + near_area(place)});
    }
    std::ranges::stable_sort(candidate.readings,
                             [](const Scored& a, const Scored& b) { return a.score > b.score; });
  }

  bool is_told(const Candidate& candidate) const {
    return candidate.qualified || candidate.beside_country ||
           qualified_names_.contains(candidate.hit.folded);
  }

  // "Rebels met Anna in Norway": a person may be met in a country, so may a word.
  bool is_told_minor(const Candidate& candidate) const {
    return minor_.is_wordlike(candidate.hit) ? candidate.qualified : is_told(candidate);
  }

  // Where no minor place may stand, the name means one of the others.
  void drop_minor(Candidate& candidate) const {
    if (minor_.allows(candidate.hit, candidate.setting, is_told_minor(candidate))) return;
    std::erase_if(candidate.readings,
                  [&](const Scored& scored) { return entry(scored.use).minor; });
  }

  // Whether the name is a place's here at all, and the reason that weighs most.
  bool judge(Candidate& candidate) {
    drop_minor(candidate);
    if (candidate.readings.empty()) return false;
    const Setting& setting = candidate.setting;
    const GazetteerEntry& place = entry(candidate.readings.front().use);
    const bool ours = place.origin != PlaceOrigin::kIndex;
    candidate.rule = "named outright";
    if ((setting.in_person || setting.in_name) &&
        (setting.facility_last == kNone || setting.joined_left)) {
      return false;
    }
    candidate.elsewhere = lies_elsewhere(candidate, place);
    if (candidate.elsewhere) return false;
    const bool placed = setting.at || (setting.locative && place.population >= 500000) ||
                        setting.dateline || setting.area_before || setting.area_after;
    if (!class_allows(candidate, placed)) return false;
    if (candidate.hit.last == candidate.hit.first + 1 && !setting.at && !candidate.qualified &&
        person_words_.contains(doc_.lower(candidate.hit.first)) &&
        place.kind != PlaceKind::kCountry) {
      return false;
    }
    double plausible = ours ? 2.0 : place.kind == PlaceKind::kAdmin ? 0.8 : 0.0;
    if (!ours && candidate.readings.front().use.division) plausible = 0.3;
    if (!ours && place.kind == PlaceKind::kCity) {
      plausible += place.population >= 1000000  ? 1.6
                   : place.population >= 300000 ? 1.0
                   : place.population >= 100000 ? 0.6
                                                : 0.0;
    }
    if (candidate.hit.last > candidate.hit.first + 1) plausible += 0.5;
    plausible += setting.proper ? 0.5 : -1.0;
    if (countries_.of(place.country_view()) > 0) plausible += 0.5;
    if (setting.speaks && !ours && place.population < 1000000) plausible -= 1.0;
    const auto because = [&](bool holds, double weight, std::string_view rule) {
      if (!holds) return;
      plausible += weight;
      candidate.rule = rule;
    };
    because(setting.other_preposition, 0.7, "behind a preposition");
    because(setting.locative && !setting.at, 0.7, "where a place stands");
    because(setting.at, 1.5, "behind a preposition of place");
    because(setting.area_before || setting.area_after, 1.5, "beside a word for a stretch of land");
    because(candidate.beside_country, 1.5, "beside its country");
    because(setting.dateline, 2.0, "dateline");
    because(candidate.qualified, 2.5, "with the larger place behind a comma");
    because(!candidate.qualified && qualified_names_.contains(candidate.hit.folded), 1.5,
            "as elsewhere in the report");
    return plausible >= kAcceptance;
  }

  // A small town of a country that the report does not name, while it names others, is a namesake
  // of the place that is meant.
  bool lies_elsewhere(const Candidate& candidate, const GazetteerEntry& place) const {
    return place.origin == PlaceOrigin::kIndex && place.population < 150000 &&
           !candidate.qualified && !candidate.beside_country &&
           countries_.of(place.country_view()) <= 0.5 && !countries_.dominant().empty() &&
           countries_.of(countries_.dominant()) >= 2;
  }

  bool class_allows(const Candidate& candidate, bool placed) const {
    const GazetteerEntry& place = entry(candidate.readings.front().use);
    const bool named = is_told(candidate);
    switch (gazetteer_.name_class(candidate.hit.folded)) {
    case NameClass::kNever: return candidate.qualified;
    case NameClass::kWord:
      return named || (placed && candidate.setting.proper) ||
             (place.origin != PlaceOrigin::kIndex && candidate.setting.proper);
    case NameClass::kGiven: return named || placed || place.origin != PlaceOrigin::kIndex;
    case NameClass::kPlain: break;
    }
    return true;
  }

  const Document& doc_;
  const Gazetteer& gazetteer_;
  const PlaceNouns& nouns_;
  CountryWeights& countries_;
  CountryWeights divisions_;  // the same for provinces and states within their country
  MinorPlaces minor_;
  std::vector<const PlaceBox*> areas_;
  std::vector<Candidate> candidates_;
  std::set<std::string_view> person_words_;
  std::set<std::string> qualified_names_;
};

}  // namespace

double CountryWeights::of(std::string_view country) const {
  const auto found = weights_.find(country);
  return found == weights_.end() || country == "---" ? 0 : found->second;
}

std::string_view CountryWeights::dominant() const {
  double total = 0, best = 0;
  std::string_view country;
  for (const auto& [code, weight] : weights_) {
    total += weight;
    if (weight > best) {
      best = weight;
      country = code;
    }
  }
  return best * 3 >= total * 2 ? country : std::string_view();
}

std::vector<Candidate> resolve(const Document& doc, const Gazetteer& gazetteer,
                               const PlaceNouns& nouns, CountryWeights& countries) {
  return Resolver(doc, gazetteer, nouns, countries).run();
}

}  // namespace annals::where
