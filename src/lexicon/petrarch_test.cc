#include "src/lexicon/petrarch.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "src/base/files.h"
#include "src/lexicon/known_names.h"

namespace annals {
namespace {

struct Import {
  std::string rows;                 // the table without its head
  std::vector<std::string> faults;  // "LINE:COLUMN"
};

Import import(std::string_view text) {
  Faults of_data, faults;
  const Countries countries = Countries::load(data_directory(), of_data);
  const std::string table = to_groups_table(read_petrarch_actors("f", text, countries, faults), "s");
  Import out{table.substr(table.find("# source   s\n") + 13), {}};
  for (const Error& fault : faults.all())
    out.faults.push_back(std::to_string(fault.place().line) + ":" + std::to_string(fault.place().column));
  return out;
}

using Places = std::vector<std::string>;

TEST(Petrarch, ReadsNamesSynonymsAndComments) {
  const Import got = import("<!-- head\n# more -->\nDORVIK_GUARDS_ [LUXMIL] ; a guard\n+AL-DORVIK MEN # men\n");
  EXPECT_EQ(got.rows, "Dorvik Guards\tAl-Dorvik Men\tLUX MIL\t\t\n");
  EXPECT_TRUE(got.faults.empty());
}

TEST(Petrarch, ReadsDateLimits) {
  EXPECT_EQ(import("ADA VANTI\n\t[LUXGOV 850101-920301]\n\t[LUXELI >=19920302]\n\t[LUX <850101]\n").rows,
            "Ada Vanti\t\tLUX GOV\t1985-01-01\t1992-03-01\n"
            "Ada Vanti\t\tLUX ELI\t1992-03-02\t\n"
            "Ada Vanti\t\tLUX\t\t1984-12-31\n");
  EXPECT_EQ(import("X [LUX > 010228][BEL <= 300101]\n").rows, "X\t\tLUX\t2001-03-01\t\nX\t\tBEL\t\t2030-01-01\n");
}

TEST(Petrarch, MapsCodes) {
  EXPECT_EQ(import("A [IGOUNO]\nB [luxSEP]\nC [LUXMED]\nD [LUXHLH]\nE [NGM]\nF [---]\n"
                   "G [LUXGOVFRM]\nH [LUXCHRCTH]\n")
                .rows,
            "A\t\tUNO\t\t\nB\t\tLUX REB\t\t\nC\t\tLUX JRN\t\t\nD\t\tLUX MED\t\t\nE\t\tNGO\t\t\nF\t\t---\t\t\n"
            "G\t\tLUX GOV ELI\t\t\nH\t\tLUX REL\t\t\n");
}

TEST(Petrarch, TellsWhatItDoesNotKnowAndKeepsTheRest) {
  const Import got = import("A [LUXREBQQQ]\nB [QQQ]\n+\nC [LUX 85]\nD [LUX\nE [BEL]\n");
  EXPECT_EQ(got.rows, "A\t\tLUX REB\t\t\nB\t\t---\t\t\nE\t\tBEL\t\t\n");
  EXPECT_EQ(got.faults, (Places{"1:10", "2:4", "3:1", "4:8", "4:1", "5:3", "5:1"}));
  EXPECT_EQ(import("+A\n[LUX]\n").faults, (Places{"1:1", "2:1"}));
}

TEST(Petrarch, KeepsAcronyms) {
  EXPECT_EQ(import("UN [UNO]\n+U.N.\n+BBC_OF_THE_EAST\n+KI-LEE_O'DORVIK\n+THE_DARK_TOWER\n+UNESCO\n+de Dorvik\n").rows,
            "UN\tU.N.;BBC of the East;Ki-Lee O'Dorvik;Dark Tower;Unesco;de Dorvik\tUNO\t\t\n");
}

TEST(Petrarch, DropsAFourthSectorAndSaysSo) {
  Faults of_data, faults;
  const Countries countries = Countries::load(data_directory(), of_data);
  const auto actors = read_petrarch_actors("f", "A [LUXGOVMILCOPBUS]\n", countries, faults);
  EXPECT_EQ(actors.at(0).codes.at(0).code.to_string(), "LUX GOV MIL COP");
  ASSERT_EQ(faults.all().size(), 1U);
  EXPECT_EQ(faults.all()[0].message(), "a code holds three sectors; the fourth is dropped: 'BUS' in 'LUXGOVMILCOPBUS'");
  EXPECT_EQ(faults.all()[0].place().column, 16U);
}

TEST(Petrarch, LeavesStatesToTheirTable) {
  Faults of_data, faults;
  const Countries countries = Countries::load(data_directory(), of_data);
  auto actors = read_petrarch_actors(
      "f", "NORWAY [NOR]\n+NORWEGIAN\n+NORTHMEN\nDANISH [DNK]\nFRENCH [BEL]\nSWEDEN [SWEGOV]\n", countries, faults);
  EXPECT_EQ(leave_out_states(actors, countries), 3U);
  ASSERT_EQ(actors.size(), 3U);
  EXPECT_EQ(actors[0].names, std::vector<std::string>{"Northmen"});
  EXPECT_EQ(actors[1].names, std::vector<std::string>{"French"});
  EXPECT_EQ(actors[2].names, std::vector<std::string>{"Sweden"});
}

// Rows without the head, and the places of what is lost.
Import import_agents(std::string_view text) {
  Faults of_data, faults;
  const Roles roles = Roles::load(data_directory(), of_data);
  const std::string table = to_roles_table(read_petrarch_agents("f", text, roles, faults), "s");
  Import out{table.substr(table.find("# source   s\n") + 13), {}};
  for (const Error& fault : faults.all())
    out.faults.push_back(std::to_string(fault.place().line) + ":" + std::to_string(fault.place().column));
  return out;
}

TEST(Petrarch, ReadsAgents) {
  const Import got = import_agents(
      "!PERSON! = MAN, WOMAN\nMOOR!PERSON! [~REB]\nTIDE_MINISTER [~GOVFRM]\nMINISTRY_OF_GLORF [~GOV]\n"
      "GOLDEN_GLORF {GOLDEN_GLORVES} [AGR]\n"
      "GLORVERY {} [ ~BUS ] # a comment\n");
  EXPECT_EQ(got.rows,
            "moorman\tREB\tperson\t\nmoorwoman\tREB\tperson\t\ntide minister\tGOV ELI\tperson\tstate\n"
            "ministry of glorf\tGOV\tbody\tstate\n"
            "golden glorf\tAGR\tperson\t\ngolden glorves\tAGR\tperson\t\nglorvery\tBUS\tbody\t\n");
  EXPECT_TRUE(got.faults.empty());
}

TEST(Petrarch, TellsWhichAgentsItLoses) {
  const Import got = import_agents(
      "A [~QQQ]\nB [NGO~]\nC\nD {DS [~GOV]\nE [~MILNAV]\n!NONE!F [~GOV]\n[~GOV]\nG [~]\n!H = X\n");
  EXPECT_EQ(got.rows, "e\tMIL\tperson\t\n");
  EXPECT_EQ(got.faults, (Places{"1:5", "2:4", "3:1", "4:3", "5:8", "6:1", "7:1", "8:3", "9:1"}));
}

TEST(Petrarch, ReadsDiscards) {
  Faults faults;
  const auto discards = read_petrarch_discards("f", "# head\nDORVIK_CUP_ ; c\n+Regatta  # d\n+\n", faults);
  const std::string table = to_discards_table(discards, "s");
  EXPECT_TRUE(table.ends_with("# source   s\nDORVIK CUP\nRegatta\treport\n")) << table;
  EXPECT_EQ(faults.all().size(), 1U);
}

TEST(Petrarch, WritesATableThatKnownNamesReads) {
  Faults faults;
  const Countries countries = Countries::load(data_directory(), faults);
  const auto folder = std::filesystem::temp_directory_path() / "annals_petrarch_test";
  std::filesystem::create_directories(folder);
  const auto actors = read_petrarch_actors("f", "DORVIK_GUARDS [LUXMIL <850101] [LUXREB >=850101]\n+GUARDS\n", countries, faults);
  std::ofstream(folder / "groups.tsv") << to_groups_table(actors, "invented");
  std::ofstream(folder / "leaders.tsv") << to_groups_table({}, "invented");
  EXPECT_EQ(KnownNames::load(folder, faults).group_count(), 2U);
  for (const Error& fault : faults.all()) ADD_FAILURE() << fault.place().to_string() << fault.message();
}

// The dictionary of PETRARCH's validation suite, where it is at hand.
TEST(Petrarch, ReadsTheValidationSuite) {
  const std::filesystem::path file =
      data_directory() / "../../shared/data/petrarch_unit_tests/PETR.Validate.actors.txt";
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "no ../shared/data beside this checkout";
  Faults faults;
  const Countries countries = Countries::load(data_directory(), faults);
  const auto actors = read_petrarch_actors(file.string(), read_file(file), countries, faults);
  const auto gollum = std::find_if(actors.begin(), actors.end(), [](const auto& a) { return a.names[0] == "Gollum"; });
  ASSERT_NE(gollum, actors.end());
  EXPECT_EQ(gollum->names.size(), 4U);
  EXPECT_EQ(gollum->codes.at(0).to, make_day(1995, 5, 31));
}

}  // namespace
}  // namespace annals
