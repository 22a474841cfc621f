// Arithmetic of days, weeks, months and feasts. Nothing here knows of reports.
#pragma once

#include <string>
#include <vector>

#include "include/annals/date.h"
#include "src/lexicon/time_words.h"

namespace annals::when {

struct Calendar {  // a day taken apart
  int year = 0;
  int month = 0;
  int day = 0;
};

Calendar split_day(Day day);
int weekday(Day day);    // 1 is Monday
Day monday_of(Day day);  // the first day of its ISO week
// The same day of another month, or that month's last day.
Day add_months(Day day, int months);

DayRange day_range(Day day);
DayRange week_range(Day day);
DayRange month_range(int year, int month);
DayRange quarter_range(int year, int quarter);
DayRange half_range(int year, int half);
DayRange year_range(int year);
// Northern seasons by months: summer is June to August, winter December to February of the next
// year.
DayRange season_range(int year, TimeSeason season);

// "2024-03", "2024", "2024-W10".
std::string month_value(int year, int month);
std::string year_value(int year);
std::string week_value(Day day);

Day easter(int year);
Day orthodox_easter(int year);
Day hijri_day(int year, int month, int day);   // tabular, civil epoch
Day hebrew_day(int year, int month, int day);  // month 1 is Nisan, 7 Tishri, 12 Adar (or Adar II)
// The first days of a feast that fall into a Gregorian year, in order.
void feast_days(const Feast& feast, int year, std::vector<Day>& out);

}  // namespace annals::when
