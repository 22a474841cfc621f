#include "src/lexicon/place_index_builder.h"

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <utility>

#include "include/annals/error.h"
#include "src/base/files.h"
#include "src/base/hash.h"
#include "src/lexicon/place_names.h"
#include "src/lexicon/places_fold.h"

namespace annals {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kWaiting = 48U << 20U;  // bytes of names in memory before they go to files
constexpr std::size_t kLongestKey = 200;      // bytes; no report writes a longer name
constexpr std::array<const char*, 7> kPartSuffixes{".places", ".divisions", ".countries", ".keys",
                                                   ".uses",   ".firsts",    ".text"};

void append(std::string& out, const void* bytes, std::size_t size) {
  out.append(static_cast<const char*>(bytes), size);
}

std::size_t words_of(std::string_view key) {
  return static_cast<std::size_t>(std::count(key.begin(), key.end(), ' ')) + 1;
}

// Writes behind the header and hashes in the pieces of place_index_hash.
class HashingWriter {
public:
  explicit HashingWriter(std::ofstream& out) : out_(out) {}

  void write(std::string_view bytes) {
    size_ += bytes.size();
    while (!bytes.empty()) {
      const std::size_t some = std::min(bytes.size(), kPiece - piece_.size());
      piece_.append(bytes.substr(0, some));
      bytes.remove_prefix(some);
      if (piece_.size() == kPiece) flush();
    }
  }
  void align() {
    while (size_ % 8 != 0) write(std::string_view("\0", 1));
  }
  std::uint64_t hash() {
    if (!piece_.empty()) flush();
    return hash_;
  }
  [[nodiscard]] std::uint64_t size() const { return size_; }

private:
  void flush() {
    out_.write(piece_.data(), static_cast<std::streamsize>(piece_.size()));
    const std::array<std::uint64_t, 2> both{hash_, hash64(piece_)};
    hash_ = hash64({reinterpret_cast<const char*>(both.data()), sizeof both});
    piece_.clear();
  }

  static constexpr std::size_t kPiece = PlaceIndexHeader::kPiece;

  std::ofstream& out_;
  std::string piece_;
  std::uint64_t hash_ = 0, size_ = 0;
};

}  // namespace

PlaceIndexBuilder::PlaceIndexBuilder(fs::path output, const PlaceNouns& nouns)
    : output_(std::move(output)), nouns_(nouns) {
  std::error_code ignored;
  if (output_.has_parent_path()) fs::create_directories(output_.parent_path(), ignored);
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    parts_[i].path = beside(kPartSuffixes[i]);
    parts_[i].out.open(parts_[i].path, std::ios::binary | std::ios::trunc);
    if (!parts_[i].out) fail(parts_[i].path);
  }
}

PlaceIndexBuilder::~PlaceIndexBuilder() {
  std::error_code ignored;
  for (const Part& part : parts_) fs::remove(part.path, ignored);
  for (std::size_t letter = 0; letter < spilt_.size(); ++letter)
    if (spilt_[letter]) fs::remove(beside("." + std::to_string(letter)), ignored);
  if (!finished_) fs::remove(beside(".new"), ignored);
}

fs::path PlaceIndexBuilder::beside(const std::string& suffix) const {
  fs::path path = output_;
  path += suffix;
  return path;
}

void PlaceIndexBuilder::fail(const fs::path& path) const {
  throw Error(ErrorKind::kIo, std::string("cannot be written: ") + std::strerror(errno),
              {path.string(), 0, 0}, "is the disk full or the folder read-only?");
}

std::uint32_t PlaceIndexBuilder::division(std::string_view key) {
  const auto [found, is_new] = division_numbers_.try_emplace(
      std::string(key), static_cast<std::uint32_t>(divisions_.size()));
  if (is_new) divisions_.emplace_back();
  return found->second;
}

void PlaceIndexBuilder::name_division(std::uint32_t division, std::string_view name) {
  if (division == 0 || !divisions_[division].empty()) return;
  std::string folded = fold_place(name);
  std::string bare = division_name(folded, nouns_);
  divisions_[division] = bare.empty() ? std::move(folded) : std::move(bare);
}

std::uint16_t PlaceIndexBuilder::country(std::string_view code) {
  if (code.size() != 3) return 0;
  if (const auto found = country_numbers_.find(code); found != country_numbers_.end())
    return found->second;
  PlaceIndex::CountryRow row;
  std::copy(code.begin(), code.end(), row.code.begin());
  countries_.push_back(row);
  const auto number = static_cast<std::uint16_t>(countries_.size() - 1);
  country_numbers_.emplace(code, number);
  return number;
}

void PlaceIndexBuilder::write(PartName name, const void* rows, std::size_t size,
                              std::uint64_t count) {
  Part& part = parts_[name];
  part.out.write(static_cast<const char*>(rows), static_cast<std::streamsize>(size));
  if (!part.out) fail(part.path);
  part.count += count;
}

