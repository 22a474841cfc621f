#include "src/what/happenings.h"

#include <algorithm>
#include <map>

#include "src/doc/tree.h"

namespace annals::what {
namespace {

// How many events back a mention is looked for: no report of news has more, and a dump must not
// take forever.
constexpr Index kMaxBack = 400;

bool same_country(const ActorCode& a, const ActorCode& b) {
  return a.has_country() && b.has_country() && a.country == b.country;
}

bool same_entity(const Document& doc, const Participant& a, const Participant& b) {
  if (a.mention == kNone || b.mention == kNone) return false;
  const Index entity = doc.mentions[a.mention].entity;
  return entity != kNone && entity == doc.mentions[b.mention].entity;
}

bool same_party(const Document& doc, const Participant& a, const Participant& b) {
  return same_entity(doc, a, b) || (!a.code.empty() && a.code == b.code) ||
         doc.text(a.text) == doc.text(b.text);
}

bool may_be_same_party(const Document& doc, const Participant& a, const Participant& b) {
  if (same_party(doc, a, b)) return true;
  if (a.code.empty() || b.code.empty()) return true;
  if (!a.code.has_country() || !b.code.has_country())
    return a.code.sector_count == 0 || b.code.sector_count == 0 ||
           a.code.sectors[0] == b.code.sectors[0];
  return same_country(a.code, b.code);
}

template <class Test>
bool any_pair(const std::vector<Participant>& a, const std::vector<Participant>& b, Test&& test) {
  return std::any_of(a.begin(), a.end(), [&](const Participant& left) {
    return std::any_of(b.begin(), b.end(),
                       [&](const Participant& right) { return test(left, right); });
  });
}

// Whether two lists of participants may be the same people: an empty list may be anybody.
bool compatible(const Document& doc, const std::vector<Participant>& a,
                const std::vector<Participant>& b) {
  return a.empty() || b.empty() || any_pair(a, b, [&](const Participant& x, const Participant& y) {
           return may_be_same_party(doc, x, y);
         });
}

bool shared(const Document& doc, const std::vector<Participant>& a,
            const std::vector<Participant>& b) {
  return any_pair(
      a, b, [&](const Participant& x, const Participant& y) { return same_party(doc, x, y); });
}

bool may_be_same_days(const Document& doc, const Event& a, const Event& b) {
  if (a.time == kNone || b.time == kNone) return true;
  const auto& x = doc.times[a.time].days;
  const auto& y = doc.times[b.time].days;
  return !x || !y || (x->start <= y->end && y->start <= x->end);
}

bool may_be_same_place(const Document& doc, const Event& a, const Event& b) {
  if (a.places.empty() || b.places.empty()) return true;
  for (const Index p : a.places)
    for (const Index q : b.places) {
      const PlaceMention& x = doc.places[p];
      const PlaceMention& y = doc.places[q];
      if (x.name == y.name) return true;
      // A town and its country may be one place; two towns are not.
      const bool wide = x.kind == PlaceKind::kCountry || y.kind == PlaceKind::kCountry ||
                        x.country_view() == "---" || y.country_view() == "---";
      if (wide &&
          (x.country == y.country || x.country_view() == "---" || y.country_view() == "---"))
        return true;
    }
  return false;
}

// A bare noun that refers back: "the attack".
bool refers_back(const Document& doc, const Event& ev) {
  if (doc.tokens[ev.trigger_head].upos != Upos::kNoun) return false;
  const Index det = child(doc, ev.trigger_head, {Rel::kDet});
  return det != kNone &&
         (doc.lower(det) == "the" || doc.lower(det) == "this" || doc.lower(det) == "that");
}

bool same_happening(const Document& doc, const Event& earlier, const Event& ev) {
  if (earlier.type != ev.type || earlier.aggregate != ev.aggregate) return false;
  if (!compatible(doc, earlier.actors, ev.actors) ||
      !compatible(doc, earlier.recipients, ev.recipients))
    return false;
  if (!may_be_same_days(doc, earlier, ev) || !may_be_same_place(doc, earlier, ev)) return false;
  if (refers_back(doc, ev)) return true;
  const bool who = shared(doc, earlier.actors, ev.actors);
  const bool whom = shared(doc, earlier.recipients, ev.recipients);
  const bool same_word = doc.lemma(earlier.trigger_head) == doc.lemma(ev.trigger_head);
  return (who && whom) || ((who || whom) && same_word) ||
         ((who || whom) && ev.type == EventType::kAssault);
}

// Fields of the same happening told elsewhere (ruling 2).
void inherit(Document& doc, const Event& from, Event& ev) {
  const auto take = [&](auto& mine, const auto& theirs, Field field) {
    if (!mine.empty() || theirs.empty()) return;
    mine = theirs;
    ev.because.push_back({field, doc.intern("from the same happening told elsewhere")});
  };
  take(ev.actors, from.actors, Field::kActor);
  take(ev.recipients, from.recipients, Field::kRecipient);
  take(ev.places, from.places, Field::kPlaces);
  if (ev.time == kNone && from.time != kNone) {
    ev.time = from.time;
    ev.because.push_back({Field::kDate, doc.intern("from the same happening told elsewhere")});
  }
  if ((from.modes & ~ev.modes) != 0) {
    ev.modes |= from.modes;
    ev.because.push_back({Field::kModes, doc.intern("from the same happening told elsewhere")});
  }
}

}  // namespace

void join_happenings(Document& doc, std::vector<Event>& events) {
  for (Index e = 0; e < events.size(); ++e) {
    events[e].same_as = e;
    // The nearest mention before it decides.
    for (Index earlier = e; earlier-- > (e > kMaxBack ? e - kMaxBack : 0);) {
      if (!same_happening(doc, events[earlier], events[e])) continue;
      events[e].same_as = events[earlier].same_as;
      events[e].because.push_back({Field::kEvent, doc.intern("same deed told before")});
      break;
    }
  }
  // What one mention tells holds for the others, the earliest first.
  const std::vector<Event> told = events;
  for (Index e = 0; e < events.size(); ++e)
    for (Index other = 0; other < events.size(); ++other)
      if (other != e && told[other].same_as == told[e].same_as)
        inherit(doc, told[other], events[e]);
}

}  // namespace annals::what
