// A user's own types and frames: in records, in the run, and what is wrong with them. The walk-through of
// docs/reference/own_ontology.md runs as it stands there.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "include/annals/coder.h"
#include "src/base/files.h"
#include "src/base/text.h"
#include "src/lexicon/frames.h"
#include "src/lexicon/own_ontology.h"
#include "tests/shared_coder.h"

namespace annals::testing {
namespace {

namespace fs = std::filesystem;

const fs::path kPress = fs::path(ANNALS_SOURCE_DIR) / "samples/ontology/press";
constexpr const char* kHead = "# format 1\n# licence x\n# source invented\n";

class Ontologies : public ::testing::Test {
protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "annals_ontology_XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
    fs::create_directories(folder_ / "frames");
  }
  void TearDown() override { fs::remove_all(folder_); }

  void write(const std::string& file, const std::string& text) { std::ofstream(folder_ / file) << kHead << text; }

  // "LINE:COLUMN message", in the order of the reading.
  std::vector<std::string> faults() {
    Faults found;
    const auto ontology = std::make_shared<const OwnOntology>(read_ontology(folder_, found));
    (void)Frames::load(data_directory(), found, ontology);
    std::vector<std::string> out;
    for (const Error& fault : found.all())
      out.push_back(std::to_string(fault.place().line) + ":" + std::to_string(fault.place().column) + " " + fault.message());
    return out;
  }

  [[nodiscard]] Coder coder() const {
    CoderOptions options;
    options.ontology = folder_.string();
    return Coder(options);
  }

