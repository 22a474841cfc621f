// From a reading to days: against the publication date, and against what the report has dated so
// far.
#pragma once

#include <deque>
#include <string>

#include "src/when/reading.h"
#include "src/when/tense.h"

namespace annals::when {

struct Resolved {
  TimeKind kind = TimeKind::kDate;
  std::optional<DayRange> days;
  std::string value;
  std::string_view because;  // the rule
  Span anchor;               // words it was resolved from
  bool since = false;
  bool dated = false;  // later words ("that day") may point back to it
};

// The times of a report in order. One per document.
class Resolver {
public:
  Resolver(const TimeWords& words, std::optional<Day> published)
      : words_(words), published_(published) {}

  // REQUIRES: matches come in the order of the text. `lasting`: the clause tells what lasts until
  // now.
  Resolved resolve(const Match& match, Span span, Index passage, Direction direction, bool lasting);

private:
  struct Known {
    DayRange days;
    Span span;
    Index passage = 0;
    bool full = false;  // said with year and month
  };

  Resolved one(const Reading& r, Direction direction, bool lasting);
  Resolved date(const Reading& r, Direction direction);
  Resolved weekday(const Reading& r, Direction direction);
  Resolved unit(const Reading& r, Direction direction);
  Resolved counted(const Reading& r, Direction direction, bool lasting);
  Resolved feast(const Reading& r, Direction direction);
  Resolved clock(const Reading& r);
  std::optional<int> year_of(const Reading& r, Direction direction, Resolved& out);
  std::optional<int> nearest_year(const Reading& r, Direction direction) const;
  void join(Resolved& from, Resolved to, const Reading& a, const Reading& b) const;
  void remember(const Reading& r, const Resolved& resolved, Span span);
  // The last date of the report that is no longer than so many days.
  const Known* known(int longest) const;

  const TimeWords& words_;
  std::optional<Day> published_;
  std::deque<Known> known_;  // newest first, few
  Index passage_ = 0;
};

}  // namespace annals::when
