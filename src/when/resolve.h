// From a reading to days: against the publication date, and against what the report has dated so
// far.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "src/when/day_order.h"
#include "src/when/reading.h"
#include "src/when/tense.h"

namespace annals::when {

// Long enough for any date of the report.
inline constexpr int kAnyLength = 40000;
// A day of the year named without one is taken for the next when the last lies most of a year back.
inline constexpr int kLongAgo = 220;
inline constexpr int kSoon = 130;
// Of two days a year apart, neither told by a verb, the other is kept when it lies no further off.
inline constexpr int kOtherYear = 270;
inline constexpr std::string_view kIfAhead = "if it lies ahead";
inline constexpr std::string_view kIfPast = "if it is past";

// Shifts that count from the report's own last date; the others count from publication.
constexpr bool from_report(TimeShift shift) {
  return shift == TimeShift::kPrevious || shift == TimeShift::kFollowing ||
         shift == TimeShift::kSame || shift == TimeShift::kThat || shift == TimeShift::kEntire;
}

// -1 before, 1 after.
constexpr int steps(TimeShift shift) {
  switch (shift) {
  case TimeShift::kLast:
  case TimeShift::kPast:
  case TimeShift::kPrevious: return -1;
  case TimeShift::kNext:
  case TimeShift::kComing:
  case TimeShift::kFollowing: return 1;
  default: return 0;
  }
}

// Another day that the words may mean.
struct Other {
  std::optional<DayRange> days;
  std::string value;
  std::string_view because;
};

struct Resolved {
  TimeKind kind = TimeKind::kDate;
  std::optional<DayRange> days;
  std::string value;
  std::string_view because;  // the rule
  Span anchor;               // words it was resolved from
  std::vector<Other> others;  // the likelier first
  bool since = false;
  bool dated = false;  // later words ("that day") may point back to it
};

// The times of a report in order. One per document.
class Resolver {
public:
  Resolver(const TimeWords& words, std::optional<Day> published, DayOrder order)
      : words_(words), published_(published), order_(order) {}

  // REQUIRES: matches come in the order of the text. `lasting`: the clause tells what lasts until
  // now.
  Resolved resolve(const Match& match, Span span, Index passage, Direction direction, bool lasting);

private:
  struct Known {
    DayRange days;
    Span span;
    Index passage = 0;
    bool full = false;   // said with year and month
    bool aside = false;  // a noun's modifier, to which the story rarely points back
  };

  Resolved one(const Reading& r, Direction direction, bool lasting);
  // resolve_dates.cc
  Resolved date(const Reading& r, Direction direction);
  std::optional<DayRange> day_or_month(const Reading& r, int year, Resolved& out) const;
  Day ordered(Day month_first, Day day_first, Resolved& out) const;
  std::optional<DayRange> season(const Reading& r, int year, Resolved& out) const;
  std::optional<int> reported_year(const Reading& r) const;
  std::optional<int> shifted_year(const Reading& r, int month) const;
  Resolved weekday(const Reading& r, Direction direction);
  Day shifted_weekday(const Reading& r, const Known* date, Resolved& out) const;
  // resolve.cc
  Resolved unit(const Reading& r, Direction direction);
  void take_part(const Reading& r, DayRange range, Resolved& out) const;
  Resolved counted(const Reading& r, Direction direction, bool lasting);
  void ago(const Reading& r, DayRange range, TimeUnit step, Resolved& out) const;
  void counted_on(const Reading& r, Direction direction, TimeUnit step, int n, Resolved& out) const;
  // resolve_feasts.cc
  Resolved feast(const Reading& r, Direction direction);
  Resolved clock();
  Resolved day(const Reading& r) const;
  Resolved decade_or_century(const Reading& r) const;
  Resolved then() const;
  void add_hour(const Reading& r, Resolved& out) const;
  void take_night(const Reading& r, Resolved& out) const;
  void move_from(const Reading& r, Resolved& out) const;
  std::optional<int> year_of(const Reading& r, Direction direction, Resolved& out);
  std::optional<int> nearest_year(const Reading& r, Direction direction, Resolved& out) const;
  void join(Resolved& from, Resolved to, const Reading& a, const Reading& b) const;
  void remember(const Reading& r, const Resolved& resolved, Span span);
  // The last date of the report that is no longer than so many days; what only modifies a noun
  // comes second.
  const Known* known(int longest) const;

  const TimeWords& words_;
  std::optional<Day> published_;
  DayOrder order_;
  std::deque<Known> known_;  // newest first, few
  Index passage_ = 0;
};

}  // namespace annals::when
