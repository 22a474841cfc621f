#include "src/store/census.h"

#include <algorithm>
#include <array>
#include <map>

#include "src/store/rows.h"
#include "src/store/schema.h"
#include "src/store/selection.h"

namespace annals {
namespace {

using Found = std::vector<std::pair<std::uint32_t, std::uint32_t>>;  // of a record's place

// "2024-03-07" -> 20240307, which compares as the text does; 0 for an empty one.
std::int32_t day_number(std::string_view day) {
  std::int32_t out = 0;
  for (const char c : day)
    if (c >= '0' && c <= '9') out = out * 10 + (c - '0');
  return out;
}

std::optional<double> real_or_none(const Statement& row, int column) {
  return row.text(column).empty() ? std::nullopt : std::optional(row.real(column));
}

// Whether the filter asks for nothing but what a census holds itself.
bool asks_sql(const EventFilter& filter) {
  return !(filter.types.empty() && filter.modes.empty() && filter.contexts.empty() &&
           filter.factualities.empty() && filter.actor.empty() && filter.recipient.empty() &&
           filter.country.empty() && filter.actor_text.empty() && filter.recipient_text.empty() &&
           filter.place.empty() && !filter.near && !filter.box && filter.source.empty() &&
           filter.text.empty() && filter.article_text.empty() && !filter.published &&
           filter.outlet.empty() && filter.doc.empty() && filter.event.empty() &&
           filter.run.empty() && !filter.aggregate);
}

}  // namespace

std::uint32_t Numbered::number(std::string_view text) {
  if (text.empty()) return 0;
  const auto [at, is_new] =
      numbers_.try_emplace(std::string(text), static_cast<std::uint32_t>(texts_.size()));
  if (is_new) texts_.emplace_back(text);
  return at->second;
}

void Numbered::seal() {
  numbers_ = {};
  texts_.shrink_to_fit();
}

Census::Census(const Database& db) {
  read_records(db);
  read_parties(db);
  read_places(db);
  read_roles(db);
  read_sources(db);
  for (Numbered* one : {&types.texts, &quads.texts, &factualities.texts, &outlets.texts, &mode_names,
                          &context_names, &role_names, &codes, &names, &countries, &place_names,
                          &sources.texts, &source_sectors.texts})
    one->seal();
}

void Census::read_records(const Database& db) {
  EventQuery query = selection_for(db, {});
  Statement find(db, "SELECT r.key, r.day_start, r.day_end, r.confidence, c.article, r.happening, "
                     "r.event_type, r.quad, r.factuality, a.outlet, r.modes, r.contexts" +
                         query.sql + "\nORDER BY " + kRecordOrder);
  const std::array<std::pair<int, Column*>, 4> columns{
      {{6, &types}, {7, &quads}, {8, &factualities}, {9, &outlets}}};
  Numbered ids;
  Found found_modes, found_contexts;
  for (find.start(query.values); find.step();) {
    const auto place = static_cast<std::uint32_t>(keys.size());
    keys.push_back(find.integer(0));
    days.push_back({day_number(find.text(1)), day_number(find.text(2))});
    if (days.back().start != 0) dated = keys.size();
    confidences.push_back(find.real(3));
    articles.push_back(static_cast<std::uint32_t>(find.integer(4)));
    happenings.push_back(ids.number(find.text(5)));
    for (const auto& [column, texts] : columns) texts->of.push_back(texts->texts.number(find.text(column)));
    for (const std::string_view mode : listed(find.text(10))) found_modes.emplace_back(place, mode_names.number(mode));
    for (const std::string_view context : listed(find.text(11))) found_contexts.emplace_back(place, context_names.number(context));
  }
  happenings_end = static_cast<std::uint32_t>(ids.end());
  modes = Several(size(), found_modes);
  contexts = Several(size(), found_contexts);
  const auto last = std::max_element(keys.begin(), keys.end());
  places_by_key_.resize(last == keys.end() ? 1 : static_cast<std::size_t>(*last) + 1);
  for (std::size_t i = 0; i < size(); ++i)
    places_by_key_[static_cast<std::size_t>(keys[i])] = static_cast<std::uint32_t>(i + 1);
}

void Census::read_parties(const Database& db) {
  std::vector<std::pair<std::uint32_t, Party>> found;
  Statement find(db, "SELECT record, side = 'actor', code, name, country FROM participant");
  for (find.start({}); find.step();)
    if (const auto place = place_of(find.integer(0)))
      found.emplace_back(static_cast<std::uint32_t>(*place),
                         Party{codes.number(find.text(2)), names.number(find.text(3)),
                               countries.number(find.text(4)), find.integer(1) != 0});
  parties = Several(size(), found);
}

void Census::read_places(const Database& db) {
  std::map<std::string, std::pair<PlaceFacts, std::vector<std::uint32_t>>> by_id;  // with whose they are
  Statement find(db, "SELECT record, ifnull(name, text), country, lat, lon, geonameid, kind FROM place");
  for (find.start({}); find.step();) {
    const auto place = place_of(find.integer(0));
    if (!place) continue;
    std::string id;
    for (int column = 1; column <= 6; ++column) id.append(find.text(column)) += '\n';
    const auto [at, is_new] = by_id.try_emplace(std::move(id));
    if (is_new)
      at->second.first = {std::string(find.text(1)), std::string(find.text(2)), real_or_none(find, 3),
                          real_or_none(find, 4),     find.integer(5),           std::string(find.text(6))};
    at->second.second.push_back(static_cast<std::uint32_t>(*place));
  }
  Found found;
  for (auto& [id, known] : by_id) {
    for (const std::uint32_t place : known.second)
      found.emplace_back(place, static_cast<std::uint32_t>(place_facts.size()));
    place_name_of.push_back(place_names.number(known.first.name));
    place_country_of.push_back(countries.number(known.first.country));
    place_facts.push_back(std::move(known.first));
  }
  places = Several(size(), found);
}

void Census::read_roles(const Database& db) {
  Found found;
  Statement find(db, "SELECT record, role FROM quantity");
  for (find.start({}); find.step();)
    if (const auto place = place_of(find.integer(0)))
      found.emplace_back(static_cast<std::uint32_t>(*place), role_names.number(find.text(1)));
  roles = Several(size(), found);
}

void Census::read_sources(const Database& db) {
  sources.of.resize(size());
  source_sectors.of.resize(size());
  Statement find(db, "SELECT record, ifnull(name, text), sectors FROM attribution");
  for (find.start({}); find.step();)
    if (const auto place = place_of(find.integer(0))) {
      sources.of[*place] = sources.texts.number(find.text(1));
      source_sectors.of[*place] = source_sectors.texts.number(find.text(2));
    }
}

std::optional<std::size_t> Census::place_of(std::int64_t key) const {
  const auto at = static_cast<std::size_t>(key);
  if (key < 0 || at >= places_by_key_.size() || places_by_key_[at] == 0) return std::nullopt;
  return places_by_key_[at] - 1;
}

RecordSet Census::passing(const Database& db, EventFilter filter) const {
  RecordSet out = RecordSet::all(size());
  keep_within(out, filter.since, filter.until);
  out.each([&](std::size_t place) {
    if (confidences[place] < filter.min_confidence) out.drop(place);
  });
  if (!asks_sql(filter)) return out;
  filter.versions = Versions::kAll;  // what is current stands here
  filter.since = filter.until = std::nullopt;
  filter.min_confidence = 0;
  EventQuery query = selection_for(db, filter);
  RecordSet found(size());
  Statement find(db, "SELECT r.key" + query.sql);
  for (find.start(query.values); find.step();)
    if (const auto place = place_of(find.integer(0))) found.add(*place);
  out.meet(found);
  return out;
}

void Census::keep_within(RecordSet& found, std::optional<Day> since, std::optional<Day> until) const {
  if (!since && !until) return;
  EventFilter asked;
  asked.since = since;
  asked.until = until;
  (void)make_selection(asked);  // it says whether they make sense
  const std::int32_t first = since ? day_number(to_string(*since)) : 0;
  const std::int32_t last = until ? day_number(to_string(*until)) : 0;
  found.each([&](std::size_t place) {
    const Days& one = days[place];
    if ((since && (one.end == 0 || one.end < first)) || (until && (one.start == 0 || one.start > last)))
      found.drop(place);
  });
}

}  // namespace annals
