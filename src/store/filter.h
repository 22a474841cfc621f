// Which records one wants, and the SQL that finds them.
//
//   EventFilter filter;
//   filter.types = {"ASSAULT"};
//   filter.country = "YEM";
//   filter.since = *parse_day("2024-01-01");
//
// Every field that is set must hold; of a list one member is enough. Nothing set means everything
// current. What a user wrote is bound as a parameter and never becomes part of the SQL.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "include/annals/date.h"
#include "src/store/database.h"

namespace annals {

// Round a point, in kilometres along the ground.
struct Circle {
  double lat = 0, lon = 0, km = 0;
};

// Degrees; west > east when it crosses the 180th meridian. The edges belong to it.
struct Box {
  double west = 0, south = 0, east = 0, north = 0;
};

enum class Versions {
  kCurrent,  // the newest version of each article as the newest run coded it
  kAll,      // the superseded ones beside them
};

struct EventFilter {
  std::vector<std::string> types;         // "ASSAULT"; any case
  std::vector<std::string> modes;         // "drone"
  std::vector<std::string> contexts;      // "illegal_drugs"
  std::vector<std::string> factualities;  // "actual", "alleged" ...

  // A code. One word: any code that begins so, "USA" as well as "U". More words: exactly this
  // country, and each of these sectors, "USA MIL"; "---" stands for an unknown country.
  std::string actor;
  std::string recipient;
  // A country code that an actor, a recipient or a place has.
  std::string country;

  // Whole words, in any case, that the text or the canonical name holds: "gaza" finds "Gaza City",
  // "mali" does not find "Somalia".
  std::string actor_text;
  std::string recipient_text;
  std::string place;
  // A place of the record lies there. Seas and regions lie where their middle is; places without a position nowhere.
  std::optional<Circle> near;
  std::optional<Box> box;
  std::string source;  // who vouches: the attribution's text or name

  // Both days are included; a record whose days overlap them is found. An undated actual or alleged
  // record counts as [published - 3 days, published]. Records without any day are not found by a
  // date.
  std::optional<Day> since;
  std::optional<Day> until;

  // Queries of SQLite's FTS5: words, "a phrase", a AND b, a OR b, NOT, pref*. English endings do
  // not matter.
  std::string text;          // on the record's sentence
  std::string article_text;  // on title and text of its article

  std::optional<Day> published;  // the day of its article's publication
  std::string outlet;  // the whole name, any case of ASCII letters
  std::string doc;     // the article's id
  std::string event;   // the event's id within its report
  std::string run;     // what one run found; with kAll also where a newer run came after it
  std::optional<bool> aggregate;
  double min_confidence = 0;
  std::uint64_t limit = 0;  // at most so many records; 0: all

  Versions versions = Versions::kCurrent;
};

// A SELECT over record keys and whether each is undated, in the order of days, article and
// position; records without a day come last.
struct EventQuery {
  std::string sql;
  std::deque<std::string> texts;  // what `values` points into
  std::vector<Value> values;
};

// Names of users' ontologies that stand in a store, beside PLOVER's.
struct StoredNames {
  std::vector<std::string> types;
  std::vector<std::string> modes;
};

// Throws Error(kUsage) for a name that neither PLOVER nor the store has, an impossible code or dates in
// the wrong order. The full-text queries are not tried here.
EventQuery make_query(const EventFilter& filter, const StoredNames& stored = {});

// The same records as " FROM record r JOIN ... WHERE ...", for queries that count or group: r is the record, c its
// coding, a its article. Throws as make_query.
EventQuery make_selection(const EventFilter& filter, const StoredNames& stored = {});

}  // namespace annals
