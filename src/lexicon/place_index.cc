#include "src/lexicon/place_index.h"

#include <algorithm>
#include <bit>
#include <boost/interprocess/file_mapping.hpp>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>

#include "include/annals/error.h"
#include "src/base/hash.h"

namespace annals {
namespace {

static_assert(std::endian::native == std::endian::little, "the index is mapped as it is");

constexpr std::size_t kKinds = kPlaceKindNames.size();

}  // namespace

std::uint64_t place_index_hash(std::string_view bytes) {
  std::uint64_t hash = 0;
  while (!bytes.empty()) {
    const std::string_view piece = bytes.substr(0, PlaceIndexHeader::kPiece);
    const std::array<std::uint64_t, 2> both{hash, hash64(piece)};
    hash = hash64({reinterpret_cast<const char*>(both.data()), sizeof both});
    bytes.remove_prefix(std::min(bytes.size(), PlaceIndexHeader::kPiece));
  }
  return hash;
}

PlaceIndex PlaceIndex::open(const std::filesystem::path& path, Check check) {
  namespace ipc = boost::interprocess;
  PlaceIndex index;
  index.name_ = path.string();
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) {
    throw Error(ErrorKind::kNotFound, "there is no such index of places", {index.name_, 0, 0},
                "annals gazetteer import makes one");
  }
  if (std::filesystem::file_size(path, error) < sizeof(PlaceIndexHeader))
    index.fail("it is too short for a header");
  try {
    const ipc::file_mapping file(path.c_str(), ipc::read_only);
    index.region_ = ipc::mapped_region(file, ipc::read_only);
  } catch (const ipc::interprocess_exception& failed) {
    index.fail(std::string("it cannot be read: ") + failed.what());
  }
  index.parse(
      {static_cast<const char*>(index.region_.get_address()), index.region_.get_size()}, check);
  // Look-ups jump: pages read ahead would be memory for nothing.
  index.region_.advise(ipc::mapped_region::advice_random);
  return index;
}

PlaceIndex PlaceIndex::over(std::string_view bytes, std::string name, Check check) {
  PlaceIndex index;
  index.name_ = std::move(name);
  index.parse(bytes, check);
  return index;
}

void PlaceIndex::fail(const std::string& what) const {
  throw Error(ErrorKind::kData, "this is no index of places, or a damaged one: " + what,
              {name_, 0, 0}, "make it anew with annals gazetteer import");
}

void PlaceIndex::check_header(const PlaceIndexHeader& header, Check check) const {
  if (header.magic != PlaceIndexHeader::kMagic) fail("its first bytes are not those of an index");
  if (header.byte_order != PlaceIndexHeader::kByteOrder)
    fail("it was made on a machine with another order of bytes");
  if (header.format != PlaceIndexHeader::kFormat)
    fail("its format is " + std::to_string(header.format) + ", " +
         std::to_string(PlaceIndexHeader::kFormat) + " is known");
  if (header.checksum != hash64(bytes_.substr(0, offsetof(PlaceIndexHeader, checksum))))
    fail("its header does not agree with its checksum");
  if (header.file_size != bytes_.size())
    fail("it has " + std::to_string(bytes_.size()) + " bytes and should have " +
         std::to_string(header.file_size));
  const bool whole =
      check == Check::kWhole || (check == Check::kSmall && bytes_.size() <= kSmallFile);
  if (whole && header.content != place_index_hash(bytes_.substr(sizeof header)))
    fail("its content does not agree with its checksum");
}

template <class Row>
std::span<const Row> PlaceIndex::section(PlaceIndexHeader::Section where,
                                         std::string_view what) const {
  if (where.begin % 8 != 0 || where.begin < sizeof(PlaceIndexHeader) ||
      where.begin > bytes_.size() || where.count > (bytes_.size() - where.begin) / sizeof(Row)) {
    fail("its " + std::string(what) + " lie outside it");
  }
  // The rows are integers and floats, for which all bytes are values.
  return {reinterpret_cast<const Row*>(bytes_.data() + where.begin),
          static_cast<std::size_t>(where.count)};
}

