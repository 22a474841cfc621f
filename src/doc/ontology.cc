#include "include/annals/ontology.h"

#include <cmath>

#include "src/doc/own_types.h"

namespace annals {
namespace {

template <class Enum, class Names>
std::optional<Enum> find_name(const Names& names, std::string_view name) {
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == name) return static_cast<Enum>(i);
  return std::nullopt;
}

}  // namespace

std::optional<EventType> parse_event_type(std::string_view name) {
  for (std::size_t i = 0; i < kEventTypes.size(); ++i)
    if (kEventTypes[i].name == name) return static_cast<EventType>(i);
  return std::nullopt;
}

std::optional<Mode> parse_mode(std::string_view name) { return find_name<Mode>(kModeNames, name); }
std::optional<Context> parse_context(std::string_view name) {
  return find_name<Context>(kContextNames, name);
}
std::optional<Sector> parse_sector(std::string_view name) { return find_name<Sector>(kSectorNames, name); }

bool allows(EventType type, Mode mode) {
  for (const ModeFacts& facts : kModeFacts)
    if (facts.type == type && facts.mode == mode) return true;
  return false;
}

double intensity(EventType type, const std::uint64_t mode_bits) {
  double score = kEventTypes[static_cast<std::size_t>(type)].score;
  bool any = false;
  for (const ModeFacts& facts : kModeFacts) {
    if (facts.type != type || (mode_bits >> static_cast<unsigned>(facts.mode) & 1U) == 0) continue;
    if (!any || std::abs(facts.score) > std::abs(score)) score = facts.score;
    any = true;
  }
  return score;
}

double intensity(const OwnType& type, std::uint32_t mode_bits) {
  double score = type.score;
  bool any = false;
  for (std::size_t m = 0; m < type.modes.size(); ++m) {
    if ((mode_bits >> m & 1U) == 0) continue;
    if (!any || std::abs(type.modes[m].score) > std::abs(score)) score = type.modes[m].score;
    any = true;
  }
  return score;
}

}  // namespace annals
