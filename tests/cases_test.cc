// The cases of cases/, one test a file; and the language they are written in.
#include <gtest/gtest.h>

#include <set>

#include "tests/case_runner.h"
#include "tests/shared_coder.h"

namespace annals::testing {
namespace {

const std::filesystem::path kFolder = std::filesystem::path(ANNALS_SOURCE_DIR) / "cases";

class Cases : public ::testing::TestWithParam<std::filesystem::path> {};

TEST_P(Cases, AllPass) {
  for (const Case& test : read_case_file(GetParam()).cases)
    for (const Failure& failure : run_case(test, shared_coder()).failures)
      ADD_FAILURE() << failure.place.to_string() << ": " << test.title << ": " << failure.message;
}

std::string test_name(const ::testing::TestParamInfo<std::filesystem::path>& info) {
  std::string name = info.param.stem().string();
  for (char& c : name)
    if (c == '-') c = '_';
  return name;
}
INSTANTIATE_TEST_SUITE_P(Files, Cases,
                         ::testing::ValuesIn(find_case_files(kFolder, Todo::kWithout)), test_name);

// What waits is counted and announced, and never fails.
TEST(Todo, IsCountedAndAnnounced) {
  std::size_t waiting = 0;
  for (const auto& path : find_case_files(kFolder, Todo::kOnly)) {
    for (const Case& test : read_case_file(path).cases) {
      if (run_case(test, shared_coder()).failures.empty())
        std::cout << test.place.to_string() << ": now passes, move it up: " << test.title << '\n';
      else
        ++waiting;
    }
  }
  std::cout << waiting << " cases wait in cases/todo\n";
}

// The collection keeps its promise: every type, and "nothing here" as eagerly as events.
TEST(Collection, HoldsEveryTypeAndAThirdOfNone) {
  std::set<std::string> types;
  std::size_t all = 0, none = 0;
  for (const Todo which : {Todo::kWithout, Todo::kOnly}) {
    for (const auto& path : find_case_files(kFolder, which)) {
      for (const Case& test : read_case_file(path).cases) {
        if (test.blocks.empty()) continue;  // about layers alone
        ++all;
        if (!test.blocks.empty() && test.blocks.front().type == "none") ++none;
        for (const Block& block : test.blocks) types.insert(block.type);
      }
    }
  }
  EXPECT_GE(all, 150U);
  EXPECT_GE(none * 3, all);
  for (const auto& facts : kEventTypes)
    EXPECT_TRUE(types.count(std::string(facts.name))) << facts.name;
}

constexpr std::string_view kHead = "== Title\ndate: 2024-03-07\nfrom: invented\n----\n";

Case parse_one(const std::string& rest) {
  return parse_case_file(std::string(kHead) + rest, "test.txt").cases.at(0);
}

TEST(CaseLanguage, JoinsLinesAndPartsParagraphs) {
  const Case test = parse_one("One two\nthree.\n\nFour.\n----\nnone\n");
  EXPECT_EQ(test.article.text, "One two three.\n\nFour.");
  EXPECT_EQ(to_string(*test.article.published), "2024-03-07");
}

TEST(CaseLanguage, NamesThePlaceOfAFault) {
  struct Row {
    const char* rest;
    std::uint64_t line;
  };
  for (const Row& row :
       {Row{"Text.\n----\nASSALT\n", 7}, Row{"Text.\n----\n  actor USA\n", 7},
        Row{"Text.\n----\nASSAULT\n  where \"Gaza\n", 8}, Row{"Text.\n----\nnone NOTHING\n", 7}}) {
    try {
      (void)parse_one(row.rest);
      ADD_FAILURE() << row.rest;
    } catch (const Error& error) {
      EXPECT_EQ(error.place().line, row.line) << error.what();
    }
  }
}

Record sample_record() {
  Record record;
  record.event_type = "ASSAULT";
  record.trigger = {"shelled", {7, 14}};
  record.actor.push_back({{"Rebels", {0, 6}}, "", "", {"REB"}, "", std::nullopt});
  record.quantities.push_back(
      {"killed", 4, std::nullopt, false, {"at least four", {0, 0}}, "people", "", {}});
  record.date = RecordDate{"2024-03-05", "2024-03-05", {"on Tuesday", {0, 0}}};
  record.modes = {"heavy-weapons"};
  record.factuality = "actual";
  record.confidence = 0.9;
  return record;
}

std::string faults_of(const std::string& expectations) {
  const Case test = parse_one(
      "Rebels shelled Dorvik on Tuesday, killing at least four people.\n----\n" + expectations);
  std::string text;
  for (const Failure& failure : compare(test, {sample_record()}))
    text += std::to_string(failure.place.line) + " " + failure.message + "\n";
  return text;
}

TEST(CaseLanguage, ComparesEveryField) {
  struct Row {
    const char* expectations;
    const char* faults;
  };
  const Row rows[] = {
      {"ASSAULT\n  trigger \"shelled\"\n  actor --- REB \"Rebels\"\n  recipient -\n", ""},
      {"ASSAULT\n  actor --- MIL\n", "8 found --- REB \"Rebels\" \n"},
      {"ASSAULT\n  killed >= 4 \"at least four\"\n", ""},
      {"ASSAULT\n  killed 4\n", "8 found >= 4 \"at least four\" \n"},
      {"ASSAULT\n  injured -\n", ""},
      {"ASSAULT\n  when 2024-03-05 \"on Tuesday\"\n", ""},
      {"ASSAULT\n  when -\n", "8 found 2024-03-05 \"on Tuesday\"\n"},
      {"ASSAULT\n  modes heavy-weapons\n  where -\n", ""},
      {"ASSAULT\n  modes -\n", "8 found heavy-weapons\n"},
      {"ASSAULT\n  factuality alleged\n", "8 found actual\n"},
      {"ASSAULT\n  says -\n  aggregate no\n  hedge -\n", ""},
      {"ASSAULT\nASSAULT\n", "8 no such record\n"},
      {"none\n", "7 found ASSAULT \"shelled\"\n"},
      {"none AID\n", ""},
      {"none AID\nonly\n", "1 also found ASSAULT \"shelled\"\n"},
  };
  for (const Row& row : rows)
    EXPECT_EQ(faults_of(row.expectations), row.faults) << row.expectations;
}

TEST(CaseLanguage, PrintsWhatItReads) {
  const std::vector<std::string> lines = print_record(sample_record());
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  EXPECT_EQ(faults_of(text), "") << text;
}

}  // namespace
}  // namespace annals::testing
