// brief, diff, forget, cite and the filters by position, as users call them. All reports are invented.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#ifdef ANNALS_COMMAND
#include "tests/command.h"

namespace annals::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

constexpr const char* kReports =
    R"({"id":"a1","text":"Rebels shelled Aleppo on Tuesday, killing at least 3 people, the army said. Police in Aleppo arrested Jon Marrow, a teacher.","published":"2024-03-06","outlet":"The Valley Post","url":"https://valley.example/1","licence":"CC BY 4.0"}
{"id":"a2","text":"Rebels killed 9 people in Aleppo on Tuesday, hospital officials said. The rebels denied that they had shelled Aleppo.","published":"2024-03-07","outlet":"The Echo","url":"https://echo.example/2"}
{"id":"a3","text":"Rebels killed 12 people in Aleppo on Tuesday, the ministry said. Police in Oslo arrested 7 protesters.","published":"2024-03-07","outlet":"Herald <b>","url":"https://herald.example/3"}
)";

class StoryCommands : public Command {
protected:
  void SetUp() override {
    Command::SetUp();
    reports_ = write("reports.jsonl", kReports);
    db_ = path("news.db");
    ASSERT_EQ(annals("add " + db_ + " " + reports_).code, 0);
  }
  std::string reports_, db_;
};

TEST_F(StoryCommands, ABriefInThreeForms) {
  ASSERT_EQ(annals("tally " + db_ + " --type ASSAULT --save assaults").code, 0);
  const std::string text = annals("brief " + db_ + " --date 2024-03-07").out;
  for (const char* part : {"Changed happenings (1)", "killed: at least 3 → 9, by hospital officials", "Denied (1)", "Disputed figures (1)",
                           "New happenings (1)", "Ledgers (1)", "https://echo.example/2"})
    EXPECT_THAT(text, HasSubstr(part));
  const std::string html = annals("brief " + db_ + " --format html --date 2024-03-07").out;
  EXPECT_THAT(html, HasSubstr("Herald &lt;b&gt;"));
  EXPECT_THAT(html, Not(HasSubstr("<b>")));
  EXPECT_THAT(annals("brief " + db_ + " --format markdown --date 2024-03-07").out, StartsWith("# Brief of 2024-03-07"));
  EXPECT_THAT(annals("brief " + db_ + " --date 2030-01-01").out, HasSubstr("0 reports"));
  EXPECT_EQ(annals("brief " + db_ + " --date sometime").code, 2);
  EXPECT_EQ(annals("brief " + db_).code, 2);
}

TEST_F(StoryCommands, PrivatePersonsAreShownByRoleUnlessNamesAreAskedFor) {
  for (const std::string& command : {"brief " + db_ + " --date 2024-03-06", "happenings " + db_ + " --type COERCE --format json"}) {
    EXPECT_THAT(annals(command).out, Not(HasSubstr("Marrow"))) << command;
    EXPECT_THAT(annals(command + " --names all").out, HasSubstr("Marrow")) << command;
  }
}

TEST_F(StoryCommands, AHappeningShowsEachFieldWithItsSources) {
  const auto first = nlohmann::json::parse(annals("happenings " + db_ + " --type ASSAULT --least-reports 3 --format json").out);
  const std::string id = first["happening"];
  EXPECT_EQ(first["reports"], 3);
  const auto one = nlohmann::json::parse(annals("happenings " + db_ + " " + id + " --format json").out);
  const auto& killed = one["fields"].back();
  EXPECT_EQ(killed["field"], "killed");
  EXPECT_EQ(killed["best"], "9");
  EXPECT_EQ(killed["values"].size(), 3U);
  EXPECT_EQ(killed["values"][0]["from"][0]["outlet"], "The Valley Post");
  EXPECT_EQ(one["accounts"].size(), 3U);
  EXPECT_THAT(annals("happenings " + db_ + " " + id).out, HasSubstr("* 9: hospital officials in The Echo, 2024-03-07"));
}

TEST_F(StoryCommands, RunsAreListedAndCompared) {
  fs::create_directory(folder_ / "own");
  write("own/discards.tsv", "# Invented.\n# format 1\n# licence ours\n# columns phrase scope\n# source our notes, 2026-11\nRebels shelled Aleppo\n");
  const Outcome again = annals("add " + db_ + " " + reports_ + " --dictionary " + path("own"));
  ASSERT_EQ(again.code, 0) << again.err;
  const auto runs = nlohmann::json::parse(annals("diff " + db_ + " --format json").out);
  ASSERT_EQ(runs.size(), 2U);
  EXPECT_EQ(runs[0]["current"], 0);
  const std::string pair = db_ + " " + std::string(runs[0]["run"]).substr(0, 8) + " " + std::string(runs[1]["run"]);
  const auto diff = nlohmann::json::parse(annals("diff " + pair + " --format json").out);
  EXPECT_EQ(diff["counts"]["articles"], 3);
  EXPECT_EQ(diff["counts"]["gone"], 1);
  EXPECT_EQ(diff["changes"][0]["older"]["trigger"]["text"], "shelled");
  EXPECT_THAT(annals("diff " + pair).out, HasSubstr("1 gone"));
  EXPECT_THAT(annals("diff " + pair + " --format csv").out, HasSubstr("gone,a1,"));
  EXPECT_EQ(annals("diff " + db_ + " nothing " + std::string(runs[1]["run"])).code, 2);
  EXPECT_EQ(annals("diff " + db_ + " " + std::string(runs[1]["run"])).code, 2);
}

