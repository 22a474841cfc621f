// Stretches of days by unit: the week before, the third quarter, early in the decade.
#pragma once

#include <string>

#include "src/when/calendar.h"

namespace annals::when {

// The n-th whole unit from the one that holds `day`: 0 that one, -1 the one before.
DayRange unit_range(Day day, TimeUnit unit, int n);
// So many units on; months and years keep the day of the month.
Day move(Day day, TimeUnit unit, int n);
// The longest that the unit lasts, in days.
int unit_days(TimeUnit unit);
// How TIMEX3 writes that unit ("2024-W10", "2024-03", "199").
std::string unit_value(const DayRange& days, TimeUnit unit);
// "P2W", "PT3H", "PXY".
std::string duration_value(int count, bool and_half, TimeUnit unit);
// Part of a stretch; early, mid and late are thirds (of a month: 1-10, 11-20, 21 to its end).
DayRange narrow_range(const DayRange& days, TimeNarrow narrow, std::optional<Day> published);
// The n-th unit (or weekday, if not 0) inside; -1 is the last.
std::optional<DayRange> nth_range(const DayRange& days, TimeUnit unit, int weekday, int n);

}  // namespace annals::when
