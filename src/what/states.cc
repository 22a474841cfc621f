#include "src/what/states.h"

#include <algorithm>
#include <optional>

#include "src/what/modes.h"

namespace annals::what {
namespace {

using Country = std::array<char, 3>;

bool has_state(const PlaceMention& place) { return place.country_view() != "---"; }

// The one state in which a stretch of the report places things, if it is one.
std::optional<Country> one_state(const Document& doc, Span stretch) {
  std::optional<Country> found;
  for (const PlaceMention& place : doc.places) {
    if (!stretch.contains(place.span) || !place.locative || !has_state(place)) continue;
    if (found && *found != place.country) return std::nullopt;
    found = place.country;
  }
  return found;
}

std::optional<Country> state_of(const Document& doc, const Event& ev) {
  for (const Index p : ev.places)
    if (has_state(doc.places[p])) return doc.places[p].country;
  return one_state(doc, doc.sentences[ev.sentence].span);
}

bool may_take_state(const Document& doc, const Participant& who) {
  const ActorCode& code = who.code;
  if (who.mention != kNone && doc.mentions[who.mention].of_others) return false;
  return !code.has_country() && code.sector_count > 0 && !code.has(Sector::kUaf) &&
         !code.has(Sector::kUnk) && !(code.has(Sector::kCrm) && !who.hedge.empty());
}

// "shelled a warehouse": a thing hit has the state of the place where it stood (CODEBOOK.md section 4).
void fill_things(const Document& doc, Event& ev, const std::optional<Country>& state, Symbol because) {
  if (!state) return;
  for (Participant& who : ev.recipients) {
    const bool named = who.mention != kNone && doc.mentions[who.mention].kind != MentionKind::kNominal;
    if (!who.code.empty() || named) continue;
    who.code.country = *state;
    ev.because.push_back({Field::kRecipient, because});
  }
}

// "attacks on Norland": a country that is attacked is the ground, not its government.
void as_ground(const Document& doc, std::vector<Participant>& recipients) {
  for (Participant& who : recipients) {
    if (who.mention == kNone) continue;
    const EntityKind kind = doc.mentions[who.mention].entity_kind;
    if ((kind == EntityKind::kCountry || kind == EntityKind::kPlace) && who.code.sector_count == 1 &&
        who.code.has(Sector::kGov))
      who.code.sector_count = 0;
  }
}

// The state of the deed's place or of those whom its other mentions name, where it is none of its doers'.
std::optional<Country> state_of_victims(const Document& doc, const std::vector<Event>& events, const Event& ev) {
  const auto is_doers = [&](const Country& country) {
    return std::any_of(ev.actors.begin(), ev.actors.end(), [&](const Participant& who) { return who.code.country == country; });
  };
  for (const Index p : ev.places)
    if (has_state(doc.places[p]) && !is_doers(doc.places[p].country)) return doc.places[p].country;
  for (const Event& other : events) {
    if (other.same_as != ev.same_as) continue;
    for (const Participant& who : other.recipients) {
      const bool told = who.mention == kNone || !doc.mentions[who.mention].assumed_state;
      if (told && who.code.has_country() && !is_doers(who.code.country)) return who.code.country;
    }
  }
  return std::nullopt;
}

// Nobody is told to bomb his own people where only the report's country says whose they are.
bool is_assumed_own(const Document& doc, const Event& ev, const Participant& victim) {
  if (victim.mention == kNone || !doc.mentions[victim.mention].assumed_state) return false;
  return std::any_of(ev.actors.begin(), ev.actors.end(), [&](const Participant& who) {
    const bool of_state = who.code.has(Sector::kMil) || who.code.has(Sector::kGov) || who.code.sector_count == 0;
    const bool told = who.mention == kNone || !doc.mentions[who.mention].assumed_state;
    return of_state && told && who.code.country == victim.code.country;
  });
}

bool is_from_the_air(const Event& ev) {
  return (ev.modes & (bit(Mode::kAerial) | bit(Mode::kDrone))) != 0;
}

}  // namespace

void correct_assumed_states(Document& doc, std::vector<Event>& events) {
  const Symbol because = doc.intern("no side's own state"), open = doc.intern("whose people is not told");
  for (Event& ev : events) {
    if (ev.type != EventType::kAssault) continue;
    for (Participant& who : ev.recipients) {
      if (!is_assumed_own(doc, ev, who)) continue;
      const auto state = state_of_victims(doc, events, ev);
      // Armies bomb abroad more often than at home; whose people they hit there stays open.
      if (!state && !is_from_the_air(ev)) continue;
      who.code.country = state.value_or(Country{'-', '-', '-'});
      who.because = state ? because : open;
    }
  }
}

void add_states_of_places(Document& doc, std::vector<Event>& events) {
  const Symbol because = doc.intern("state of the place");
  const auto whole = one_state(doc, {0, static_cast<std::uint32_t>(doc.text().size())});
  for (Event& ev : events) {
    const auto open = [&](const std::vector<Participant>& sides) {
      return std::any_of(sides.begin(), sides.end(), [&](const Participant& who) { return may_take_state(doc, who); });
    };
    if (ev.type == EventType::kAssault) as_ground(doc, ev.recipients);
    if (!open(ev.actors) && !open(ev.recipients) && ev.type != EventType::kAssault) continue;
    const auto fill = [&](std::vector<Participant>& sides, Field field,
                          const std::optional<Country>& state) {
      if (!state) return;
      for (Participant& who : sides) {
        if (!may_take_state(doc, who)) continue;
        who.code.country = *state;
        ev.because.push_back({field, because});
      }
    };
    const auto state = state_of(doc, ev);
    fill(ev.actors, Field::kActor, state);
    // Victims are at home more often than attackers.
    fill(ev.recipients, Field::kRecipient, state ? state : whole);
    if (ev.type == EventType::kAssault) fill_things(doc, ev, state, because);
  }
}

}  // namespace annals::what