void PlaceIndex::parse(std::string_view bytes, Check check) {
  bytes_ = bytes;
  PlaceIndexHeader header;
  if (bytes.size() < sizeof header) fail("it is too short for a header");
  if (reinterpret_cast<std::uintptr_t>(bytes.data()) % 8 != 0)
    throw Error(ErrorKind::kInternal, "an index must begin at a multiple of eight", {name_, 0, 0});
  std::memcpy(&header, bytes.data(), sizeof header);
  check_header(header, check);
  places_ = section<PlaceRow>(header.places, "places");
  divisions_ = section<TextRow>(header.divisions, "divisions");
  countries_ = section<CountryRow>(header.countries, "countries");
  keys_ = section<KeyRow>(header.keys, "names");
  uses_ = section<Use>(header.uses, "uses");
  firsts_ = section<FirstRow>(header.firsts, "first words");
  const auto letters = section<char>(header.text, "letters");
  text_ = {letters.data(), letters.size()};
  about_ = text(header.about, header.about_size);
  content_ = header.content;
  if (places_.size() > Use::kMostPlaces) fail("it has more places than an index can hold");
  if (countries_.empty() || divisions_.empty() || keys_.empty())
    fail("it has no countries, divisions or names");
}

std::string_view PlaceIndex::text(std::uint32_t begin, std::uint32_t size) const {
  if (begin > text_.size() || size > text_.size() - begin) return {};
  return text_.substr(begin, size);
}

const PlaceIndex::FirstRow* PlaceIndex::first(std::string_view word) const {
  if (firsts_.size() < 2) return nullptr;
  const auto words = firsts_.first(firsts_.size() - 1);
  const auto found =
      std::lower_bound(words.begin(), words.end(), word, [&](const FirstRow& row, auto other) {
        return text(row.begin, row.size) < other;
      });
  if (found == words.end() || text(found->begin, found->size) != word) return nullptr;
  return &*found;
}

std::span<const PlaceIndex::Use> PlaceIndex::find(std::string_view folded) const {
  const FirstRow* word = first(folded.substr(0, folded.find(' ')));
  if (word == nullptr) return {};
  const std::uint32_t begin = word->first_key, end = (word + 1)->first_key;
  if (begin > end || end >= keys_.size()) return {};
  const auto keys = keys_.subspan(begin, end - begin);
  const auto found =
      std::lower_bound(keys.begin(), keys.end(), folded, [&](const KeyRow& row, auto key) {
        return text(row.begin, row.size) < key;
      });
  if (found == keys.end() || text(found->begin, found->size) != folded) return {};
  const KeyRow* row = &*found;  // another follows, the last of all at least
  const std::uint32_t first_use = row->first_use, last_use = (row + 1)->first_use;
  if (first_use > last_use || last_use > uses_.size()) return {};
  return uses_.subspan(first_use, last_use - first_use);
}

std::uint32_t PlaceIndex::longest(std::string_view first_word) const {
  const FirstRow* word = first(first_word);
  return word == nullptr ? 0 : word->longest;
}

PlaceIndex::Place PlaceIndex::place(std::uint32_t index) const {
  const PlaceRow& row = places_[index];
  Place place;
  place.name = text(row.name, row.name_size);
  if (row.division < divisions_.size()) {
    const TextRow& division = divisions_[row.division];
    place.division = text(division.begin, division.size);
  }
  place.country = row.country < countries_.size() ? row.country : std::uint16_t{0};
  place.kind = row.kind < kKinds ? static_cast<PlaceKind>(row.kind) : PlaceKind::kOther;
  place.flags = row.flags;
  // Bytes that were damaged may be no number at all; what is compared later must be one.
  const bool sane = row.lat >= -90 && row.lat <= 90 && row.lon >= -180 && row.lon <= 180;
  if (sane) {
    place.lat = row.lat;
    place.lon = row.lon;
  } else {
    place.flags &= static_cast<std::uint8_t>(~kLocated);
  }
  place.population = row.population;
  place.geonameid = row.geonameid;
  return place;
}

// "7f12a000-7f13b000 r--s ...", and some lines below "Rss:  1234 kB".
std::uint64_t PlaceIndex::resident_bytes() const {
  if (region_.get_size() == 0) return 0;
  std::array<char, 32> address{};
  std::snprintf(address.data(), address.size(), "%llx-",
                static_cast<unsigned long long>(
                    reinterpret_cast<std::uintptr_t>(region_.get_address())));
  std::ifstream maps("/proc/self/smaps");
  std::string line;
  while (std::getline(maps, line))
    if (line.starts_with(address.data())) break;
  while (std::getline(maps, line))
    if (line.starts_with("Rss:")) return std::strtoull(line.c_str() + 4, nullptr, 10) * 1024;
  return 0;
}

std::string_view PlaceIndex::about() const { return about_; }

std::string PlaceIndex::content_id() const {
  std::string out;
  for (int shift = 60; shift >= 0; shift -= 4)
    out += "0123456789abcdef"[(content_ >> shift) & 0xFU];
  return out;
}

}  // namespace annals
