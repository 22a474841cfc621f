#include "src/where/minor.h"

#include <algorithm>
#include <array>

#include "src/base/text.h"

namespace annals::where {

MinorPlaces::MinorPlaces(const Document& doc, const Gazetteer& gazetteer, const PlaceNouns& nouns)
    : doc_(doc), gazetteer_(gazetteer), nouns_(nouns) {
  for (Index token = 0; token < doc.tokens.size(); ++token) {
    const std::string_view form = doc.form(token);
    if (!form.empty() && is_ascii_lower(form.front())) small_words_.insert(form);
  }
}

void MinorPlaces::note(const Hit& hit, const Setting& setting, bool told) {
  if (stands(hit, setting, told) && !is_wordlike(hit)) standing_.insert(hit.folded);
}

bool MinorPlaces::allows(const Hit& hit, const Setting& setting, bool told) const {
  return stands(hit, setting, told) || standing_.contains(hit.folded);
}

bool MinorPlaces::stands(const Hit& hit, const Setting& setting, bool told) const {
  if (!setting.proper || is_word_for_something(hit)) return false;
  return told || setting.at || setting.dateline || setting.area_before || setting.area_after;
}

bool MinorPlaces::is_wordlike(const Hit& hit) const {
  if (hit.last > hit.first + 1) return false;
  return gazetteer_.name_class(hit.folded) != NameClass::kPlain ||
         gazetteer_.is_given_name(hit.folded) || small_words_.contains(doc_.lower(hit.first));
}

// "in March", "at Labour", "in Syrian hands", "at NATO".
bool MinorPlaces::is_word_for_something(const Hit& hit) const {
  if (hit.last > hit.first + 1) return false;
  const std::string_view lower = doc_.lower(hit.first), form = doc_.form(hit.first);
  static constexpr std::array kRoles{PlaceRole::kNoPlace,   PlaceRole::kOrganisation,
                                     PlaceRole::kTitle,     PlaceRole::kHonorific,
                                     PlaceRole::kDirection, PlaceRole::kArea,
                                     PlaceRole::kSuffix};
  return std::ranges::any_of(kRoles, [&](PlaceRole role) { return nouns_.has(lower, role); }) ||
         !gazetteer_.demonym(lower).empty() ||
         (form.size() < 6 && std::ranges::none_of(form, is_ascii_lower));
}

}  // namespace annals::where
