#include "src/lexicon/geonames.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <limits>
#include <optional>

#include "src/base/text.h"
#include "src/base/utf8.h"
#include "src/lexicon/place_kinds.h"
#include "src/lexicon/place_names.h"
#include "src/lexicon/places_fold.h"
#include "src/lexicon/table.h"

namespace annals {
namespace {

constexpr std::size_t kCells = 19;
constexpr std::size_t kLongestLine = 1U << 17U;  // alternatenames alone has up to 10,000 characters
constexpr std::uint32_t kLargestId = 1U << 28U;  // GeoNames has given some 13 million
constexpr std::uint32_t kTown = 15'000;          // people of a town that news names without more
enum Cell : std::size_t {
  kId, kName, kPlain, kOthers, kLat, kLon, kClass, kCode, kCountry, kCc2, kAdmin1, kPopulation = 14
};

template <class Number> std::optional<Number> number_of(std::string_view text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// Letters of other alphabets; marks, signs and modifiers belong to all.
bool is_latin(std::string_view name) {
  std::size_t at = 0;
  while (at < name.size()) {
    const char32_t c = next_code_point(name, at);
    if (c >= 0x370 && !(c >= 0x1E00 && c < 0x1F00) && !(c >= 0x2000 && c < 0x2070)) return false;
  }
  return true;
}

// Calls `each` with the lines of a stream and their numbers; one that is too long is empty.
template <class Each> void for_each_line(std::istream& in, const Each& each) {
  std::string buffer(kLongestLine, '\0');
  for (std::uint64_t number = 1;; ++number) {
    in.getline(buffer.data(), static_cast<std::streamsize>(buffer.size()));
    auto size = static_cast<std::size_t>(in.gcount());
    const bool too_long = in.fail() && !in.eof() && size + 1 == buffer.size();
    if (size == 0 && !in) return;
    if (!in.eof() && !too_long && size > 0) --size;  // the line's end is counted
    if (size > 0 && buffer[size - 1] == '\r') --size;
    each(too_long ? std::string_view() : std::string_view(buffer).substr(0, size), number);
    if (too_long) {
      in.clear();
      in.ignore(std::numeric_limits<std::streamsize>::max(), '\n');
    }
    if (!in) return;
  }
}

std::ifstream open_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in || std::filesystem::is_directory(path))
    throw Error(ErrorKind::kNotFound, "the file cannot be opened", {path.string(), 0, 0});
  return in;
}

}  // namespace

bool is_usable_alias(std::string_view name, NameLanguage language) {
  name = trim(name);
  if (name.size() < 3 || name.size() > 120 || !is_latin(name) || !starts_upper(name)) return false;
  if (std::ranges::any_of(name, is_ascii_digit)) return false;
  if (language == NameLanguage::kTold) return true;
  const bool code = std::ranges::all_of(name, is_ascii_upper);
  return name.size() >= 4 && !(code && name.size() <= 5);
}

GeonamesImport::GeonamesImport(const std::filesystem::path& data_dir,
                               const GeonamesOptions& options, const std::filesystem::path& output,
                               const Report& report)
    : builder_(output, nouns_), min_population_(options.min_population) {
  Faults faults;
  nouns_ = PlaceNouns::load(data_dir, faults);
  features_ = read_features(data_dir, options.classes, faults);
  countries_ = read_country_codes(data_dir, faults);
  faults.throw_if_any();
  choose_countries(options.countries);
  if (!options.divisions.empty()) read_divisions(options.divisions, report);
  if (!options.alternate_names.empty()) read_alternate_names(options.alternate_names, report);
}

GeonamesFeatures read_features(const std::filesystem::path& data_dir, const std::string& classes,
                               Faults& faults) {
  const Table table = Table::read(data_dir / "places_features.tsv",
                                  {"class", "codes", "kind", "rank"}, faults);
  GeonamesFeatures features;
  std::string known;
  for (const auto& row : table.rows()) {
    known += row.cells[0];
    const auto kind = place_kind_of(row.cells[2]);
    if (!kind) {
      faults.add(table.place(row, 2), "unknown kind '" + std::string(row.cells[2]) + "'",
                 nearest_hint(row.cells[2], {kPlaceFileKinds.begin(), kPlaceFileKinds.end()}));
      continue;
    }
    if (!any_of(row.cells[3], {"", "first", "seat"}))
      faults.add(table.place(row, 3), "a rank is first, seat or nothing");
    if (!classes.empty() && classes.find(row.cells[0]) == std::string::npos) continue;
    for (const auto code : split(row.cells[1], ';'))
      features[std::string(row.cells[0]) + "." + std::string(code)] = {
          *kind, row.cells[3] == "first", row.cells[3] == "seat"};
  }
  for (const char asked : classes)
    if (known.find(asked) == std::string::npos)
      throw Error(ErrorKind::kUsage, std::string("no class '") + asked + "' is taken", {},
                  "as in --classes P,A; data/places_features.tsv lists them");
  return features;
}

