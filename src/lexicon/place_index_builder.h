// Writes an index of places (place_index.h) from places that come one by one, in memory that does
// not grow with their names: names go to files beside the output and are sorted letter by letter.
//
//   PlaceIndexBuilder builder("gazetteer.index", nouns);
//   const auto aleppo = builder.division("SY.09");
//   builder.name_division(aleppo, "Aleppo Governorate");
//   builder.add({.name = "Al-Bab", .kind = PlaceKind::kCity, ...}, {{"El Bab", ...}});
//   builder.finish("source\tan invented dump\n");
//
// The same calls give the same bytes. A place costs twelve bytes of memory, a namesake under
// another name none.
#pragma once

#include <array>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "src/lexicon/place_index.h"
#include "src/lexicon/places_nouns.h"

namespace annals {

struct NewPlace {
  std::string_view name;
  PlaceKind kind = PlaceKind::kOther;
  std::string_view country;      // three letters, empty for none
  std::uint32_t division = 0;    // from division(), 0 for none
  std::uint32_t population = 0;  // 0: unknown
  float lat = 0, lon = 0;
  std::uint32_t geonameid = 0;
  std::uint8_t flags = 0;  // of PlaceIndex
};

class PlaceIndexBuilder {
public:
  // Of places of one name, division and kind a text tells no more apart than their number.
  static constexpr std::uint32_t kMostAlike = 4;

  // `nouns` outlives it. Throws Error(kIo).
  PlaceIndexBuilder(std::filesystem::path output, const PlaceNouns& nouns);
  // Takes unfinished files away.
  ~PlaceIndexBuilder();
  PlaceIndexBuilder(const PlaceIndexBuilder&) = delete;
  PlaceIndexBuilder& operator=(const PlaceIndexBuilder&) = delete;

  // The number of a first-level division by a key of the caller's; unnamed until name_division.
  std::uint32_t division(std::string_view key);
  // The first name given stays.
  void name_division(std::uint32_t division, std::string_view name);

  // Throws Error(kIo | kData) for a full disk and more places than an index holds.
  void add(const NewPlace& place, std::span<const std::string> aliases);

  // Sorts, writes and puts the file in its place. `about`: lines "word<TAB>text". Throws
  // Error(kIo).
  void finish(std::string about);

  [[nodiscard]] std::size_t places() const { return known_.size(); }
  // Of finish(): names left out because kMostAlike larger namesakes lie in the same division.
  [[nodiscard]] std::uint64_t hidden() const { return hidden_; }

private:
  struct Known {
    std::uint32_t population = 0;
    std::uint32_t division = 0;
    std::uint16_t country = 0;
    PlaceKind kind = PlaceKind::kOther;
  };
  struct Named {
    std::string_view key;
    PlaceIndex::Use use;
  };
  // A part of the index that grows in a file of its own.
  struct Part {
    std::filesystem::path path;
    std::ofstream out;
    std::uint64_t count = 0;
  };
  enum PartName : std::uint8_t { kPlaces, kDivisions, kCountries, kKeys, kUses, kFirsts, kText };

  void add_name(std::string_view name, std::uint32_t place, std::uint32_t flags);
  void keep_name(std::string_view folded, std::uint32_t place, std::uint32_t flags);
  std::uint16_t country(std::string_view code);
  std::uint32_t add_text(std::string_view text);
  void write(PartName part, const void* rows, std::size_t size, std::uint64_t count);
  void spill();
  std::string read_letter(std::size_t letter);
  void write_letter(std::vector<Named>& names);
  void write_uses(std::span<const Named> group);
  void note_first(std::string_view key);
  void write_tables();
  void join_parts(const std::string& about);
  std::filesystem::path beside(const std::string& suffix) const;
  [[noreturn]] void fail(const std::filesystem::path& path) const;

  std::filesystem::path output_;
  const PlaceNouns& nouns_;
  std::array<Part, 7> parts_;
  std::vector<Known> known_;
  boost::unordered_flat_map<std::string, std::uint32_t> division_numbers_;
  std::vector<std::string> divisions_{{}};
  std::map<std::string, std::uint16_t, std::less<>> country_numbers_;
  std::vector<PlaceIndex::CountryRow> countries_{{}};
  // Names by their first byte: what waits in memory, and whether a file holds more of them.
  std::array<std::string, 256> waiting_;
  std::array<bool, 256> spilt_{};
  std::size_t waiting_bytes_ = 0;
  std::uint64_t text_size_ = 0;
  std::vector<PlaceIndex::FirstRow> firsts_;  // `begin` counts in first_words_ until the end
  std::string first_words_;
  std::uint64_t hidden_ = 0;
  bool finished_ = false;
};

}  // namespace annals
