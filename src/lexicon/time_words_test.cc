#include "src/lexicon/time_words.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "src/base/files.h"

namespace annals {
namespace {

TEST(TimeWords, ReadsTheFilesOfTheRepository) {
  Faults faults;
  const TimeWords words = TimeWords::load(data_directory(), faults);
  EXPECT_TRUE(faults.empty());
  ASSERT_NE(words.find("tuesday"), nullptr);
  EXPECT_EQ(words.find("tuesday")->value(TimeClass::kWeekday), 2);
  EXPECT_TRUE(words.find("may")->weak(TimeClass::kMonth));
  EXPECT_FALSE(words.find("june")->weak(TimeClass::kMonth));
  EXPECT_EQ(words.find("rebels"), nullptr);
  EXPECT_TRUE(words.find("christmas")->is(TimeClass::kFeast));
}

TEST(TimeWords, RulesOfFeasts) {
  const auto folder = std::filesystem::temp_directory_path() / "annals_feasts_test";
  std::filesystem::create_directories(folder);
  const std::string head = "# format 1\n# licence Apache-2.0\n# columns ";
  std::ofstream(folder / "times.tsv") << head << "words class value\n# source memory\n";
  std::ofstream(folder / "feasts.tsv") << head << "name rule days of\n# source memory\n"
                                       << "easter\teaster+0 or orthodox+0\n"
                                       << "eid\thijri 10-01 and hijri 12-10\n"
                                       << "diwali\tyears 2023 1112 1031\n"
                                       << "diwali\tyears 2025 1020\n"
                                       << "deepavali\tas diwali\n"
                                       << "independence day\t08-24\t\tukraine ukrainian\n"
                                       << "holi\tyears 2023 0230\n"
                                       << "tet\tas new year\n"
                                       << "7 july bombings\t2005-07-07\n";
  Faults faults;
  const TimeWords words = TimeWords::load(folder, faults);
  std::filesystem::remove_all(folder);
  EXPECT_EQ(faults.all().size(), 3U);  // 30 February; no such name above; a figure first
  ASSERT_EQ(words.feasts().size(), 5U);
  EXPECT_EQ(words.feasts()[0].others.at(0).rule, Feast::Rule::kOrthodox);
  EXPECT_EQ(words.feasts()[1].also.at(0).month, 12);
  EXPECT_EQ(words.feasts()[2].listed.size(), 3U);
  EXPECT_EQ(words.feasts()[3].listed, words.feasts()[2].listed);
  EXPECT_EQ(words.feasts()[4].of, (std::vector<std::string>{"ukraine", "ukrainian"}));
}

TEST(TimeWords, ReportsEveryFaultAtItsPlace) {
  const auto folder = std::filesystem::temp_directory_path() / "annals_time_words_test";
  std::filesystem::create_directories(folder);
  const std::string head = "# format 1\n# licence Apache-2.0\n# columns ";
  std::ofstream(folder / "times.tsv") << head << "words class value\n# source memory\n"
                                      << "tuesday\tweekdya\t2\n"
                                      << "week\tunit\tweak\n"
                                      << "may\tmonth\t5*\n"
                                      << "may\tmonth\t5\n";
  std::ofstream(folder / "feasts.tsv") << head << "name rule days of\n# source memory\n"
                                       << "easter\teastre+0\t\n"
                                       << "christmas\t12-25\tmany\n";
  Faults faults;
  const TimeWords words = TimeWords::load(folder, faults);
  std::filesystem::remove_all(folder);
  ASSERT_EQ(faults.all().size(), 5U);
  EXPECT_EQ(faults.all()[0].place().line, 5U);
  EXPECT_TRUE(words.find("may")->weak(TimeClass::kMonth));
}

}  // namespace
}  // namespace annals
