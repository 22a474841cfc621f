#include "src/read/page_dates.h"

#include <gtest/gtest.h>

#include "src/base/files.h"

namespace annals::read {
namespace {

std::string moment(std::string_view text, std::string_view language = {}) {
  static const PageWords words = [] {
    Faults faults;
    return PageWords::load(data_directory(), faults);
  }();
  const auto found = find_moment(text, words, language);
  return found ? to_iso(found->moment) : "-";
}

TEST(Moments, AreReadAsPagesWriteThem) {
  const struct {
    const char* text;
    const char* iso;
  } kRows[] = {
      {"2024-03-07", "2024-03-07"},
      {"2024-03-07T14:05:09+01:00", "2024-03-07T14:05:09+01:00"},
      {"2024-03-07T14:05:09.123Z", "2024-03-07T14:05:09Z"},
      {"2024-03-07 14:05:09 +0530", "2024-03-07T14:05:09+05:30"},
      {"20240307", "2024-03-07"},
      {"Thu, 07 Mar 2024 14:05:00 GMT", "2024-03-07T14:05:00Z"},
      {"Thu, 07 Mar 2024 14:05:00 -0500", "2024-03-07T14:05:00-05:00"},
      {"Published 7 March 2024", "2024-03-07"},
      {"March 7th, 2024", "2024-03-07"},
      {"Mar. 7, 2024, 2:05 p.m. ET", "2024-03-07T14:05-05:00"},
      {"July 7, 2024 at 12:05 am ET", "2024-07-07T00:05-04:00"},
      {"Published 5:07 p.m. ET April 9, 2024", "2024-04-09T17:07-04:00"},
      {"7. März 2024, 17:30 Uhr", "2024-03-07T17:30"},
      {"7 de marzo de 2024", "2024-03-07"},
      {"6 mars 2024 à 19h05", "2024-03-06T19:05"},
      {"07.03.2024 14:05", "2024-03-07T14:05"},
      {"Updated 7 March 2024 18.20 CEST",
       "2024-03-07"},  // a clock with a point needs am, pm or Uhr
      {"9 марта 2024, 21:40", "2024-03-09T21:40"},
      {"25/12/2024", "2024-12-25"},
      {"07/03/2024", "-"},  // which is the month?
      {"7 March", "-"},
      {"31 February 2024", "-"},
      {"Room 2024, 12 people", "-"},
      {"+1 555 0100", "-"},
  };
  for (const auto& row : kRows) EXPECT_EQ(moment(row.text), row.iso) << row.text;
}

TEST(Moments, TheLanguageTellsDayFromMonth) {
  EXPECT_EQ(moment("03/07/2024", "en-US"), "2024-03-07");
  EXPECT_EQ(moment("07/03/2024", "en-GB"), "2024-03-07");
  EXPECT_EQ(moment("07/03/2024", "fr"), "2024-03-07");
}

TEST(Clocks, StandAlone) {
  EXPECT_EQ(clock_of("14:05"), 845);
  EXPECT_EQ(clock_of(" 2.05 pm "), 845);
  EXPECT_EQ(clock_of("14:05 on a bridge over a river"), std::nullopt);
  EXPECT_EQ(clock_of("25:00"), std::nullopt);
}

}  // namespace
}  // namespace annals::read
