// An account: what one report tells of one happening, its mentions put together.
//
//   for (const Account& account : accounts_of(coded.records)) ...
//
// The unit that reports are joined by. It keeps what comparing needs and the ids that lead back to the words.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "include/annals/date.h"
#include "include/annals/record.h"

namespace annals::story {

struct Party {
  std::string name;     // canonical; empty if none
  std::string country;  // empty if unknown
  std::string sector;   // the first; empty if unknown
  friend bool operator==(const Party&, const Party&) = default;
};

struct Spot {
  std::string name;     // canonical, else as written
  std::string country;  // empty for seas and where unknown
  std::optional<double> lat, lon;
  std::string kind;
  friend bool operator==(const Spot&, const Spot&) = default;
};

// A number as one mention gives it.
struct Figure {
  std::string role;
  std::optional<std::int64_t> min, max;
  friend bool operator==(const Figure&, const Figure&) = default;
};

// Two reports of one day may differ by so many: time zones.
inline constexpr std::chrono::days kLag{1};
// A longer stretch dates nothing.
inline constexpr std::chrono::days kLong{31};

enum class Told : std::uint8_t { kActual, kAlleged, kDenied };

struct Account {
  std::string id;      // hash of the report's id and the event's
  std::string doc;
  std::string event;   // within the report
  std::string outlet;
  std::string published;  // ISO day; empty if unknown
  std::string type;
  Told told = Told::kActual;  // of its mentions the surest
  bool aggregate = false;     // a statement about a set of happenings, never joined
  std::optional<DayRange> days;  // its own, else [published - 3, published]; none without both
  bool undated = false;          // placed by the publication date
  bool looks_back = false;       // tells of what was told before: "the toll rises", "yesterday's attack"
  std::vector<Party> actors, recipients;
  std::vector<Spot> places;
  std::vector<Figure> figures;      // parts of others left out
  std::vector<std::string> modes;   // sorted
  std::vector<std::string> names;   // words with capitals of its sentences, folded, sorted
  std::vector<std::string> words;   // other words of four letters and more, folded, sorted
  std::vector<std::string> records;  // ids of its mentions
};

// Whether a record adds up deeds of many days or places, and tells of no happening: "21 known attacks since early September". "Three
// bombs in Dorvik on Friday" is one happening.
bool is_sum(const Record& record);

// The accounts of one report's records, in the order of their first mentions. Plans and what is only possible make
// none; a denial makes one that no tally counts. Records of other reports may stand among them.
std::vector<Account> accounts_of(std::span<const Record> records);

}  // namespace annals::story
