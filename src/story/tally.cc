#include "src/story/tally.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <tuple>

#include "include/annals/date.h"
#include "src/story/account.h"

namespace annals::story {
namespace {

constexpr const char* kHappenings = "happenings";

Value value_of(const Record& record, const RecordQuantity* number) {
  Value out;
  if (number != nullptr) {
    out.min = number->min;
    out.max = number->max;
    out.words = number->words.text;
  }
  if (record.attribution)
    out.source = record.attribution->name.empty() ? record.attribution->words.text : record.attribution->name;
  else
    out.source = record.outlet.empty() ? record.doc : record.outlet;
  out.date = record.published;
  out.outlet = record.outlet;
  out.doc = record.doc;
  out.url = record.url;
  out.record = record.id;
  out.quote = record.sentence.text;
  return out;
}

// The numbers of a role that are no part of others. A list's members stand for the list.
std::vector<const RecordQuantity*> numbers_of(const Record& record, const std::string& role) {
  std::vector<const RecordQuantity*> out;
  for (const RecordQuantity& number : record.quantities)
    if (number.role == role && !number.part_of) out.push_back(&number);
  return out;
}

// "two soldiers and a policeman were killed": one figure of three.
std::optional<Value> figure_of(const Record& record, const std::string& role) {
  const std::vector<const RecordQuantity*> numbers = numbers_of(record, role);
  if (numbers.empty()) return std::nullopt;
  Value out = value_of(record, numbers.front());
  for (std::size_t i = 1; i < numbers.size(); ++i) {
    out.min = out.min && numbers[i]->min ? std::optional(*out.min + *numbers[i]->min) : std::nullopt;
    out.max = out.max && numbers[i]->max ? std::optional(*out.max + *numbers[i]->max) : std::nullopt;
    out.words += " + " + numbers[i]->words.text;
  }
  return out;
}

std::int64_t low(const Value& value) { return value.min.value_or(0); }
std::int64_t high(const Value& value) { return value.max.value_or(low(value)); }
// "at least 83" speaks of 83, "up to 40" of 40.
std::int64_t middle(const Value& value) { return value.min ? *value.min : high(value); }

std::string day_text(const Record& record) {
  if (!record.date || record.date->start.empty()) return {};
  return record.date->end.empty() || record.date->end == record.date->start ? record.date->start
                                                                             : record.date->start + "/" + record.date->end;
}

std::size_t days_of(const std::string& text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string::npos) return text.empty() ? 100000 : 1;
  return static_cast<std::size_t>((parse_day(text.substr(slash + 1)).value() - parse_day(text.substr(0, slash)).value()).count()) + 1;
}

// The newest report's figure; of one day what most outlets give; of those the lowest.
std::int64_t best_of(const std::vector<Value>& values) {
  std::string newest;
  for (const Value& value : values) newest = std::max(newest, value.date);
  std::map<std::int64_t, std::set<std::string>> outlets;
  for (const Value& value : values)
    if (value.date == newest) outlets[middle(value)].insert(value.outlet.empty() ? value.doc : value.outlet);
  const auto best = std::max_element(outlets.begin(), outlets.end(), [](const auto& a, const auto& b) { return a.second.size() < b.second.size(); });
  return best->first;
}

Counted counted_of(const std::string& happening, const std::vector<const Record*>& records, const std::string& role) {
  Counted out;
  out.event = happening;
  out.alleged = true;
  for (const Record* record : records) {
    if (record->factuality == "negated") {
      out.denials.push_back(value_of(*record, nullptr));
      continue;
    }
    const bool alleged = record->factuality != "actual";
    out.alleged &= alleged;
    if (const std::string day = day_text(*record); days_of(day) < days_of(out.date)) out.date = day;
    if (out.place.empty() && !record->places.empty())
      out.place = record->places.front().name.empty() ? record->places.front().words.text : record->places.front().name;
    if (role == kHappenings)
      out.sources.push_back(value_of(*record, nullptr));
    else if (auto figure = figure_of(*record, role); figure && !alleged)
      out.sources.push_back(std::move(*figure));
  }
  if (out.date.empty() && !records.front()->published.empty()) {
    out.undated = true;
    out.date = records.front()->published;
    for (const Record* record : records) out.date = std::min(out.date, record->published);
  }
  std::sort(out.sources.begin(), out.sources.end(), [](const Value& a, const Value& b) { return std::tie(a.date, a.doc, a.record) < std::tie(b.date, b.doc, b.record); });
  if (role == kHappenings) {
    out.best = out.min = out.max = 1;
  } else if (!out.sources.empty()) {
    out.best = best_of(out.sources);
    out.min = low(*std::min_element(out.sources.begin(), out.sources.end(), [](const Value& a, const Value& b) { return low(a) < low(b); }));
    out.max = high(*std::max_element(out.sources.begin(), out.sources.end(), [](const Value& a, const Value& b) { return high(a) < high(b); }));
  }
  return out;
}

std::optional<Gap> gap_of(const Tally& tally) {
  std::optional<std::size_t> newest;
  for (std::size_t i = 0; i < tally.statements.size(); ++i)
    if (tally.statements[i].value.min || tally.statements[i].value.max) newest = i;
  if (!newest) return std::nullopt;
  const Statement& statement = tally.statements[*newest];
  Gap gap;
  gap.statement = *newest;
  gap.stated = middle(statement.value);
  for (const Counted& one : tally.happenings) {
    const std::string day = one.first_day();
    const bool inside = (statement.since.empty() || day >= statement.since) && (statement.value.date.empty() || day <= statement.value.date);
    if (one.alleged)
      gap.alleged.push_back(one.event);
    else if (!inside)
      gap.outside.push_back(one.event);
    else if (!one.best)
      gap.without_figure.push_back(one.event);
    else
      gap.counted += *one.best;
  }
  return gap;
}

using Json = nlohmann::ordered_json;

Json json_of(const std::optional<std::int64_t>& value) { return value ? Json(*value) : Json(); }
Json text_or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

Json json_of(const Value& value) {
  return {{"min", json_of(value.min)}, {"max", json_of(value.max)}, {"source", text_or_null(value.source)},
          {"date", text_or_null(value.date)}, {"words", text_or_null(value.words)}, {"quote", value.quote},
          {"outlet", text_or_null(value.outlet)}, {"url", text_or_null(value.url)}, {"doc", value.doc}, {"record", value.record}};
}

Json json_of(const std::vector<Value>& values) {
  Json out = Json::array();
  for (const Value& value : values) out.push_back(json_of(value));
  return out;
}

}  // namespace

