#include "src/store/filter_names.h"

#include <algorithm>
#include <charconv>

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

// Numbers parted by commas, exactly so many.
template <std::size_t kCount>
std::array<double, kCount> numbers_of(std::string_view name, const std::string& text) {
  std::array<double, kCount> out{};
  const std::vector<std::string_view> parts = split(text, ',');
  bool good = parts.size() == kCount;
  for (std::size_t i = 0; good && i < kCount; ++i) {
    const std::string_view digits = trim(parts[i]);
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), out[i]);
    good = fault == std::errc() && end == digits.data() + digits.size();
  }
  if (!good)
    throw Error(ErrorKind::kUsage, "'" + text + "' is not " + std::to_string(kCount) + " numbers parted by commas",
                {std::string(name), 0, 0},
                kCount == 3 ? "latitude, longitude, kilometres: 13.1,43.2,50" : "west, south, east, north: 42,12,44,14");
  return out;
}

}  // namespace

bool set_filter(EventFilter& filter, std::string_view name, const std::string& value) {
  if (name == "since") return filter.since = day_of(name, value), true;
  if (name == "until") return filter.until = day_of(name, value), true;
  if (name == "near") {
    const auto [lat, lon, km] = numbers_of<3>(name, value);
    filter.near = Circle{lat, lon, km};
    return true;
  }
  if (name == "bbox") {
    const auto [west, south, east, north] = numbers_of<4>(name, value);
    filter.box = Box{west, south, east, north};
    return true;
  }
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
