// Which of its namesakes a name means, on an invented index in real countries.
#include "src/where/resolve.h"

#include <gtest/gtest.h>

#include "src/base/text.h"
#include "src/doc/conllu.h"
#include "src/lexicon/test_gazetteer.h"
#include "src/where/where.h"

namespace annals::testing {
namespace {

namespace fs = std::filesystem;

constexpr const char* kPlaces =
    "# Invented places.\n# format   1\n# licence  ours\n"
    "# columns  name  aliases  kind  country  members  lat  lon  box\n"
    "# source   invented, 2026-11\n"
    "Tarn Basin\t\tregion\t\tNOR;SWE\t61\t7\t60,6,62,8\n"
    "Ostmark Sea\t\tsea\t\t\t20\t-40\t-20,-90,60,10\n";

std::string towns() {
  return dump_line({1, "Dorvik", "", "61.2", "7.1", "P.PPL", "NO", "14", "20000"}) +
         dump_line({2, "Dorvik", "", "58.0", "14.0", "P.PPL", "SE", "06", "40000"}) +
         dump_line({3, "Storvik", "", "61.5", "7.1", "P.PPL", "NO", "14", "2000000"}) +
         dump_line({4, "Vestmark", "", "61.5", "7.1", "A.ADM1", "NO", "14", "500000"}) +
         dump_line({5, "Morrow", "", "61.0", "7.0", "P.PPL", "NO", "14"}) +
         dump_line({6, "Harvest", "", "61.0", "7.0", "P.PPL", "NO", "14", "40"}) +
         dump_line({7, "Anna", "", "61.0", "7.0", "P.PPL", "NO", "14", "40"}) +
         dump_line({8, "Storvik Bridge", "", "61.0", "7.0", "S.BDG", "NO", "14"}) +
         dump_line({9, "March", "", "61.0", "7.0", "P.PPL", "NO", "14"}) +
         dump_line({10, "Storvik", "", "58.0", "14.0", "P.PPL", "SE", "06"});
}

// One gazetteer for all tests of this file.
const Stage& stage() {
  struct Loaded {
    TestFolder folder;
    std::unique_ptr<Stage> where;

    Loaded() {
      const fs::path data = folder / "data";
      fs::create_directories(data);
      for (const char* file : {"countries.tsv", "places_countries.tsv", "places_words.tsv",
                               "places_nouns.tsv", "given_names.tsv"})
        fs::copy_file(data_directory() / file, data / file);
      write_file(data / "places.tsv", kPlaces);
      import_dump(towns(), folder / "x.index");
      where = make_where_stage(data, Gazetteer::load_shared(data, folder / "x.index"));
    }
  };
  static const Loaded loaded;
  return *loaded.where;
}

// A tree for words such as "Rebels/NOUN attacked/VERB in/ADP Dorvik/PROPN ./PUNCT": prepositions on
// the next name, the rest on the verb.
std::string tree_of(const std::string& sentence) {
  std::vector<std::pair<std::string, std::string>> words;
  for (const auto word : split_words(sentence)) {
    const std::size_t slash = word.rfind('/');
    words.emplace_back(word.substr(0, slash), word.substr(slash + 1));
  }
  std::size_t verb = 0;
  while (verb + 1 < words.size() && words[verb].second != "VERB") ++verb;
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto& [form, upos] = words[i];
    std::size_t head = verb + 1;
    std::string rel = i < verb ? "nsubj" : "obj";
    std::size_t name = i + 1;
    while (name < words.size() && words[name].second != "PROPN" && words[name].second != "NOUN")
      ++name;
    if (i == verb) {
      head = 0;
      rel = "root";
    } else if (upos == "PUNCT") {
      rel = "punct";
    } else if ((upos == "ADP" || upos == "DET") && name < words.size()) {
      head = name + 1;
      rel = upos == "ADP" ? "case" : "det";
    } else if (i + 1 < words.size() && words[i + 1].second == "PROPN" && upos == "PROPN") {
      head = i + 2;
      rel = "compound";
    } else if (i > 0 && (words[i - 1].second == "ADP" || words[i - 1].second == "DET")) {
      rel = "obl";
    }
    out += form + " " + to_lower(form) + " " + upos + " " + std::to_string(head) + " " + rel + "\n";
  }
  return out + "\n";
}

void read(std::initializer_list<const char*> sentences, Document& doc) {
  std::string trees;
  for (const char* sentence : sentences) trees += tree_of(sentence);
  read_plain_trees(trees, doc);
  stage().run(doc);
}

// "Dorvik NOR; Norway NOR".
std::string print(const Document& doc) {
  std::string out;
  for (const PlaceMention& place : doc.places) {
    if (!out.empty()) out += "; ";
    out += std::string(doc.text(place.span)) + " " + std::string(place.country_view());
  }
  return out;
}

struct Case {
  const char* name;
  std::initializer_list<const char*> sentences;
  const char* expected;
};

std::ostream& operator<<(std::ostream& out, const Case& row) { return out << row.name; }

class Namesakes : public ::testing::TestWithParam<Case> {};

TEST_P(Namesakes, AreToldApart) {
  Document doc;
  read(GetParam().sentences, doc);
  EXPECT_EQ(print(doc), GetParam().expected);
}

const Case kCases[] = {
    {"LargerOne", {"Rebels/NOUN attacked/VERB in/ADP Dorvik/PROPN ./PUNCT"}, "Dorvik SWE"},
    {"CountryNamedNear",
     {"Police/NOUN met/VERB in/ADP Norway/PROPN ./PUNCT",
      "Rebels/NOUN attacked/VERB in/ADP Dorvik/PROPN ./PUNCT"},
     "Norway NOR; Dorvik NOR"},
    {"CountryBehindAComma",
     {"Rebels/NOUN attacked/VERB in/ADP Dorvik/PROPN ,/PUNCT Norway/PROPN ./PUNCT"},
     "Dorvik NOR; Norway NOR"},
    {"DivisionBehindAComma",
     {"Rebels/NOUN attacked/VERB in/ADP Dorvik/PROPN ,/PUNCT Vestmark/PROPN ./PUNCT"},
     "Dorvik NOR; Vestmark NOR"},
    {"Dateline",
     {"DORVIK/PROPN \u2014/PUNCT Rebels/NOUN attacked/VERB at/ADP dawn/NOUN ./PUNCT"},
     "DORVIK SWE"},
    {"AnAreaNamedNear",
     {"Fighting/NOUN spread/VERB in/ADP the/DET Tarn/PROPN Basin/PROPN ./PUNCT",
      "Rebels/NOUN attacked/VERB in/ADP Dorvik/PROPN ./PUNCT"},
     "Tarn Basin ---; Dorvik NOR"},
    {"AnOceanTellsNothing",
     {"Fighting/NOUN spread/VERB in/ADP the/DET Ostmark/PROPN Sea/PROPN ./PUNCT",
      "Rebels/NOUN attacked/VERB in/ADP Dorvik/PROPN ./PUNCT"},
     "Ostmark Sea ---; Dorvik SWE"},
    {"AHamletNeverHidesACity",
     {"Storvik/PROPN demanded/VERB an/DET answer/NOUN ./PUNCT"},
     "Storvik NOR"},
};
INSTANTIATE_TEST_SUITE_P(Where, Namesakes, ::testing::ValuesIn(kCases),
                         [](const auto& row) { return std::string(row.param.name); });

class Villages : public ::testing::TestWithParam<Case> {};

TEST_P(Villages, ArePlacesOnlyWhereTheWordsSaySo) {
  Document doc;
  read(GetParam().sentences, doc);
  EXPECT_EQ(print(doc), GetParam().expected);
}

const Case kVillages[] = {
    {"BehindAPreposition", {"Rebels/NOUN attacked/VERB in/ADP Morrow/PROPN ./PUNCT"}, "Morrow NOR"},
    {"NotAlone", {"Morrow/PROPN rejected/VERB the/DET offer/NOUN ./PUNCT"}, ""},
    {"AsElsewhereInTheReport",
     {"Rebels/NOUN attacked/VERB in/ADP Morrow/PROPN ,/PUNCT Norway/PROPN ./PUNCT",
      "Soldiers/NOUN fled/VERB from/ADP Morrow/PROPN ./PUNCT"},
     "Morrow NOR; Norway NOR; Morrow NOR"},
    {"ACommonWordInCapitals", {"Harvest/PROPN fed/VERB the/DET rebels/NOUN ./PUNCT"}, ""},
    {"AWordTheReportWritesSmall",
     {"The/DET harvest/NOUN failed/VERB in/ADP Norway/PROPN ./PUNCT",
      "Rebels/NOUN met/VERB Harvest/PROPN ./PUNCT"},
     "Norway NOR"},
    {"AGivenName", {"Rebels/NOUN met/VERB Anna/PROPN in/ADP Norway/PROPN ./PUNCT"}, "Norway NOR"},
    {"AMonth", {"Rebels/NOUN attacked/VERB in/ADP March/PROPN ./PUNCT"}, ""},
};
INSTANTIATE_TEST_SUITE_P(Where, Villages, ::testing::ValuesIn(kVillages),
                         [](const auto& row) { return std::string(row.param.name); });

TEST(Resolve, AlternativesAreKeptWithScores) {
  Document doc;
  read({"Rebels/NOUN attacked/VERB in/ADP Dorvik/PROPN ./PUNCT"}, doc);
  ASSERT_EQ(doc.places.size(), 1U);
  const PlaceMention& place = doc.places[0];
  EXPECT_EQ(place.geonameid, 2U);
  ASSERT_EQ(place.reading_count, 1U);
  const PlaceReading& other = doc.place_readings[place.first_reading];
  EXPECT_EQ(other.geonameid, 1U);
  EXPECT_EQ(std::string_view(other.country.data(), 3), "NOR");
  EXPECT_GT(other.score, 0.2F);
  EXPECT_LT(other.score, 0.5F) << "the best has more than any other";
}

TEST(Resolve, ABoxHoldsWhatLiesInIt) {
  Document doc;
  read({"Rebels/NOUN attacked/VERB in/ADP Dorvik/PROPN ,/PUNCT Tarn/PROPN Basin/PROPN ./PUNCT"},
       doc);
  ASSERT_EQ(doc.places.size(), 2U);
  EXPECT_EQ(doc.places[0].geonameid, 1U);
}

}  // namespace
}  // namespace annals::testing
