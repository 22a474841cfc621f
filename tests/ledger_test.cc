// The invented story of samples/story: what a careful reader counts, and the picture that README shows of it.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "src/base/text.h"
#include "tests/command.h"

namespace annals::testing {
namespace {

const std::string kRoot = ANNALS_SOURCE_DIR;

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size())) text.replace(at, what.size(), by);
  return text;
}

class Ledger : public Command {
protected:
  // The commands of README that make the ledger, on a database of this test's own.
  void make() {
    const std::string readme = read_file(kRoot + "/README.md");
    for (const std::string_view line : split(readme, '\n')) {
      if (!line.starts_with("    annals ") || line.find("story.db") == std::string_view::npos) continue;
      std::string command(line.substr(std::string_view("    annals ").size()));
      command = replaced(std::move(command), "story.db", path("story.db"));
      command = replaced(std::move(command), "samples/", kRoot + "/samples/");
      command = replaced(std::move(command), "ledger.svg", path("ledger.svg"));
      const Outcome outcome = annals(command);
      ASSERT_EQ(outcome.code, 0) << outcome.err;
      ++commands_;
    }
  }

  nlohmann::json tally() { return nlohmann::json::parse(annals("tally " + path("story.db") + " --ledger saltern --format json").out); }

  int commands_ = 0;
};

TEST_F(Ledger, IsWhatAReaderCounts) {
  make();
  ASSERT_EQ(commands_, 3);
  const nlohmann::json ledger = tally();
  EXPECT_EQ(ledger["best"], 50);
  EXPECT_EQ(ledger["min"], 39);
  EXPECT_EQ(ledger["max"], 58);
  std::string told;
  for (const nlohmann::json& one : ledger["happenings"]) {
    const auto figure = [&](const char* name) { return one[name].is_null() ? "-" : std::to_string(one[name].get<int>()); };
    told += one["date"].get<std::string>() + " " + one["place"].get<std::string>() + " " + figure("best") + " " + figure("min") + " " + figure("max") +
            (one["alleged"] ? " alleged" : "") + (one["denials"].empty() ? "" : " denied") + "\n";
  }
  EXPECT_EQ(told,
            "2024-04-09 Kelmouth 3 3 3\n"
            "2024-04-20 Skerrivane 4 2 4\n"
            "2024-05-05 Tolvermere 6 5 7\n"
            "2024-05-16 Brackwen 4 4 11\n"
            "2024-05-31 Quellhaven 0 0 0\n"
            "2024-06-12 Ellerskar 14 9 14\n"
            "2024-06-24 Dunmarrow 1 1 1\n"
            "2024-07-09 Kelmouth 3 2 3\n"
            "2024-07-20 Dunmarrow 8 6 8\n"
            "2024-08-04 Skerrivane 3 3 3 denied\n"
            "2024-08-09 Tolvermere - - - alleged\n"
            "2024-08-15 Quellhaven - - -\n"
            "2024-08-30 Brackwen 4 4 4\n");
}

TEST_F(Ledger, KeepsWhatSourcesStateOfAllBesideIt) {
  make();
  const nlohmann::json ledger = tally();
  std::string stated;
  for (const nlohmann::json& one : ledger["statements"])
    stated += one["source"].get<std::string>() + " " + std::to_string(one["min"].get<int>()) + " since " + one["since"].get<std::string>() + "\n";
  EXPECT_EQ(stated,
            "Strait Monitor 16 since 2024-04-01\n"
            "the provincial government 31 since 2024-04-01\n"
            "Strait Monitor 46 since 2024-04-01\n"
            "Jorun Aldermoss 60 since 2024-04-01\n");
  EXPECT_EQ(ledger["gap"]["difference"], 10);
}

TEST_F(Ledger, EveryHappeningIsFoundOnce) {
  make();
  EXPECT_EQ(lines_of(annals("happenings " + path("story.db") + " --type ASSAULT").out), 14U);  // those above and the coast guard's
  EXPECT_EQ(lines_of(annals("happenings " + path("story.db")).out), 24U);
}

TEST_F(Ledger, NoNameHasANamesakeInTheGazetteer) {
  make();
  const Outcome records = annals("export " + path("story.db") + " --format jsonl");
  for (const std::string_view line : split(records.out, '\n')) {
    if (line.empty()) continue;
    const nlohmann::json record = nlohmann::json::parse(line);
    for (const nlohmann::json& place : record["places"]) EXPECT_TRUE(place["geonameid"].is_null()) << place;
  }
}

TEST_F(Ledger, ThePictureIsWhatTheCommandsMake) {
  make();
  EXPECT_TRUE(read_file(path("ledger.svg")) == read_file(kRoot + "/docs/pictures/ledger.svg"))
      << "the commands of README make another picture now: look at it, then put it in docs/pictures/";
}

}  // namespace
}  // namespace annals::testing
