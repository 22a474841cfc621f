// The kinds of places as data files spell them; "water" (rivers, lakes, mountains) is kOther.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "src/doc/document.h"

namespace annals {

inline constexpr std::array<std::string_view, 6> kPlaceFileKinds{"sea",   "water", "region",
                                                                 "admin", "city",  "facility"};

inline std::optional<PlaceKind> place_kind_of(std::string_view word) {
  constexpr std::array<PlaceKind, 6> kinds{PlaceKind::kSea,    PlaceKind::kOther,
                                           PlaceKind::kRegion, PlaceKind::kAdmin,
                                           PlaceKind::kCity,   PlaceKind::kFacility};
  const auto found = std::find(kPlaceFileKinds.begin(), kPlaceFileKinds.end(), word);
  if (found == kPlaceFileKinds.end()) return std::nullopt;
  return kinds[static_cast<std::size_t>(found - kPlaceFileKinds.begin())];
}

}  // namespace annals
