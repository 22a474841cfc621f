// Dumps of GeoNames, as https://download.geonames.org/export/dump/ has them, into an index of
// places.
//
//   GeonamesImport import(data, options, "gazetteer.index", faults);
//   std::ifstream dump("cities500.txt");
//   import.read(dump, "cities500.txt", complain);
//   import.finish({"cities500.txt"});
//
// A dump has nineteen cells a line, parted by tabs (its readme.txt): geonameid, name, asciiname,
// alternatenames, latitude, longitude, feature class, feature code, country code, cc2, admin1 to
// admin4 code, population, elevation, dem, timezone, modification date. Lines are read one at a
// time; a bad one is told with its place and costs itself alone.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <istream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "src/lexicon/faults.h"
#include "src/lexicon/place_index_builder.h"
#include "src/lexicon/places_nouns.h"

namespace annals {

struct GeonamesOptions {
  std::filesystem::path alternate_names;  // alternateNamesV2.txt: names with their languages
  std::filesystem::path divisions;        // admin1CodesASCII.txt: "US.CA", name, ...
  std::uint64_t min_population = 0;       // of populated places (class P); other classes tell none
  std::vector<std::string> countries;     // two letters or three; empty: all
  std::string classes;                    // "PA"; empty: all that data/places_features.tsv takes
};

// A code of data/places_features.tsv.
struct GeonamesFeature {
  PlaceKind kind = PlaceKind::kOther;
  bool first = false;  // a first-level division
  bool seat = false;   // of power
};
using GeonamesFeatures = boost::unordered_flat_map<std::string, GeonamesFeature>;  // by "P.PPL"

// `classes`: of these letters only; empty for all.
GeonamesFeatures read_features(const std::filesystem::path& data_dir, const std::string& classes,
                               Faults& faults);
// Two letters: three of ours (data/places_iso.tsv).
boost::unordered_flat_map<std::string, std::string> read_country_codes(
    const std::filesystem::path& data_dir, Faults& faults);

struct GeonamesCounts {
  std::uint64_t lines = 0, taken = 0, bad = 0, duplicates = 0;
  std::uint64_t other_features = 0;  // not in places_features.tsv or not asked for
  std::uint64_t other_countries = 0, too_small = 0;
  std::uint64_t aliases = 0;
};

// Names from outside that English text may use. Reports are in English: a name in another script
// cannot stand in them, and would only make the index larger. `told`: its language is known to be
// English or none; else codes ("ALP") and names of three letters are left out, which are words or
// abbreviations far more often.
enum class NameLanguage : std::uint8_t { kTold, kUnknown };
bool is_usable_alias(std::string_view name, NameLanguage language);

class GeonamesImport {
public:
  using Report = std::function<void(const Error&)>;

  // Throws Error(kData | kUsage | kNotFound | kIo): faulty data files, an unknown class or
  // country, a file that is not there.
  GeonamesImport(const std::filesystem::path& data_dir, const GeonamesOptions& options,
                 const std::filesystem::path& output, const Report& report);

  // Throws Error(kInput) for what is packed, Error(kIo) for a full disk.
  void read(std::istream& in, const std::string& name, const Report& report);

  // `sources`: what the index says it was made of. Throws Error(kIo).
  GeonamesCounts finish(const std::vector<std::string>& sources);
  [[nodiscard]] const GeonamesCounts& counts() const { return counts_; }
  [[nodiscard]] std::uint64_t hidden() const { return builder_.hidden(); }

private:
  struct OtherName {
    std::uint32_t geonameid = 0, begin = 0;
    std::uint16_t size = 0;
    bool preferred = false;
  };

  void choose_countries(const std::vector<std::string>& wanted);
  void read_divisions(const std::filesystem::path& file, const Report& report);
  void read_alternate_names(const std::filesystem::path& file, const Report& report);
  // What is wrong with the line, or empty.
  std::string_view read_line(std::string_view line);
  std::string_view take(const std::vector<std::string_view>& cells, const GeonamesFeature& feature);
  std::vector<std::string> aliases_of(const std::vector<std::string_view>& cells,
                                      std::uint32_t geonameid, std::string& name) const;
  std::string about(const std::vector<std::string>& sources) const;
  bool seen_before(std::uint32_t geonameid);

  PlaceNouns nouns_;
  PlaceIndexBuilder builder_;
  GeonamesFeatures features_;
  boost::unordered_flat_map<std::string, std::string> countries_;
  std::set<std::string> wanted_;
  std::uint64_t min_population_ = 0;
  bool has_alternate_names_ = false;
  std::string other_text_;
  std::vector<OtherName> others_;
  std::vector<bool> seen_;
  std::array<std::uint64_t, kPlaceKindNames.size()> by_kind_{};
  GeonamesCounts counts_;
};

// The table that tools/make_gazetteer.py makes of installed packages, into an index. Throws
// Error(kData | kIo).
void index_table(const std::filesystem::path& table, const std::filesystem::path& data_dir,
                 const std::filesystem::path& output);

}  // namespace annals
