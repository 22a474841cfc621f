// What comes out: one coded mention, in the stable form of RECORD.md.
//
//   for (const Record& record : coded.records) std::cout << to_json(record) << '\n';
//
// A Record owns all its strings and outlives the coder and the article. Spans are half open and count
// Unicode code points of the article's text, so that Python's text[begin:end] is the quote. An absent value
// is an empty optional or an empty list, never a guess.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "include/annals/ontology.h"
#include "include/annals/span.h"

namespace annals {

inline constexpr int kSchemaVersion = 1;

// An actual or alleged mention without a date is placed in so many days before publication and that day
// (RECORD.md, `not_after`).
inline constexpr std::chrono::days kUndatedDays{3};

struct Quote {
  std::string text;  // empty where an export left the words out
  Span span;
  friend bool operator==(const Quote&, const Quote&) = default;
};

struct RecordActor {
  Quote words;
  std::string name;     // canonical; empty if none
  std::string country;  // empty if unknown
  std::vector<std::string> sectors;
  std::string wikidata;
  std::optional<Quote> hedge;
};

struct RecordDate {
  std::string start;  // ISO days; empty while unresolved
  std::string end;
  Quote words;
};

struct RecordPlaceReading {
  std::string name;
  std::string country;
  std::optional<double> lat, lon;
  std::uint32_t geonameid = 0;
  std::string kind;
  double score = 0;
};

struct RecordPlace {
  Quote words;
  std::string name;
  std::string country;
  std::optional<double> lat, lon;
  std::uint32_t geonameid = 0;  // 0: none
  std::string kind;
  std::vector<RecordPlaceReading> others;
};

struct RecordQuantity {
  std::string role;
  std::optional<std::int64_t> min, max;
  bool approx = false;
  Quote words;
  std::string of;
  std::string unit;
  std::optional<std::uint32_t> part_of;  // index into the record's quantities
};

// How private persons are shown (docs/reference/exports.md): somebody whom no lexicon knows and who holds no office.
enum class Names : std::uint8_t {
  kByRole,  // "a teacher"
  kAll,
};

// Roles whose figures have columns of their own in tables: `killed_min`, `killed_max`.
inline constexpr std::array<const char*, 12> kFigureRoles{"killed",    "injured",  "missing",  "detained",
                                                          "displaced", "released", "deployed", "participants",
                                                          "attacks",   "vehicles", "money",    "other"};

struct RecordAttribution {
  Quote words;
  std::optional<Quote> cue;
  std::string name;
  std::string country;
  std::vector<std::string> sectors;
};

// Another place that carries the same passage: of another article, or again in this one.
struct RecordCopy {
  std::string doc;
  std::string outlet;
  std::string url;
  Span span;
};

struct Record {
  std::string id;
  std::string doc;
  std::string url;
  std::string outlet;
  std::string licence;  // of the article, as given
  std::string published;
  std::string event;      // joins mentions within a report
  std::string happening;  // joins reports; filled by the store
  std::string event_type;
  std::string quad;
  std::vector<std::string> modes;
  std::vector<std::string> contexts;
  std::string cameo;
  double intensity = 0;
  Quote trigger;
  Quote sentence;
  std::vector<RecordActor> actor;
  std::vector<RecordActor> recipient;
  std::optional<RecordDate> date;
  std::string not_after;
  std::vector<RecordPlace> places;
  std::vector<RecordQuantity> quantities;
  std::string factuality;
  std::optional<RecordAttribution> attribution;
  bool aggregate = false;
  std::vector<RecordCopy> copies;
  double confidence = 0;
  std::vector<std::pair<std::string, std::vector<std::string>>> because;  // by field
  std::vector<std::string> private_names;  // of persons in these words who hold no office (src/record/private_names.h)
  std::string sentence_sha256;  // only where an export left the sentence out
  std::string engine;
  std::string data;
  std::string run;
};

// One line of JSON, fields in the order of RECORD.md, no line end.
std::string to_json(const Record& record);

// Reads what to_json wrote. Throws Error(kInput).
Record record_from_json(std::string_view json);

// The columns of the CSV form and one row; lists are parted by ";" (docs/reference/csv.md).
std::string csv_header();
std::string to_csv(const Record& record);

// The record's first quantity of a role that is no part of another; null if there is none.
const RecordQuantity* figure_of(const Record& record, std::string_view role);

// One cell as RFC 4180 has it; what a spreadsheet would run as a formula gets an apostrophe, numbers stay numbers.
std::string csv_cell(const std::string& cell);

}  // namespace annals
