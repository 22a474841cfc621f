// What another run over the same articles changed: a re-run makes a new version of the records beside the old ones.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "include/annals/record.h"
#include "src/store/database.h"

namespace annals {

// What coded a record; `id` is the hash of the others.
struct Run {
  std::string id;
  std::string engine;   // "annals 0.1.0"
  std::string data;     // "2026.11"
  std::string options;  // what was set, in words; may be empty
};

struct StoredRun {
  Run run;
  std::int64_t articles = 0;  // versions that it coded
  std::int64_t records = 0;
  std::int64_t current = 0;   // of these records, those that views show
  std::string since, until;   // days of publication of its articles; empty if none has one
};

// One record in two runs, matched by its id.
struct Revision {
  std::string doc;
  std::int64_t older_version = 0, newer_version = 0;  // of the article
  std::optional<Record> older, newer;                 // one may be absent: added, gone
};

struct RevisionCounts {
  std::int64_t articles = 0;    // that both runs coded
  std::int64_t only_older = 0;  // articles of one run alone: nothing is said of their records
  std::int64_t only_newer = 0;
};

std::vector<StoredRun> stored_runs(const Database& db);

// Calls `each` for every record that one of the runs has in an article which both coded, by article and place in its text;
// each run's newest version of the article counts. Runs are named by id or by its beginning, if that is one run's alone.
// Throws Error(kUsage) for a name that is none.
RevisionCounts compare_runs(const Database& db, const std::string& older, const std::string& newer,
                            const std::function<void(const Revision&)>& each);

}  // namespace annals