  fs::path folder_;
};

const Coder& press_coder() {
  static const Coder coder = [] {
    CoderOptions options;
    options.ontology = kPress.string();
    return Coder(options);
  }();
  return coder;
}

std::vector<Record> code(const Coder& coder, std::string_view text) {
  Article article;
  article.text = text;
  article.published = parse_day("2026-03-05").value();
  return coder.code(article)->records;
}

TEST(OwnTypes, StandInTheRecordInTheirOwnTerms) {
  const auto records = code(press_coder(), "The court jailed two editors in Dorvik on Tuesday.");
  ASSERT_EQ(records.size(), 1U);
  EXPECT_EQ(records[0].event_type, "ARREST_JOURNALIST");
  EXPECT_EQ(records[0].quad, "violation");
  EXPECT_EQ(records[0].modes, std::vector<std::string>{"jailed"});
  EXPECT_EQ(records[0].cameo, "173");
  EXPECT_EQ(records[0].intensity, -8.0);
  EXPECT_EQ(records[0].because.at(0).second.at(0), "frame press.jail of press");
  EXPECT_EQ(record_from_json(to_json(records[0])).event_type, "ARREST_JOURNALIST");
}

TEST(OwnTypes, BesideLeavesOursWhereNoneOfTheirsFits) {
  const auto records = code(press_coder(), "Police arrested a protester. Police arrested a reporter.");
  ASSERT_EQ(records.size(), 2U);
  EXPECT_EQ(records[0].event_type, "COERCE");
  EXPECT_EQ(records[1].event_type, "ARREST_JOURNALIST");
  EXPECT_NE(records[0].event, records[1].event) << "different types are different happenings";
}

TEST(OwnTypes, APlanBecomesWhatTheTypeSays) {
  const auto bans = code(press_coder(), "The government of Norland will ban the newspaper.");
  ASSERT_EQ(bans.size(), 1U);
  EXPECT_EQ(bans[0].event_type, "THREATEN_PRESS");
  EXPECT_EQ(bans[0].factuality, "actual");
  EXPECT_EQ(bans[0].cameo, "130");
  EXPECT_TRUE(bans[0].modes.empty());
  const auto arrests = code(press_coder(), "Police will arrest the reporter.");
  ASSERT_EQ(arrests.size(), 1U);
  EXPECT_EQ(arrests[0].event_type, "ARREST_JOURNALIST") << "without `future` it stays";
  EXPECT_EQ(arrests[0].factuality, "future");
}

TEST(OwnTypes, AreInTheRun) {
  EXPECT_TRUE(press_coder().data_version().starts_with(shared_coder().data_version() + "+press@"));
  EXPECT_NE(press_coder().run_id(), shared_coder().run_id());
  CoderOptions plover;
  plover.ontology = "plover";
  EXPECT_EQ(Coder(plover).run_id(), shared_coder().run_id());
}

TEST_F(Ontologies, InsteadSilencesOursButHearsSpeech) {
  write("ontology.txt", "ontology hits\n  plover instead\ntype HIT\n  like ASSAULT\n  quantities attacks\n");
  write("frames/hits.txt", "frame hits.shell\n  type HIT\n  words_v shell\n  actor subj by\n  recipient obj\n");
  const Coder hits = coder();
  const auto records = code(hits, "Police arrested four men. Rebels shelled the town, killing four people.");
  ASSERT_EQ(records.size(), 1U);
  EXPECT_EQ(records[0].event_type, "HIT");
  EXPECT_EQ(records[0].quad, "material conflict");
  EXPECT_TRUE(records[0].quantities.empty()) << "it counts attacks only";
  EXPECT_TRUE(code(hits, "Rebels threatened to shell the town.").empty());
  const auto charged = code(hits, "Norland accused the rebels of shelling the town.");
  ASSERT_EQ(charged.size(), 1U);
  EXPECT_EQ(charged[0].event_type, "HIT");
  EXPECT_EQ(charged[0].factuality, "alleged");
}

TEST_F(Ontologies, AnAnswerIsOfItsOwnType) {
  write("ontology.txt", "ontology visits\n  plover instead\ntype HOST\n  like CONSULT\n  future INVITE\ntype INVITE\n  like AGREE\n");
  write("frames/visits.txt", "frame visits.visit\n  type CONSULT\n  words_v visit\n  actor subj\n  recipient obj\n  answer HOST\n");
  const auto records = code(coder(), "Norway's president will visit Denmark.");
  ASSERT_EQ(records.size(), 2U);
  EXPECT_EQ(records[0].event_type, "AGREE");
  EXPECT_EQ(records[0].cameo, "030");
  EXPECT_EQ(records[1].event_type, "INVITE");
  EXPECT_EQ(records[1].cameo, "") << "not that of the type it is like";
}

TEST_F(Ontologies, EachFaultHasItsPlace) {
  write("ontology.txt", "ontology hits\n  plover above\ntype HIT\n  like ASAULT\n  mode Big\n  future HITS\n  colour red\n"
                        "type ASSAULT\n  like ASSAULT\ntype MISS\n  like ASSAULT\n  intensity -11\n  quantities deaths\n");
  write("frames/hits.txt", "frame hits.shell\n  type HITT\n  words_v shell\nframe hits.miss\n  type MISS\n"
                           "  words_v miss\n  mode aerial\n  need obj @nobody\n");
  const std::vector<std::string> found = faults();
  const auto has = [&](const std::string& fault) {
    return std::any_of(found.begin(), found.end(), [&](const std::string& one) { return one.starts_with(fault); });
  };
  for (const char* fault : {"5:10", "7:8", "8:8", "9:10", "10:3", "11:6 ASSAULT is a type of PLOVER", "15:13", "16:14",
                            "5:8 no type 'HITT'", "10:8 no mode 'aerial' of MISS", "11:8 no class 'nobody'"})
    EXPECT_TRUE(has(fault)) << fault << " is not among\n" << join(found, "\n");
}

TEST_F(Ontologies, WithoutOneItSaysSo) {
  CoderOptions options;
  options.ontology = "nowhere";
  EXPECT_THROW(Coder{options}, Error);
}

#ifdef ANNALS_COMMAND

// The commands of the page, in a checkout: what stands below a command is the beginning of what it prints.
TEST_F(Ontologies, TheWalkThroughRuns) {
  const std::string page = read_file(fs::path(ANNALS_SOURCE_DIR) / "docs/reference/own_ontology.md");
  const fs::path root = folder_ / "root", out = folder_ / "out";
  fs::create_directories(root);
  fs::create_directory_symlink(fs::path(ANNALS_SOURCE_DIR) / "samples", root / "samples");
  std::string expected, printed;
  int commands = 0;
  for (const std::string_view line : split(page, '\n')) {
    if (line.starts_with("    $ annals ")) {
      const std::string command = "cd '" + root.string() + "' && '" ANNALS_COMMAND "' " +
                                  std::string(line.substr(std::string_view("    $ annals ").size())) + " >" + out.string();
      const int status = std::system(command.c_str());
      EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << line;
      printed = read_file(out);
      EXPECT_FALSE(printed.empty()) << line;
      ++commands;
    } else if (line.starts_with("    ") && !printed.empty()) {
      const std::string shown(trim(line));
      EXPECT_NE(printed.find(shown), std::string::npos) << "the page shows\n" << shown << "\nand the command prints\n" << printed;
    } else if (!line.empty()) {
      printed.clear();
    }
  }
  EXPECT_EQ(commands, 6);
}

#endif

}  // namespace
}  // namespace annals::testing
