// All current records of a store in memory, in their order, with what is counted of them: some 150
// bytes each. Read once, it is right as long as nobody writes.
//
//   const Census census(store.database());
//   RecordSet found = census.passing(store.database(), assaults);
//   found.meet(census.passing(store.database(), of_yemen));
//   timeline(census, found, By::kMonth, Unit::kRecords);
//
// The conditions of a filter all hold, so each can be asked for by itself, kept, and met with the others:
// a question that was never asked is answered from parts that were.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "src/store/filter.h"
#include "src/store/record_set.h"

namespace annals {

// Texts by number, from 1; 0 stands for none.
class Numbered {
public:
  std::uint32_t number(std::string_view text);
  [[nodiscard]] const std::string& text(std::uint32_t number) const { return texts_[number]; }
  // Numbers run to it, itself left out.
  [[nodiscard]] std::size_t end() const { return texts_.size(); }
  // No more will come: forgets how to find numbers.
  void seal();

private:
  std::vector<std::string> texts_{""};
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

// One text of each record.
struct Column {
  Numbered texts;
  std::vector<std::uint32_t> of;  // by the record's place
};

// Several things of each record.
template <class T> class Several {
public:
  Several() = default;
  // Of `size` records; the things come with the places of their records, in any order.
  Several(std::size_t size, const std::vector<std::pair<std::uint32_t, T>>& found)
      : begins_(size + 1), things_(found.size()) {
    for (const auto& [place, thing] : found) ++begins_[place + 1];
    for (std::size_t i = 1; i <= size; ++i) begins_[i] += begins_[i - 1];
    std::vector<std::uint32_t> next(begins_);
    for (const auto& [place, thing] : found) things_[next[place]++] = thing;
  }
  [[nodiscard]] std::span<const T> of(std::size_t place) const {
    return std::span(things_).subspan(begins_[place], begins_[place + 1] - begins_[place]);
  }

private:
  std::vector<std::uint32_t> begins_;
  std::vector<T> things_;
};

struct Party {
  std::uint32_t code = 0, name = 0, country = 0;
  bool is_actor = false;
};

// A place as records name it.
struct PlaceFacts {
  std::string name, country;
  std::optional<double> lat, lon;
  std::int64_t geonameid = 0;  // 0: none
  std::string kind;
};

class Census {
public:
  explicit Census(const Database& db);

  [[nodiscard]] std::size_t size() const { return keys.size(); }
  // Of a record that is current.
  [[nodiscard]] std::optional<std::size_t> place_of(std::int64_t key) const;

  // The records that pass. REQUIRES: the filter is of current versions.
  [[nodiscard]] RecordSet passing(const Database& db, EventFilter filter) const;
  // Leaves those whose days are within, as EventFilter says it. Throws Error(kUsage) for days in the
  // wrong order.
  void keep_within(RecordSet& found, std::optional<Day> since, std::optional<Day> until) const;

  // By place: records stand by day, article and position.
  std::vector<std::int64_t> keys;
  std::size_t dated = 0;  // so many have a day; the others come last
  struct Days {
    std::int32_t start = 0, end = 0;  // 20240307; 0: none
  };
  std::vector<Days> days;
  std::vector<double> confidences;
  std::vector<std::uint32_t> articles;
  std::vector<std::uint32_t> happenings;  // by number; 0: not joined, or a sum
  std::uint32_t happenings_end = 1;       // numbers run to it
  Column types, quads, factualities, outlets;
  Numbered mode_names, context_names, role_names;
  Several<std::uint32_t> modes, contexts, roles;
  Numbered codes, names, countries;  // of parties; the countries of places too
  Several<Party> parties;
  std::vector<PlaceFacts> place_facts;  // by name, country, coordinates, id and kind
  Numbered place_names;
  std::vector<std::uint32_t> place_name_of, place_country_of;  // by place_facts
  Several<std::uint32_t> places;                               // of place_facts
  Column sources, source_sectors;

private:
  void read_records(const Database& db);
  void read_parties(const Database& db);
  void read_places(const Database& db);
  void read_roles(const Database& db);
  void read_sources(const Database& db);

  std::vector<std::uint32_t> places_by_key_;  // from 1; 0: not current
};

}  // namespace annals
