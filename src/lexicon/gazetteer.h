// What a place name may mean: countries, cities, provinces, seas, regions, facilities, all under
// one look-up.
//
//   const auto gazetteer = Gazetteer::load_shared(data, gazetteer_index(data));
//   for (const PlaceUse& use : gazetteer->find(fold_place("Tripoli")))
//     gazetteer->entry(use.entry).country;
//
// Joins data/countries.tsv, data/places.tsv and data/places_countries.tsv, which are ours and lie
// on the heap, with an index of places (place_index.h), which is mapped and stays where it is.
// Where both know a place, ours gives position and name and the index gives people and
// identifier. Without an index the rest works; has_index() says so. Immutable after loading; all
// stages share one.
#pragma once

#include <array>
#include <boost/container/small_vector.hpp>
#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "src/doc/document.h"
#include "src/lexicon/faults.h"
#include "src/lexicon/place_area.h"
#include "src/lexicon/place_index.h"
#include "src/lexicon/table.h"

namespace annals {

enum class PlaceOrigin : std::uint8_t { kCountries, kPlaces, kIndex };

// A view: the strings are the gazetteer's.
struct GazetteerEntry {
  std::string_view name;
  std::string_view admin;  // folded name of the division around a city
  std::array<char, 3> country{'-', '-',
                              '-'};  // of the state (codebook, section 4): Puerto Rico is USA
  PlaceKind kind = PlaceKind::kOther;
  PlaceOrigin origin = PlaceOrigin::kIndex;
  bool located = false;
  // Of the index, and neither a town of 15,000 people nor a seat of power nor a first-level
  // division: its name means something else more often than not.
  bool minor = false;
  float lat = 0, lon = 0;  // degrees
  std::uint32_t geonameid = 0;
  std::uint32_t population = 0;       // 0: unknown
  const PlaceBox* box = nullptr;      // of an area; null: a point

  [[nodiscard]] std::string_view country_view() const { return {country.data(), 3}; }
  [[nodiscard]] bool has_country() const { return country[0] != '-'; }
};

// How far a point lies from the place, in kilometres: 0 inside its box; without a box, from its
// middle. A place without a position is as far away as a place can be.
double distance_km(const GazetteerEntry& place, double lat, double lon);

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

// The index that goes with a folder of data: `chosen`, else the one that ANNALS_GAZETTEER names,
// else gazetteer.index in the folder, else the one this build made, which may not exist. Throws
// Error(kNotFound) when one that was chosen is not there.
std::filesystem::path gazetteer_index(const std::filesystem::path& data_dir,
                                      const std::filesystem::path& chosen = {});

// The hash of what an index holds, without reading it; empty where there is none.
std::string gazetteer_index_id(const std::filesystem::path& index);

// Few names have more uses than this; those of others go to the heap.
using PlaceUses = boost::container::small_vector<PlaceUse, 8>;

class Gazetteer {
public:
  // `index` may be missing; a faulty one is a fault.
  static Gazetteer load(const std::filesystem::path& data_dir, const std::filesystem::path& index,
                        Faults& faults);
  // The same, for stages to share. Throws Error(kData).
  static std::shared_ptr<const Gazetteer> load_shared(const std::filesystem::path& data_dir,
                                                      const std::filesystem::path& index);

  // The uses of a folded name, our own and countries first, then the larger places; empty if
  // there is none.
  [[nodiscard]] PlaceUses find(std::string_view folded) const;
  // How many words the longest name has that begins with this folded word; 0 if none does.
  [[nodiscard]] std::uint32_t longest(std::string_view first_word) const;
  // REQUIRES: `number` is of a use.
  [[nodiscard]] GazetteerEntry entry(std::uint32_t number) const;
  [[nodiscard]] NameClass name_class(std::string_view folded) const;
  // Of a woman or a man, by given_names.tsv.
  [[nodiscard]] bool is_given_name(std::string_view folded) const;
  // The state whose demonym or adjective this is ("syrian" -> SYR), or empty.
  [[nodiscard]] std::string_view demonym(std::string_view lower) const;

  [[nodiscard]] bool has_index() const { return index_.size() > 0; }
  [[nodiscard]] const PlaceIndex& index() const { return index_; }
  // Places on the heap and in the index.
  [[nodiscard]] std::size_t size() const { return own_.size() + index_.size(); }
  [[nodiscard]] const std::vector<Example>& examples() const { return examples_; }

private:
  // Our own row; strings and boxes stand still once all are read.
  struct Own {
    std::string name, admin;
    GazetteerEntry entry;  // its views are set by entry()
    PlaceBox box;
    bool boxed = false;
  };
  struct Middle {
    float lat = 0, lon = 0;
  };
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return boost::hash<std::string_view>()(text);
    }
  };
  template <class Value>
  using ByText = boost::unordered_flat_map<std::string, Value, TextHash, std::equal_to<>>;

  void read_middles(const std::filesystem::path& data_dir, Faults& faults);
  void read_words(const std::filesystem::path& data_dir, Faults& faults);
  void read_given_names(const std::filesystem::path& data_dir, Faults& faults);
  void read_places(const std::filesystem::path& data_dir, Faults& faults);
  void read_countries(const std::filesystem::path& data_dir, Faults& faults);
  void open_index(const std::filesystem::path& index, Faults& faults);
  std::uint32_t add_own(Own own);
  void add_name(std::string_view name, PlaceUse use);
  void join_index();
  void sort_uses(PlaceUses& uses) const;
  void add_index_use(PlaceUses& uses, PlaceIndex::Use use, bool& unsorted) const;

  std::vector<Own> own_;
  PlaceIndex index_;
  // Of places that both know: ours, by row of the index.
  boost::unordered_flat_map<std::uint32_t, std::uint32_t> joined_;
  std::vector<std::array<char, 3>> index_states_;  // by row of the index's countries
  ByText<PlaceUses> names_;
  ByText<std::uint32_t> first_words_;
  ByText<NameClass> words_;
  boost::unordered_flat_set<std::string, TextHash, std::equal_to<>> given_names_;
  ByText<std::string> demonyms_;
  ByText<Middle> middles_;
  ByText<std::array<char, 3>> states_;  // by code of country or territory
  std::vector<Example> examples_;
};

}  // namespace annals
