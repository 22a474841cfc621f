// A time as it is written, before anybody asks which day it is: what the grammar hands to the
// resolver.
#pragma once

#include <optional>

#include "src/lexicon/time_words.h"

namespace annals::when {

enum class Form : std::uint8_t {
  kDate,  // year, month, day, weekday, season, in any company: "Tuesday", "May 2019", "last summer"
  kDay,   // days from publication: "yesterday"
  kUnit,  // a stretch named by its unit: "last week", "that day", "this morning"
  kCounted,  // so many units: "two weeks ago", "three days later", "for ten years"
  kDecade,
  kCentury,
  kClock,  // a time of day alone
  kFeast,
  kSet,
  kVague,
  kThen,   // "since then"
  kFiscal  // fiscal and school years, left open
};

// Which way a counted time goes, and from where.
enum class Way : std::uint8_t { kNone, kAgo, kBack, kOn, kPast, kNext, kNth };

struct Reading {
  Form form = Form::kDate;
  std::size_t first = 0;  // atoms [first, last)
  std::size_t last = 0;
  std::size_t core = 0;  // where the time itself begins, behind its preposition

  std::optional<int> year;
  int month = 0;
  int day = 0;
  int weekday = 0;
  std::optional<TimeSeason> season;
  int quarter = 0;
  int half = 0;
  int offset = 0;                  // kDay
  int numeric_day = 0;             // the other order of an ambiguous "7/3/2024": day 7, month 3
  std::optional<TimeShift> shift;  // "last" of "last Tuesday", "last week"
  std::optional<TimeShift> year_shift;  // "next year" of "May of next year"
  std::optional<TimeShift> week_shift;  // "last week" of "Tuesday of last week"
  std::optional<TimeNarrow> narrow;     // "early", "end"
  std::optional<TimePart> part;         // "Monday night"
  int nth = 0;                          // "the first week of March"; -1 is the last
  std::optional<TimeUnit> nth_unit;
  int hour = -1;
  int minute = 0;
  bool utc = false;
  int night = 0;           // "overnight on Tuesday" 1, "overnight into Tuesday" -1: before the day
  bool overnight = false;  // the night that ends on the day of publication

  std::optional<TimeUnit> unit;
  int count = 0;  // kUnknownNumber: "several"
  bool and_half = false;
  Way way = Way::kNone;

  int feast = -1;
  bool no_country = false;  // "Independence Day", and nobody says whose
  Span country;             // "Ukraine" of "Ukraine's Independence Day"
  int moved = 0;            // "two days before Easter", "the eve of Eid": so many moved_unit on
  std::optional<TimeUnit> moved_unit;
  TimeVague vague = TimeVague::kPresent;
  std::string_view set_value;
  std::optional<TimePrep> prep;
  bool modifier = false;  // of a noun behind it: "the November 27 agreement"

  [[nodiscard]] bool has_date() const { return day > 0 || weekday > 0; }
};

// Whether a day is named or pointed at, so that a time of day may join it.
inline bool names_day(const Reading& r) {
  if (r.form == Form::kDay || r.form == Form::kFeast) return true;
  if (r.form == Form::kUnit) return r.unit == TimeUnit::kDay;
  return r.form == Form::kDate && r.has_date();
}

inline Reading reading(Form form, std::size_t first, std::size_t last) {
  Reading out;
  out.form = form;
  out.first = out.core = first;
  out.last = last;
  return out;
}

// Two ends of a stretch ("from 3 to 5 May"), or one time.
struct Match {
  Reading from;
  std::optional<Reading> to;
  std::size_t first = 0;
  std::size_t last = 0;
};

}  // namespace annals::when
