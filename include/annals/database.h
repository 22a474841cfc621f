// What a database that `annals add` keeps has to tell.
//
//   annals::EventDatabase news = annals::EventDatabase::open("news.db");
//   annals::EventFilter filter;
//   filter.types = {"ASSAULT"};
//   for (auto found = news.events(filter); auto record = found.next();) use(*record);
//   annals::TallyTable killed = news.tally(filter, "killed");
//
// It only reads: others may add to the file meanwhile, and each call sees what was whole when it began. Records are
// the current ones, newest run over newest version, unless the filter asks for all. A database and the streams it
// gave belong together to one thread at a time; a stream keeps its database open for as long as it lives.
//
// Errors are thrown. kStore: another program's file, a newer or older schema, damage. kNotFound: no such file.
// kUsage: a filter that makes no sense.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "include/annals/filter.h"
#include "include/annals/record.h"

namespace annals {

class Store;

// Records by day, article and position, read as they are asked for; those without a day come last.
class RecordStream {
 public:
  ~RecordStream();
  RecordStream(RecordStream&&) noexcept;
  RecordStream& operator=(RecordStream&&) noexcept;
  // Nothing after the last.
  std::optional<Record> next();

 private:
  friend class EventDatabase;
  struct Impl;
  explicit RecordStream(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// What several reports tell of, at a glance.
struct HappeningSummary {
  std::string id;
  std::size_t reports = 0;  // that tell of it and pass the filter
  Record first;             // the first of their records, by day
};

// A figure, as one source gives it of one happening, denies it, or states it of several happenings together. A
// happening that no report gives a figure of has a row without a source.
struct TallyRow {
  std::string kind;   // "happening", "denial", "statement"
  std::string event;  // the happening's id; empty for statements
  std::string date;   // "2025-09-02", "2025-09-01/2025-09-10"; empty if unknown
  bool undated = false;  // placed by the day of publication
  std::string place;
  std::optional<std::int64_t> best;      // of the happening: its newest report's
  std::optional<std::int64_t> min, max;  // as this source has it; an absent end is open
  bool alleged = false;  // no report tells it as fact: not counted
  std::string source;    // who vouches, else the outlet, else the report's id
  std::string report_date;
  std::string words;  // "at least 83"
  std::string quote;  // its sentence
  std::string outlet;
  std::string url;
  std::string doc;
  std::string record;  // its id
};

// A running tally: the sum over happenings that are told as fact, from least to most. Disagreeing figures stand side
// by side in the rows and are never added.
struct TallyTable {
  std::string role;
  std::int64_t best = 0, min = 0, max = 0;
  std::vector<TallyRow> rows;
  std::string json;  // all of it, as `annals tally --format json` prints it
};

class EventDatabase {
 public:
  static EventDatabase open(const std::filesystem::path& path);
  ~EventDatabase();
  EventDatabase(EventDatabase&&) noexcept;
  EventDatabase& operator=(EventDatabase&&) noexcept;

  [[nodiscard]] RecordStream events(const EventFilter& filter) const;

  // Happenings with a record that passes and is sure enough to be shown, told by at least so many reports.
  [[nodiscard]] std::vector<HappeningSummary> happenings(EventFilter filter, std::size_t least_reports = 1,
                                                         Names names = Names::kByRole) const;

  // All current records of one happening, by its id or that of an account in it; empty if there is none.
  [[nodiscard]] std::vector<Record> happening(const std::string& id) const;

  // `role` is a quantity's role ("killed"), or "happenings" to count the happenings themselves. Of each happening with
  // a record that passes all its records count.
  [[nodiscard]] TallyTable tally(EventFilter filter, const std::string& role, Names names = Names::kByRole) const;

 private:
  explicit EventDatabase(std::shared_ptr<const Store> store);
  std::shared_ptr<const Store> store_;
};

}  // namespace annals
