#include "src/store/summaries.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "include/annals/coder.h"

namespace annals {
namespace {

TallyRow row_of(const char* kind, const story::Value& value) {
  TallyRow row;
  row.kind = kind;
  row.min = value.min;
  row.max = value.max;
  row.source = value.source;
  row.report_date = value.date;
  row.words = value.words;
  row.quote = value.quote;
  row.outlet = value.outlet;
  row.url = value.url;
  row.doc = value.doc;
  row.record = value.record;
  return row;
}

TallyRow row_of(const char* kind, const story::Counted& one, const story::Value& value) {
  TallyRow row = row_of(kind, value);
  row.event = one.event;
  row.date = one.date;
  row.undated = one.undated;
  row.place = one.place;
  row.best = one.best;
  row.alleged = one.alleged;
  return row;
}

}  // namespace

std::vector<HappeningSummary> happening_summaries(const Store& store, EventFilter filter, std::size_t least_reports) {
  filter.min_confidence = std::max(filter.min_confidence, kDefaultMinConfidence);
  std::vector<HappeningSummary> out;
  std::map<std::string, std::pair<std::size_t, std::set<std::string>>> found;  // place in `out`, reports
  store.events(filter, [&](const StoredEvent& ev) {
    Record record = ev.record();
    if (record.happening.empty()) return;
    const auto [at, is_new] = found.try_emplace(record.happening, out.size(), std::set<std::string>{});
    at->second.second.insert(record.doc);
    if (is_new) out.push_back({record.happening, 0, std::move(record)});
  });
  for (const auto& [id, place_and_reports] : found) out[place_and_reports.first].reports = place_and_reports.second.size();
  std::erase_if(out, [&](const HappeningSummary& one) { return one.reports < least_reports; });
  return out;
}

std::vector<TallyRow> tally_rows(const story::Tally& tally) {
  std::vector<TallyRow> rows;
  for (const story::Counted& one : tally.happenings) {
    for (const story::Value& value : one.sources) rows.push_back(row_of("happening", one, value));
    if (one.sources.empty()) rows.push_back(row_of("happening", one, {}));
    for (const story::Value& value : one.denials) rows.push_back(row_of("denial", one, value));
  }
  for (const story::Statement& one : tally.statements) rows.push_back(row_of("statement", one.value));
  return rows;
}

}  // namespace annals
