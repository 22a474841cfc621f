#include "src/fetch/reservation.h"

#include <algorithm>

#include "src/base/json.h"
#include "src/base/text.h"
#include "src/fetch/robots.h"

namespace annals {
namespace {

constexpr std::size_t kHead = 64 * 1024;

// The value of an attribute in a tag, quoted or not.
std::string attribute(std::string_view tag, std::string_view lower, std::string_view name) {
  for (std::size_t at = lower.find(name); at != std::string_view::npos;
       at = lower.find(name, at + 1)) {
    std::size_t value = at + name.size();
    if (at == 0 || !is_ascii_space(lower[at - 1])) continue;
    while (value < tag.size() && is_ascii_space(tag[value])) ++value;
    if (value == tag.size() || tag[value] != '=') continue;
    ++value;
    while (value < tag.size() && is_ascii_space(tag[value])) ++value;
    if (value == tag.size()) return {};
    const char quote = tag[value];
    if (quote == '"' || quote == '\'') {
      const std::size_t end = tag.find(quote, value + 1);
      return std::string(
          tag.substr(value + 1, end == std::string_view::npos ? end : end - value - 1));
    }
    std::size_t end = value;
    while (end < tag.size() && !is_ascii_space(tag[end]) && tag[end] != '/') ++end;
    return std::string(tag.substr(value, end - value));
  }
  return {};
}

}  // namespace

ReservationFile ReservationFile::parse(std::string_view json) {
  ReservationFile file;
  const Json rules = read_json(json);
  if (!rules.is_array()) return file;
  for (const Json& rule : rules) {
    if (!rule.is_object() || !rule.contains("location") || !rule["location"].is_string()) continue;
    const auto says = rule.find("tdm-reservation");
    if (says == rule.end()) continue;
    Reservation reservation;
    reservation.reserved = *says == 1 || *says == "1" || *says == true;
    const auto policy = rule.find("tdm-policy");
    if (policy != rule.end() && policy->is_string())
      reservation.policy = policy->get<std::string>();
    file.rules_.push_back({normal_path(rule["location"].get<std::string>()), reservation});
  }
  return file;
}

std::optional<Reservation> ReservationFile::of(std::string_view path) const {
  const Rule* best = longest_rule(rules_, normal_path(path), [](const Rule& rule) { return rule.says.reserved; });
  return best == nullptr ? std::nullopt : std::optional(best->says);
}

std::optional<Reservation> reservation_of_header(std::string_view reservation,
                                                 std::string_view policy) {
  reservation = trim(reservation);
  if (reservation != "0" && reservation != "1") return std::nullopt;
  return Reservation{reservation == "1", std::string(trim(policy))};
}

std::optional<Reservation> reservation_of_page(std::string_view html) {
  html = html.substr(0, kHead);
  const std::string lower = ascii_lower(html);
  std::string reservation, policy;
  for (std::size_t at = lower.find("<meta"); at != std::string::npos;
       at = lower.find("<meta", at + 1)) {
    const std::size_t end = std::min(lower.find('>', at), lower.size());
    const std::string_view tag = html.substr(at, end - at);
    const std::string_view small = std::string_view(lower).substr(at, end - at);
    const std::string name = ascii_lower(attribute(tag, small, "name"));
    if (name == "tdm-reservation" && reservation.empty())
      reservation = attribute(tag, small, "content");
    if (name == "tdm-policy" && policy.empty()) policy = attribute(tag, small, "content");
  }
  return reservation_of_header(reservation, policy);
}

}  // namespace annals