std::uint32_t PlaceIndexBuilder::add_text(std::string_view text) {
  const std::uint64_t begin = text_size_;
  text_size_ += text.size();
  if (text_size_ > UINT32_MAX)
    throw Error(ErrorKind::kData, "the names have more than 4 GB, which an index cannot hold",
                {output_.string(), 0, 0}, "leave out classes or small places");
  write(kText, text.data(), text.size(), text.size());
  return static_cast<std::uint32_t>(begin);
}

void PlaceIndexBuilder::add(const NewPlace& place, std::span<const std::string> aliases) {
  if (known_.size() == PlaceIndex::Use::kMostPlaces)
    throw Error(ErrorKind::kData, "more places than an index can hold", {output_.string(), 0, 0},
                "leave out classes or small places");
  const auto number = static_cast<std::uint32_t>(known_.size());
  PlaceIndex::PlaceRow row;
  const std::string_view name = place.name.substr(0, UINT16_MAX);
  row.name = add_text(name);
  row.name_size = static_cast<std::uint16_t>(name.size());
  row.division = place.division;
  row.population = place.population;
  row.lat = place.lat;
  row.lon = place.lon;
  row.geonameid = place.geonameid;
  row.country = country(place.country);
  row.kind = static_cast<std::uint8_t>(place.kind);
  row.flags = place.flags;
  write(kPlaces, &row, sizeof row, 1);
  known_.push_back({place.population, place.division, row.country, place.kind});
  add_name(place.name, number, 0);
  for (const std::string& alias : aliases) add_name(alias, number, PlaceIndex::Use::kAlias);
  if ((place.flags & PlaceIndex::kFirstDivision) == 0) return;
  // A division's bare name comes folded: it is a name, and names have capitals.
  const std::string bare = division_name(fold_place(place.name), nouns_);
  keep_name(bare, number, PlaceIndex::Use::kAlias | PlaceIndex::Use::kDivision);
}

void PlaceIndexBuilder::add_name(std::string_view name, std::uint32_t place, std::uint32_t flags) {
  const PlaceSpelling spelling = spell_place(name);
  if (spelling.first_lower) flags |= PlaceIndex::Use::kFirstLower;
  if (spelling.last_lower) flags |= PlaceIndex::Use::kLastLower;
  if (spelling.all_capitals) flags |= PlaceIndex::Use::kAllCapitals;
  keep_name(spelling.folded, place, flags);
}

void PlaceIndexBuilder::keep_name(std::string_view folded, std::uint32_t place,
                                  std::uint32_t flags) {
  if (folded.empty() || folded.size() > kLongestKey) return;
  const PlaceIndex::Use use(place, flags);
  const auto size = static_cast<unsigned char>(folded.size());
  std::string& letter = waiting_[static_cast<unsigned char>(folded.front())];
  append(letter, &use, sizeof use);
  append(letter, &size, sizeof size);
  letter += folded;
  waiting_bytes_ += folded.size() + sizeof use + sizeof size;
  if (waiting_bytes_ > kWaiting) spill();
}

void PlaceIndexBuilder::spill() {
  for (std::size_t letter = 0; letter < waiting_.size(); ++letter) {
    if (waiting_[letter].empty()) continue;
    const fs::path path = beside("." + std::to_string(letter));
    std::ofstream out(path, std::ios::binary | (spilt_[letter] ? std::ios::app : std::ios::trunc));
    spilt_[letter] = true;
    out.write(waiting_[letter].data(), static_cast<std::streamsize>(waiting_[letter].size()));
    out.flush();
    if (!out) fail(path);
    waiting_[letter].clear();
  }
  waiting_bytes_ = 0;
}

std::string PlaceIndexBuilder::read_letter(std::size_t letter) {
  std::string bytes;
  if (spilt_[letter]) bytes = read_file(beside("." + std::to_string(letter)));
  bytes += waiting_[letter];
  waiting_[letter] = {};
  return bytes;
}

void PlaceIndexBuilder::finish(std::string about) {
  for (std::size_t letter = 0; letter < waiting_.size(); ++letter) {
    const std::string bytes = read_letter(letter);
    std::vector<Named> names;
    for (std::size_t at = 0; at < bytes.size();) {
      Named named;
      std::memcpy(&named.use, bytes.data() + at, sizeof named.use);
      at += sizeof named.use;
      const auto size = static_cast<unsigned char>(bytes[at++]);
      named.key = std::string_view(bytes).substr(at, size);
      at += size;
      names.push_back(named);
    }
    write_letter(names);
  }
  write_tables();
  join_parts(about);
}

void PlaceIndexBuilder::write_letter(std::vector<Named>& names) {
  std::sort(names.begin(), names.end(), [&](const Named& a, const Named& b) {
    if (const int order = a.key.compare(b.key); order != 0) return order < 0;
    const std::uint32_t more = known_[a.use.place()].population;
    const std::uint32_t less = known_[b.use.place()].population;
    if (more != less) return more > less;
    if (a.use.place() != b.use.place()) return a.use.place() < b.use.place();
    return a.use.flags() < b.use.flags();
  });
  for (std::size_t begin = 0; begin < names.size();) {
    std::size_t end = begin;
    while (end < names.size() && names[end].key == names[begin].key) ++end;
    write_uses(std::span(names).subspan(begin, end - begin));
    begin = end;
  }
}

