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
