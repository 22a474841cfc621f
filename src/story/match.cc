#include "src/story/match.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "src/base/text.h"

namespace annals::story {
namespace {

constexpr double kNearKm = 30, kFarKm = 60;

double kilometres(const Spot& a, const Spot& b) {
  constexpr double kRadius = 6371.0, kDegree = 0.017453292519943295;
  const double dlat = (*b.lat - *a.lat) * kDegree, dlon = (*b.lon - *a.lon) * kDegree;
  const double h = std::pow(std::sin(dlat / 2), 2) +
                   std::cos(*a.lat * kDegree) * std::cos(*b.lat * kDegree) * std::pow(std::sin(dlon / 2), 2);
  return 2 * kRadius * std::asin(std::min(1.0, std::sqrt(h)));
}

bool is_fine(const Spot& spot) { return spot.kind == "city" || spot.kind == "facility" || spot.kind == "other"; }

// Whether the newer of two reports, of one day either, takes up what others told.
bool newer_looks_back(const Account& a, const Account& b) {
  if (a.published == b.published) return a.looks_back || b.looks_back;
  return (a.published < b.published ? b : a).looks_back;
}

// Two reports that name no day. A report that looks back may tell of what an earlier one told; others tell of their own day.
FieldMatch undated(const Account& a, const Account& b) {
  const auto apart = std::chrono::abs(a.days->end - b.days->end);
  if (apart == std::chrono::days{0}) return {"date", 2, "both undated, of reports of one day"};
  if (newer_looks_back(a, b)) return {"date", 2, "both undated, the newer looks back"};
  if (apart == kLag) return {"date", 1, "both undated, of reports of two days"};
  return {"date", -3, "undated, of reports of days apart"};
}

FieldMatch dates(const Account& a, const Account& b, bool& impossible) {
  if (!a.days || !b.days) return {"date", 0, ""};
  const DayRange &x = *a.days, &y = *b.days;
  if (x.start > y.end + kLag || y.start > x.end + kLag) {
    impossible = true;
    return {"date", -10, "told of " + to_string(x.start) + " and of " + to_string(y.start)};
  }
  if (a.undated && b.undated) return undated(a, b);
  if (a.undated || b.undated) {
    // The dated one's day is near the end of the other's days, which is its publication, or that looks back.
    const Account& open = a.undated ? a : b;
    const DayRange& told = a.undated ? y : x;
    const bool of_its_day = open.days->end <= told.end + kLag;
    if (of_its_day) return {"date", 3, "one undated, of a report of that day"};
    return open.looks_back ? FieldMatch{"date", 2, "one undated, which looks back"} : FieldMatch{"date", 1, "one undated, of a report of later days"};
  }
  if (x.end - x.start > kLong || y.end - y.start > kLong) return {"date", 0, ""};
  if (x == y && x.start == x.end) return {"date", 4, "both on " + to_string(x.start)};
  if (x.start > y.end || y.start > x.end) return {"date", 1.8, "days one after the other, from " + to_string(std::min(x.start, y.start))};
  return {"date", 3, "days that overlap, from " + to_string(std::max(x.start, y.start))};
}

// Two places beside each other; 0 where neither speaks.
FieldMatch spots(const Spot& a, const Spot& b) {
  // One name is one place here, whichever of its namesakes two reports were read to mean.
  if (a.name == b.name)
    return {"place", is_fine(a) ? 3.0 : a.kind == "country" ? 1.0 : 2.0, "both in " + a.name};
  if (!a.country.empty() && !b.country.empty() && a.country != b.country)
    return {"place", -4, "in " + a.name + " and in " + b.name};
  const bool fine = is_fine(a) && is_fine(b);
  if (a.lat && a.lon && b.lat && b.lon && fine) {
    const double km = kilometres(a, b);
    if (km < kNearKm) return {"place", 2, a.name + " is near " + b.name};
    if (km > kFarKm) return {"place", -4, a.name + " is far from " + b.name};
    return {"place", 0.5, a.name + " is not far from " + b.name};
  }
  if (!a.country.empty() && a.country == b.country && !fine)
    return {"place", 1, a.name + " and " + b.name + " may be one within the other"};
  return {"place", 0, ""};
}

// "The Houla massacre" names a place that no preposition makes one: a place of one account whose name stands in the sentences of
// another that has no town of its own.
const Spot* named_in(const Account& a, const Account& b) {
  if (std::any_of(b.places.begin(), b.places.end(), is_fine)) return nullptr;
  const auto named = std::find_if(a.places.begin(), a.places.end(), [&](const Spot& spot) {
    return spot.kind != "country" && std::binary_search(b.names.begin(), b.names.end(), to_lower(spot.name));
  });
  return named == a.places.end() ? nullptr : &*named;
}

FieldMatch places(const Account& a, const Account& b, bool& impossible) {
  FieldMatch best{"place", 0, ""};
  bool any = false;
  for (const Spot& x : a.places)
    for (const Spot& y : b.places) {
      const FieldMatch one = spots(x, y);
      if (!any || one.weight > best.weight) best = one;
      any = true;
    }
  const Spot* named = best.weight >= 2 ? nullptr : named_in(a, b);
  if (named == nullptr && best.weight < 2) named = named_in(b, a);
  if (named != nullptr) return {"place", 2, "both speak of " + named->name};
  impossible |= best.weight <= -4;
  return best;
}

FieldMatch parties(const char* field, const std::vector<Party>& a, const std::vector<Party>& b) {
  FieldMatch best{field, 0, ""};
  bool against = false;
  for (const Party& x : a)
    for (const Party& y : b) {
      FieldMatch one{field, 0, ""};
      if (!x.name.empty() && x.name == y.name)
        one = {field, 2, "both " + x.name};
      else if (!x.country.empty() && x.country == y.country && x.sector == y.sector && !x.sector.empty())
        one = {field, 1.5, "both " + x.country + " " + x.sector};
      else if (!x.country.empty() && x.country == y.country)
        one = {field, 1, "both " + x.country};
      else if (!x.country.empty() && !y.country.empty())
        against = true;
      if (one.weight > best.weight) best = one;
    }
  if (best.weight == 0 && against) return {field, -0.5, "other states"};
  return best;
}

// How like two numbers of one role are.
double likeness(const Figure& a, const Figure& b) {
  const double x = static_cast<double>(a.min.value_or(a.max.value_or(0)));
  const double y = static_cast<double>(b.min.value_or(b.max.value_or(0)));
  if (a.min == b.min && a.max == b.max) return x >= 3 ? 2 : 1;
  const double low = std::min(x, y), high = std::max(x, y);
  if (high <= 1.5 * low + 2) return 0.5;
  return high > 4 * low + 5 ? -1.5 : 0;
}

FieldMatch figures(const Account& a, const Account& b) {
  FieldMatch best{"figures", 0, ""};
  bool any = false;
  for (const Figure& x : a.figures)
    for (const Figure& y : b.figures) {
      if (x.role != y.role || x.role == "other" || x.role == "money") continue;
      const double weight = likeness(x, y);
      if (any && weight <= best.weight) continue;
      any = true;
      best = {"figures", weight, (weight > 0 ? "like numbers " : "unlike numbers ") + x.role};
    }
  // "The toll rises to 116": any number may have come before.
  if (best.weight < 0 && newer_looks_back(a, b)) return {"figures", 0, ""};
  return best;
}

FieldMatch modes(const Account& a, const Account& b) {
  if (a.modes.empty() || b.modes.empty()) return {"modes", 0, ""};
  std::vector<std::string> both;
  std::set_intersection(a.modes.begin(), a.modes.end(), b.modes.begin(), b.modes.end(), std::back_inserter(both));
  if (both.empty()) return {"modes", -1, "other means"};
  return {"modes", 0.5, "both " + both.front()};
}

FieldMatch words(const Account& a, const Account& b) {
  const auto common = [](const std::vector<std::string>& x, const std::vector<std::string>& y) {
    std::vector<std::string> both;
    std::set_intersection(x.begin(), x.end(), y.begin(), y.end(), std::back_inserter(both));
    return both;
  };
  const std::vector<std::string> names = common(a.names, b.names), other = common(a.words, b.words);
  const auto smaller = static_cast<double>(std::max<std::size_t>(1, std::min(a.words.size(), b.words.size())));
  const double weight = std::min(2.0, 0.4 * static_cast<double>(names.size())) +
                        std::min(1.0, 2.0 * std::max(0.0, static_cast<double>(other.size()) / smaller - 0.2));
  std::string told;
  for (const std::string& name : names) told += (told.empty() ? "" : ", ") + name;
  return {"words", weight, told.empty() ? "like words" : "both tell of " + told};
}

}  // namespace

double Match::score() const {
  return std::accumulate(fields.begin(), fields.end(), 0.0, [](double sum, const FieldMatch& one) { return sum + one.weight; });
}

bool Match::joins() const {
  if (impossible) return false;
  const bool rests_on_more = std::any_of(fields.begin(), fields.end(), [](const FieldMatch& one) {
    return one.weight >= 1 && (one.field == "place" || one.field == "actor" || one.field == "recipient");
  });
  return rests_on_more && score() >= kEnough;
}

Match compare(const Account& a, const Account& b) {
  Match out;
  const auto add = [&](FieldMatch field) {
    if (field.weight != 0) out.fields.push_back(std::move(field));
  };
  if (a.type != b.type || a.aggregate || b.aggregate || a.doc == b.doc) {
    out.impossible = true;
    add({"type", -10, a.doc == b.doc ? "of one report" : a.aggregate || b.aggregate ? "a sum is no happening" : "other types"});
    return out;
  }
  add(dates(a, b, out.impossible));
  if (out.impossible) return out;
  add(places(a, b, out.impossible));
  if (out.impossible) return out;
  add(parties("actor", a.actors, b.actors));
  add(parties("recipient", a.recipients, b.recipients));
  add(figures(a, b));
  add(modes(a, b));
  add(words(a, b));
  return out;
}

}  // namespace annals::story
