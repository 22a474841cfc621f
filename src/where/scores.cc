#include "src/where/scores.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "src/lexicon/places_fold.h"

namespace annals::where {
namespace {

// Scores are powers of ten of people: a city of a million has 6. What is worth a hundred times the
// people adds 2. The figures were set on news text with the order of plausibility in mind, not
// fitted.
constexpr double kCountryBase = 7.0, kTerritoryBase = 6.5, kAreaBase = 6.0, kFacilityBase = 5.5;
constexpr double kKnownCityBase = 5.2,
                 kKnownCityBonus = 0.5;  // a town that places.tsv names is in the news
constexpr double kAdminLoss = 0.8, kDivisionLoss = 1.5, kAliasLoss = 0.6;
constexpr double kUnknownPeopleLoss = 0.5;  // of a place that the index knows no people of
constexpr double kInside = 5.0, kInsideCountryOnly = 4.0;

// By the outer place's box, for seas, rivers and regions, which lie in several countries.
double inside_box(const GazetteerEntry& inner, const GazetteerEntry& outer) {
  if (outer.kind == PlaceKind::kCountry || outer.kind == PlaceKind::kAdmin || !inner.located ||
      inner.kind == PlaceKind::kCountry || inner.box != nullptr) {
    return 0;
  }
  return distance_km(outer, inner.lat, inner.lon) == 0 ? kInsideCountryOnly : 0;
}

}  // namespace

double base_score(const GazetteerEntry& entry, const PlaceUse& use) {
  const double people = std::log10(std::max(entry.population, 1000U)) -
                        (entry.minor && entry.population == 0 ? kUnknownPeopleLoss : 0);
  switch (entry.origin) {
  case PlaceOrigin::kCountries:
    return entry.kind == PlaceKind::kCountry ? kCountryBase : kTerritoryBase;
  case PlaceOrigin::kPlaces:
    if (entry.kind == PlaceKind::kFacility) return kFacilityBase;
    if (entry.kind == PlaceKind::kCity) return std::max(kKnownCityBase, people + kKnownCityBonus);
    return kAreaBase;
  case PlaceOrigin::kIndex: break;
  }
  if (use.division) return people - kDivisionLoss;
  if (entry.kind == PlaceKind::kAdmin) return people - kAdminLoss;
  return people - (use.alias ? kAliasLoss : 0);
}

double inside(const GazetteerEntry& inner, const GazetteerEntry& outer) {
  if (outer.minor) return 0;
  if (outer.box != nullptr && outer.kind != PlaceKind::kAdmin && outer.kind != PlaceKind::kCountry)
    return inside_box(inner, outer);
  if (!outer.has_country() || inner.country != outer.country) return 0;
  if (outer.kind == PlaceKind::kCountry) {
    return inner.kind == PlaceKind::kCountry ? 0 : kInside;
  }
  // "Baghdad's Green Zone": a building or a square is a town's as well as a division's.
  constexpr double kTownKm = 40;
  if (outer.kind == PlaceKind::kCity && inner.kind == PlaceKind::kFacility && inner.located)
    return distance_km(outer, inner.lat, inner.lon) < kTownKm ? kInside : 0;
  if (outer.kind != PlaceKind::kAdmin && outer.kind != PlaceKind::kRegion) return 0;
  if (inner.kind != PlaceKind::kCity && inner.kind != PlaceKind::kFacility) return 0;
  if (inner.admin.empty()) return kInsideCountryOnly;
  const std::string outer_name = fold_place(outer.name);
  if (inner.admin == outer_name || outer_name.starts_with(std::string(inner.admin) + " ") ||
      outer.origin == PlaceOrigin::kCountries) {
    return kInside;
  }
  return 0;
}

}  // namespace annals::where
