// Counts over the records of a store that pass a filter: by value, in time, by place, by actor.
//
//   EventFilter filter;
//   filter.country = "YEM";
//   for (const Bucket& month : timeline(store.database(), told_as_fact(filter), By::kMonth,
//   Unit::kHappenings).buckets) ...
//
// Only current records are counted, whatever the filter says of versions.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "src/store/filter.h"
#include "src/store/revisions.h"

namespace annals {

enum class Unit {
  kRecords,     // coded mentions
  kHappenings,  // each once, however many reports tell of it; sums and what is not joined left out
};

// A number of records is read as a number of deeds: unless the filter says how they are told, only
// what is told as fact passes.
EventFilter told_as_fact(EventFilter filter);

using TypeCounts = std::map<std::string, std::int64_t>;

struct ValueCount {
  std::string value;
  std::int64_t count = 0;
};

// A canonical name, with what tells whether it is a private person's.
struct NameCount {
  std::string name;
  std::vector<std::string> sectors;
  std::int64_t count = 0;
};

// Names of private persons in records of any version (Record::private_names).
std::vector<std::string> private_names(const Database& db);

// event_type, quad, mode, context, factuality, country, actor, recipient, place, outlet, role.
// Throws Error(kUsage) for another field. The most frequent first.
std::vector<ValueCount> facet(const Database& db, const EventFilter& filter,
                              const std::string& field, Unit unit, std::size_t limit);
// Who vouches.
std::vector<NameCount> source_facet(const Database& db, const EventFilter& filter, Unit unit,
                                    std::size_t limit);
std::int64_t count_of(const Database& db, const EventFilter& filter, Unit unit);

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
Timeline timeline(const Database& db, const EventFilter& filter, By by, Unit unit);

struct PlaceCount {
  std::string name, country;
  std::optional<double> lat, lon;
  std::int64_t geonameid = 0;  // 0: none
  std::string kind;
  std::int64_t count = 0;
  TypeCounts types;
};
// The most frequent first.
std::vector<PlaceCount> places(const Database& db, const EventFilter& filter, Unit unit);

struct ActorCount {
  std::string code;
  std::vector<NameCount> names;  // the most frequent first
  std::int64_t as_actor = 0, as_recipient = 0;
};
// The most frequent first.
std::vector<ActorCount> actors(const Database& db, const EventFilter& filter, Unit unit);

struct Partner {
  TypeCounts as_actor, as_recipient;  // what the partner was done, what it did
  std::vector<NameCount> names;
  std::int64_t total = 0;
};
struct ActorHistory {
  std::vector<NameCount> names;
  TypeCounts as_actor, as_recipient;
  std::map<std::string, Partner> partners;  // by code
  std::map<std::string, std::pair<TypeCounts, TypeCounts>>
      months;  // by first day: as actor, as recipient
};
// `code` as EventFilter::actor takes it.
ActorHistory actor_history(const Database& db, const EventFilter& filter, const std::string& code,
                           Unit unit);

// ---- the store as a whole ----

// Newest versions of articles of one outlet under one licence.
struct OutletCount {
  std::string outlet, licence;  // as the articles have them; may be empty
  std::int64_t articles = 0;
  std::string first, last;  // published
};
struct StoreStatus {
  std::int64_t schema = 0, articles = 0, records = 0, happenings = 0;
  std::string first, as_of;  // days of publication
  std::vector<Run> runs;  // `options` left empty
  std::vector<OutletCount> outlets;
};
StoreStatus status_of(const Database& db);
// Those with most articles first.
std::vector<OutletCount> outlets_of(const Database& db);
// The newest day of publication; empty: none is known.
std::string as_of(const Database& db);

}  // namespace annals
