// The index of places as a file: some thousand cities or thirteen million places, mapped into
// memory and never copied from there.
//
//   const PlaceIndex index = PlaceIndex::open("gazetteer.index");
//   for (const PlaceIndex::Use use : index.find("aleppo")) index.place(use.place()).name;
//
// `annals gazetteer import` and the build write it (place_index_builder.h). All numbers are
// little-endian and aligned; a file begins with PlaceIndexHeader, whose sections follow in any
// order without gaps that matter. Keys are folded names (places_fold.h), sorted by their bytes:
// whoever changes how names are folded raises kFormat.
//
// What the header says is checked on opening, and every number read later is checked before it is
// followed: a damaged file gives a wrong name at worst. Immutable; threads may share one.
#pragma once

#include <array>
#include <boost/interprocess/mapped_region.hpp>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "src/doc/document.h"

namespace annals {

struct PlaceIndexHeader {
  static constexpr std::array<char, 8> kMagic{'A', 'N', 'N', 'P', 'L', 'A', 'C', 'E'};
  static constexpr std::uint32_t kFormat = 1;
  static constexpr std::uint32_t kByteOrder = 0x01020304;
  static constexpr std::size_t kPiece = 1U << 20U;  // bytes that are hashed at a time

  struct Section {
    std::uint64_t begin = 0;  // bytes from the start of the file
    std::uint64_t count = 0;  // rows; of `text` bytes
  };
  std::array<char, 8> magic = kMagic;
  std::uint32_t format = kFormat;
  std::uint32_t byte_order = kByteOrder;
  std::uint64_t file_size = 0;
  std::uint64_t content = 0;  // place_index_hash of the bytes behind the header
  std::uint32_t about = 0;    // where in `text` stands what `annals gazetteer info` prints
  std::uint32_t about_size = 0;
  Section places, divisions, countries, keys, uses, firsts, text;
  std::uint64_t checksum = 0;  // hash64 of this header up to here
};
static_assert(sizeof(PlaceIndexHeader) == 160);

class PlaceIndex {
public:
  // Flags of a place.
  static constexpr std::uint8_t kLocated = 1;
  static constexpr std::uint8_t kMajor = 2;  // a town of 15,000, a seat of power, a first division
  static constexpr std::uint8_t kFirstDivision = 4;

  struct PlaceRow {
    std::uint32_t name = 0;      // in `text`
    std::uint32_t division = 0;  // row of `divisions`; the first one is empty
    std::uint32_t population = 0;
    float lat = 0, lon = 0;
    std::uint32_t geonameid = 0;
    std::uint16_t country = 0;  // row of `countries`; the first one is "---"
    std::uint16_t name_size = 0;
    std::uint8_t kind = 0;
    std::uint8_t flags = 0;
    std::uint16_t unused = 0;
  };
  struct TextRow {
    std::uint32_t begin = 0;  // in `text`
    std::uint32_t size = 0;
  };
  struct KeyRow {
    std::uint32_t begin = 0;  // in `text`
    std::uint32_t size = 0;
    std::uint32_t first_use = 0;  // to that of the next row; a row of no text ends the section
  };
  // A first word, how many words the longest name has that begins with it, and the first of its
  // keys; they end where those of the next row begin, and a row of no text ends the section. Its
  // text lies apart from that of keys: a word that begins no name is found missing in few pages.
  struct FirstRow {
    std::uint32_t begin = 0;
    std::uint16_t size = 0;
    std::uint16_t longest = 0;
    std::uint32_t first_key = 0;
  };
  struct CountryRow {
    std::array<char, 4> code{'-', '-', '-', 0};
  };
  // One way in which a key names a place, the largest place first.
  class Use {
  public:
    static constexpr std::uint32_t kMostPlaces = 1U << 27U;
    enum Flag : std::uint32_t {
      kAlias = 1U << 27U,
      kFirstLower = 1U << 28U,
      kLastLower = 1U << 29U,
      kAllCapitals = 1U << 30U,
      kDivision = 1U << 31U,
    };
    constexpr Use() = default;
    constexpr Use(std::uint32_t place, std::uint32_t flags) : bits_(place | flags) {}
    [[nodiscard]] constexpr std::uint32_t place() const { return bits_ & (kMostPlaces - 1); }
    [[nodiscard]] constexpr bool has(Flag flag) const { return (bits_ & flag) != 0; }
    [[nodiscard]] constexpr std::uint32_t flags() const { return bits_ & ~(kMostPlaces - 1); }

