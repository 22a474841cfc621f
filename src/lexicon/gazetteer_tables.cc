// The tables of our own that the gazetteer joins.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "src/base/text.h"
#include "src/lexicon/gazetteer.h"
#include "src/lexicon/place_kinds.h"
#include "src/lexicon/place_names.h"
#include "src/lexicon/places_fold.h"

namespace annals {
namespace {

template <class Number> std::optional<Number> parse_number(std::string_view text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::array<char, 3> code_of(std::string_view code) {
  std::array<char, 3> out{'-', '-', '-'};
  if (code.size() == 3) std::copy(code.begin(), code.end(), out.begin());
  return out;
}

// Reads two cells into an entry; both empty leave it without a position.
void read_position(const Table& table, const Table::Row& row, std::size_t cell,
                   GazetteerEntry& entry, Faults& faults) {
  if (row.cells[cell].empty() && row.cells[cell + 1].empty()) return;
  const auto lat = parse_number<float>(row.cells[cell]);
  const auto lon = parse_number<float>(row.cells[cell + 1]);
  if (!lat || !lon || std::abs(*lat) > 90 || std::abs(*lon) > 180) {
    faults.add(table.place(row, cell), "a latitude and a longitude in degrees were expected");
    return;
  }
  entry.located = true;
  entry.lat = *lat;
  entry.lon = *lon;
}

// Middles are good to about a degree.
constexpr double kRough = 150;  // kilometres

// Whether the last cell holds a box; the middle of a place lies in it, roughly.
bool read_box(const Table& table, const Table::Row& row, const GazetteerEntry& entry, PlaceBox& box,
              Faults& faults) {
  constexpr std::size_t kCell = 7;
  if (row.cells[kCell].empty()) return false;
  const auto sides = split(row.cells[kCell], ',');
  std::array<float, 4> degrees{};
  bool good = sides.size() == degrees.size();
  for (std::size_t i = 0; good && i < degrees.size(); ++i) {
    const auto number = parse_number<float>(trim(sides[i]));
    good = number.has_value() && std::abs(*number) <= (i % 2 == 0 ? 90 : 180);
    if (good) degrees[i] = *number;
  }
  if (!good || degrees[0] >= degrees[2] || degrees[1] == degrees[3]) {
    faults.add(table.place(row, kCell), "a box 'south,west,north,east' in degrees was expected",
               "west is larger than east only across the 180th meridian");
    return false;
  }
  box = {degrees[0], degrees[1], degrees[2], degrees[3]};
  if (entry.located && distance_km(box, entry.lat, entry.lon) > kRough)
    faults.add(table.place(row, kCell), "the middle of the place lies far outside its box");
  return true;
}

}  // namespace

void Gazetteer::read_middles(const std::filesystem::path& data_dir, Faults& faults) {
  const Table table =
      Table::read(data_dir / "places_countries.tsv", {"code", "lat", "lon"}, faults);
  for (const auto& row : table.rows()) {
    GazetteerEntry entry;
    read_position(table, row, 1, entry, faults);
    middles_[std::string(row.cells[0])] = {entry.lat, entry.lon};
  }
}

void Gazetteer::read_words(const std::filesystem::path& data_dir, Faults& faults) {
  static constexpr std::array<std::string_view, 3> kClasses{"never", "word", "given"};
  static constexpr std::array<NameClass, 3> kValues{NameClass::kNever, NameClass::kWord,
                                                    NameClass::kGiven};
  const Table table = Table::read(data_dir / "places_words.tsv", {"name", "class"}, faults);
  for (const auto& row : table.rows()) {
    const auto found = std::find(kClasses.begin(), kClasses.end(), row.cells[1]);
    if (found == kClasses.end()) {
      faults.add(table.place(row, 1), "unknown class '" + std::string(row.cells[1]) + "'",
                 nearest_hint(row.cells[1], {kClasses.begin(), kClasses.end()}));
      continue;
    }
    if (fold_place(row.cells[0]) != row.cells[0]) {
      faults.add(table.place(row), "names stand folded here: '" + fold_place(row.cells[0]) + "'");
    }
    words_[std::string(row.cells[0])] = kValues[static_cast<std::size_t>(found - kClasses.begin())];
  }
  examples_.insert(examples_.end(), table.examples().begin(), table.examples().end());
}

void Gazetteer::read_given_names(const std::filesystem::path& data_dir, Faults& faults) {
  Faults told;  // by the lexicon of the names
  const Table table = Table::read(data_dir / "given_names.tsv", {"name", "gender"}, told);
  for (const auto& row : table.rows()) given_names_.insert(fold_place(row.cells[0]));
  if (table.rows().empty()) faults.add({table.file(), 1, 1}, "given names were expected");
}

void Gazetteer::read_places(const std::filesystem::path& data_dir, Faults& faults) {
  const Table table =
      Table::read(data_dir / "places.tsv",
                  {"name", "aliases", "kind", "country", "members", "lat", "lon", "box"}, faults);
  for (const auto& row : table.rows()) {
    const auto kind = place_kind_of(row.cells[2]);
    if (!kind) {
      faults.add(table.place(row, 2), "unknown kind '" + std::string(row.cells[2]) + "'",
                 nearest_hint(row.cells[2], {kPlaceFileKinds.begin(), kPlaceFileKinds.end()}));
      continue;
    }
    Own own;
    own.name = row.cells[0];
    GazetteerEntry& entry = own.entry;
    entry.kind = *kind;
    entry.origin = PlaceOrigin::kPlaces;
    entry.country = code_of(row.cells[3]);
    if (!row.cells[3].empty() && !middles_.contains(std::string(row.cells[3]))) {
      faults.add(table.place(row, 3), "unknown country '" + std::string(row.cells[3]) + "'");
    }
    read_position(table, row, 5, entry, faults);
    own.boxed = read_box(table, row, entry, own.box, faults);
    const std::uint32_t number = add_own(std::move(own));
    add_name(row.cells[0], {.entry = number});
    for (const auto alias : split(row.cells[1], ';')) {
      if (alias.empty()) continue;
      PlaceUse use{.entry = number, .alias = true};
      use.qualifier = alias.ends_with('.') && alias.size() <= 6 && *kind == PlaceKind::kAdmin;
      add_name(alias, use);
    }
  }
  examples_.insert(examples_.end(), table.examples().begin(), table.examples().end());
}

void Gazetteer::read_countries(const std::filesystem::path& data_dir, Faults& faults) {
  const Table table = Table::read(
      data_dir / "countries.tsv",
      {"code", "name", "aliases", "adjectives", "people", "capitals", "state", "unless"}, faults);
  for (const auto& row : table.rows()) {
    const std::string code(row.cells[0]);
    const std::string_view state = row.cells[6].empty() ? row.cells[0] : row.cells[6];
    states_[code] = code_of(state);
    for (const std::size_t cell : {3U, 4U}) {
      for (const auto adjective : split(row.cells[cell], ';')) {
        // "?" marks a word that another state has the better claim to.
        if (!adjective.empty() && adjective.front() != '?')
          demonyms_.try_emplace(to_lower(adjective), state);
      }
    }
    Own own;
    own.name = row.cells[1];
    GazetteerEntry& entry = own.entry;
    // A dependency is a part of its state: the country of "in Puerto Rico" is the United States.
    entry.kind = row.cells[6].empty() ? PlaceKind::kCountry : PlaceKind::kAdmin;
    entry.origin = PlaceOrigin::kCountries;
    entry.country = code_of(state);
    if (const auto middle = middles_.find(code); middle != middles_.end()) {
      entry.located = true;
      entry.lat = middle->second.lat;
      entry.lon = middle->second.lon;
    }
    const std::uint32_t number = add_own(std::move(own));
    add_name(row.cells[1], {.entry = number});
    for (auto alias : split(row.cells[2], ';')) {
      if (alias.starts_with('?')) alias.remove_prefix(1);
      const std::string folded = fold_place(without_the(alias));
      // "Gaza" and "England" are places of their own in places.tsv, finer than their state.
      const bool finer = std::ranges::any_of(find(folded), [&](const PlaceUse& use) {
        return own_[use.entry].entry.origin == PlaceOrigin::kPlaces;
      });
      if (folded.empty() || finer || name_class(folded) == NameClass::kNever) continue;
      add_name(alias, {.entry = number, .alias = true});
    }
  }
}

}  // namespace annals
