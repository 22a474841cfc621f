#include "src/store/overviews.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <tuple>

#include "include/annals/error.h"
#include "src/base/text.h"
#include "src/store/rows.h"

namespace annals {
namespace {

// How many records or happenings each key was seen in.
template <class Key> class Seen {
public:
  Seen(const Census& census, Unit unit) : census_(census), unit_(unit) {}

  void add(std::size_t place, const Key& key) {
    const auto thing =
        unit_ == Unit::kRecords ? static_cast<std::uint32_t>(place + 1) : census_.happenings[place];
    if (thing != 0) seen_.emplace_back(key, thing);
  }

  // By key.
  std::vector<std::pair<Key, std::int64_t>> counts() {
    std::sort(seen_.begin(), seen_.end());
    seen_.erase(std::unique(seen_.begin(), seen_.end()), seen_.end());
    std::vector<std::pair<Key, std::int64_t>> out;
    for (const auto& [key, thing] : seen_) {
      if (out.empty() || out.back().first != key) out.emplace_back(key, 0);
      ++out.back().second;
    }
    return out;
  }

private:
  const Census& census_;
  Unit unit_;
  std::vector<std::pair<Key, std::uint32_t>> seen_;
};

using Number = std::uint32_t;
template <std::size_t N> using Numbers = std::array<Number, N>;

// How the values of a field are found; 0 is none.
struct FacetField {
  std::string_view name;
  const Numbered& (*texts)(const Census&);
  void (*add)(const Census&, std::size_t place, Seen<Number>&);
};

template <Column Census::*column> constexpr FacetField column_field(std::string_view name) {
  return {name, [](const Census& census) -> const Numbered& { return (census.*column).texts; },
          [](const Census& census, std::size_t place, Seen<Number>& seen) {
            seen.add(place, (census.*column).of[place]);
          }};
}

template <Numbered Census::*names, Several<Number> Census::*values>
constexpr FacetField list_field(std::string_view name) {
  return {name, [](const Census& census) -> const Numbered& { return census.*names; },
          [](const Census& census, std::size_t place, Seen<Number>& seen) {
            for (const Number value : (census.*values).of(place)) seen.add(place, value);
          }};
}

template <bool is_actor> constexpr FacetField side_field(std::string_view name) {
  return {name, [](const Census& census) -> const Numbered& { return census.codes; },
          [](const Census& census, std::size_t place, Seen<Number>& seen) {
            for (const Party& party : census.parties.of(place))
              if (party.is_actor == is_actor) seen.add(place, party.code);
          }};
}

void add_countries(const Census& census, std::size_t place, Seen<Number>& seen) {
  for (const Party& party : census.parties.of(place)) seen.add(place, party.country);
  for (const Number facts : census.places.of(place)) seen.add(place, census.place_country_of[facts]);
}

void add_place_names(const Census& census, std::size_t place, Seen<Number>& seen) {
  for (const Number facts : census.places.of(place)) seen.add(place, census.place_name_of[facts]);
}

constexpr std::array<FacetField, 11> kFacets{{
    column_field<&Census::types>("event_type"),
    column_field<&Census::quads>("quad"),
    column_field<&Census::factualities>("factuality"),
    column_field<&Census::outlets>("outlet"),
    list_field<&Census::mode_names, &Census::modes>("mode"),
    list_field<&Census::context_names, &Census::contexts>("context"),
    {"country", [](const Census& census) -> const Numbered& { return census.countries; }, add_countries},
    side_field<true>("actor"),
    side_field<false>("recipient"),
    {"place", [](const Census& census) -> const Numbered& { return census.place_names; }, add_place_names},
    list_field<&Census::role_names, &Census::roles>("role"),
}};

const FacetField& field_of(std::string_view name) {
  std::string known;
  for (const FacetField& one : kFacets) {
    if (one.name == name) return one;
    known += std::string(one.name) + ", ";
  }
  throw Error(ErrorKind::kUsage, "there is no field '" + std::string(name) + "'", {},
              "known: " + known + "source");
}

void sort_values(std::vector<ValueCount>& values) {
  std::sort(values.begin(), values.end(), [](const ValueCount& a, const ValueCount& b) {
    return a.count != b.count ? a.count > b.count : a.value < b.value;
  });
}

std::vector<std::string> sectors_of(std::string_view json) {
  const auto sectors = listed(json);
  return {sectors.begin(), sectors.end()};
}

// The records one by one, or the first of each happening.
template <class Function>
void each_once(const Census& census, const RecordSet& records, Unit unit, Function&& function) {
  std::vector<bool> met(census.happenings_end);
  records.each([&](std::size_t place) {
    const std::uint32_t happening = census.happenings[place];
    if (unit == Unit::kHappenings && (happening == 0 || met[happening])) return;
    met[happening] = true;
    function(place);
  });
}

// Of days as 20240307: the first one of the week or month; 0: there is no such day.
std::int32_t start_of(std::int32_t day, By by) {
  namespace chrono = std::chrono;
  if (by == By::kDay || day == 0) return day;
  if (by == By::kMonth) return day / 100 * 100 + 1;
  const chrono::sys_days at = chrono::year(day / 10000) / (day / 100 % 100) / (day % 100);
  const chrono::year_month_day monday(at - (chrono::weekday(at) - chrono::Monday));
  return static_cast<int>(monday.year()) * 10000 +
         static_cast<std::int32_t>(static_cast<unsigned>(monday.month()) * 100 + static_cast<unsigned>(monday.day()));
}

std::string day_text(std::int32_t day) {
  std::string out = std::to_string(day);
  out.insert(0, out.size() < 8 ? 8 - out.size() : 0, '0');
  return out.substr(0, 4) + "-" + out.substr(4, 2) + "-" + out.substr(6);
}

// By first day and type.
std::map<std::int32_t, TypeCounts> by_time(const Census& census, const RecordSet& records, By by, Unit unit) {
  std::map<std::pair<std::int32_t, Number>, std::int64_t> counts;
  each_once(census, records, unit, [&](std::size_t place) {
    ++counts[{start_of(census.days[place].start, by), census.types.of[place]}];
  });
  std::map<std::int32_t, TypeCounts> out;
  for (const auto& [key, count] : counts) out[key.first][census.types.texts.text(key.second)] = count;
  return out;
}

bool is_code_of(std::string_view code, std::string_view wanted) {
  const auto words = split_words(wanted), parts = split_words(code);
  if (words.size() == 1) return code.starts_with(words[0]);
  return !words.empty() && !parts.empty() && parts[0] == words[0] &&
         std::all_of(words.begin() + 1, words.end(), [&](std::string_view sector) {
           return std::find(parts.begin() + 1, parts.end(), sector) != parts.end();
         });
}

void add_name(std::vector<ValueCount>& names, const std::string& name, std::int64_t count) {
  const auto known = std::find_if(names.begin(), names.end(),
                                  [&](const ValueCount& one) { return one.value == name; });
  if (known == names.end())
    names.push_back({name, count});
  else
    known->count += count;
}

// One side of an actor's history.
struct Side {
  bool is_actor;
  TypeCounts ActorHistory::*types;
  TypeCounts Partner::*partner;
  TypeCounts std::pair<TypeCounts, TypeCounts>::*month;
};
constexpr std::array<Side, 2> kSides{{
    {true, &ActorHistory::as_actor, &Partner::as_recipient, &std::pair<TypeCounts, TypeCounts>::first},
    {false, &ActorHistory::as_recipient, &Partner::as_actor, &std::pair<TypeCounts, TypeCounts>::second},
}};

void add_side(const Census& census, const RecordSet& records, const std::string& code, Unit unit,
              const Side& side, ActorHistory& out) {
  for (const auto& [start, types] : by_time(census, records, By::kMonth, unit))
    for (const auto& [type, count] : types) {
      (out.*side.types)[type] += count;
      if (start != 0) (out.months[day_text(start)].*side.month)[type] += count;
    }
  Seen<Numbers<2>> partners(census, unit);  // code and type
  Seen<Numbers<3>> names(census, unit);     // whether on this side, code and name
  records.each([&](std::size_t place) {
    for (const Party& party : census.parties.of(place)) {
      const bool is_partner = party.is_actor != side.is_actor;
      if (is_partner) partners.add(place, {party.code, census.types.of[place]});
      if (party.name != 0) names.add(place, {is_partner ? 0U : 1U, party.code, party.name});
    }
  });
  for (const auto& [key, count] : partners.counts()) {
    Partner& partner = out.partners[census.codes.text(key[0])];
    (partner.*side.partner)[census.types.texts.text(key[1])] += count;
    partner.total += count;
  }
  for (const auto& [key, count] : names.counts()) {
    const std::string& named = census.codes.text(key[1]);
    if (key[0] == 0)
      add_name(out.partners[named].names, census.names.text(key[2]), count);
    else if (is_code_of(named, code))
      add_name(out.names, census.names.text(key[2]), count);
  }
}

}  // namespace

std::vector<ValueCount> facet(const Census& census, const RecordSet& records, std::string_view field,
                              Unit unit, std::size_t limit) {
  const FacetField& wanted = field_of(field);
  Seen<Number> seen(census, unit);
  records.each([&](std::size_t place) { wanted.add(census, place, seen); });
  const Numbered& texts = wanted.texts(census);
  std::vector<ValueCount> out;
  for (const auto& [value, count] : seen.counts())
    if (value != 0) out.push_back({texts.text(value), count});
  sort_values(out);
  if (out.size() > limit) out.resize(limit);
  return out;
}

std::vector<SourceCount> source_facet(const Census& census, const RecordSet& records, Unit unit,
                                      std::size_t limit) {
  Seen<Numbers<2>> seen(census, unit);
  records.each([&](std::size_t place) {
    if (census.sources.of[place] != 0)
      seen.add(place, {census.sources.of[place], census.source_sectors.of[place]});
  });
  std::vector<SourceCount> out;
  for (const auto& [key, count] : seen.counts())
    out.push_back({census.sources.texts.text(key[0]), sectors_of(census.source_sectors.texts.text(key[1])), count});
  std::sort(out.begin(), out.end(), [](const SourceCount& a, const SourceCount& b) {
    return a.count != b.count ? a.count > b.count : std::tie(a.name, a.sectors) < std::tie(b.name, b.sectors);
  });
  if (out.size() > limit) out.resize(limit);
  return out;
}

std::int64_t count_of(const Census& census, const RecordSet& records, Unit unit) {
  if (unit == Unit::kRecords) return static_cast<std::int64_t>(records.count());
  std::int64_t out = 0;
  each_once(census, records, unit, [&](std::size_t) { ++out; });
  return out;
}

Timeline timeline(const Census& census, const RecordSet& records, By by, Unit unit) {
  Timeline out;
  for (auto& [start, types] : by_time(census, records, by, unit)) {
    std::int64_t total = 0;
    for (const auto& [type, count] : types) total += count;
    if (start == 0)
      out.undated = total;
    else
      out.buckets.push_back({day_text(start), total, types});
  }
  return out;
}

std::vector<PlaceCount> places(const Census& census, const RecordSet& records, Unit unit) {
  Seen<Numbers<2>> seen(census, unit);  // facts and type
  records.each([&](std::size_t place) {
    for (const Number facts : census.places.of(place)) seen.add(place, {facts, census.types.of[place]});
  });
  std::vector<PlaceCount> out;
  Number last = 0;
  for (const auto& [key, count] : seen.counts()) {
    if (out.empty() || last != key[0]) out.push_back({census.place_facts[key[0]], 0, {}});
    last = key[0];
    out.back().count += count;
    out.back().types[census.types.texts.text(key[1])] = count;
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const PlaceCount& a, const PlaceCount& b) { return a.count > b.count; });
  return out;
}

