#include "src/lexicon/gazetteer.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <set>
#include <tuple>

#include "include/annals/error.h"
#include "src/lexicon/place_names.h"

namespace annals {
namespace {

namespace fs = std::filesystem;

// Our row and the index's are one city when they are this near, in degrees of latitude.
constexpr float kSameCity = 0.7F;

fs::path chosen_index(const fs::path& path, const char* by) {
  std::error_code ignored;
  if (fs::exists(path, ignored)) return path;
  throw Error(ErrorKind::kNotFound, "there is no such index of places", {path.string(), 0, 0},
              std::string(by) + " it; annals gazetteer import makes one");
}

void merge(PlaceUse& known, const PlaceUse& use) {
  known.first_lower |= use.first_lower;
  known.last_lower |= use.last_lower;
  known.all_capitals &= use.all_capitals;
  known.alias &= use.alias;
  known.qualifier &= use.qualifier;
  known.division &= use.division;
}

}  // namespace

double distance_km(const GazetteerEntry& place, double lat, double lon) {
  if (place.box != nullptr) return distance_km(*place.box, lat, lon);
  if (!place.located) return std::numeric_limits<double>::infinity();
  return distance_km(place.lat, place.lon, lat, lon);
}

fs::path gazetteer_index(const fs::path& data_dir, const fs::path& chosen) {
  if (!chosen.empty()) return chosen_index(chosen, "the caller chose");
  if (const char* set = std::getenv("ANNALS_GAZETTEER"); set != nullptr && *set != '\0')
    return chosen_index(set, "ANNALS_GAZETTEER names");
  std::error_code ignored;
  const fs::path installed = data_dir / "gazetteer.index";
  return fs::exists(installed, ignored) ? installed : fs::path(ANNALS_BUILT_GAZETTEER);
}

std::string gazetteer_index_id(const fs::path& index) {
  std::error_code ignored;
  if (index.empty() || !fs::exists(index, ignored)) return {};
  return PlaceIndex::open(index, PlaceIndex::Check::kHeader).content_id();
}

Gazetteer Gazetteer::load(const fs::path& data_dir, const fs::path& index, Faults& faults) {
  Gazetteer gazetteer;
  gazetteer.read_middles(data_dir, faults);
  gazetteer.read_words(data_dir, faults);
  gazetteer.read_given_names(data_dir, faults);
  gazetteer.read_places(data_dir, faults);
  gazetteer.read_countries(data_dir, faults);
  std::error_code ignored;
  if (!index.empty() && fs::exists(index, ignored)) gazetteer.open_index(index, faults);
  gazetteer.join_index();
  for (Own& own : gazetteer.own_) {
    own.entry.name = own.name;
    own.entry.admin = own.admin;
    own.entry.box = own.boxed ? &own.box : nullptr;
  }
  for (auto& [name, uses] : gazetteer.names_) gazetteer.sort_uses(uses);
  return gazetteer;
}

std::shared_ptr<const Gazetteer> Gazetteer::load_shared(const fs::path& data_dir,
                                                        const fs::path& index) {
  Faults faults;
  auto gazetteer = std::make_shared<const Gazetteer>(load(data_dir, index, faults));
  faults.throw_if_any();
  return gazetteer;
}

void Gazetteer::open_index(const fs::path& index, Faults& faults) {
  try {
    index_ = PlaceIndex::open(index);
  } catch (const Error& error) {
    faults.add(error.place(), error.message(), error.hint());
    return;
  }
  for (const PlaceIndex::CountryRow& row : index_.countries()) {
    const std::string_view code(row.code.data(), 3);
    std::array<char, 3> state{'-', '-', '-'};
    if (const auto found = states_.find(code); found != states_.end())
      state = found->second;
    else
      std::copy(code.begin(), code.end(), state.begin());
    index_states_.push_back(state);
  }
}

std::uint32_t Gazetteer::add_own(Own own) {
  own_.push_back(std::move(own));
  return static_cast<std::uint32_t>(own_.size() - 1);
}

// Only while our own tables are read.
void Gazetteer::add_name(std::string_view name, PlaceUse use) {
  const PlaceSpelling spelling = spell_place(name);
  if (spelling.words == 0) return;
  use.first_lower = spelling.first_lower;
  use.last_lower = spelling.last_lower;
  use.all_capitals = spelling.all_capitals;
  auto& longest_name = first_words_[spelling.first_word];
  longest_name = std::max(longest_name, spelling.words);
  PlaceUses& uses = names_[spelling.folded];
  const GazetteerEntry& place = own_[use.entry].entry;
  for (PlaceUse& known : uses) {
    const GazetteerEntry& other = own_[known.entry].entry;
    // "Mexico", "Kuwait", "Luxembourg": the state, never the town or province of that name inside
    // it.
    if (other.kind == PlaceKind::kCountry && place.kind != PlaceKind::kCountry &&
        other.country == place.country) {
      return;
    }
    if (known.entry != use.entry) continue;
    merge(known, use);
    return;
  }
  uses.push_back(use);
}

// Our few hundred places are looked up in the index by all their names: where a town or a
// first-level division of the index has such a name for its first, it is the same place.
void Gazetteer::join_index() {
  if (!has_index()) return;
  using Pair = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>;  // ours, people, index's
  std::set<Pair> pairs;
  const auto may_join = [&](const PlaceUse& use) {
    const PlaceKind kind = own_[use.entry].entry.kind;
    return kind == PlaceKind::kCity || kind == PlaceKind::kAdmin;
  };
  for (const auto& [name, uses] : names_) {
    if (std::ranges::none_of(uses, may_join)) continue;
    for (const PlaceIndex::Use use : index_.find(name)) {
      if (use.place() >= index_.size() || use.has(PlaceIndex::Use::kAlias)) continue;
      const GazetteerEntry theirs = entry(static_cast<std::uint32_t>(own_.size()) + use.place());
      const bool first = (index_.place(use.place()).flags & PlaceIndex::kFirstDivision) != 0;
      for (const PlaceUse& known : uses) {
        const GazetteerEntry& ours = own_[known.entry].entry;
        if (ours.country != theirs.country) continue;
        const bool near = ours.located && theirs.located &&
                          std::abs(ours.lat - theirs.lat) < kSameCity &&
                          std::abs(ours.lon - theirs.lon) < 2 * kSameCity;
        const bool city = ours.kind == PlaceKind::kCity && theirs.kind == PlaceKind::kCity && near;
        if (!city && !(ours.kind == PlaceKind::kAdmin && first)) continue;
        joined_[use.place()] = known.entry;
        pairs.emplace(known.entry, theirs.population, use.place());
        break;
      }
    }
  }
  // Of several the one with most people comes last and stays.
  for (const auto& [number, people, place] : pairs) {
    const PlaceIndex::Place theirs = index_.place(place);
    Own& ours = own_[number];
    ours.entry.population = people;
    ours.entry.geonameid = theirs.geonameid;
    ours.admin = theirs.division;
  }
}

// Ours stand before the index's, and of several cities of one name the larger comes first; rows
// come from files in a fixed order, so that what is equal stays as it was read.
void Gazetteer::sort_uses(PlaceUses& uses) const {
  if (uses.size() < 2) return;
  std::vector<std::tuple<PlaceOrigin, std::uint32_t, PlaceUse>> keyed;
  for (const PlaceUse& use : uses) {
    const GazetteerEntry place = entry(use.entry);
    keyed.emplace_back(place.origin, ~place.population, use);
  }
  std::ranges::stable_sort(keyed, [](const auto& a, const auto& b) {
    return std::tie(std::get<0>(a), std::get<1>(a)) < std::tie(std::get<0>(b), std::get<1>(b));
  });
  for (std::size_t i = 0; i < keyed.size(); ++i) uses[i] = std::get<2>(keyed[i]);
}

void Gazetteer::add_index_use(PlaceUses& uses, PlaceIndex::Use from, bool& unsorted) const {
  using From = PlaceIndex::Use;
  if (from.place() >= index_.size()) return;
  PlaceUse use;
  use.alias = from.has(From::kAlias);
  use.first_lower = from.has(From::kFirstLower);
  use.last_lower = from.has(From::kLastLower);
  use.all_capitals = from.has(From::kAllCapitals);
  use.division = from.has(From::kDivision);
  use.entry = static_cast<std::uint32_t>(own_.size()) + from.place();
  const auto same = joined_.find(from.place());
  if (same != joined_.end()) {
    use.entry = same->second;
    use.alias = true;
    for (PlaceUse& known : uses)
      if (known.entry == use.entry) return merge(known, use);
    unsorted = true;
  }
  // The state, never the town of its name inside it; see add_name. Rows of places are looked at
  // where a state has the name, and else left alone: they are many pages.
  const bool a_state = std::ranges::any_of(uses, [&](const PlaceUse& known) {
    return known.entry < own_.size() && own_[known.entry].entry.kind == PlaceKind::kCountry &&
           own_[known.entry].entry.country == entry(use.entry).country;
  });
  if (!a_state) uses.push_back(use);
}

PlaceUses Gazetteer::find(std::string_view folded) const {
  PlaceUses uses;
  if (const auto found = names_.find(folded); found != names_.end()) uses = found->second;
  bool unsorted = false;
  for (const PlaceIndex::Use use : index_.find(folded)) add_index_use(uses, use, unsorted);
  if (unsorted) sort_uses(uses);
  return uses;
}

GazetteerEntry Gazetteer::entry(std::uint32_t number) const {
  if (number < own_.size()) return own_[number].entry;
  const PlaceIndex::Place place = index_.place(number - static_cast<std::uint32_t>(own_.size()));
  GazetteerEntry entry;
  entry.name = place.name;
  entry.admin = place.division;
  entry.country = index_states_[place.country];
  entry.kind = place.kind;
  entry.located = (place.flags & PlaceIndex::kLocated) != 0;
  entry.minor = (place.flags & PlaceIndex::kMajor) == 0;
  entry.lat = place.lat;
  entry.lon = place.lon;
  entry.geonameid = place.geonameid;
  entry.population = place.population;
  return entry;
}

std::uint32_t Gazetteer::longest(std::string_view first_word) const {
  const auto found = first_words_.find(first_word);
  return std::max(found == first_words_.end() ? 0 : found->second, index_.longest(first_word));
}

NameClass Gazetteer::name_class(std::string_view folded) const {
  const auto found = words_.find(folded);
  return found == words_.end() ? NameClass::kPlain : found->second;
}

bool Gazetteer::is_given_name(std::string_view folded) const {
  return given_names_.contains(folded);
}

std::string_view Gazetteer::demonym(std::string_view lower) const {
  const auto found = demonyms_.find(lower);
  return found == demonyms_.end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace annals
