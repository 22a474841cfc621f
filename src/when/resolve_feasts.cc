// Feasts: which of their days is meant.
#include <algorithm>

#include "src/when/calendar.h"
#include "src/when/resolve.h"

namespace annals::when {
namespace {

using std::chrono::days;

void add_days(const Feast& feast, int year, std::vector<Day>& out) {
  std::vector<Day> found;
  feast_days(feast, year, found);
  out.insert(out.end(), found.begin(), found.end());
  for (const Feast& second : feast.also) add_days(second, year, out);
}

// The first days of a feast around `now`, or in one year.
std::vector<Day> days_of(const Feast& feast, std::optional<int> year, std::optional<Day> now) {
  std::vector<Day> out;
  if (year) {
    add_days(feast, *year, out);
  } else {
    const int middle = split_day(*now).year;
    for (int y = middle - 1; y <= middle + 1; ++y) add_days(feast, y, out);
  }
  std::sort(out.begin(), out.end());
  return out;
}

struct Choice {
  Day day{};
  std::optional<Day> second;  // where nobody says whether it is past
  std::string_view because;
};

Choice choose(const std::vector<Day>& all, int length, Day now, Direction direction) {
  std::optional<Day> past, future;
  for (const Day each : all) {
    if (each <= now) past = each;
    if (!future && each + days(length - 1) >= now) future = each;
  }
  if (!past || !future) return {past ? *past : *future, std::nullopt, ""};
  if (direction == Direction::kFuture) return {*future, std::nullopt, ""};
  if (direction == Direction::kPast || past == future) return {*past, std::nullopt, ""};
  if (now - *past > days(kLongAgo) && *future - now < days(kSoon))
    return {*future, *past, kIfPast};
  if (*future - now > days(kOtherYear)) return {*past, std::nullopt, ""};
  return {*past, *future, kIfAhead};
}

}  // namespace

Resolved Resolver::feast(const Reading& r, Direction direction) {
  Resolved out;
  const Feast& feast = words_.feasts()[static_cast<std::size_t>(r.feast)];
  out.value = "XXXX-XX-XX";
  out.anchor = r.country;
  if (r.no_country) {
    out.because = "the feast of a country not named";
    return out;
  }
  out.because = "feast";
  if (feast.rule == Feast::Rule::kOnce && r.month > 0 && published_ &&
      *published_ < make_day(feast.year, feast.month, feast.day).value_or(*published_))
    return date(r, direction);
  const bool once = feast.rule == Feast::Rule::kOnce || feast.rule == Feast::Rule::kPeriod;
  std::optional<int> year = once ? std::optional<int>(feast.year) : r.year;
  if (!year && r.year_shift) year = year_of(r, direction, out);
  if (!year && !published_) return out;
  const std::vector<Day> all = days_of(feast, year, published_);
  if (all.empty()) return out;
  const Choice choice = year ? Choice{all.front(), std::nullopt, ""}
                             : choose(all, feast.length, *published_, direction);
  const auto whole = [&](Day day) { return DayRange{day, day + days(feast.length - 1)}; };
  const auto other = [&](Day day, std::string_view because) {
    out.others.push_back({whole(day), to_string(day), because});
  };
  out.value = to_string(choice.day);
  take_part(r, whole(choice.day), out);
  if (choice.second) other(*choice.second, choice.because);
  if (year && all.size() > 1) other(all.back(), "the second of the year");
  for (const Feast& reading : feast.others) {
    const std::vector<Day> found = days_of(reading, year, published_);
    if (found.empty()) continue;
    const Day day = year ? found.front()
                         : choose(found, feast.length, *published_, direction).day;
    if (day != choice.day) other(day, "another calendar");
  }
  if (feast.rule == Feast::Rule::kHijri) {
    other(choice.day + days(1), "if the moon was seen a day later");
    other(choice.day - days(1), "if the moon was seen a day sooner");
  }
  if (feast.rule == Feast::Rule::kPeriod) {
    out.days->end = feast.end;
    out.value += "/" + to_string(feast.end);
  }
  return out;
}

}  // namespace annals::when