std::vector<ActorCount> actors(const Census& census, const RecordSet& records, Unit unit) {
  Seen<Numbers<2>> sides(census, unit);  // code and whether as actor
  Seen<Numbers<2>> names(census, unit);  // code and name
  records.each([&](std::size_t place) {
    for (const Party& party : census.parties.of(place)) {
      sides.add(place, {party.code, party.is_actor ? 1U : 0U});
      if (party.name != 0) names.add(place, {party.code, party.name});
    }
  });
  std::map<std::string_view, ActorCount> found;
  for (const auto& [key, count] : sides.counts()) {
    ActorCount& one = found[census.codes.text(key[0])];
    (key[1] != 0 ? one.as_actor : one.as_recipient) = count;
  }
  for (const auto& [key, count] : names.counts())
    found[census.codes.text(key[0])].names.push_back({census.names.text(key[1]), count});
  std::vector<ActorCount> out;
  for (auto& [code, one] : found) {
    one.code = code;
    sort_values(one.names);
    out.push_back(std::move(one));
  }
  std::stable_sort(out.begin(), out.end(), [](const ActorCount& a, const ActorCount& b) {
    return a.as_actor + a.as_recipient > b.as_actor + b.as_recipient;
  });
  return out;
}

ActorHistory actor_history(const Census& census, const RecordSet& as_actor,
                           const RecordSet& as_recipient, const std::string& code, Unit unit) {
  ActorHistory out;
  for (const Side& side : kSides)
    add_side(census, side.is_actor ? as_actor : as_recipient, code, unit, side, out);
  sort_values(out.names);
  for (auto& [partner, one] : out.partners) sort_values(one.names);
  return out;
}

}  // namespace annals