boost::unordered_flat_map<std::string, std::string> read_country_codes(
    const std::filesystem::path& data_dir, Faults& faults) {
  const Table table = Table::read(data_dir / "places_iso.tsv", {"alpha2", "code"}, faults);
  boost::unordered_flat_map<std::string, std::string> codes;
  for (const auto& row : table.rows()) {
    if (row.cells[0].size() != 2 || row.cells[1].size() != 3)
      faults.add(table.place(row), "two letters and three were expected");
    codes[std::string(row.cells[0])] = row.cells[1];
  }
  return codes;
}

void GeonamesImport::choose_countries(const std::vector<std::string>& wanted) {
  for (const std::string& country : wanted) {
    const auto found = countries_.find(country);
    const std::string code = found == countries_.end() ? country : found->second;
    const bool known =
        std::ranges::any_of(countries_, [&](const auto& row) { return row.second == code; });
    if (!known)
      throw Error(ErrorKind::kUsage, "there is no country '" + country + "'", {},
                  "as in --countries SY,IRQ; data/places_iso.tsv lists them");
    wanted_.insert(code);
  }
}

void GeonamesImport::read_divisions(const std::filesystem::path& file, const Report& report) {
  std::ifstream in = open_file(file);
  for_each_line(in, [&](std::string_view line, std::uint64_t number) {
    if (trim(line).empty() || line.front() == '#') return;
    const auto cells = split(line, '\t');
    if (cells.size() < 2 || cells[0].find('.') == std::string_view::npos || !is_valid_utf8(line)) {
      ++counts_.bad;
      report(Error(ErrorKind::kInput, "a code such as US.CA and a name were expected",
                   {file.string(), number, 1}));
      return;
    }
    builder_.name_division(builder_.division(cells[0]), cells[1]);
  });
}

// Of sixteen million rows those that say they are English, or names of no language, are kept.
void GeonamesImport::read_alternate_names(const std::filesystem::path& file, const Report& report) {
  has_alternate_names_ = true;
  std::ifstream in = open_file(file);
  for_each_line(in, [&](std::string_view line, std::uint64_t number) {
    if (trim(line).empty()) return;
    const auto cells = split(line, '\t');
    const auto id = cells.size() >= 4 ? number_of<std::uint32_t>(cells[1]) : std::nullopt;
    if (!id || !is_valid_utf8(line)) {
      ++counts_.bad;
      report(Error(ErrorKind::kInput, "cells of alternateNamesV2.txt were expected: number, "
                   "geonameid, language, name", {file.string(), number, 1}));
      return;
    }
    const auto is_set = [&](std::size_t cell) { return cells.size() > cell && cells[cell] == "1"; };
    if (!(cells[2].empty() || cells[2] == "en") || is_set(6)) return;  // 6: colloquial
    if (!is_usable_alias(cells[3], NameLanguage::kTold)) return;
    OtherName other{*id, static_cast<std::uint32_t>(other_text_.size()),
                    static_cast<std::uint16_t>(cells[3].size()),
                    cells[2] == "en" && is_set(4) && !is_set(5) && !is_set(7)};
    other_text_ += cells[3];
    others_.push_back(other);
  });
  std::stable_sort(others_.begin(), others_.end(), [](const OtherName& a, const OtherName& b) {
    return a.geonameid != b.geonameid ? a.geonameid < b.geonameid : a.preferred > b.preferred;
  });
}

void GeonamesImport::read(std::istream& in, const std::string& name, const Report& report) {
  for_each_line(in, [&](std::string_view line, std::uint64_t number) {
    if (number == 1 && (line.starts_with("\x1F\x8B") || line.starts_with("PK\x03\x04"))) {
      const std::string unpack = line.front() == 'P' ? "unzip -p" : "gzip -dc";
      throw Error(ErrorKind::kInput, "this file is packed", {name, 1, 1},
                  "unpack it first: " + unpack + " FILE | annals gazetteer import -");
    }
    ++counts_.lines;
    const std::string_view fault = read_line(line);
    if (fault.empty()) return;
    ++counts_.bad;
    report(Error(ErrorKind::kInput, std::string(fault), {name, number, 1}));
  });
}

std::string_view GeonamesImport::read_line(std::string_view line) {
  const auto cells = split(line, '\t');
  if (cells.size() != kCells) return "not the nineteen cells of a GeoNames dump";
  if (!is_valid_utf8(line)) return "invalid UTF-8";
  const auto feature =
      features_.find(std::string(cells[kClass]) + "." + std::string(cells[kCode]));
  if (feature == features_.end()) {
    ++counts_.other_features;
    return {};
  }
  return take(cells, feature->second);
}

