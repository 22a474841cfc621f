// What a place name may mean: countries, cities, provinces, seas, regions, facilities, all under
// one look-up.
//
//   const Gazetteer gazetteer = Gazetteer::load(data, index_file, faults);
//   for (const PlaceUse& use : gazetteer.find(fold_place("Tripoli")))
//   gazetteer.entry(use.entry).country;
//
// Joins data/countries.tsv, data/places.tsv and data/places_countries.tsv, which are ours, with the
// index of GeoNames cities and first-level divisions that tools/make_gazetteer.py makes from
// installed packages. Where both know a place, ours gives position and name and the index gives
// people and identifier. Without the index the rest works; has_index() says so. Immutable after
// loading.
#pragma once

#include <array>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "src/doc/document.h"
#include "src/lexicon/faults.h"
#include "src/lexicon/table.h"

namespace annals {

class PlaceNouns;

enum class PlaceOrigin : std::uint8_t { kCountries, kPlaces, kIndex };

struct GazetteerEntry {
  std::string name;
  std::string admin;  // folded name of the division around a city
  std::array<char, 3> country{'-', '-',
                              '-'};  // of the state (codebook, section 4): Puerto Rico is USA
  PlaceKind kind = PlaceKind::kOther;
  PlaceOrigin origin = PlaceOrigin::kIndex;
  bool located = false;
  float lat = 0, lon = 0;
  std::uint32_t geonameid = 0;
  std::uint32_t population = 0;  // 0: unknown

  [[nodiscard]] std::string_view country_view() const { return {country.data(), 3}; }
  [[nodiscard]] bool has_country() const { return country[0] != '-'; }
};

// One way in which one name names one entry.
struct PlaceUse {
  std::uint32_t entry = 0;
  bool alias = false;         // not the name that the source puts first
  bool first_lower = false;   // the first word may be written small ("eastern Pacific")
  bool last_lower = false;    // so may the last ("Rafah crossing")
  bool all_capitals = false;  // an acronym: "US" is one, "us" is not
  bool qualifier = false;     // "Ala.": only behind a comma
  bool division =
      false;  // the division's name without its class word: "Aleppo" of "Aleppo Governorate"
};

// What else the word is (data/places_words.tsv).
enum class NameClass : std::uint8_t { kPlain, kNever, kWord, kGiven };

// The index of cities and provinces that goes with a folder of data: the one installed in it, else the
// one this build made. It may not exist.
std::filesystem::path gazetteer_index(const std::filesystem::path& data_dir);

class Gazetteer {
public:
  // `index` may be missing; a faulty one is a fault.
  static Gazetteer load(const std::filesystem::path& data_dir, const std::filesystem::path& index,
                        Faults& faults);

  // The uses of a folded name, our own and countries first; empty if there is none.
  [[nodiscard]] std::span<const PlaceUse> find(const std::string& folded) const;
  // How many words the longest name has that begins with this folded word; 0 if none does.
  [[nodiscard]] std::uint32_t longest(std::string_view first_word) const;
  [[nodiscard]] const GazetteerEntry& entry(std::uint32_t index) const { return entries_[index]; }
  [[nodiscard]] NameClass name_class(const std::string& folded) const;
  // The state whose demonym or adjective this is ("syrian" -> SYR), or empty.
  [[nodiscard]] std::string_view demonym(std::string_view lower) const;

  [[nodiscard]] bool has_index() const { return has_index_; }
  [[nodiscard]] std::size_t size() const { return entries_.size(); }
  [[nodiscard]] const std::vector<Example>& examples() const { return examples_; }

private:
  struct Middle {
    float lat = 0, lon = 0;
  };
  void read_middles(const std::filesystem::path& data_dir, Faults& faults);
  void read_words(const std::filesystem::path& data_dir, Faults& faults);
  void read_places(const std::filesystem::path& data_dir, Faults& faults);
  void read_countries(const std::filesystem::path& data_dir, Faults& faults);
  void read_index(const std::filesystem::path& index, const PlaceNouns& nouns, Faults& faults);
  std::uint32_t add_entry(GazetteerEntry entry);
  void add_name(std::string_view name, PlaceUse use);
  // The entry of ours for the same place, or kNone.
  [[nodiscard]] Index same_place(const GazetteerEntry& entry, const std::string& folded) const;
  void sort_uses();

  std::vector<GazetteerEntry> entries_;
  boost::unordered_flat_map<std::string, std::vector<PlaceUse>> names_;
  boost::unordered_flat_map<std::string, std::uint32_t> first_words_;
  boost::unordered_flat_map<std::string, NameClass> words_;
  boost::unordered_flat_map<std::string, std::string> demonyms_;
  boost::unordered_flat_map<std::string, Middle> middles_;
  boost::unordered_flat_map<std::string, std::array<char, 3>>
      states_;  // by code of country or territory
  std::vector<Example> examples_;
  bool has_index_ = false;
};

}  // namespace annals
