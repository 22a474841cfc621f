#include "src/what/settings.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "src/base/text.h"
#include "src/doc/tree.h"
#include "src/what/arguments.h"
#include "src/what/attach.h"
#include "src/what/details.h"

namespace annals::what {
namespace {

// "arrested after the May 6 attacks": the day is the attacks', and the arrest has its own.
bool is_of_another_deed(const Scene& scene, const Draft& draft, Index head) {
  constexpr std::array<std::string_view, 4> kOrder{"after", "before", "following", "since"};
  Index up = head == kNone ? kNone : scene.token(head).head;
  for (int i = 0; i < kMaxClimb && up != kNone && up != draft.ev.trigger_head; ++i) {
    if (!is_nominal(scene.token(up).upos)) return false;
    if (!scene.is_time(up) && std::any_of(kOrder.begin(), kOrder.end(), [&](auto word) {
          return scene.has_preposition(up, word);
        }))
      return true;
    up = scene.token(up).head;
  }
  return false;
}

// "the 2000 coup", "the November 27 agreement", "Friday's vote": the day is that noun's alone.
bool is_of_another_noun(const Scene& scene, const Draft& draft, Index head) {
  const Index noun = head == kNone ? kNone : scene.token(head).head;
  if (noun == kNone || !is_nominal(scene.token(noun).upos) || scene.is_time(noun) || noun == draft.light) return false;
  // "the November 27 agreement signed by both"
  if (scene.token(draft.ev.trigger_head).head == noun) return false;
  // "In the November 27 deal, both agreed on a line."
  if (scene.token(noun).rel == Rel::kObl) return false;
  switch (scene.token(head).rel) {
  case Rel::kCompound:
  case Rel::kNummod:
  case Rel::kAmod:
  case Rel::kNmodPoss: return std::find(draft.heads.begin(), draft.heads.end(), noun) == draft.heads.end();
  default: return false;
  }
}

// Where a deed of this type happened by the way a place hangs on its word: "shelled Dorvik", "pulled out of Dorvik",
// "sent troops to Dorvik", "visited Dorvik".
std::vector<std::string_view> slots_of(EventType type) {
  switch (type) {
  case EventType::kAssault: return {"obj", "on", "of", "into", "against"};
  case EventType::kCoerce: return {"obj", "of"};
  case EventType::kProtest: return {"obj"};
  case EventType::kRetreat: return {"obj", "from", "of", "out of"};
  case EventType::kMobilize:
  case EventType::kAid: return {"to", "into"};
  case EventType::kConsult: return {"obj", "to"};
  default: return {};
  }
}

// "the northern half of Norland", "parts of the town of Dorvik", "the Dorvik area": the noun that the place names.
bool is_named_by(const Scene& scene, Index noun, Index place) {
  for (int i = 0; i < kMaxClimb && place != kNone; ++i) {
    if (place == noun) return true;
    const bool in_front = i == 0 && scene.token(place).rel == Rel::kCompound;
    if (!in_front && !scene.has_preposition(place, "of")) return false;
    place = scene.token(place).head;
  }
  return false;
}

// "expelled the ambassador to Norland": from there.
bool is_expelled_from(const Scene& scene, const Draft& draft, const PlaceMention& place) {
  if (draft.ev.type != EventType::kSanction || (scene.doc().lemma(draft.ev.trigger_head) != "expel")) return false;
  const Index envoy = scene.token(place.head).head;
  return scene.is(envoy, WordClass::kEnvoy) && scene.has_preposition(place.head, "to") &&
         scene.token(envoy).head == draft.ev.trigger_head;
}

bool is_where(const Scene& scene, const Draft& draft, const PlaceMention& place) {
  if (place.head == kNone) return false;
  if (is_expelled_from(scene, draft, place)) return true;
  // "the Dorvik bombings"; a state in front is who did it.
  if (scene.token(place.head).head == draft.ev.trigger_head &&
      is_nominal(scene.token(draft.ev.trigger_head).upos) &&
      (scene.token(place.head).rel == Rel::kCompound ||
       scene.token(place.head).rel == Rel::kNmodPoss))
    return place.kind != PlaceKind::kCountry && !is_speech_type(draft.ev.type);
  for (const std::string_view slot : slots_of(draft.ev.type))
    for (const Index t : arguments(scene, draft.ev.trigger_head, draft.light, slot))
      if ((place.kind != PlaceKind::kCountry || scene.token(place.head).rel != Rel::kCompound) && is_named_by(scene, t, place.head)) return true;
  return false;
}

// "attacks in Dorvik that killed 33": the noun that the deed's clause says more of, or kNone.
Index described_noun(const Scene& scene, const Draft& draft) {
  Index at = draft.ev.trigger_head;
  for (int i = 0; i < kMaxClimb && at != kNone; ++i) {
    const Rel rel = scene.token(at).rel;
    if (rel == Rel::kAclRelcl || rel == Rel::kAcl) return scene.token(at).head;
    if (rel != Rel::kConj && rel != Rel::kXcomp && rel != Rel::kAdvcl) return kNone;
    at = scene.token(at).head;
  }
  return kNone;
}

// "agreed at a summit in Dorvik", "announced after talks in Dorvik", "Speaking in Dorvik, he called": where they spoke.
bool is_at_gathering(const Scene& scene, const Draft& draft, const PlaceMention& place) {
  const Index noun = place.head == kNone ? kNone : scene.token(place.head).head;
  if (!place.locative || noun == kNone || !hangs_on(scene, noun, clause_of(scene, draft))) return false;
  if (scene.token(noun).rel == Rel::kAdvcl) return scene.is(noun, WordClass::kSpeaking);
  if (scene.token(noun).rel != Rel::kObl) return false;
  constexpr std::array<std::string_view, 3> kWhile{"at", "during", "after"};
  return std::any_of(kWhile.begin(), kWhile.end(), [&](auto word) { return scene.has_preposition(noun, word); });
}

// "agree to reform the treaty at a summit in Dorvik": parsers hang a summit on the last verb, but nobody promises one there.
bool is_at_summit(const Scene& scene, const Draft& draft, const PlaceMention& place) {
  const Index noun = place.head == kNone || !place.locative ? kNone : scene.token(place.head).head;
  if (!scene.is(noun, WordClass::kGathering)) return false;
  return (scene.has_preposition(noun, "at") || scene.has_preposition(noun, "during")) &&
         scene.is_ancestor(draft.ev.trigger_head, noun);
}

// "a conference held in Dorvik": the participle says only where its noun was.
bool is_where_held(const Scene& scene, const Draft& draft, const PlaceMention& place) {
  const Index held = place.head == kNone || !place.locative ? kNone : scene.token(place.head).head;
  return scene.is(held, WordClass::kHolding) && scene.token(held).rel == Rel::kAcl &&
         scene.token(held).head == draft.ev.trigger_head;
}

// "A Dorvik court sentenced him", "police in Dorvik charged a man": courts and police act where they are.
bool is_seat(const Scene& scene, const Draft& draft, const PlaceMention& place) {
  switch (draft.ev.type) {
  case EventType::kAccuse:
  case EventType::kReject:
  case EventType::kSanction:
  case EventType::kCoerce:
  case EventType::kConcede:
  case EventType::kRequest: break;
  default: return false;
  }
  const Index above = place.head == kNone ? kNone : scene.token(place.head).head;
  if (above == kNone) return false;
  // The New York Police Department is called so.
  const bool in_front = scene.token(place.head).rel == Rel::kCompound && !starts_upper(scene.doc().form(above));
  if (!place.locative && !in_front) return false;
  return std::any_of(draft.ev.actors.begin(), draft.ev.actors.end(), [&](const Participant& who) {
    return (who.code.has(Sector::kJud) || who.code.has(Sector::kCop)) && who.text.contains(scene.token(above).span);
  });
}

bool is_relative(const Scene& scene, const Draft& draft) {
  const Rel rel = scene.token(clause_of(scene, draft)).rel;
  return rel == Rel::kAclRelcl || rel == Rel::kAcl;
}

// "A court in Dorvik freed the man, who had been sentenced in 2010": a deed with a day in its own clause was not where
// the clause above is.
bool has_own_day(const Scene& scene, const Document& doc, const Draft& draft) {
  return draft.ev.time != kNone && clauses_up(scene, draft, doc.times[draft.ev.time].head) == 0;
}

void add_place(Document& doc, Draft& draft, Index place, std::string_view because) {
  auto& places = draft.ev.places;
  const auto coarser = std::find_if(places.begin(), places.end(), [&](Index other) {
    return coarseness(doc.places[other]) > coarseness(doc.places[place]);
  });
  places.insert(coarser, place);
  draft.ev.because.push_back({Field::kPlaces, doc.intern(because)});
}

// "killed 13 people and wounded five in Dorvik", "was killed when rockets struck a depot in Dorvik": deeds of one type
// in one sentence have one place unless each has its own.
void share_places(Document& doc, std::vector<Draft>& drafts) {
  std::vector<std::vector<Index>> own;
  for (const Draft& draft : drafts) own.push_back(draft.ev.places);
  for (Draft& draft : drafts) {
    if (!draft.ev.places.empty() || is_speech_type(draft.ev.type)) continue;
    for (std::size_t other = 0; other < drafts.size() && draft.ev.places.empty(); ++other) {
      if (drafts[other].ev.type != draft.ev.type || own[other].empty()) continue;
      draft.ev.places = own[other];
      draft.ev.because.push_back({Field::kPlaces, doc.intern("place of the same deed in the sentence")});
    }
  }
}

// "Nine people were killed there.": the place of happening told last before.
void add_pointed_places(const Scene& scene, Document& doc, std::vector<Draft>& drafts, Index first) {
  Index told = first;
  while (told > 0 && !doc.places[told - 1].locative) --told;
  if (told == 0) return;
  const Index sentence = drafts.front().ev.sentence;
  const PlaceMention& place = doc.places[told - 1];
  if (sentence == 0 || place.head == kNone || scene.token(place.head).sentence + 1 < sentence) return;
  for (Draft& draft : drafts) {
    if (!draft.ev.places.empty()) continue;
    const auto children = scene.children(clause_of(scene, draft));
    const bool points = std::any_of(children.begin(), children.end(), [&](Index c) {
      return doc.lower(c) == "there" && scene.token(c).rel == Rel::kAdvmod;
    });
    if (points) add_place(doc, draft, told - 1, "there");
  }
}

// "killed in a raid on a house used by militants in the city of Dorvik": a place of happening that no deed of the
// sentence has taken is where the violence or the protest was, however deep it hangs.
void add_lone_places(Document& doc, std::vector<Draft>& drafts, Index first, Index last) {
  const auto is_placed = [](const Draft& draft) { return !draft.ev.places.empty(); };
  if (std::any_of(drafts.begin(), drafts.end(), is_placed)) return;
  for (Draft& draft : drafts) {
    if (draft.ev.type != EventType::kAssault && draft.ev.type != EventType::kProtest) continue;
    for (Index p = first; p < last; ++p)
      if (doc.places[p].locative) add_place(doc, draft, p, "the sentence's place");
  }
}

// "in Karsa, Norland", "in Norland's town of Karsa": the two name one place, and the finer is it (section 6).
bool names_the_same(const Document& doc, const PlaceMention& finer, const PlaceMention& wider) {
  constexpr std::uint32_t kApart = 30;  // bytes: "Karsa, the capital of Norland"
  if (finer.country != wider.country || coarseness(finer) >= coarseness(wider)) return false;
  const Span between = finer.span.end <= wider.span.begin ? Span{finer.span.end, wider.span.begin} : Span{wider.span.end, finer.span.begin};
  if (between.end < between.begin || between.end - between.begin > kApart) return false;
  const std::string_view words = doc.text(between);
  return words.find(" and ") == std::string_view::npos && words.find(" or ") == std::string_view::npos && words.find(';') == std::string_view::npos;
}

// "promised on Monday to leave by 2030": of a deed of speech the day is that of the saying (ruling 10).
bool is_still_to_come(const Document& doc, const Draft& draft, const TimeExpression& time) {
  return is_speech_type(draft.ev.type) && time.days && doc.published() && time.days->start > *doc.published();
}

// "A court sentences him for his role in the killing of ten in 1944": what is told as present was not long ago.
bool is_of_the_past(const Document& doc, const Draft& draft, const TimeExpression& time) {
  constexpr std::chrono::days kLongBefore{60};
  if (!time.days || !doc.published() || time.days->end + kLongBefore > *doc.published()) return false;
  return is_told_as_present(doc, draft.light == kNone ? draft.ev.trigger_head : draft.light);
}

}  // namespace

int coarseness(const PlaceMention& place) {
  switch (place.kind) {
  case PlaceKind::kFacility: return 0;
  case PlaceKind::kOther: return 1;
  case PlaceKind::kCity: return 2;
  case PlaceKind::kCountry: return 4;
  default: return 3;
  }
}

void drop_wider(const Document& doc, std::vector<Index>& places) {
  std::erase_if(places, [&](Index wider) {
    return std::any_of(places.begin(), places.end(), [&](Index finer) { return names_the_same(doc, doc.places[finer], doc.places[wider]); });
  });
}

void drop_addressed_places(const Document& doc, std::vector<Event>& events) {
  for (Event& ev : events) {
    if (!is_speech_type(ev.type)) continue;
    std::erase_if(ev.places, [&](Index place) {
      return std::any_of(ev.recipients.begin(), ev.recipients.end(), [&](const Participant& who) {
        return who.text.overlaps(doc.places[place].span);
      });
    });
  }
}

void drop_impossible_days(const Document& doc, std::vector<Event>& events) {
  constexpr std::chrono::days kTooLong{365 * 50};
  for (Event& ev : events) {
    if (ev.time == kNone || !doc.times[ev.time].days) continue;
    const auto& days = *doc.times[ev.time].days;
    const bool to_come = ev.factuality == Factuality::kActual && doc.published() && days.start > *doc.published();
    if (!to_come && days.end - days.start < kTooLong) continue;
    ev.time = kNone;
    std::erase_if(ev.because, [](const auto& why) { return why.field == Field::kDate; });
  }
}

void add_times(const Scene& scene, Document& doc, std::vector<Draft>& drafts, Span sentence) {
  const auto [first, last] = rows_in(doc.times, sentence);
  for (Draft& draft : drafts) {
    Rank best{kNone, 0};
    for (Index t = first; t < last; ++t) {
      const TimeExpression& time = doc.times[t];
      if (time.kind == TimeKind::kSet) continue;
      if (time.kind == TimeKind::kDuration && !time.days) continue;
      if (is_of_another_deed(scene, draft, time.head) || is_of_another_noun(scene, draft, time.head)) continue;
      if (is_still_to_come(doc, draft, time) || is_of_the_past(doc, draft, time)) continue;
      const Rank here = rank(scene, draft, time.head, time.span);
      if (here.level == kNone || !(here < best || draft.ev.time == kNone)) continue;
      draft.ev.time = t;
      best = here;
    }
    if (draft.ev.time != kNone)
      draft.ev.because.push_back({Field::kDate, doc.intern("time of the clause")});
  }
}

void add_places(const Scene& scene, Document& doc, std::vector<Draft>& drafts, Span sentence) {
  const auto [first, last] = rows_in(doc.places, sentence);
  for (Index p = first; p < last; ++p) {
    const PlaceMention& place = doc.places[p];
    for (Draft& draft : drafts) {
      if (is_seat(scene, draft, place)) {
        add_place(doc, draft, p, "where the court or the police are");
        continue;
      }
      if (!place.locative && !is_where(scene, draft, place)) continue;
      const Index level = clauses_up(scene, draft, place.head);
      const bool speech = is_speech_type(draft.ev.type);
      if (is_where_held(scene, draft, place)) {
        add_place(doc, draft, p, "place of the gathering");
        continue;
      }
      if (speech && (is_at_gathering(scene, draft, place) || is_at_summit(scene, draft, place))) {
        add_place(doc, draft, p, "place of the gathering");
        continue;
      }
      if (level == kNone) {
        const Index noun = speech ? kNone : described_noun(scene, draft);
        if (noun != kNone && place.head != kNone && scene.token(place.head).head == noun)
          add_place(doc, draft, p, "place of what the clause describes");
        continue;
      }
      // What is spoken about is not where it was said (ruling 22).
      if (speech && !hangs_on(scene, place.head, clause_of(scene, draft))) continue;
      if (level > 0 && is_relative(scene, draft) && has_own_day(scene, doc, draft)) continue;
      if (level > 0 && nearest(scene, drafts, place.head, place.span) != &draft &&
          !draft.ev.places.empty())
        continue;
      add_place(doc, draft, p, "place of the clause");
    }
  }
  add_pointed_places(scene, doc, drafts, first);
  share_places(doc, drafts);
  add_lone_places(doc, drafts, first, last);
}

}  // namespace annals::what
