// Counts under the filters: actors, places, facets, time.
#include <algorithm>
#include <map>

#include "include/annals/error.h"
#include "src/record/private_names.h"
#include "src/serve/handlers.h"
#include "src/serve/json.h"
#include "src/store/overviews.h"

namespace annals::serve {
namespace {

Unit unit_of(const Call& call) {
  return call.parameters.one_of("unit", {"records", "happenings"}, "records") == "records"
             ? Unit::kRecords
             : Unit::kHappenings;
}

// What is counted, in words to print beside the numbers.
std::string counted(const EventFilter& filter, Unit unit) {
  std::string out = unit == Unit::kRecords
                        ? "coded mentions"
                        : "happenings, each once however many reports tell of it";
  if (filter.factualities.empty()) return out + ", however they are told";
  out += ", told as ";
  for (const std::string& one : filter.factualities)
    out += (&one == &filter.factualities.front() ? "" : " or ") + one;
  return out;
}

// A name may be shown unless it is a private person's and these are shown by role.
bool may_name(const Call& call, const std::string& name) {
  return call.service.options().names == Names::kAll ||
         !call.holdings->private_names(call.database()).stand_in(name);
}

// The most frequent name under a code; none where the code stands for all of whom little is known.
std::string first_name(const Call& call, const std::string& code,
                       const std::vector<ValueCount>& names) {
  if (code.starts_with("---")) return {};
  for (const ValueCount& name : names)
    if (may_name(call, name.value)) return name.value;
  return {};
}

std::string country_of(const std::string& code) {
  return code.starts_with("---") ? std::string() : code.substr(0, 3);
}

std::string count_json(const std::string& value, std::int64_t count) {
  return object({{"value", text(value)}, {"count", std::to_string(count)}});
}

Members ending(Call& call, const EventFilter& filter) {
  return {{"as_of", text_or_null(call.holdings->as_of(call.database()))},
          {"counts", text(counted(filter, unit_of(call)))}};
}

std::string finished(Members members, Call& call, const EventFilter& filter) {
  for (auto& member : ending(call, filter)) members.push_back(std::move(member));
  return object(members);
}

// Who vouches; private persons by role, together.
std::vector<std::string> sources(Call& call, const RecordSet& records, std::size_t limit) {
  std::map<std::string, std::int64_t> roles;
  std::vector<std::string> out;
  for (const SourceCount& one : source_facet(call.census(), records, unit_of(call), limit)) {
    if (may_name(call, one.name))
      out.push_back(count_json(one.name, one.count));
    else
      roles[role_of(one.sectors)] += one.count;
  }
  for (const auto& [role, count] : roles) out.push_back(count_json(role, count));
  return out;
}

// A number of records is read as a number of deeds: unless the filter says how they are told, only
// what is told as fact is counted.
EventFilter told_as_fact(const Call& call) {
  EventFilter filter = filter_of(call.parameters);
  if (filter.factualities.empty()) filter.factualities = {"actual"};
  return filter;
}
const std::pair<std::string_view, std::string> kAsFact{"factuality", "actual"};

std::string partner_json(const Call& call, const std::string& code, const Partner& partner) {
  return object({{"code", text(code)},
                 {"name", text_or_null(first_name(call, code, partner.names))},
                 {"as_actor", counts(partner.as_actor)},
                 {"as_recipient", counts(partner.as_recipient)},
                 {"total", std::to_string(partner.total)}});
}

std::vector<std::string> partners(const Call& call, const ActorHistory& history,
                                  std::size_t limit) {
  std::vector<std::pair<std::string, const Partner*>> ordered;
  for (const auto& [code, partner] : history.partners) ordered.emplace_back(code, &partner);
  std::stable_sort(ordered.begin(), ordered.end(),
                   [](const auto& a, const auto& b) { return a.second->total > b.second->total; });
  std::vector<std::string> out;
  for (std::size_t i = 0; i < std::min(limit, ordered.size()); ++i)
    out.push_back(partner_json(call, ordered[i].first, *ordered[i].second));
  return out;
}

}  // namespace

Response list_actors(Call& call) {
  const EventFilter filter = told_as_fact(call);
  const std::vector<ActorCount> found = actors(call.census(), selected(call, {kAsFact}), unit_of(call));
  std::vector<std::string> rows;
  for (std::size_t i = 0; i < std::min<std::size_t>(limit_of(call, 5000, 100), found.size()); ++i)
    rows.push_back(object({{"code", text(found[i].code)},
                           {"country", text_or_null(country_of(found[i].code))},
                           {"name", text_or_null(first_name(call, found[i].code, found[i].names))},
                           {"as_actor", std::to_string(found[i].as_actor)},
                           {"as_recipient", std::to_string(found[i].as_recipient)}}));
  return json_answer(
      finished({{"actors", array(rows)}, {"total", std::to_string(found.size())}}, call, filter));
}

Response show_actor(Call& call) {
  const EventFilter filter = told_as_fact(call);
  const std::string& code = call.path.at("code");
  const ActorHistory history =
      actor_history(call.census(), selected(call, {kAsFact, {"actor", code}}),
                    selected(call, {kAsFact, {"recipient", code}}), code, unit_of(call));
  const std::uint64_t limit = limit_of(call, 5000, 100);
  std::vector<std::string> names, months;
  for (const ValueCount& name : history.names)
    if (may_name(call, name.value) && names.size() < limit)
      names.push_back(count_json(name.value, name.count));
  for (const auto& [start, sides] : history.months)
    months.push_back(object({{"start", text(start)},
                             {"as_actor", counts(sides.first)},
                             {"as_recipient", counts(sides.second)}}));
  return json_answer(finished({{"code", text(code)},
                               {"name", text_or_null(first_name(call, code, history.names))},
                               {"names", array(names)},
                               {"as_actor", counts(history.as_actor)},
                               {"as_recipient", counts(history.as_recipient)},
                               {"partners", array(partners(call, history, limit))},
                               {"months", array(months)}},
                              call, filter));
}

Response list_places(Call& call) {
  const EventFilter filter = told_as_fact(call);
  const std::vector<PlaceCount> found = places(call.census(), selected(call, {kAsFact}), unit_of(call));
  std::vector<std::string> rows;
  for (std::size_t i = 0; i < std::min<std::size_t>(limit_of(call, 5000, 100), found.size()); ++i)
    rows.push_back(object(
        {{"name", text(found[i].facts.name)},
         {"country", text_or_null(found[i].facts.country)},
         {"lat", number_or_null(found[i].facts.lat)},
         {"lon", number_or_null(found[i].facts.lon)},
         {"geonameid", found[i].facts.geonameid == 0 ? "null" : std::to_string(found[i].facts.geonameid)},
         {"kind", text_or_null(found[i].facts.kind)},
         {"count", std::to_string(found[i].count)},
         {"types", counts(found[i].types)}}));
  return json_answer(
      finished({{"places", array(rows)}, {"total", std::to_string(found.size())}}, call, filter));
}

Response show_facets(Call& call) {
  const EventFilter filter = filter_of(call.parameters);
  const Unit unit = unit_of(call);
  const std::uint64_t limit = limit_of(call, 5000, 100);
  const std::vector<std::string> fields = call.parameters.list("fields");
  if (fields.empty())
    throw Error(ErrorKind::kUsage, "no field is named", {"fields", 0, 0},
                "as in fields=event_type,country");
  const RecordSet records = selected(call);
  Members facets;
  for (const std::string& field : fields) {
    std::vector<std::string> values;
    if (field == "source")
      values = sources(call, records, limit);
    else
      for (const ValueCount& one : facet(call.census(), records, field, unit, limit))
        values.push_back(count_json(one.value, one.count));
    facets.emplace_back(field, array(values));
  }
  const std::int64_t total = count_of(call.census(), records, unit);
  return json_answer(
      finished({{"facets", object(facets)}, {"total", std::to_string(total)}}, call, filter));
}

Response show_timeline(Call& call) {
  const EventFilter filter = told_as_fact(call);
  const std::string by = call.parameters.one_of("by", {"day", "week", "month"}, "month");
  const Timeline found = timeline(call.census(), selected(call, {kAsFact}),
                                  by == "day"    ? By::kDay
                                  : by == "week" ? By::kWeek
                                                 : By::kMonth,
                                  unit_of(call));
  std::vector<std::string> buckets;
  for (const Bucket& bucket : found.buckets)
    buckets.push_back(object({{"start", text(bucket.start)},
                              {"total", std::to_string(bucket.total)},
                              {"types", counts(bucket.types)}}));
  return json_answer(finished(
      {{"by", text(by)}, {"buckets", array(buckets)}, {"undated", std::to_string(found.undated)}},
      call, filter));
}

}  // namespace annals::serve
