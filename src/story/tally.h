// Running tallies: the sum over happenings beside what sources say of them all together, and the gap between the two.
//
//   const Tally tally = tally_of(records, "killed");
//   tally.best; tally.min; tally.max;      // over tally.happenings
//   tally.statements;                       // "21 known attacks since early September, at least 83 killed"
//   tally.gap;                              // the newest statement, and what we count in its time
//
// Only what is told as fact is counted; what is only alleged stands beside it, and a denial speaks against. Several
// figures for one happening are a series and never added: its best is the newest report's, of one day the one that most
// outlets give, of those the lowest.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "include/annals/record.h"
#include "src/story/value.h"

namespace annals::story {

struct Counted {
  std::string event;  // id of the happening
  std::string date;   // "2025-09-02", "2025-09-01/2025-09-10"; empty if unknown
  bool undated = false;  // placed by the day of publication
  std::string place;
  std::optional<std::int64_t> best, min, max;  // absent: no report gives a figure
  bool alleged = false;   // no report tells it as fact: not counted
  std::vector<Value> sources;   // by date of report
  std::vector<Value> denials;   // who denies it; no figures

  [[nodiscard]] std::string first_day() const { return date.substr(0, date.find('/')); }
};

// What a source says of several happenings at once. A sum of a sum: never added to anything.
struct Statement {
  Value value;
  std::string since;  // the first day it speaks of; empty if untold
  std::string until;
};

struct Gap {
  std::size_t statement = 0;      // index of the newest with a figure
  std::int64_t stated = 0;        // its least
  std::int64_t counted = 0;       // our best over happenings in its time
  std::vector<std::string> without_figure;  // happenings in its time that no report gives a figure of
  std::vector<std::string> alleged;         // told by nobody as fact
  std::vector<std::string> outside;         // counted, but not in its time
};

struct Tally {
  std::string role;
  std::int64_t best = 0, min = 0, max = 0;
  std::vector<Counted> happenings;  // by date, then id
  std::vector<Statement> statements;  // by date of report
  std::optional<Gap> gap;
};

// `role` is a quantity's role ("killed"), or "happenings" to count the happenings themselves; statements of attacks are
// then what answers. The records are current ones of one filter, their `happening` filled; others than actual, alleged
// and negated are left out.
Tally tally_of(std::span<const Record> records, const std::string& role);

// {"role", "best", "min", "max", "happenings": [...], "statements": [...], "gap": {...} | null} as one line.
std::string to_json(const Tally& tally);
// One of its sources, as it stands there.
std::string to_json(const Value& value);

}  // namespace annals::story