Tally tally_of(std::span<const Record> records, const std::string& role) {
  Tally tally;
  tally.role = role;
  std::map<std::string, std::vector<const Record*>> by_happening;
  for (const Record& record : records) {
    const bool told = record.factuality == "actual" || record.factuality == "alleged" || record.factuality == "negated";
    if (!told) continue;
    if (!is_sum(record)) {
      by_happening[record.happening.empty() ? record.doc + " " + record.event : record.happening].push_back(&record);
      continue;
    }
    const auto figure = figure_of(record, role == kHappenings ? "attacks" : role);
    if (!figure || record.factuality != "actual") continue;
    tally.statements.push_back({*figure, record.date ? record.date->start : "", record.date ? record.date->end : ""});
  }
  for (const auto& [happening, told] : by_happening) {
    const bool denied_only = std::all_of(told.begin(), told.end(), [](const Record* record) { return record->factuality == "negated"; });
    if (!denied_only) tally.happenings.push_back(counted_of(happening, told, role));
  }
  std::sort(tally.happenings.begin(), tally.happenings.end(), [](const Counted& a, const Counted& b) { return std::tie(a.date, a.event) < std::tie(b.date, b.event); });
  std::sort(tally.statements.begin(), tally.statements.end(), [](const Statement& a, const Statement& b) {
    return std::tie(a.value.date, a.value.doc, a.value.record) < std::tie(b.value.date, b.value.doc, b.value.record);
  });
  for (const Counted& one : tally.happenings) {
    if (one.alleged || !one.best) continue;
    tally.best += *one.best;
    tally.min += *one.min;
    tally.max += *one.max;
  }
  tally.gap = gap_of(tally);
  return tally;
}

std::string to_json(const Tally& tally) {
  Json happenings = Json::array(), statements = Json::array();
  for (const Counted& one : tally.happenings)
    happenings.push_back({{"event", one.event}, {"date", text_or_null(one.date)}, {"undated", one.undated}, {"place", text_or_null(one.place)},
                          {"best", json_of(one.best)}, {"min", json_of(one.min)}, {"max", json_of(one.max)},
                          {"alleged", one.alleged}, {"sources", json_of(one.sources)}, {"denials", json_of(one.denials)}});
  for (const Statement& one : tally.statements)
    statements.push_back({{"date", text_or_null(one.value.date)}, {"source", text_or_null(one.value.source)}, {"min", json_of(one.value.min)},
                          {"max", json_of(one.value.max)}, {"since", text_or_null(one.since)}, {"text", one.value.quote},
                          {"words", text_or_null(one.value.words)}, {"doc", one.value.doc}, {"record", one.value.record}});
  Json gap;
  if (tally.gap)
    gap = {{"statement", tally.gap->statement}, {"stated", tally.gap->stated}, {"counted", tally.gap->counted},
           {"difference", tally.gap->stated - tally.gap->counted}, {"without_figure", tally.gap->without_figure},
           {"alleged", tally.gap->alleged}, {"outside", tally.gap->outside}};
  const Json out{{"role", tally.role}, {"best", tally.best}, {"min", tally.min}, {"max", tally.max},
                 {"best_rule", "the newest report's figure; of one day what most outlets give; of those the lowest"},
                 {"happenings", happenings}, {"statements", statements}, {"gap", gap}};
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string to_json(const Value& value) { return json_of(value).dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace annals::story