  private:
    std::uint32_t bits_ = 0;
  };
  static_assert(sizeof(PlaceRow) == 32 && sizeof(Use) == 4 && sizeof(KeyRow) == 12 &&
                sizeof(FirstRow) == 12);

  struct Place {
    std::string_view name;
    std::string_view division;  // folded, without its class word; empty if unknown
    std::uint16_t country = 0;  // row of countries()
    PlaceKind kind = PlaceKind::kOther;
    std::uint8_t flags = 0;
    float lat = 0, lon = 0;
    std::uint32_t population = 0, geonameid = 0;
  };

  enum class Check : std::uint8_t {
    kWhole,   // the hash of all bytes as well, which reads the whole file
    kHeader,  // for files of gigabytes
    kSmall,   // kWhole for a file up to kSmallFile
  };
  static constexpr std::uint64_t kSmallFile = 16U << 20U;

  PlaceIndex() = default;  // no places
  // Throws Error(kNotFound | kData) with the path.
  static PlaceIndex open(const std::filesystem::path& path, Check check = Check::kSmall);
  // The same over bytes that outlive it and begin at a multiple of eight. Throws Error(kData).
  static PlaceIndex over(std::string_view bytes, std::string name, Check check);

  // Empty for an unknown key and past the end of a damaged file.
  [[nodiscard]] std::span<const Use> find(std::string_view folded) const;
  [[nodiscard]] std::uint32_t longest(std::string_view first_word) const;
  // REQUIRES: index < size(). Strings are views into the file.
  [[nodiscard]] Place place(std::uint32_t index) const;
  [[nodiscard]] std::span<const CountryRow> countries() const { return countries_; }

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(places_.size()); }
  [[nodiscard]] std::uint64_t key_count() const { return keys_.empty() ? 0 : keys_.size() - 1; }
  [[nodiscard]] std::uint64_t use_count() const { return uses_.size(); }
  [[nodiscard]] std::uint64_t bytes() const { return bytes_.size(); }
  // Bytes of the file that this process has in memory now, as /proc/self/smaps counts them (0 where
  // there is none); they are shared with others and the system's to take back.
  [[nodiscard]] std::uint64_t resident_bytes() const;
  // Lines "word  text": source, licence, counts of the import.
  [[nodiscard]] std::string_view about() const;
  // The same file has the same; of its content, 16 hexadecimal digits.
  [[nodiscard]] std::string content_id() const;
  [[nodiscard]] const std::string& name() const { return name_; }

private:
  void parse(std::string_view bytes, Check check);
  void check_header(const PlaceIndexHeader& header, Check check) const;
  [[noreturn]] void fail(const std::string& what) const;
  template <class Row>
  std::span<const Row> section(PlaceIndexHeader::Section where, std::string_view what) const;
  [[nodiscard]] std::string_view text(std::uint32_t begin, std::uint32_t size) const;
  // The row of a first word, which another follows, or null.
  [[nodiscard]] const FirstRow* first(std::string_view word) const;

  std::string name_;
  boost::interprocess::mapped_region region_;
  std::string_view bytes_;
  std::span<const PlaceRow> places_;
  std::span<const TextRow> divisions_;
  std::span<const CountryRow> countries_;
  std::span<const KeyRow> keys_;
  std::span<const Use> uses_;
  std::span<const FirstRow> firsts_;
  std::string_view text_, about_;
  std::uint64_t content_ = 0;
};

// hash64 chained over pieces of kPiece bytes, so that a writer needs one at a time.
std::uint64_t place_index_hash(std::string_view bytes);

}  // namespace annals
