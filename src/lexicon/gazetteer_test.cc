#include "src/lexicon/gazetteer.h"

#include <gtest/gtest.h>

#include "src/lexicon/test_gazetteer.h"

namespace annals::testing {
namespace {

namespace fs = std::filesystem;

constexpr const char* kHead =
    "# Invented places.\n# format   1\n# licence  ours\n"
    "# columns  name  aliases  kind  country  members  lat  lon  box\n"
    "# source   invented, 2026-11\n";

// The data that a gazetteer reads, with places of our own.
void make_data(const fs::path& folder, const std::string& places) {
  fs::create_directories(folder);
  for (const char* file : {"countries.tsv", "places_countries.tsv", "places_words.tsv",
                           "places_nouns.tsv", "given_names.tsv"})
    fs::copy_file(data_directory() / file, folder / file);
  write_file(folder / "places.tsv", kHead + places);
}

// "Dorvik NOR places 20000 #7", the uses of a name in order, parted by "; ".
std::string print(const Gazetteer& gazetteer, std::string_view folded) {
  std::string out;
  for (const PlaceUse& use : gazetteer.find(folded)) {
    const GazetteerEntry entry = gazetteer.entry(use.entry);
    if (!out.empty()) out += "; ";
    out += std::string(entry.name) + " " + std::string(entry.country_view());
    out += entry.origin == PlaceOrigin::kIndex    ? " index"
           : entry.origin == PlaceOrigin::kPlaces ? " places"
                                                  : " countries";
    if (entry.population > 0) out += " " + std::to_string(entry.population);
    if (entry.geonameid > 0) out += " #" + std::to_string(entry.geonameid);
  }
  return out;
}

TEST(Gazetteer, OursStandsFirstAndLearnsFromTheIndex) {
  const TestFolder folder;
  make_data(folder / "data", "Dorvik\tDorwick\tcity\tNOR\t\t61.2\t7.1\t\n");
  import_dump(dump_line({7, "Dorvik", "Durvik", "61.3", "7.0", "P.PPL", "NO", "14", "20000"}) +
                  dump_line({8, "Dorvik", "", "61.3", "7.2", "P.PPL", "NO", "15", "300"}) +
                  dump_line({9, "Dorvik", "", "50.0", "7.0", "P.PPL", "NO", "14", "90000"}) +
                  dump_line({10, "Dorvik", "", "61.2", "7.1", "P.PPL", "SE", "06", "40000"}) +
                  dump_line({11, "Norway", "", "61.2", "7.1", "P.PPL", "NO", "", "40000"}) +
                  dump_line({12, "Norway", "", "61.2", "7.1", "P.PPL", "SE", "", "30000"}),
              folder / "x.index");
  const auto gazetteer = Gazetteer::load_shared(folder / "data", folder / "x.index");
  EXPECT_EQ(print(*gazetteer, "dorvik"),
            "Dorvik NOR places 20000 #7; Dorvik NOR index 90000 #9; Dorvik SWE index 40000 #10")
      << "two that lie near are ours, the larger gives the number";
  EXPECT_EQ(print(*gazetteer, "durvik"), "Dorvik NOR places 20000 #7");
  EXPECT_EQ(print(*gazetteer, "dorwick"), "Dorvik NOR places 20000 #7");
  EXPECT_EQ(print(*gazetteer, "norway"), "Norway NOR countries; Norway SWE index 30000 #12")
      << "the state, never the town of its name inside it";
  EXPECT_TRUE(gazetteer->has_index());
}

TEST(Gazetteer, WithoutAnIndexOursAreKnown) {
  const TestFolder folder;
  make_data(folder / "data", "Dorvik\t\tcity\tNOR\t\t61.2\t7.1\n");
  const auto gazetteer = Gazetteer::load_shared(folder / "data", {});
  EXPECT_EQ(print(*gazetteer, "dorvik"), "Dorvik NOR places");
  EXPECT_FALSE(gazetteer->has_index());
  EXPECT_EQ(gazetteer->longest("dorvik"), 1U);
}

TEST(Gazetteer, ADamagedIndexIsAFaultWithItsPath) {
  const TestFolder folder;
  write_file(folder / "x.index", std::string(500, 'x'));
  Faults faults;
  const Gazetteer gazetteer = Gazetteer::load(data_directory(), folder / "x.index", faults);
  ASSERT_EQ(faults.all().size(), 1U);
  EXPECT_EQ(faults.all()[0].place().file, (folder / "x.index").string());
  EXPECT_FALSE(gazetteer.has_index());
}

TEST(Gazetteer, TheChosenIndexIsUsedOrMissed) {
  const TestFolder folder;
  write_file(folder / "x.index", "x");
  EXPECT_EQ(gazetteer_index(folder / "", folder / "x.index"), folder / "x.index");
  EXPECT_THROW((void)gazetteer_index(folder / "", folder / "y.index"), Error);
  ::setenv("ANNALS_GAZETTEER", (folder / "x.index").c_str(), 1);
  EXPECT_EQ(gazetteer_index(folder / ""), folder / "x.index");
  ::unsetenv("ANNALS_GAZETTEER");
  write_file(folder / "gazetteer.index", "x");
  EXPECT_EQ(gazetteer_index(folder / ""), folder / "gazetteer.index");
}

struct BoxCase {
  const char* box;
  const char* fault;  // part of it; empty for none
};

TEST(Gazetteer, BoxesAreReadAndChecked) {
  const BoxCase rows[] = {{"60,6,62,8", ""},
                          {" 60, 6, 62, 8.5", ""},
                          {"60,178,62,-178", "far outside"},
                          {"62,6,60,8", "south,west,north,east"},
                          {"60,6,62", "south,west,north,east"},
                          {"60,6,62,x", "south,west,north,east"},
                          {"60,6,95,8", "south,west,north,east"},
                          {"-60,6,-50,8", "far outside"}};
  for (const BoxCase& row : rows) {
    const TestFolder folder;
    make_data(folder / "data",
              std::string("Tarn Basin\t\tregion\tNOR\t\t61\t7\t") + row.box + "\n");
    Faults faults;
    const Gazetteer gazetteer = Gazetteer::load(folder / "data", {}, faults);
    if (*row.fault == '\0') {
      EXPECT_TRUE(faults.empty()) << row.box;
      const GazetteerEntry entry = gazetteer.entry(gazetteer.find("tarn basin")[0].entry);
      ASSERT_NE(entry.box, nullptr);
      EXPECT_EQ(distance_km(entry, 60.5, 7.9), 0);
      EXPECT_GT(distance_km(entry, 60.5, 10), 50);
    } else {
      ASSERT_EQ(faults.all().size(), 1U) << row.box;
      EXPECT_NE(faults.all()[0].message().find(row.fault), std::string::npos)
          << faults.all()[0].what();
      EXPECT_EQ(faults.all()[0].place().line, 6U);
    }
  }
}

TEST(PlaceArea, DistancesAreAlongTheGlobe) {
  EXPECT_NEAR(distance_km(0, 0, 0, 1), 111.2, 0.1);
  EXPECT_NEAR(distance_km(0, 179.5, 0, -179.5), 111.2, 0.1);
  EXPECT_NEAR(distance_km(90, 0, -90, 0), 20015, 1);
}

TEST(PlaceArea, ABoxMayCrossThe180thMeridian) {
  const PlaceBox box{-21, 177, -12, -178};
  EXPECT_TRUE(box.contains(-18, 179));
  EXPECT_TRUE(box.contains(-18, -179));
  EXPECT_FALSE(box.contains(-18, 0));
  EXPECT_EQ(distance_km(box, -18, 180), 0);
  EXPECT_NEAR(distance_km(box, -18, 175), 211, 2);
  EXPECT_NEAR(distance_km(box, -18, -176), 211, 2);
  EXPECT_NEAR(distance_km(box, -10, 178), 222, 1);
}

}  // namespace
}  // namespace annals::testing
