// The words that tell time, and the feasts: data/times.tsv and data/feasts.tsv.
//
//   const TimeWords words = TimeWords::load(data_directory(), faults);
//   words.find("tuesday")->value(TimeClass::kWeekday);   // 2
//   words.find("may")->weak(TimeClass::kMonth);          // true: a month only in the right company
//
// A word may belong to several classes ("second", "march"). Immutable after loading.
#pragma once

#include <array>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "include/annals/date.h"
#include "src/lexicon/faults.h"
#include "src/lexicon/phrase_trie.h"
#include "src/lexicon/table.h"

namespace annals {

// The classes of data/times.tsv, whose head says what each is for.
enum class TimeClass : std::uint8_t {
  kWeekday,
  kMonth,
  kUnit,
  kSeason,
  kPart,
  kNumber,
  kTens,
  kOrdinal,
  kDecade,
  kDay,
  kShift,
  kNarrow,
  kEvery,
  kSet,
  kPast,
  kBack,
  kOn,
  kPreposition,
  kVague,
  kPlan,
  kBegin,
  kNever,
  kZone,
  kFiscal,
  kEra,
  kMeridiem,
  kMeasure,
  kOrder,
  kLabel,
  kFeast  // not in the file: the first word of a feast's name
};
inline constexpr std::array<std::string_view, 29> kTimeClassNames{
    "weekday", "month", "unit",   "season", "part", "number", "tens", "ordinal",  "decade",
    "day",     "shift", "narrow", "every",  "set",  "past",   "back", "on",       "preposition",
    "vague",   "plan",  "begin",  "never",  "zone", "fiscal", "era",  "meridiem", "measure",
    "order",   "label"};

enum class TimeUnit : std::uint8_t {
  kSecond,
  kMinute,
  kHour,
  kNight,
  kDay,
  kWeekend,
  kWeek,
  kFortnight,
  kMonth,
  kQuarter,
  kSeason,
  kHalf,
  kYear,
  kDecade,
  kCentury
};
inline constexpr std::array<std::string_view, 15> kTimeUnitNames{
    "second", "minute",  "hour",   "night", "day",  "weekend", "week",   "fortnight",
    "month",  "quarter", "season", "half",  "year", "decade",  "century"};

enum class TimeShift : std::uint8_t {
  kLast,
  kPast,
  kThis,
  kNext,
  kComing,
  kPrevious,
  kFollowing,
  kSame,
  kThat,
  kRecent,
  kEntire
};
inline constexpr std::array<std::string_view, 11> kTimeShiftNames{
    "last",      "past", "this", "next",   "coming", "previous",
    "following", "same", "that", "recent", "entire"};

enum class TimeNarrow : std::uint8_t {
  kEarly,
  kMid,
  kLate,
  kBegin,
  kMiddle,
  kEnd,
  kEarlier,
  kLater
};
inline constexpr std::array<std::string_view, 8> kTimeNarrowNames{
    "early", "mid", "late", "begin", "middle", "end", "earlier", "later"};

enum class TimePart : std::uint8_t { kMorning, kAfternoon, kEvening, kNight, kNoon, kMidnight };
inline constexpr std::array<std::string_view, 6> kTimePartNames{"MO", "AF",   "EV",
                                                                "NI", "noon", "midnight"};

enum class TimeSeason : std::uint8_t { kSpring, kSummer, kAutumn, kWinter };
inline constexpr std::array<std::string_view, 4> kTimeSeasonNames{"SP", "SU", "FA", "WI"};

enum class TimeVague : std::uint8_t { kPast, kPresent, kFuture };
inline constexpr std::array<std::string_view, 3> kTimeVagueNames{"PAST_REF", "PRESENT_REF",
                                                                 "FUTURE_REF"};

enum class TimePrep : std::uint8_t {
  kSince,
  kUntil,
  kBy,
  kBefore,
  kAfter,
  kIn,
  kOn,
  kAt,
  kDuring,
  kFor,
  kOver,
  kWithin,
  kThrough,
  kFrom,
  kBetween,
  kAbout,
  kOf,
  kTo,
  kAs,
  kAnd,
  kThe,
  kOr,
  kInto,
  kThan,
  kThen,
  kBack,
  kLocal,
  kTime
};
inline constexpr std::array<std::string_view, 28> kTimePrepNames{
    "since", "until",  "by",      "before", "after",   "in",    "on",    "at",  "during", "for",
    "over",  "within", "through", "from",   "between", "about", "of",    "to",  "as",     "and",
    "the",   "or",     "into",    "than",   "then",    "back",  "local", "time"};

// The value of a number word that does not say how many ("several").
inline constexpr std::int16_t kUnknownNumber = -1;

struct TimeWord {
  std::uint32_t classes = 0;
  std::uint32_t weak_classes = 0;  // marked * in the file: needs company
  std::array<std::int16_t, kTimeClassNames.size()> values{};