TEST_F(StoryCommands, WhatIsForgottenIsGoneAndLeftOutOfLaterAdds) {
  ASSERT_EQ(annals("export " + db_ + " --format csv").code, 0);
  const Outcome dry = annals("forget " + db_ + " --url https://echo.example/2 --dry-run");
  EXPECT_THAT(dry.out, HasSubstr("would forget 1 report"));
  EXPECT_THAT(dry.out, HasSubstr("csv"));
  ASSERT_THAT(read_file(db_), HasSubstr("hospital"));
  const Outcome done = annals("forget " + db_ + " --url https://echo.example/2 --reason 'a court said so'");
  EXPECT_EQ(done.code, 0) << done.err;
  for (const char* file : {"news.db", "news.db-wal", "news.db-shm"})
    EXPECT_THAT(fs::exists(path(file)) ? read_file(path(file)) : "", Not(HasSubstr("hospital"))) << file;
  EXPECT_THAT(annals("tally " + db_ + " --type ASSAULT").out, StartsWith("killed: 12 (3 to 12)"));
  const Outcome again = annals("add " + db_ + " " + reports_);
  EXPECT_EQ(again.code, 0);
  EXPECT_THAT(again.out, HasSubstr("1 forgotten and left out"));
  EXPECT_THAT(again.err, HasSubstr("https://echo.example/2 was forgotten on"));
  EXPECT_THAT(again.err, HasSubstr("a court said so"));
  EXPECT_THAT(annals("forget " + db_).out, HasSubstr("a court said so"));
  EXPECT_EQ(annals("forget " + path("none.db") + " --doc a1").code, 4);
  EXPECT_FALSE(fs::exists(path("none.db")));
  EXPECT_EQ(annals("forget " + db_ + " --doc a1 --outlet x").code, 2);
}

TEST_F(StoryCommands, OrderBatchesAndThreadsChangeNothingAlsoAfterForgetting) {
  const auto told = [&](const std::string& db) {
    return annals("tally " + db + " --format json").out + annals("happenings " + db + " --format json").out + annals("brief " + db + " --date 2024-03-07").out;
  };
  std::vector<std::string> lines;
  for (std::string rest = kReports; !rest.empty(); rest.erase(0, rest.find('\n') + 1)) lines.push_back(rest.substr(0, rest.find('\n') + 1));
  const std::string other = path("other.db");
  for (const std::size_t i : {2, 0, 1}) ASSERT_EQ(annals("add " + other + " --threads 4 -", lines[i]).code, 0);
  EXPECT_EQ(told(other), told(db_));
  for (const std::string& db : {db_, other}) ASSERT_EQ(annals("forget " + db + " --doc a2").code, 0);
  EXPECT_EQ(told(other), told(db_));
  const std::string never = path("never.db");
  ASSERT_EQ(annals("add " + never + " -", lines[2] + lines[0]).code, 0);
  EXPECT_EQ(told(other), told(never));
}

TEST_F(StoryCommands, ACitationNamesRunDaysAndLicences) {
  const std::string text = annals("cite " + db_).out;
  for (const char* part : {"0.1.0", "2024-03-06 to 2024-03-07", "The Valley Post (1, CC BY 4.0)", "The Echo (1, no licence given)"})
    EXPECT_THAT(text, HasSubstr(part));
  EXPECT_THAT(annals("cite --format bibtex").out, StartsWith("@software{annals,"));
  const auto csl = nlohmann::json::parse(annals("cite " + db_ + " --format csl-json").out);
  ASSERT_EQ(csl.size(), 2U);
  EXPECT_EQ(csl[1]["type"], "dataset");
  EXPECT_EQ(csl[1]["custom"]["outlets"].size(), 3U);
  EXPECT_EQ(csl[1]["custom"]["runs"].size(), 1U);
}

TEST_F(StoryCommands, PlacesByPositionAndWordsOfTheReport) {
  const auto count = [&](const std::string& filter) { return lines_of(annals("events " + db_ + " --format jsonl " + filter).out); };
  EXPECT_EQ(count("--near 59.9,10.7,50"), 1U);
  EXPECT_EQ(count("--bbox 5,55,15,65"), 1U);
  EXPECT_EQ(count("--bbox=-20,30,40,40"), count("--near 36.2,37.15,100"));
  EXPECT_EQ(count("--search protesters --type ASSAULT"), 1U);
  EXPECT_THAT(annals("tally " + db_ + " --role happenings --near 59.9,10.7,50").out, StartsWith("happenings: 1"));
  for (const char* wrong : {"--near 1,2", "--near 91,0,5", "--near 1,2,0", "--bbox 1,2,3", "--bbox 1,5,2,4", "--bbox a,b,c,d"})
    EXPECT_EQ(annals("events " + db_ + " " + wrong).code, 2) << wrong;
}

}  // namespace
}  // namespace annals::testing
#endif
