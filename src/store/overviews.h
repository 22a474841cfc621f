// Counts over some of the records of a store: by value, in time, by place, by actor.
//
//   const Census census(store.database());
//   RecordSet told = census.passing(store.database(), told_as_fact(filter));
//   for (const Bucket& month : timeline(census, told, By::kMonth, Unit::kHappenings).buckets) ...
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/store/census.h"

namespace annals {

enum class Unit {
  kRecords,     // coded mentions
  kHappenings,  // each once, however many reports tell of it; sums and what is not joined left out
};

using TypeCounts = std::map<std::string, std::int64_t>;

struct ValueCount {
  std::string value;
  std::int64_t count = 0;
};

// Who vouches, with what tells what a private person is called.
struct SourceCount {
  std::string name;
  std::vector<std::string> sectors;
  std::int64_t count = 0;
};

// event_type, quad, mode, context, factuality, country, actor, recipient, place, outlet, role.
// Throws Error(kUsage) for another field. The most frequent first.
std::vector<ValueCount> facet(const Census& census, const RecordSet& records, std::string_view field,
                              Unit unit, std::size_t limit);
std::vector<SourceCount> source_facet(const Census& census, const RecordSet& records, Unit unit,
                                      std::size_t limit);
std::int64_t count_of(const Census& census, const RecordSet& records, Unit unit);

enum class By { kDay, kWeek, kMonth };
struct Bucket {
  std::string start;  // its first day; weeks begin on Monday
  std::int64_t total = 0;
  TypeCounts types;
};
struct Timeline {
  std::vector<Bucket> buckets;  // those that hold something, by time
  std::int64_t undated = 0;
};
// A happening lies where its first record lies.
Timeline timeline(const Census& census, const RecordSet& records, By by, Unit unit);

struct PlaceCount {
  PlaceFacts facts;
  std::int64_t count = 0;
  TypeCounts types;
};
// The most frequent first.
std::vector<PlaceCount> places(const Census& census, const RecordSet& records, Unit unit);

struct ActorCount {
  std::string code;
  std::vector<ValueCount> names;  // canonical ones, the most frequent first
  std::int64_t as_actor = 0, as_recipient = 0;
};
// The most frequent first.
std::vector<ActorCount> actors(const Census& census, const RecordSet& records, Unit unit);

struct Partner {
  TypeCounts as_actor, as_recipient;  // what the partner did, what it was done
  std::vector<ValueCount> names;
  std::int64_t total = 0;
};
struct ActorHistory {
  std::vector<ValueCount> names;
  TypeCounts as_actor, as_recipient;
  std::map<std::string, Partner> partners;  // by code
  std::map<std::string, std::pair<TypeCounts, TypeCounts>>
      months;  // by first day: as actor, as recipient
};
// Of the records that have `code`, as EventFilter::actor takes it, on either side.
ActorHistory actor_history(const Census& census, const RecordSet& as_actor,
                           const RecordSet& as_recipient, const std::string& code, Unit unit);

}  // namespace annals