void PlaceIndexBuilder::write_uses(std::span<const Named> group) {
  using Use = PlaceIndex::Use;
  PlaceIndex::KeyRow row;
  row.size = static_cast<std::uint32_t>(group.front().key.size());
  row.begin = add_text(group.front().key);
  row.first_use = static_cast<std::uint32_t>(parts_[kUses].count);
  note_first(group.front().key);
  write(kKeys, &row, sizeof row, 1);
  std::map<std::pair<std::uint64_t, PlaceKind>, std::uint32_t> alike;
  for (std::size_t at = 0; at < group.size();) {
    const std::uint32_t place = group[at].use.place();
    std::uint32_t any = 0, all = ~std::uint32_t{0};
    for (; at < group.size() && group[at].use.place() == place; ++at) {
      any |= group[at].use.flags();
      all &= group[at].use.flags();
    }
    const Known& known = known_[place];
    const std::uint64_t where = (std::uint64_t{known.country} << 32U) | known.division;
    if (group.size() > kMostAlike && ++alike[{where, known.kind}] > kMostAlike) {
      ++hidden_;
      continue;
    }
    const std::uint32_t flags =
        (any & (Use::kFirstLower | Use::kLastLower)) |
        (all & (Use::kAlias | Use::kAllCapitals | Use::kDivision));
    const Use use(place, flags);
    write(kUses, &use, sizeof use, 1);
  }
}

// Keys are sorted, and no letter of a name sorts before the blank: those of one first word follow
// each other.
void PlaceIndexBuilder::note_first(std::string_view key) {
  const std::string_view word = key.substr(0, key.find(' '));
  const auto words = static_cast<std::uint16_t>(words_of(key));
  if (!firsts_.empty()) {
    PlaceIndex::FirstRow& last = firsts_.back();
    if (std::string_view(first_words_).substr(last.begin) == word) {
      last.longest = std::max(last.longest, words);
      return;
    }
  }
  firsts_.push_back({static_cast<std::uint32_t>(first_words_.size()),
                     static_cast<std::uint16_t>(word.size()), words,
                     static_cast<std::uint32_t>(parts_[kKeys].count)});
  first_words_ += word;
}

void PlaceIndexBuilder::write_tables() {
  const std::uint32_t begin = add_text(first_words_);
  for (PlaceIndex::FirstRow& row : firsts_) row.begin += begin;
  firsts_.push_back({0, 0, 0, static_cast<std::uint32_t>(parts_[kKeys].count)});
  write(kFirsts, firsts_.data(), firsts_.size() * sizeof firsts_[0], firsts_.size());
  PlaceIndex::KeyRow last;
  last.first_use = static_cast<std::uint32_t>(parts_[kUses].count);
  write(kKeys, &last, sizeof last, 1);
  for (const std::string& division : divisions_) {
    PlaceIndex::TextRow row;
    row.begin = add_text(division);
    row.size = static_cast<std::uint32_t>(division.size());
    write(kDivisions, &row, sizeof row, 1);
  }
  write(kCountries, countries_.data(), countries_.size() * sizeof(PlaceIndex::CountryRow),
        countries_.size());
}

void PlaceIndexBuilder::join_parts(const std::string& about) {
  PlaceIndexHeader header;
  header.about = add_text(about);
  header.about_size = static_cast<std::uint32_t>(about.size());
  const fs::path path = beside(".new");
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out.write(reinterpret_cast<const char*>(&header), sizeof header);
  HashingWriter writer(out);
  const std::array<PlaceIndexHeader::Section*, 7> sections{
      &header.places, &header.divisions, &header.countries, &header.keys,
      &header.uses,   &header.firsts,    &header.text};
  std::string piece(std::size_t{1} << 20U, '\0');
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    parts_[i].out.close();
    *sections[i] = {sizeof header + writer.size(), parts_[i].count};
    std::ifstream in(parts_[i].path, std::ios::binary);
    while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())), in.gcount() > 0)
      writer.write({piece.data(), static_cast<std::size_t>(in.gcount())});
    writer.align();
  }
  header.content = writer.hash();
  header.file_size = sizeof header + writer.size();
  header.checksum = hash64({reinterpret_cast<const char*>(&header),
                            offsetof(PlaceIndexHeader, checksum)});
  out.seekp(0);
  out.write(reinterpret_cast<const char*>(&header), sizeof header);
  out.close();
  if (!out) fail(path);
  std::error_code error;
  fs::rename(path, output_, error);
  if (error)
    throw Error(ErrorKind::kIo, "cannot be replaced: " + error.message(), {output_.string(), 0, 0});
  finished_ = true;
}

}  // namespace annals
