#include "src/store/filter_names.h"

#include <algorithm>

#include "include/annals/error.h"
#include "src/base/text.h"

namespace annals {
namespace {

Day day_of(std::string_view name, const std::string& value) {
  const Result<Day> day = parse_day(value);
  if (!day)
    throw Error(ErrorKind::kUsage, day.error().message(), {std::string(name), 0, 0},
                day.error().hint());
  return *day;
}

}  // namespace

bool set_filter(EventFilter& filter, std::string_view name, const std::string& value) {
  if (name == "since") return filter.since = day_of(name, value), true;
  if (name == "until") return filter.until = day_of(name, value), true;
  for (const FilterName& one : kFilterNames) {
    if (name != one.name) continue;
    if (one.text != nullptr) {
      filter.*one.text = value;
    } else {
      for (const std::string_view part : split(value, ','))
        (filter.*one.list).emplace_back(trim(part));
    }
    return true;
  }
  return false;
}

LedgerOptions read_ledger(std::string_view lines) {
  LedgerOptions out;
  for (const std::string_view line : split(lines, '\n')) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos || !line.starts_with("--")) continue;
    const std::string name(line.substr(2, tab - 2)), value(line.substr(tab + 1));
    if (name == "role") out.role = value;
    if (name == "title") out.title = value;
    if (!set_filter(out.filter, name, value)) continue;
    const auto known = std::find_if(out.given.begin(), out.given.end(),
                                    [&](const auto& one) { return one.first == name; });
    if (known == out.given.end())
      out.given.emplace_back(name, value);
    else
      known->second += "," + value;
  }
  return out;
}

}  // namespace annals
