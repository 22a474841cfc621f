#include "src/when/calendar.h"

#include <gtest/gtest.h>

namespace annals::when {
namespace {

TEST(Calendar, EastersOfThePublishedTables) {
  EXPECT_EQ(to_string(easter(2019)), "2019-04-21");
  EXPECT_EQ(to_string(easter(2024)), "2024-03-31");
  EXPECT_EQ(to_string(easter(2025)), "2025-04-20");
  EXPECT_EQ(to_string(orthodox_easter(2024)), "2024-05-05");
  EXPECT_EQ(to_string(orthodox_easter(2023)), "2023-04-16");
  EXPECT_EQ(to_string(orthodox_easter(2025)), "2025-04-20");
}

TEST(Calendar, TabularIslamicDays) {
  EXPECT_EQ(to_string(hijri_day(1445, 10, 1)), "2024-04-10");
  EXPECT_EQ(to_string(hijri_day(1445, 9, 1)), "2024-03-11");
  EXPECT_EQ(to_string(hijri_day(1446, 1, 1)), "2024-07-08");
}

TEST(Calendar, HebrewDays) {
  EXPECT_EQ(to_string(hebrew_day(5784, 7, 1)), "2023-09-16");
  EXPECT_EQ(to_string(hebrew_day(5784, 7, 10)), "2023-09-25");
  EXPECT_EQ(to_string(hebrew_day(5784, 1, 15)), "2024-04-23");
  EXPECT_EQ(to_string(hebrew_day(5784, 9, 25)), "2023-12-08");
  EXPECT_EQ(to_string(hebrew_day(5784, 12, 14)), "2024-03-24");
  EXPECT_EQ(to_string(hebrew_day(5785, 7, 1)), "2024-10-03");
}

TEST(Calendar, MovableWeekdays) {
  Feast thanksgiving;
  thanksgiving.rule = Feast::Rule::kWeekday;
  thanksgiving.weekday = 4;
  thanksgiving.nth = 4;
  thanksgiving.month = 11;
  std::vector<Day> days;
  feast_days(thanksgiving, 2025, days);
  ASSERT_EQ(days.size(), 1U);
  EXPECT_EQ(to_string(days[0]), "2025-11-27");
}

TEST(Calendar, ListedDays) {
  Feast diwali;
  diwali.rule = Feast::Rule::kListed;
  diwali.listed = {make_day(2023, 11, 12).value(), make_day(2024, 10, 31).value()};
  std::vector<Day> days;
  feast_days(diwali, 2024, days);
  ASSERT_EQ(days.size(), 1U);
  EXPECT_EQ(to_string(days[0]), "2024-10-31");
  feast_days(diwali, 2025, days);
  EXPECT_TRUE(days.empty());
}

TEST(Calendar, IsoWeeksAtTheTurnOfTheYear) {
  EXPECT_EQ(week_value(make_day(2024, 12, 31).value()), "2025-W01");
  EXPECT_EQ(week_value(make_day(2021, 1, 3).value()), "2020-W53");
}

}  // namespace
}  // namespace annals::when
