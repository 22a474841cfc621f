#include "src/lexicon/geonames.h"

#include <gtest/gtest.h>

#include "src/lexicon/test_gazetteer.h"

namespace annals::testing {
namespace {

// "Dorvik city NOR tarn 20000 major", the uses of a name in order, parted by "; ".
std::string print(const PlaceIndex& index, std::string_view folded) {
  std::string out;
  for (const PlaceIndex::Use use : index.find(folded)) {
    const PlaceIndex::Place place = index.place(use.place());
    if (!out.empty()) out += "; ";
    out += std::string(place.name) + " " + std::string(name_of(place.kind)) + " " +
           std::string(index.countries()[place.country].code.data(), 3);
    if (!place.division.empty()) out += " " + std::string(place.division);
    if (place.population > 0) out += " " + std::to_string(place.population);
    if ((place.flags & PlaceIndex::kMajor) != 0) out += " major";
    if (use.has(PlaceIndex::Use::kAlias)) out += " alias";
  }
  return out;
}

struct Import {
  explicit Import(const std::string& dump, const GeonamesOptions& options = {})
      : done(import_dump(dump, folder / "x.index", options)),
        index(PlaceIndex::open(folder / "x.index")) {}

  TestFolder folder;
  Imported done;
  PlaceIndex index;
};

TEST(GeonamesImport, FeaturesBecomeKinds) {
  const Import import(
      dump_line({1, "Ostmark", "", "61", "7", "P.PPLA", "NO", "14", "900"}) +
      dump_line({2, "Tarn", "", "61", "7", "A.ADM1", "NO", "14"}) +
      dump_line({3, "Lower Tarn", "", "61", "7", "A.ADM2", "NO", "14"}) +
      dump_line({4, "Ostmark Strait", "", "61", "7", "H.STRT", "", "00"}) +
      dump_line({5, "Ost River", "", "61", "7", "H.STM", "NO", ""}) +
      dump_line({6, "Ostmark Isle", "", "61", "7", "T.ISL", "NO", ""}) +
      dump_line({7, "Mount Tarn", "", "61", "7", "T.MT", "NO", ""}) +
      dump_line({8, "Ostmark Air Base", "", "61", "7", "S.AIRB", "NO", ""}) +
      dump_line({9, "Ostmark Farm", "", "61", "7", "S.FRM", "NO", ""}) +
      dump_line({10, "Norgia", "", "61", "7", "A.PCLI", "NO", ""}));
  EXPECT_EQ(print(import.index, "ostmark"), "Ostmark city NOR tarn 900 major");
  EXPECT_EQ(print(import.index, "tarn"), "Tarn admin NOR major");
  EXPECT_EQ(print(import.index, "lower tarn"), "Lower Tarn admin NOR tarn");
  EXPECT_EQ(print(import.index, "ostmark strait"), "Ostmark Strait sea ---");
  EXPECT_EQ(print(import.index, "ost river"), "Ost River other NOR");
  EXPECT_EQ(print(import.index, "ostmark isle"), "Ostmark Isle region NOR");
  EXPECT_EQ(print(import.index, "mount tarn"), "Mount Tarn other NOR");
  EXPECT_EQ(print(import.index, "ostmark air base"), "Ostmark Air Base facility NOR");
  EXPECT_EQ(print(import.index, "ostmark farm"), "");
  EXPECT_EQ(import.done.counts.taken, 8U);
  EXPECT_EQ(import.done.counts.other_features, 2U) << "a farm, and a state, countries.tsv's";
  EXPECT_NE(import.index.about().find("CC BY 4.0"), std::string_view::npos);
}

TEST(GeonamesImport, BadLinesCostThemselvesAlone) {
  std::string dump = dump_line({1, "Dorvik", "", "61", "7", "P.PPL", "NO", ""});
  dump += "too\tfew\tcells\n";
  dump += dump_line({2, "Nordvik", "", "95", "7", "P.PPL", "NO", ""});
  dump += dump_line({3, "Sudvik", "", "61", "nan", "P.PPL", "NO", ""});
  dump += dump_line({4, "Vestvik", "", "61", "7", "P.PPL", "QQ", ""});
  dump += dump_line({0, "Ostvik", "", "61", "7", "P.PPL", "NO", ""});
  dump += dump_line({5, "Vik\xFF", "", "61", "7", "P.PPL", "NO", ""});
  dump += dump_line({6, "...", "", "61", "7", "P.PPL", "NO", ""});
  dump += dump_line({7, "Midvik", "", "61", "7", "P.PPL", "NO", "", "-3"});
  dump += std::string(300'000, 'x') + "\n\n";
  dump += dump_line({8, "Lastvik", "", "61", "7", "P.PPL", "NO", ""});
  dump.pop_back();  // the last line may lack its end
  const Import import(dump);
  EXPECT_EQ(import.done.counts.taken, 2U);
  EXPECT_EQ(import.done.counts.lines, 12U);
  EXPECT_EQ(import.done.counts.bad, 10U);
  ASSERT_EQ(import.done.faults.size(), 10U);
  EXPECT_TRUE(import.done.faults[0].starts_with("dump.txt:2:1: ")) << import.done.faults[0];
  EXPECT_EQ(print(import.index, "lastvik"), "Lastvik city NOR");
}

TEST(GeonamesImport, PackedDumpsAreRefusedWithAHint) {
  const TestFolder folder;
  EXPECT_THROW(import_dump("\x1F\x8B\x08 packed", folder / "x.index"), Error);
  EXPECT_THROW(import_dump("PK\x03\x04 packed", folder / "x.index"), Error);
  EXPECT_FALSE(std::filesystem::exists(folder / "x.index"));
}

TEST(GeonamesImport, NamesInOtherScriptsAndCodesAreLeftOut) {
  const Import import(dump_line({1, "Dorvik",
                                 "DRV,\u0414\u043e\u0440\u0432\u0438\u043a,D\u00f3rvik,Dorwick,"
                                 "dorvik by,Dor,Dorvik 2,\u062f\u0648\u0631\u0641\u064a\u0643",
                                 "61", "7", "P.PPL", "NO", "", "20000"}));
  EXPECT_EQ(print(import.index, "dorwick"), "Dorvik city NOR 20000 major alias");
  EXPECT_EQ(import.index.key_count(), 2U);
  EXPECT_TRUE(is_usable_alias("Durv\u00edk", NameLanguage::kUnknown));
  EXPECT_TRUE(is_usable_alias("Ayr", NameLanguage::kTold));
  EXPECT_FALSE(is_usable_alias("Ayr", NameLanguage::kUnknown));
  EXPECT_FALSE(is_usable_alias("\u0414\u043e\u0440\u0432\u0438\u043a", NameLanguage::kTold));
}

TEST(GeonamesImport, SelectsByCountryClassAndPeople) {
  const std::string dump = dump_line({1, "Dorvik", "", "61", "7", "P.PPL", "NO", "", "800"}) +
                           dump_line({2, "Nordvik", "", "61", "7", "P.PPL", "SE", "", "9000"}) +
                           dump_line({3, "Tarn Isle", "", "61", "7", "T.ISL", "NO", ""}) +
                           dump_line({4, "Storvik", "", "61", "7", "P.PPL", "NO", "", "9000"}) +
                           dump_line({4, "Storvik", "", "61", "7", "P.PPL", "NO", "", "9000"});
  GeonamesOptions options;
  options.countries = {"NO"};
  options.classes = "P";
  options.min_population = 1000;
  const Import import(dump, options);
  EXPECT_EQ(import.index.size(), 1U);
  EXPECT_EQ(import.done.counts.other_countries, 1U);
  EXPECT_EQ(import.done.counts.other_features, 1U);
  EXPECT_EQ(import.done.counts.too_small, 1U);
  EXPECT_EQ(import.done.counts.duplicates, 1U);
  options.countries = {"NOR"};
  EXPECT_EQ(Import(dump, options).index.size(), 1U);
  options.countries = {"NORWAY"};
  EXPECT_THROW(Import(dump, options), Error);
  options.countries = {};
  options.classes = "PX";
  EXPECT_THROW(Import(dump, options), Error);
}

TEST(GeonamesImport, FilesOfNamesAndDivisionsAreUsed) {
  const TestFolder folder;
  write_file(folder / "names.txt",
             "1\t1\ten\tDorwick\t1\t\t\t\t\t\n2\t1\tde\tDorwiek\t\t\t\t\t\t\n"
             "3\t1\t\tOld Dorvik\t\t\t\t1\t\t\n4\t1\ten\tThe Big Dor\t\t\t1\t\t\t\nfaulty\n");
  write_file(folder / "divisions.txt", "NO.14\tTarn County\tTarn County\t77\n");
  GeonamesOptions options;
  options.alternate_names = folder / "names.txt";
  options.divisions = folder / "divisions.txt";
  const Import import(dump_line({1, "Dorvik", "Dorvique", "61", "7", "P.PPL", "NO", "14"}),
                      options);
  EXPECT_EQ(print(import.index, "dorwick"), "Dorwick city NOR tarn");
  EXPECT_EQ(print(import.index, "dorvik"), "Dorwick city NOR tarn alias");
  EXPECT_EQ(print(import.index, "old dorvik"), "Dorwick city NOR tarn alias");
  EXPECT_EQ(print(import.index, "dorwiek"), "");
  EXPECT_EQ(print(import.index, "dorvique"), "");
  EXPECT_EQ(print(import.index, "the big dor") + print(import.index, "big dor"), "");
  EXPECT_EQ(import.done.counts.bad, 1U);
}

TEST(GeonamesImport, NamesakesInOneDivisionAreLimited) {
  std::string dump;
  for (int id = 1; id <= 50; ++id)
    dump += dump_line({id, "Dorvik", "", "61", "7", "P.PPL", "NO", id <= 40 ? "14" : "15",
                       std::to_string(id)});
  const Import import(dump);
  EXPECT_EQ(import.index.find("dorvik").size(), 2 * PlaceIndexBuilder::kMostAlike);
  EXPECT_EQ(import.done.hidden, 50 - 2 * PlaceIndexBuilder::kMostAlike);
  EXPECT_EQ(import.index.place(import.index.find("dorvik")[0].place()).population, 50U);
}

}  // namespace
}  // namespace annals::testing
