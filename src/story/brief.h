// What a day's reports brought: new happenings, changed fields and figures, denials, figures that disagree, sums that sources
// state, and what ledgers say now.
//
//   const Brief brief = brief_of(records, *parse_day("2024-03-07"), ledgers);
//   std::cout << text_of(brief, 100);               // or markdown_of, html_of
//
// A day is the day of publication. What was known before is what reports of earlier days say, with happenings as they are joined
// today; reports of later days do not exist for a brief. Each line has its evidence.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "include/annals/date.h"
#include "include/annals/record.h"
#include "src/story/tally.h"
#include "src/story/value.h"

namespace annals::story {

// What several reports told of one happening that day.
struct BriefHappening {
  std::string id;
  std::string type;
  std::string told;   // actual, alleged; negated where all that is known of it is a denial
  std::string date;   // best; empty if unknown
  std::string place;  // best; empty if unknown
  std::string actors, recipients;  // parted by "; ", with codes and hedges
  std::string figures;             // "killed 5, injured at least 20": the best ones
  std::vector<Value> from;         // the day's reports
};

// A field that is another than the day before.
struct BriefChange {
  std::string field;           // "killed", "date", "told" ...
  std::string before, after;   // before is empty where nothing was known
  std::vector<Value> from;     // the day's reports that say so
};

struct BriefChanged {
  BriefHappening happening;
  std::vector<BriefChange> changes;
};

// A denial, or figures of one day that cannot all be true.
struct BriefDispute {
  BriefHappening happening;
  std::string field;        // empty: it is denied as a whole
  std::vector<Value> from;  // who denies, or the figures that disagree
};

// A sum of several happenings that a source states.
struct BriefStatement {
  std::string type;
  std::string figures;
  Value from;
};

struct BriefLedger {
  std::string name, role;
  std::int64_t best_before = 0, min_before = 0, max_before = 0, happenings_before = 0;
  std::int64_t best = 0, min = 0, max = 0, happenings = 0;
  std::vector<Value> from;  // the day's figures in it
};

struct Brief {
  std::string date;
  std::int64_t reports = 0;  // that tell of a happening or a sum
  std::vector<BriefHappening> added;
  std::vector<BriefChanged> changed;
  std::vector<BriefDispute> denied, disputed;
  std::vector<BriefStatement> stated;
  std::vector<BriefLedger> ledgers;  // those that changed
};

// A saved tally and the records that its filter chooses.
struct LedgerRecords {
  std::string name, role;
  std::vector<Record> records;
};

// The records are all current ones of the happenings that have a report of that day, and the sums stated that day.
Brief brief_of(std::span<const Record> records, Day day, std::span<const LedgerRecords> ledgers = {});

// Lines of at most so many columns; evidence is never cut.
std::string text_of(const Brief& brief, std::size_t width);
std::string markdown_of(const Brief& brief);
// A whole page that needs nothing else: no scripts, no addresses but those of the reports.
std::string html_of(const Brief& brief);

}  // namespace annals::story
