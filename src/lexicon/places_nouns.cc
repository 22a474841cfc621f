#include "src/lexicon/places_nouns.h"

#include <algorithm>
#include <array>

namespace annals {
namespace {

constexpr std::array<std::string_view, 17> kRoleNames{
    "area",        "suffix",    "facility",     "bare-facility", "happening",
    "title",       "honorific", "organisation", "in-front",      "at",
    "travel",      "speech",    "direction",    "no-place",      "reaches",
    "institution", "thing"};

}  // namespace

PlaceNouns PlaceNouns::load(const std::filesystem::path& data_dir, Faults& faults) {
  PlaceNouns nouns;
  const Table table = Table::read(data_dir / "places_nouns.tsv", {"word", "role"}, faults);
  for (const auto& row : table.rows()) {
    const auto role = std::find(kRoleNames.begin(), kRoleNames.end(), row.cells[1]);
    if (role == kRoleNames.end()) {
      faults.add(table.place(row, 1), "unknown role '" + std::string(row.cells[1]) + "'",
                 nearest_hint(row.cells[1], {kRoleNames.begin(), kRoleNames.end()}));
      continue;
    }
    nouns.roles_[std::string(row.cells[0])] |= 1U << (role - kRoleNames.begin());
  }
  nouns.examples_ = table.examples();
  return nouns;
}

bool PlaceNouns::has(std::string_view word, PlaceRole role) const {
  const auto found = roles_.find(std::string(word));
  return found != roles_.end() && (found->second >> static_cast<unsigned>(role) & 1U) != 0;
}

}  // namespace annals
