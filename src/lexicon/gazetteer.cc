#include "src/lexicon/gazetteer.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "src/base/text.h"
#include "src/lexicon/places_fold.h"
#include "src/lexicon/places_nouns.h"

namespace annals {
namespace {

constexpr std::array<std::string_view, 6> kKindNames{"sea",   "water", "region",
                                                     "admin", "city",  "facility"};
constexpr std::array<PlaceKind, 6> kKinds{PlaceKind::kSea,    PlaceKind::kOther,
                                          PlaceKind::kRegion, PlaceKind::kAdmin,
                                          PlaceKind::kCity,   PlaceKind::kFacility};
// Our row and the index's are one city when they are this near, in degrees of latitude.
constexpr float kSameCity = 0.7F;

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

bool is_acronym(std::string_view name) {
  int capitals = 0;
  for (const char c : name) {
    if (is_ascii_lower(c) || static_cast<unsigned char>(c) >= 0x80) return false;
    capitals += is_ascii_upper(c) ? 1 : 0;
  }
  return capitals >= 2;
}

// "al" of "al-Shifa": written small or large as the outlet pleases.
bool is_article(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kArticles{"al", "el", "as",  "ar", "ad", "at",
                                                              "an", "az", "ash", "de", "la", "the"};
  return std::find(kArticles.begin(), kArticles.end(), word) != kArticles.end();
}

std::string_view without_the(std::string_view name) {
  return name.starts_with("the ") ? name.substr(4) : name;
}

// "The Valley" and "San Fernando Island" are whole names; "Aleppo Governorate" is Aleppo's.
bool is_division_word(std::string_view word, const PlaceNouns& nouns) {
  static constexpr std::array<std::string_view, 6> kWholes{"valley", "island",    "islands",
                                                           "city",   "peninsula", "township"};
  return nouns.has(word, PlaceRole::kSuffix) &&
         std::find(kWholes.begin(), kWholes.end(), word) == kWholes.end();
}

// "aleppo" of "aleppo governorate" and of "province of aleppo"; empty when there is no class word.
std::string division_name(const std::string& folded, const PlaceNouns& nouns) {
  const std::size_t last = folded.rfind(' ');
  if (last == std::string::npos) return {};
  std::string name;
  const std::size_t first = folded.find(" of ");
  if (is_division_word(std::string_view(folded).substr(last + 1), nouns)) {
    name = folded.substr(0, last);
  } else if (first != std::string::npos && is_division_word(folded.substr(0, first), nouns)) {
    name = folded.substr(first + 4);
  }
  return is_article(name) ? std::string() : name;
}

}  // namespace

std::filesystem::path gazetteer_index(const std::filesystem::path& data_dir) {
  std::error_code ignored;
  const std::filesystem::path installed = data_dir / "gazetteer.tsv";
  return std::filesystem::exists(installed, ignored) ? installed : ANNALS_GAZETTEER;
}

Gazetteer Gazetteer::load(const std::filesystem::path& data_dir, const std::filesystem::path& index,
                          Faults& faults) {
  Gazetteer gazetteer;
  gazetteer.read_middles(data_dir, faults);
  gazetteer.read_words(data_dir, faults);
  gazetteer.read_places(data_dir, faults);
  gazetteer.read_countries(data_dir, faults);
  std::error_code ignored;
  if (!index.empty() && std::filesystem::exists(index, ignored)) {
    gazetteer.read_index(index, PlaceNouns::load(data_dir, faults), faults);
  }
  gazetteer.sort_uses();
  return gazetteer;
}

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

void Gazetteer::read_places(const std::filesystem::path& data_dir, Faults& faults) {
  const Table table =
      Table::read(data_dir / "places.tsv",
                  {"name", "aliases", "kind", "country", "members", "lat", "lon"}, faults);
  for (const auto& row : table.rows()) {
    const auto kind = std::find(kKindNames.begin(), kKindNames.end(), row.cells[2]);
    if (kind == kKindNames.end()) {
      faults.add(table.place(row, 2), "unknown kind '" + std::string(row.cells[2]) + "'",
                 nearest_hint(row.cells[2], {kKindNames.begin(), kKindNames.end()}));
      continue;
    }
    GazetteerEntry entry;
    entry.name = row.cells[0];
    entry.kind = kKinds[static_cast<std::size_t>(kind - kKindNames.begin())];
    entry.origin = PlaceOrigin::kPlaces;
    entry.country = code_of(row.cells[3]);
    if (!row.cells[3].empty() && !middles_.contains(std::string(row.cells[3]))) {
      faults.add(table.place(row, 3), "unknown country '" + std::string(row.cells[3]) + "'");
    }
    read_position(table, row, 5, entry, faults);
    const std::uint32_t index = add_entry(std::move(entry));
    add_name(row.cells[0], {.entry = index});
    for (const auto alias : split(row.cells[1], ';')) {
      if (alias.empty()) continue;
      PlaceUse use{.entry = index, .alias = true};
      use.qualifier =
          alias.ends_with('.') && alias.size() <= 6 && entries_[index].kind == PlaceKind::kAdmin;
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
    GazetteerEntry entry;
    entry.name = row.cells[1];
    // A dependency is a part of its state: the country of "in Puerto Rico" is the United States.
    entry.kind = row.cells[6].empty() ? PlaceKind::kCountry : PlaceKind::kAdmin;
    entry.origin = PlaceOrigin::kCountries;
    entry.country = code_of(state);
    if (const auto middle = middles_.find(code); middle != middles_.end()) {
      entry.located = true;
      entry.lat = middle->second.lat;
      entry.lon = middle->second.lon;
    }
    const std::uint32_t index = add_entry(std::move(entry));
    add_name(row.cells[1], {.entry = index});
    for (auto alias : split(row.cells[2], ';')) {
      if (alias.starts_with('?')) alias.remove_prefix(1);
      const std::string folded = fold_place(without_the(alias));
      // "Gaza" and "England" are places of their own in places.tsv, finer than their state.
      const bool finer = std::ranges::any_of(find(folded), [&](const PlaceUse& use) {
        return entries_[use.entry].origin == PlaceOrigin::kPlaces;
      });
      if (folded.empty() || finer || name_class(folded) == NameClass::kNever) continue;
      add_name(alias, {.entry = index, .alias = true});
    }
  }
}

void Gazetteer::read_index(const std::filesystem::path& index, const PlaceNouns& nouns,
                           Faults& faults) {
  const Table table = Table::read(
      index,
      {"name", "kind", "country", "admin", "population", "lat", "lon", "geonameid", "aliases"},
      faults);
  for (const auto& row : table.rows()) {
    GazetteerEntry entry;
    entry.name = row.cells[0];
    entry.kind = row.cells[1] == "admin" ? PlaceKind::kAdmin : PlaceKind::kCity;
    const auto state = states_.find(std::string(row.cells[2]));
    entry.country = state == states_.end() ? code_of(row.cells[2]) : state->second;
    entry.admin = fold_place(row.cells[3]);
    if (std::string division = division_name(entry.admin, nouns); !division.empty())
      entry.admin = division;
    entry.population = parse_number<std::uint32_t>(row.cells[4]).value_or(0);
    entry.geonameid = parse_number<std::uint32_t>(row.cells[7]).value_or(0);
    read_position(table, row, 5, entry, faults);
    const std::string folded = fold_place(entry.name);
    Index at = same_place(entry, folded);
    const bool known = at != kNone;
    if (known) {
      GazetteerEntry& ours = entries_[at];
      ours.population = std::max(ours.population, entry.population);
      ours.geonameid = entry.geonameid;
      ours.admin = entry.admin;
    } else {
      at = add_entry(std::move(entry));
    }
    add_name(row.cells[0], {.entry = at, .alias = known});
    for (const auto alias : split(row.cells[8], ';')) {
      if (!alias.empty()) add_name(alias, {.entry = at, .alias = true});
    }
    if (row.cells[1] == "admin") {
      const std::string division = division_name(folded, nouns);
      if (!division.empty())
        add_name(division, {.entry = at,
                            .alias = true,
                            .first_lower = false,
                            .last_lower = false,
                            .all_capitals = false,
                            .qualifier = false,
                            .division = true});
    }
  }
  has_index_ = !table.rows().empty();
}

std::uint32_t Gazetteer::add_entry(GazetteerEntry entry) {
  entries_.push_back(std::move(entry));
  return static_cast<std::uint32_t>(entries_.size() - 1);
}

void Gazetteer::add_name(std::string_view name, PlaceUse use) {
  name = without_the(trim(name));
  std::vector<std::string> words;
  fold_place_words(name, words);
  if (words.empty()) return;
  const std::size_t last_blank = name.rfind(' ');
  const std::string_view last =
      last_blank == std::string_view::npos ? name : name.substr(last_blank + 1);
  // A division's name comes folded: it is a name, and names have capitals.
  use.first_lower = !use.division && (is_ascii_lower(name.front()) || is_article(words.front()));
  use.last_lower = !use.division && is_ascii_lower(last.front());
  use.all_capitals = is_acronym(name);
  auto& longest_name = first_words_[words.front()];
  longest_name = std::max(longest_name, static_cast<std::uint32_t>(words.size()));
  auto& uses = names_[join(words, " ")];
  const GazetteerEntry& place = entries_[use.entry];
  for (PlaceUse& known : uses) {
    const GazetteerEntry& other = entries_[known.entry];
    // "Mexico", "Kuwait", "Luxembourg": the state, never the town or province of that name inside
    // it.
    if (other.kind == PlaceKind::kCountry && place.kind != PlaceKind::kCountry &&
        other.country == place.country) {
      return;
    }
    if (known.entry != use.entry) continue;
    known.first_lower |= use.first_lower;
    known.last_lower |= use.last_lower;
    known.all_capitals &= use.all_capitals;
    known.alias &= use.alias;
    known.qualifier &= use.qualifier;
    known.division &= use.division;
    return;
  }
  uses.push_back(use);
}

Index Gazetteer::same_place(const GazetteerEntry& entry, const std::string& folded) const {
  for (const PlaceUse& use : find(folded)) {
    const GazetteerEntry& ours = entries_[use.entry];
    if (ours.origin == PlaceOrigin::kIndex || ours.country != entry.country) continue;
    const bool near = ours.located && entry.located && std::abs(ours.lat - entry.lat) < kSameCity &&
                      std::abs(ours.lon - entry.lon) < 2 * kSameCity;
    if (ours.kind == PlaceKind::kCity && entry.kind == PlaceKind::kCity && near) return use.entry;
    if (ours.kind == PlaceKind::kAdmin && entry.kind == PlaceKind::kAdmin) return use.entry;
  }
  return kNone;
}

// Rows come from files in a fixed order, so that order of adding is as good as any; ours stand
// before the index's, and of several cities of one name the larger comes first.
void Gazetteer::sort_uses() {
  for (auto& [name, uses] : names_) {
    std::ranges::stable_sort(uses, [&](const PlaceUse& a, const PlaceUse& b) {
      const GazetteerEntry &left = entries_[a.entry], &right = entries_[b.entry];
      if (left.origin != right.origin) return left.origin < right.origin;
      return left.population > right.population;
    });
  }
}

std::span<const PlaceUse> Gazetteer::find(const std::string& folded) const {
  const auto found = names_.find(folded);
  if (found == names_.end()) return {};
  return found->second;
}

std::uint32_t Gazetteer::longest(std::string_view first_word) const {
  const auto found = first_words_.find(std::string(first_word));
  return found == first_words_.end() ? 0 : found->second;
}

NameClass Gazetteer::name_class(const std::string& folded) const {
  const auto found = words_.find(folded);
  return found == words_.end() ? NameClass::kPlain : found->second;
}

std::string_view Gazetteer::demonym(std::string_view lower) const {
  const auto found = demonyms_.find(std::string(lower));
  return found == demonyms_.end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace annals
