#include "src/what/states.h"

#include <algorithm>
#include <optional>

namespace annals::what {
namespace {

using Country = std::array<char, 3>;

bool has_state(const PlaceMention& place) { return place.country_view() != "---"; }

std::optional<Country> state_of(const Document& doc, const Event& ev) {
  for (const Index p : ev.places)
    if (has_state(doc.places[p])) return doc.places[p].country;
  std::optional<Country> found;
  const Span sentence = doc.sentences[ev.sentence].span;
  for (const PlaceMention& place : doc.places) {
    if (!sentence.contains(place.span) || !place.locative || !has_state(place)) continue;
    if (found && *found != place.country) return std::nullopt;
    found = place.country;
  }
  return found;
}

bool may_take_state(const Participant& who) {
  const ActorCode& code = who.code;
  return !code.has_country() && code.sector_count > 0 && !code.has(Sector::kUaf) &&
         !code.has(Sector::kUnk) && !(code.has(Sector::kCrm) && !who.hedge.empty());
}

}  // namespace

void add_states_of_places(Document& doc, std::vector<Event>& events) {
  const Symbol because = doc.intern("state of the place");
  for (Event& ev : events) {
    const auto open = [&](const std::vector<Participant>& sides) {
      return std::any_of(sides.begin(), sides.end(), may_take_state);
    };
    if (!open(ev.actors) && !open(ev.recipients)) continue;
    const auto state = state_of(doc, ev);
    if (!state) continue;
    const auto fill = [&](std::vector<Participant>& sides, Field field) {
      for (Participant& who : sides) {
        if (!may_take_state(who)) continue;
        who.code.country = *state;
        ev.because.push_back({field, because});
      }
    };
    fill(ev.actors, Field::kActor);
    fill(ev.recipients, Field::kRecipient);
  }
}

}  // namespace annals::what