bool GeonamesImport::seen_before(std::uint32_t geonameid) {
  if (geonameid >= seen_.size())
    seen_.resize(std::max<std::size_t>(geonameid + 1, seen_.size() * 2));
  if (seen_[geonameid]) return true;
  seen_[geonameid] = true;
  return false;
}

std::string_view GeonamesImport::take(const std::vector<std::string_view>& cells,
                                      const GeonamesFeature& feature) {
  const auto id = number_of<std::uint32_t>(cells[kId]);
  if (!id || *id == 0 || *id > kLargestId) return "the first cell is no geonameid";
  const auto lat = number_of<float>(cells[kLat]), lon = number_of<float>(cells[kLon]);
  if (!lat || !lon || !(*lat >= -90 && *lat <= 90) || !(*lon >= -180 && *lon <= 180))
    return "latitude and longitude in degrees were expected";
  const auto population =
      cells[kPopulation].empty() ? 0 : number_of<std::uint64_t>(cells[kPopulation]);
  if (!population) return "the population is no number";
  const auto country = countries_.find(std::string(cells[kCountry]));
  if (country == countries_.end() && !cells[kCountry].empty()) return "an unknown country";
  if (fold_place(cells[kName]).empty()) return "the name has no letters";
  const std::string code = country == countries_.end() ? std::string() : country->second;
  if (!wanted_.empty() && !wanted_.contains(code)) return ++counts_.other_countries, "";
  if (cells[kClass] == "P" && *population < min_population_) return ++counts_.too_small, "";
  if (seen_before(*id)) return ++counts_.duplicates, "";

  std::string name(trim(cells[kName]));
  const std::vector<std::string> aliases = aliases_of(cells, *id, name);
  NewPlace place;
  place.name = name;
  place.kind = feature.kind;
  place.country = code;
  place.population = static_cast<std::uint32_t>(std::min<std::uint64_t>(*population, UINT32_MAX));
  place.lat = *lat;
  place.lon = *lon;
  place.geonameid = *id;
  place.flags = PlaceIndex::kLocated;
  if (feature.first) place.flags |= PlaceIndex::kFirstDivision;
  if (feature.first || feature.seat || (feature.kind == PlaceKind::kCity && *population >= kTown))
    place.flags |= PlaceIndex::kMajor;
  if (!cells[kAdmin1].empty() && cells[kAdmin1] != "00") {
    const std::uint32_t division =
        builder_.division(std::string(cells[kCountry]) + "." + std::string(cells[kAdmin1]));
    if (feature.first)
      builder_.name_division(division, name);
    else
      place.division = division;
  }
  builder_.add(place, aliases);
  ++counts_.taken;
  ++by_kind_[static_cast<std::size_t>(feature.kind)];
  counts_.aliases += aliases.size();
  return {};
}

// Without the file of languages all Latin names of the dump are taken. `name` becomes the one that
// the file says English prefers.
std::vector<std::string> GeonamesImport::aliases_of(const std::vector<std::string_view>& cells,
                                                    std::uint32_t geonameid,
                                                    std::string& name) const {
  std::vector<std::string> names;
  const auto add = [&](std::string_view other, NameLanguage language) {
    if (is_usable_alias(other, language)) names.emplace_back(trim(other));
  };
  add(cells[kPlain], NameLanguage::kTold);
  if (has_alternate_names_) {
    const auto first =
        std::lower_bound(others_.begin(), others_.end(), geonameid,
                         [](const OtherName& a, std::uint32_t id) { return a.geonameid < id; });
    for (auto at = first; at != others_.end() && at->geonameid == geonameid; ++at) {
      const std::string_view other = std::string_view(other_text_).substr(at->begin, at->size);
      if (at == first && at->preferred) {
        add(name, NameLanguage::kTold);
        name = other;
      } else {
        add(other, NameLanguage::kTold);
      }
    }
  } else {
    for (const auto other : split(cells[kOthers], ',')) add(other, NameLanguage::kUnknown);
  }
  // One spelling of each is enough.
  std::set<std::string> folded{fold_place(name)};
  std::erase_if(names, [&](const std::string& one) {
    return !folded.insert(fold_place(one)).second;
  });
  return names;
}

std::string GeonamesImport::about(const std::vector<std::string>& sources) const {
  std::string text = "source\tGeoNames (https://www.geonames.org): " + join(sources, ", ") + "\n";
  text += "licence\tCC BY 4.0, https://creativecommons.org/licenses/by/4.0/\n";
  for (std::size_t kind = 0; kind < by_kind_.size(); ++kind) {
    if (by_kind_[kind] == 0) continue;
    text += std::string(kPlaceKindNames[kind]) + "\t" + std::to_string(by_kind_[kind]) + "\n";
  }
  return text;
}

GeonamesCounts GeonamesImport::finish(const std::vector<std::string>& sources) {
  builder_.finish(about(sources));
  return counts_;
}

}  // namespace annals
