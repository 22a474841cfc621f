#include "src/story/tally.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "include/annals/date.h"
#include "src/story/account.h"
#include "src/story/value_json.h"

namespace annals::story {
namespace {

constexpr const char* kHappenings = "happenings";

Counted counted_of(const std::string& happening, const std::vector<const Record*>& records, const std::string& role) {
  Counted out;
  out.event = happening;
  out.alleged = true;
  std::vector<const Record*> telling;
  for (const Record* record : records) {
    if (record->factuality == "negated") {
      out.denials.push_back(value_of(*record));
      continue;
    }
    telling.push_back(record);
    const bool alleged = record->factuality != "actual";
    out.alleged &= alleged;
    if (const std::string day = day_text(*record); length_of(day) < length_of(out.date)) out.date = day;
    if (role == kHappenings)
      out.sources.push_back(value_of(*record));
    else if (auto figure = figure_of(*record, role); figure && !alleged)
      out.sources.push_back(std::move(*figure));
  }
  if (out.date.empty() && !records.front()->published.empty()) {
    out.undated = true;
    out.date = records.front()->published;
    for (const Record* record : records) out.date = std::min(out.date, record->published);
  }
  out.place = best_place(telling);
  std::sort(out.sources.begin(), out.sources.end(), is_before);
  if (role == kHappenings) {
    out.best = out.min = out.max = 1;
  } else if (!out.sources.empty()) {
    out.best = best_figure(out.sources);
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
  std::sort(tally.statements.begin(), tally.statements.end(), [](const Statement& a, const Statement& b) { return is_before(a.value, b.value); });
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
                          {"words", text_or_null(one.value.words)}, {"doc", one.value.doc}, {"record", one.value.record},
                          {"hedge", text_or_null(one.value.hedge)}});
  Json gap;
  if (tally.gap)
    gap = {{"statement", tally.gap->statement}, {"stated", tally.gap->stated}, {"counted", tally.gap->counted},
           {"difference", tally.gap->stated - tally.gap->counted}, {"without_figure", tally.gap->without_figure},
           {"alleged", tally.gap->alleged}, {"outside", tally.gap->outside}};
  const Json out{{"role", tally.role}, {"best", tally.best}, {"min", tally.min}, {"max", tally.max},
                 {"best_rule", kBestFigureRule},
                 {"happenings", happenings}, {"statements", statements}, {"gap", gap}};
  return written(out);
}

std::string to_json(const Value& value) { return written(json_of(value)); }

}  // namespace annals::story
