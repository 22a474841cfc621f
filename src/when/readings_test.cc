// Where the words may mean another day, both are kept; where the report decides, one.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/when/day_order.h"
#include "src/when/plain_report.h"

namespace annals {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// The days of the first time of a report, its other readings after them.
std::vector<std::string> readings(std::string_view published, std::string_view report,
                                  std::string url = {}) {
  Document doc;
  read(published, report, doc, std::move(url));
  if (doc.times.empty()) return {};
  std::vector<std::string> out{days_of(doc.times[0])};
  for (Index r = 0; r < doc.times[0].reading_count; ++r) {
    const TimeReading& other = doc.time_readings[doc.times[0].first_reading + r];
    EXPECT_FALSE(doc.view(other.because).empty());
    EXPECT_FALSE(doc.view(other.value).empty());
    out.push_back(days_of(other.days));
  }
  return out;
}

TEST(TimeReadings, AWeekdayThatNoVerbPlaces) {
  EXPECT_THAT(readings("2024-03-07", "Friday , storm ."), ElementsAre("2024-03-01", "2024-03-08"));
  EXPECT_THAT(readings("2024-03-07", "Rebels attacked* Dorvik on Friday ."), ElementsAre("2024-03-01"));
  EXPECT_THAT(readings("2024-03-07", "Rebels will leave* on Friday ."), ElementsAre("2024-03-08"));
}

TEST(TimeReadings, LastAndNextMayMeanTheNearest) {
  EXPECT_THAT(readings("2024-03-07", "Rebels attacked* Dorvik last Tuesday ."),
              ElementsAre("2024-02-27", "2024-03-05"));
  EXPECT_THAT(readings("2024-03-07", "Rebels will leave* next Friday ."),
              ElementsAre("2024-03-15", "2024-03-08"));
  EXPECT_THAT(readings("2024-03-07", "Rebels attacked* Dorvik last Friday ."), ElementsAre("2024-03-01"));
}

TEST(TimeReadings, ADayOfTheYearNearTheTurnOfTheYear) {
  EXPECT_THAT(readings("2024-01-05", "Storm , 10 September ."), ElementsAre("2023-09-10", "2024-09-10"));
  EXPECT_THAT(readings("2024-01-05", "Rebels attacked* Dorvik on 10 September ."), ElementsAre("2023-09-10"));
  EXPECT_THAT(readings("2024-11-20", "Storm , 10 September ."), ElementsAre("2024-09-10"));
  EXPECT_THAT(readings("2024-01-05", "Storm , September ."),
              ElementsAre("2023-09-01..2023-09-30", "2024-09-01..2024-09-30"));
}

TEST(TimeReadings, TheOrderOfDayAndMonth) {
  EXPECT_THAT(readings("2024-06-20", "Rebels attacked* Dorvik on 03/04/2024 ."),
              ElementsAre("2024-04-03", "2024-03-04"));
  EXPECT_THAT(readings("", "Rebels attacked* Dorvik on 03/04/2024 ."), ElementsAre("2024-03-04", "2024-04-03"));
  EXPECT_THAT(readings("2024-06-20", "They came* on 03/04/2024 and left on 17/04/2024 ."), ElementsAre("2024-04-03"));
  EXPECT_THAT(readings("2024-06-20", "They came* on 03/04/2024 and left on 04/17/2024 ."), ElementsAre("2024-03-04"));
  EXPECT_THAT(readings("2024-06-20", "They came* on 03/04/2024 .", "https://www.example.us/a"),
              ElementsAre("2024-03-04", "2024-04-03"));
  EXPECT_THAT(readings("2024-04-01", "They came* on 03/04/2024 .", "https://news.example.co.uk/a"),
              ElementsAre("2024-04-03", "2024-03-04"));
}

TEST(TimeReadings, FeastsOfTwoCalendarsAndOfTheMoon) {
  EXPECT_THAT(readings("2024-05-20", "Rebels attacked* Dorvik at Easter ."),
              ElementsAre("2024-03-31", "2024-05-05"));
  EXPECT_THAT(readings("2024-05-20", "Rebels attacked* Dorvik on Orthodox Easter ."), ElementsAre("2024-05-05"));
  EXPECT_THAT(readings("2024-04-12", "Rebels attacked* Dorvik on Eid al-Fitr ."),
              ElementsAre("2024-04-10", "2024-04-11", "2024-04-09"));
  EXPECT_THAT(readings("2024-11-12", "Rebels attacked* Dorvik at Diwali ."), ElementsAre("2024-10-31"));
  EXPECT_THAT(readings("2024-03-07", "Rebels attacked* Dorvik on the eve of Easter 2021 ."),
              ElementsAre("2021-04-03", "2021-05-01"));
}

TEST(TimeReadings, ADayOfACountryNamesIt) {
  Document doc;
  read("2023-08-28", "Rebels attacked* Dorvik on Independence Day in Ukraine .", doc);
  ASSERT_EQ(doc.times.size(), 1U);
  EXPECT_EQ(days_of(doc.times[0]), "2023-08-24");
  EXPECT_EQ(doc.text(doc.times[0].anchor), "Ukraine");
  EXPECT_THAT(readings("2023-08-28", "Rebels attacked* Dorvik on Independence Day ."), ElementsAre("unresolved"));
}

TEST(TimeReadings, AWeekendThatNoVerbPlaces) {
  EXPECT_THAT(readings("2024-03-07", "Storm this weekend ."),
              ElementsAre("2024-03-02..2024-03-03", "2024-03-09..2024-03-10"));
  EXPECT_THAT(readings("2024-03-07", "Rebels have held* Dorvik since Friday ."), ElementsAre("2024-03-01..2024-03-07"));
}

TEST(TimeReadings, RangesHaveOne) {
  EXPECT_THAT(readings("2024-03-07", "Storm from Friday to Sunday ."), ElementsAre("2024-03-01..2024-03-03"));
  EXPECT_THAT(readings("2024-03-07", "Storm ."), IsEmpty());
}

TEST(DayOrder, DatesThatSpeakForBothOrdersDecideNothing) {
  Faults faults;
  const TimeWords words = TimeWords::load(data_directory(), faults);
  Document doc;
  read("2024-06-20", "They came* on 17/04/2024 and left on 04/18/2024 .", doc);
  EXPECT_EQ(when::day_order(doc, words), when::DayOrder::kUnknown);
  read("2024-06-20", "They came* on 17/04/2024 .", doc);
  EXPECT_EQ(when::day_order(doc, words), when::DayOrder::kDayFirst);
  read("2024-06-20", "They came* on Monday .", doc, "https://example.gov:80/x");
  EXPECT_EQ(when::day_order(doc, words), when::DayOrder::kOutletMonthFirst);
}

}  // namespace
}  // namespace annals