  [[nodiscard]] bool is(TimeClass c) const {
    return (classes >> static_cast<unsigned>(c) & 1U) != 0;
  }
  [[nodiscard]] bool weak(TimeClass c) const {
    return (weak_classes >> static_cast<unsigned>(c) & 1U) != 0;
  }
  // A number, or the enumerator of the class. REQUIRES: is(c).
  [[nodiscard]] std::int16_t value(TimeClass c) const {
    return values[static_cast<std::size_t>(c)];
  }
};

// How the day of a feast is found in a year.
struct Feast {
  enum class Rule : std::uint8_t {
    kFixed,
    kOnce,
    kPeriod,
    kEaster,
    kOrthodox,
    kHijri,
    kHebrew,
    kWeekday,
    kListed
  };
  std::string name;
  Rule rule = Rule::kFixed;
  int year = 0;     // kOnce, kPeriod
  Day end{};        // kPeriod
  int month = 0;    // of the rule's calendar
  int day = 0;      // day of month; days from Easter
  int weekday = 0;  // kWeekday: 1 is Monday
  int nth = 0;      // kWeekday: -1 is the last
  int length = 1;   // in days
  std::vector<Day> listed;       // kListed
  std::vector<Feast> also;       // the same name for another day of the year: the two Eids
  std::vector<Feast> others;     // other readings of the name: the Orthodox Easter
  std::vector<std::string> of;   // countries whose day it is; empty: everybody's
};

class TimeWords {
public:
  static TimeWords load(const std::filesystem::path& data, Faults& faults);

  // The word in lower case; nullptr when it tells no time.
  [[nodiscard]] const TimeWord* find(std::string_view lower) const {
    const auto found = words_.find(lower);
    return found == words_.end() ? nullptr : &found->second;
  }
  // "P1W" of "weekly", by the value of its class kSet.
  [[nodiscard]] std::string_view set_value(std::int16_t index) const {
    return set_values_[static_cast<std::size_t>(index)];
  }
  // Phrases in lower case; the values are indexes into feasts().
  [[nodiscard]] const PhraseTrie& feast_names() const { return feast_names_; }
  [[nodiscard]] const std::vector<Feast>& feasts() const { return feasts_; }

  [[nodiscard]] std::size_t size() const { return words_.size(); }
  [[nodiscard]] const std::vector<Example>& examples() const { return examples_; }
  [[nodiscard]] const std::vector<Example>& feast_examples() const { return feast_examples_; }

private:
  void read_words(const Table& table, Faults& faults);
  void read_feasts(const Table& table, Faults& faults);
  TimeWord& word(std::string_view lower);

  std::deque<std::string> keys_;
  boost::unordered_flat_map<std::string_view, TimeWord> words_;
  std::vector<std::string> set_values_;
  PhraseTrie feast_names_;
  std::vector<Feast> feasts_;
  std::vector<Example> examples_;
  std::vector<Example> feast_examples_;
};

}  // namespace annals
