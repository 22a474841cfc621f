#include "src/what/happenings.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <set>

#include "src/doc/tree.h"
#include "src/what/details.h"
#include "src/what/modes.h"
#include "src/what/participants.h"
#include "src/what/settings.h"

namespace annals::what {
namespace {

// How many events back a mention is looked for: no report of news has more, and a dump must not
// take forever.
constexpr Index kMaxBack = 400;
constexpr Index kLeadSentences = 3;

bool same_country(const ActorCode& a, const ActorCode& b) {
  return a.has_country() && b.has_country() && a.country == b.country;
}

bool same_entity(const Document& doc, const Participant& a, const Participant& b) {
  if (a.mention == kNone || b.mention == kNone) return false;
  const Index entity = doc.mentions[a.mention].entity;
  return entity != kNone && entity == doc.mentions[b.mention].entity;
}

bool is_named_person(const Document& doc, const Participant& p) {
  if (p.mention == kNone) return false;
  const Mention& mention = doc.mentions[p.mention];
  return mention.kind == MentionKind::kName && mention.entity_kind == EntityKind::kPerson;
}

// Two people with names of their own are two, whatever office they share.
bool are_two_people(const Document& doc, const Participant& a, const Participant& b) {
  return is_named_person(doc, a) && is_named_person(doc, b) && !same_entity(doc, a, b);
}

bool same_party(const Document& doc, const Participant& a, const Participant& b) {
  if (are_two_people(doc, a, b)) return false;
  return same_entity(doc, a, b) || (!a.code.empty() && a.code == b.code) ||
         doc.text(a.text) == doc.text(b.text);
}

bool may_be_same_party(const Document& doc, const Participant& a, const Participant& b) {
  if (same_party(doc, a, b)) return true;
  if (are_two_people(doc, a, b)) return false;
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

std::size_t states_in_common(const std::vector<Participant>& a, const std::vector<Participant>& b) {
  std::set<std::array<char, 3>> common;
  for (const Participant& x : a)
    for (const Participant& y : b)
      if (x.code.has_country() && x.code.country == y.code.country) common.insert(x.code.country);
  return common.size();
}

bool is_people(const Document& doc, const Participant& who) {
  if (who.mention == kNone) return false;
  const EntityKind kind = doc.mentions[who.mention].entity_kind;
  return kind == EntityKind::kPerson || kind == EntityKind::kGroup || kind == EntityKind::kNationality;
}

// "Five people were killed. The gunman was killed by police.": who did it is not among those it was done to.
bool are_attackers(const Event& ev) {
  return !ev.recipients.empty() && std::all_of(ev.recipients.begin(), ev.recipients.end(), [](const Participant& who) {
    return who.code.has(Sector::kCrm) || who.code.has(Sector::kUaf);
  });
}

bool are_crowd(const Document& doc, const Event& ev) {
  return !ev.recipients.empty() && !are_attackers(ev) && std::all_of(ev.recipients.begin(), ev.recipients.end(), [&](const Participant& who) {
    return who.mention != kNone && doc.mentions[who.mention].collective;
  });
}

// Whether those hurt may be hurt in one attack: who died in a building that was hit is not the building.
bool compatible_victims(const Document& doc, const Event& a, const Event& b) {
  if ((are_attackers(a) && are_crowd(doc, b)) || (are_attackers(b) && are_crowd(doc, a))) return false;
  if (compatible(doc, a.recipients, b.recipients)) return true;
  if (a.type != EventType::kAssault) return false;
  const auto people = [&](const Event& ev) {
    return std::any_of(ev.recipients.begin(), ev.recipients.end(),
                       [&](const Participant& who) { return is_people(doc, who); });
  };
  return people(a) != people(b);
}

// "The Islamic State claimed responsibility": who claims stands behind the one who did it.
bool claims(const Document& doc, const Event& ev) {
  const std::string_view frame = doc.view(ev.frame);
  return frame == "assault.claim" || frame == "assault.claim_bare";
}

bool may_be_same_days(const Document& doc, const Event& a, const Event& b) {
  if (a.time == kNone || b.time == kNone) return true;
  const auto& x = doc.times[a.time].days;
  const auto& y = doc.times[b.time].days;
  if (!x || !y) return true;
  // "140 murdered since 2022" are not those of last night.
  constexpr std::chrono::days kLong{60}, kShort{7};
  const auto length = [](const auto& days) { return days->end - days->start; };
  if (std::max(length(x), length(y)) > kLong && std::min(length(x), length(y)) < kShort) return false;
  return x->start <= y->end && y->start <= x->end;
}

// "In 2019 he survived an attack": a day long before the report brings up something else than what
// was told without a day, unless the words point back.
bool brings_up_the_past(const Document& doc, const Event& earlier, const Event& ev) {
  constexpr std::chrono::days kLongAgo{60};
  if (earlier.time != kNone || ev.time == kNone || !doc.published()) return false;
  const auto& days = doc.times[ev.time].days;
  return days && days->end + kLongAgo < *doc.published();
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
  // Who claims responsibility claims it for what was told before.
  if (claims(doc, ev)) return true;
  if (doc.tokens[ev.trigger_head].upos != Upos::kNoun) return false;
  const Index det = child(doc, ev.trigger_head, {Rel::kDet});
  return det != kNone &&
         (doc.lower(det) == "the" || doc.lower(det) == "this" || doc.lower(det) == "that");
}

// "another shooting", "injured in separate attacks": words that say that it is none of those told before.
bool is_another(const Document& doc, const Event& ev) {
  const Sentence& sent = doc.sentences[ev.sentence];
  for (Index t = sent.first; t < sent.last; ++t) {
    const std::string_view word = doc.lower(t);
    if (word != "another" && word != "separate" && word != "unrelated") continue;
    const Index noun = doc.tokens[t].head;
    if (noun == kNone) continue;
    if (noun == ev.trigger_head) return true;
    // "two others were wounded in another attack"
    if (doc.tokens[noun].head == ev.trigger_head && doc.tokens[noun].rel == Rel::kObl &&
        preposition(doc, noun) == "in")
      return true;
  }
  return false;
}

// Weapons that are not one another: what was shelled was not bombed from the air.
bool may_be_same_means(const Event& a, const Event& b) {
  constexpr std::uint64_t kMeans =
      bit(Mode::kAerial) | bit(Mode::kHeavyWeapons) | bit(Mode::kFirearms) | bit(Mode::kPrimitive) |
      bit(Mode::kSuicideAttack) | bit(Mode::kAbduct) | bit(Mode::kSexual);
  // An arrest is no raid, a march no riot's other name: outside violence the modes are the deed.
  const std::uint64_t of_type = a.type == EventType::kAssault ? kMeans : ~std::uint64_t{0};
  const std::uint64_t x = a.modes & of_type, y = b.modes & of_type;
  return x == 0 || y == 0 || (x & y) != 0;
}

// What is known of a happening so far.
struct Happening {
  std::vector<Index> mentions;
};

// How much two mentions have in common; below zero when they cannot be one happening. Weights were
// chosen on the developers' gold articles: both sides in common, or one and the word, or a word
// that points back, are enough.
constexpr int kImpossible = -1000;
constexpr int kEnough = 3;

bool may_come(const Event& ev) {
  return ev.factuality == Factuality::kHypothetical || ev.factuality == Factuality::kFuture;
}

// "At least eight people were killed." Who did it, where and when was told before.
bool is_outcome(const Event& ev) { return ev.actors.empty() && ev.places.empty() && ev.time == kNone; }

int likeness(const Document& doc, const Event& earlier, const Event& ev) {
  if (earlier.type != ev.type || earlier.own != ev.own || (earlier.aggregate != ev.aggregate && !refers_back(doc, ev))) return kImpossible;
  const bool behind = claims(doc, earlier) || claims(doc, ev);
  if (!(behind || compatible(doc, earlier.actors, ev.actors)) || !compatible_victims(doc, earlier, ev))
    return kImpossible;
  if (!may_be_same_days(doc, earlier, ev) || !may_be_same_place(doc, earlier, ev) ||
      !may_be_same_means(earlier, ev))
    return kImpossible;
  if (brings_up_the_past(doc, earlier, ev) && !refers_back(doc, ev)) return kImpossible;
  int score = 0;
  // Whoever talks talks to many; one of several in common is little.
  const bool one_of_many =
      ev.type == EventType::kConsult && (earlier.actors.size() > 1 || ev.actors.size() > 1);
  if (shared(doc, earlier.actors, ev.actors)) score += one_of_many ? 1 : 2;
  if (one_of_many && states_in_common(earlier.actors, ev.actors) > 1) score += 2;
  if (shared(doc, earlier.recipients, ev.recipients)) score += 2;
  // "the attack" may be any attack; its word says nothing more.
  if (refers_back(doc, ev))
    score += 3;
  else if (doc.lemma(earlier.trigger_head) == doc.lemma(ev.trigger_head))
    score += 2;
  if (ev.type == EventType::kAssault) score += is_outcome(ev) ? 3 : 1;
  if (ev.actors.empty() && ev.recipients.empty()) score += 2;
  // A shared day and one name of many join no talks.
  if (one_of_many && score < 2) return 0;
  if (earlier.time != kNone && ev.time != kNone && doc.times[ev.time].days) score += 1;
  // The lead tells what the headline announced.
  const bool announced = doc.passages[doc.sentences[earlier.sentence].passage].kind == PassageKind::kHeadline;
  if (announced && ev.sentence < kLeadSentences) score += 2;
  return score;
}

// The earlier happening that an event belongs to, or kNone: the likest, then the one most told of,
// then the last.
Index find_happening(const Document& doc, const std::vector<Event>& events,
                     const std::map<Index, Happening>& happenings, Index e) {
  Index best = kNone;
  std::pair<int, std::size_t> best_score{kEnough, 0};
  if (is_another(doc, events[e])) return kNone;
  for (const auto& [first, happening] : happenings) {
    if (events[first].type != events[e].type || events[first].own != events[e].own) continue;
    int score = 0;
    for (const Index mention : happening.mentions) {
      if (mention + kMaxBack < e) continue;
      const int one = likeness(doc, events[mention], events[e]);
      score = one == kImpossible ? kImpossible : std::max(score, one);
      if (score == kImpossible) break;
    }
    // What the report opens with is what it is about.
    const bool leads = score > 0 && events[first].sentence < kLeadSentences;
    const std::pair<int, std::size_t> rank{score + (leads ? 1 : 0), happening.mentions.size()};
    if (rank.first < kEnough || (best != kNone && rank < best_score)) continue;
    best = first;
    best_score = rank;
  }
  return best;
}

// "in Reading", then "in Forbury Gardens in Reading": the finest place told is where it happened (section 6).
bool is_finer(const Document& doc, const Event& from, const Event& ev) {
  if (from.places.empty() || ev.places.empty()) return false;
  const PlaceMention& theirs = doc.places[from.places.front()];
  const PlaceMention& mine = doc.places[ev.places.front()];
  return theirs.country == mine.country && coarseness(theirs) < coarseness(mine);
}

// Fields of the same happening told elsewhere (ruling 2).
void inherit(Document& doc, const Event& from, Event& ev) {
  const Symbol elsewhere = doc.intern("from the same happening told elsewhere");
  const auto take = [&](auto& mine, const auto& theirs, Field field) {
    if (!mine.empty() || theirs.empty()) return;
    mine = theirs;
    ev.because.push_back({field, elsewhere});
  };
  const auto take_side = [&](std::vector<Participant>& mine, const std::vector<Participant>& theirs,
                             const std::vector<Participant>& other_side, Field field) {
    if (!mine.empty()) return;
    take_others(doc, theirs, other_side, mine);
    if (!mine.empty()) ev.because.push_back({field, elsewhere});
  };
  take_side(ev.actors, from.actors, ev.recipients, Field::kActor);
  take_side(ev.recipients, from.recipients, ev.actors, Field::kRecipient);
  // Talks that are floated have neither the day nor the place of those that were held.
  if (may_come(from) != may_come(ev)) return;
  take(ev.places, from.places, Field::kPlaces);
  if (is_finer(doc, from, ev)) {
    ev.places.insert(ev.places.begin(), from.places.front());
    ev.because.push_back({Field::kPlaces, doc.intern("a finer place of the same happening")});
  }
  if (ev.time == kNone && from.time != kNone) {
    ev.time = from.time;
    ev.because.push_back({Field::kDate, doc.intern("from the same happening told elsewhere")});
  }
  // What has modes of its own was told how; that a killing was meant holds for all its mentions and tells no weapon.
  constexpr std::uint64_t kTargetedBit = bit(Mode::kTargeted);
  const std::uint64_t taken = (ev.modes & ~kTargetedBit) == 0 ? from.modes : from.modes & kTargetedBit;
  const std::uint32_t taken_own = ev.own_modes == 0 ? from.own_modes : 0;
  if ((taken & ~ev.modes) != 0 || taken_own != 0) {
    ev.modes |= taken;
    ev.own_modes |= taken_own;
    ev.because.push_back({Field::kModes, doc.intern("from the same happening told elsewhere")});
  }
}

constexpr Index kSentencesOfScene = 3;  // between what one says and what he says next

bool is_said(const Document& doc, const Event& ev) {
  return is_speech_type(ev.type) && ev.factuality == Factuality::kActual && !ev.aggregate &&
         doc.tokens[ev.trigger_head].upos == Upos::kVerb;
}

bool is_done(const Event& ev) {
  return !is_speech_type(ev.type) && ev.factuality == Factuality::kActual && !ev.aggregate;
}

// Told of a day, and of one that the report is about.
bool is_of_these_days(const Document& doc, const Event& ev) {
  constexpr std::chrono::days kShort{3}, kNews{7};
  if (ev.time == kNone || !doc.times[ev.time].days || !doc.published()) return false;
  const auto& days = *doc.times[ev.time].days;
  return days.end - days.start <= kShort && days.end + kNews >= *doc.published();
}

// Whether what one says may be of the occasion of what the same one said or did before.
bool may_be_same_occasion(const Document& doc, const Event& earlier, const Event& ev) {
  const bool spoke = is_said(doc, earlier) || earlier.type == EventType::kConsult;
  if (is_said(doc, ev) != spoke) return false;
  if (ev.time != kNone && earlier.time != kNone && doc.times[ev.time].days != doc.times[earlier.time].days) return false;
  const auto same = [&](const Participant& x, const Participant& y) { return same_entity(doc, x, y); };
  if (spoke) return any_pair(earlier.actors, ev.actors, same);
  return any_pair(earlier.actors, ev.actors, same) || any_pair(earlier.actors, ev.recipients, same) ||
         any_pair(earlier.recipients, ev.actors, same) || any_pair(earlier.recipients, ev.recipients, same);
}

// "On Tuesday the minister said in Dorvik ... He also called the agreement void.", "The protesters marched in Dorvik on
// Friday ... Police fired tear gas at them.": who goes on speaking or doing does so on the day and in the place told before.
void go_on(Document& doc, std::vector<Event>& events) {
  const Symbol because = doc.intern("of what the same party said or did before");
  for (Index e = 0; e < events.size(); ++e) {
    Event& ev = events[e];
    if (!is_said(doc, ev) && !is_done(ev)) continue;
    for (Index before = e; before-- > 0 && (ev.time == kNone || ev.places.empty());) {
      const Event& earlier = events[before];
      if (ev.sentence - earlier.sentence > kSentencesOfScene) break;
      if (!may_be_same_occasion(doc, earlier, ev)) continue;
      if (ev.time == kNone && is_of_these_days(doc, earlier)) {
        ev.time = earlier.time;
        ev.because.push_back({Field::kDate, because});
      }
      if (ev.places.empty() && !earlier.places.empty()) {
        ev.places = earlier.places;
        ev.because.push_back({Field::kPlaces, because});
      }
    }
  }
}

}  // namespace

void join_happenings(Document& doc, std::vector<Event>& events) {
  std::map<Index, Happening> happenings;
  for (Index e = 0; e < events.size(); ++e) {
    const Index found = find_happening(doc, events, happenings, e);
    events[e].same_as = found == kNone ? e : found;
    happenings[events[e].same_as].mentions.push_back(e);
    if (found != kNone)
      events[e].because.push_back({Field::kEvent, doc.intern("same deed told before")});
  }
  // What one mention tells holds for the others, the earliest first.
  const std::vector<Event> told = events;
  for (const auto& [first, happening] : happenings) {
    const std::size_t count = std::min<std::size_t>(happening.mentions.size(), kMaxBack);
    for (const Index e : happening.mentions)
      for (std::size_t i = 0; i < count; ++i)
        if (happening.mentions[i] != e) inherit(doc, told[happening.mentions[i]], events[e]);
  }
  go_on(doc, events);
}

}  // namespace annals::what
