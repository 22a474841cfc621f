#include "src/store/tally_records.h"

#include <set>

#include "include/annals/coder.h"

namespace annals {

std::vector<Record> records_for_tally(const Store& store, EventFilter filter) {
  filter.min_confidence = kDefaultMinConfidence;
  std::vector<Record> out;
  std::vector<std::string> order;
  std::set<std::string> seen;
  store.events(filter, [&](const StoredEvent& ev) {
    Record record = ev.record();
    if (record.happening.empty())
      out.push_back(std::move(record));
    else if (seen.insert(record.happening).second)
      order.push_back(record.happening);
  });
  for (const std::string& happening : order)
    for (Record& record : store.records_of(happening))
      if (record.confidence >= kDefaultMinConfidence) out.push_back(std::move(record));
  return out;
}

}  // namespace annals
