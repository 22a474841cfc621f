#include "src/lexicon/place_index.h"

#include <gtest/gtest.h>

#include <cstring>
#include <random>

#include "src/base/hash.h"
#include "src/lexicon/test_gazetteer.h"

namespace annals::testing {
namespace {

const std::string& dump() {
  static const std::string text =
      dump_line({1, "Dorvik", "Durvik,D\u00f8rvik", "61.2", "7.1", "P.PPL", "NO", "14", "20000"}) +
      dump_line({2, "Dorvik", "", "58.0", "14.0", "P.PPL", "SE", "06", "90000"}) +
      dump_line({3, "Dorvik Fjord", "", "61.3", "7.0", "H.BAY", "NO", "14"}) +
      dump_line({4, "Tarn Province", "", "60.0", "8.0", "A.ADM1", "NO", "14", "300000"}) +
      dump_line({5, "\u017belazna", "", "52.0", "19.0", "P.PPL", "PL", "76"});
  return text;
}

// The bytes of an index, where a mapping may begin.
class Bytes {
public:
  explicit Bytes(std::string_view from) : words_((from.size() + 7) / 8) {
    size_ = from.size();
    if (size_ > 0) std::memcpy(words_.data(), from.data(), size_);
  }
  char* data() { return reinterpret_cast<char*>(words_.data()); }
  std::string_view view() { return {data(), size_}; }

private:
  std::vector<std::uint64_t> words_;
  std::size_t size_ = 0;
};

std::string made() {
  const TestFolder folder;
  import_dump(dump(), folder / "x.index");
  return read_file(folder / "x.index");
}

// Asks for everything that a gazetteer asks for.
std::size_t use_all(const PlaceIndex& index) {
  std::size_t letters = index.about().size();
  for (const char* name : {"dorvik", "durvik", "dorvik fjord", "tarn", "tarn province", "zelazna",
                           "a", "", "zzz", "nowhere at all"}) {
    letters += index.longest(name);
    for (const PlaceIndex::Use use : index.find(name)) {
      if (use.place() >= index.size()) continue;
      const PlaceIndex::Place place = index.place(use.place());
      letters += place.name.size() + place.division.size() + name_of(place.kind).size();
      EXPECT_LT(place.country, index.countries().size());
    }
  }
  for (std::uint32_t i = 0; i < index.size(); ++i) letters += index.place(i).name.size();
  return letters;
}

TEST(PlaceIndex, AnswersByFoldedName) {
  const TestFolder folder;
  import_dump(dump(), folder / "x.index");
  const PlaceIndex index = PlaceIndex::open(folder / "x.index", PlaceIndex::Check::kWhole);
  EXPECT_EQ(index.size(), 5U);
  const auto uses = index.find("dorvik");
  ASSERT_EQ(uses.size(), 2U);
  const PlaceIndex::Place first = index.place(uses[0].place());
  EXPECT_EQ(first.geonameid, 2U) << "the larger one comes first";
  EXPECT_EQ(std::string_view(index.countries()[first.country].code.data(), 3), "SWE");
  const PlaceIndex::Place second = index.place(uses[1].place());
  EXPECT_EQ(second.division, "tarn") << "the class word of Tarn Province is left out";
  EXPECT_EQ(second.population, 20000U);
  EXPECT_FLOAT_EQ(second.lat, 61.2F);
  EXPECT_EQ(index.longest("dorvik"), 2U);
  EXPECT_EQ(index.longest("tarn"), 2U);
  EXPECT_EQ(index.longest("dor"), 0U);
  ASSERT_EQ(index.find("durvik").size(), 1U);
  EXPECT_TRUE(index.find("durvik")[0].has(PlaceIndex::Use::kAlias));
  ASSERT_EQ(index.find("tarn").size(), 1U);
  EXPECT_TRUE(index.find("tarn")[0].has(PlaceIndex::Use::kDivision));
  ASSERT_EQ(index.find("zelazna").size(), 1U);
  EXPECT_EQ(index.place(index.find("zelazna")[0].place()).name, "\u017belazna");
  EXPECT_TRUE(index.find("d").empty());
}

TEST(PlaceIndex, TheSameDumpGivesTheSameBytes) { EXPECT_EQ(made(), made()); }

TEST(PlaceIndex, AFileThatIsNotThereIsNotFound) {
  try {
    (void)PlaceIndex::open("/nowhere/x.index");
    ADD_FAILURE() << "opened";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kNotFound);
    EXPECT_EQ(error.place().file, "/nowhere/x.index");
  }
}

TEST(PlaceIndex, ACutFileIsRefusedAtEveryLength) {
  const TestFolder folder;
  const std::string whole = made();
  for (std::size_t size = 0; size < whole.size(); size += size < 400 ? 1 : 37) {
    const auto path = folder / "cut.index";
    write_file(path, std::string_view(whole).substr(0, size));
    try {
      (void)PlaceIndex::open(path, PlaceIndex::Check::kHeader);
      ADD_FAILURE() << "opened with " << size << " bytes";
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kData);
      EXPECT_EQ(error.place().file, path.string());
    }
  }
}

TEST(PlaceIndex, AFlippedByteIsSeen) {
  const std::string whole = made();
  for (std::size_t at = 0; at < whole.size(); at += at < 200 ? 1 : 7) {
    Bytes bytes(whole);
    bytes.data()[at] = static_cast<char>(bytes.data()[at] ^ 0x20);
    EXPECT_THROW((void)PlaceIndex::over(bytes.view(), "flipped", PlaceIndex::Check::kWhole), Error)
        << "byte " << at;
  }
}

// Checksums protect from accidents; whoever makes them fit must not do harm either.
TEST(PlaceIndex, DamageUnderAFittingHeaderDoesNoHarm) {
  const std::string whole = made();
  std::mt19937 random(7);
  std::size_t opened = 0;
  for (int round = 0; round < 3000; ++round) {
    Bytes bytes(whole);
    for (int flips = 0; flips < 1 + round % 8; ++flips)
      bytes.data()[random() % whole.size()] = static_cast<char>(random());
    PlaceIndexHeader header;
    std::memcpy(&header, bytes.data(), sizeof header);
    header.checksum =
        hash64(bytes.view().substr(0, offsetof(PlaceIndexHeader, checksum)));
    std::memcpy(bytes.data(), &header, sizeof header);
    try {
      const auto index = PlaceIndex::over(bytes.view(), "damaged", PlaceIndex::Check::kHeader);
      (void)use_all(index);
      ++opened;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kData);
    }
  }
  EXPECT_GT(opened, 100U);
}

}  // namespace
}  // namespace annals::testing
