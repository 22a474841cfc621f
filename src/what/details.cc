#include "src/what/details.h"

#include <algorithm>
#include <array>

#include "src/doc/tree.h"
#include "src/what/arguments.h"
#include "src/what/participants.h"
#include "src/what/quantities.h"

namespace annals::what {
namespace {

// Steps up a tree that may be broken.
constexpr int kMaxClimb = 24;
// "as part of a focus on operations in Dorvik": what is nested deeper tells of something else.
constexpr int kMaxNested = 3;  // phrases within phrases

std::uint32_t distance(Span a, Span b) {
  if (a.overlaps(b)) return 0;
  return a.end <= b.begin ? b.begin - a.end : a.begin - b.end;
}

// Whether what hangs on the word above holds for the word below as well: "met on Tuesday and
// signed", "attacked on Tuesday, killing four"; not "said on Tuesday that they attacked".
bool shares_details(const Scene& scene, Index below) {
  switch (scene.token(below).rel) {
  case Rel::kCcomp:
  case Rel::kParataxis:
  case Rel::kAclRelcl:
  case Rel::kCsubj:
  case Rel::kAdvclRelcl: return false;
  case Rel::kAdvcl:
    return scene.child(below, {Rel::kMark}) == kNone ||
           scene.has_preposition(below, "to");  // "after they attacked" has a time of its own
  default: return true;
  }
}

// "met on Monday, but the opposition refused": who acts anew does so at another time, unless the day
// stands before them both.
bool has_subject_of_its_own(const Scene& scene, Index clause) {
  return scene.token(clause).rel == Rel::kConj &&
         scene.child(clause, {Rel::kNsubj, Rel::kNsubjPass}) != kNone;
}

// How many clauses up from the trigger a detail's head hangs; kNone when it belongs elsewhere.
Index clauses_up(const Scene& scene, const Draft& draft, Index head) {
  if (head == kNone) return kNone;
  Index at = draft.ev.trigger_head;
  Index level = 0;
  for (int i = 0; i < kMaxClimb && at != kNone; ++i) {
    Index up = head;
    int nested = 0;
    for (int j = 0; j < kMaxClimb && up != kNone; ++j) {
      if (up == at) return level;
      // A detail inside another clause below is that clause's.
      if (up != head && scene.token(up).upos == Upos::kVerb && up != at) break;
      const Rel rel = scene.token(up).rel;
      if ((rel == Rel::kNmod || rel == Rel::kObl) && ++nested > kMaxNested) break;
      up = scene.token(up).head;
    }
    if (!shares_details(scene, at)) return kNone;
    const Index above = scene.token(at).head;
    if (has_subject_of_its_own(scene, at) && head > above) return kNone;
    at = above;
    ++level;
  }
  return kNone;
}

// "Thursday, ...": what opens a sentence holds for its main clause, whatever the parser hung it on.
bool opens_sentence(const Scene& scene, Span span) {
  const Index t = token_at(scene.doc(), span.begin);
  return t != kNone && t <= scene.doc().sentences[scene.token(t).sentence].first + 1;
}

bool in_main_clause(const Scene& scene, const Draft& draft) {
  Index at = clause_of(scene, draft);
  for (int i = 0; i < kMaxClimb && at != kNone; ++i) {
    const Index above = scene.token(at).head;
    if (above == kNone) return true;
    // "Last Thursday, soldiers arrested": the day is taken for the root.
    if (scene.token(above).head == kNone && scene.token(above).upos != Upos::kVerb) return true;
    if (!shares_details(scene, at)) return false;
    at = scene.token(at).head;
  }
  return false;
}

Rank rank(const Scene& scene, const Draft& draft, Index head, Span span) {
  Rank out{clauses_up(scene, draft, head), distance(draft.ev.trigger, span)};
  if (out.level == kNone && opens_sentence(scene, span) && in_main_clause(scene, draft))
    out.level = kMaxClimb;
  return out;
}

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

void add_times(const Scene& scene, Document& doc, std::vector<Draft>& drafts, Span sentence) {
  const auto [first, last] = rows_in(doc.times, sentence);
  for (Draft& draft : drafts) {
    Rank best{kNone, 0};
    for (Index t = first; t < last; ++t) {
      const TimeExpression& time = doc.times[t];
      if (time.kind == TimeKind::kSet) continue;
      if (time.kind == TimeKind::kDuration && !time.days) continue;
      if (is_of_another_deed(scene, draft, time.head)) continue;
      const Rank here = rank(scene, draft, time.head, time.span);
      if (here.level == kNone || !(here < best || draft.ev.time == kNone)) continue;
      draft.ev.time = t;
      best = here;
    }
    if (draft.ev.time != kNone)
      draft.ev.because.push_back({Field::kDate, doc.intern("time of the clause")});
  }
}

// The draft a place or number belongs to: the nearest clause, then the nearest words.
Draft* nearest(const Scene& scene, std::vector<Draft>& drafts, Index head, Span span) {
  Draft* best = nullptr;
  for (Draft& draft : drafts) {
    const Rank here = rank(scene, draft, head, span);
    if (here.level == kNone) continue;
    if (best == nullptr || here < rank(scene, *best, head, span)) best = &draft;
  }
  return best;
}

bool hangs_on(const Scene& scene, Index head, Index clause) {
  return head != kNone && (scene.token(head).head == clause || head == clause);
}

// "shelled Dorvik", "an attack on Dorvik": what is attacked is where it happened.
bool is_where(const Scene& scene, const Draft& draft, const PlaceMention& place) {
  if (place.head == kNone) return false;
  // "the Dorvik bombings"; a state in front is who did it.
  if (scene.token(place.head).head == draft.ev.trigger_head &&
      scene.token(draft.ev.trigger_head).upos == Upos::kNoun &&
      (scene.token(place.head).rel == Rel::kCompound ||
       scene.token(place.head).rel == Rel::kNmodPoss))
    return place.kind != PlaceKind::kCountry && !is_speech_type(draft.ev.type);
  if (draft.ev.type != EventType::kAssault) return false;
  for (const char* where : {"obj", "on", "of"})
    for (const Index t : arguments(scene, draft.ev.trigger_head, draft.light, where))
      if (t == place.head ||
          (scene.token(place.head).head == t && scene.has_preposition(place.head, "of")))
        return true;
  return false;
}

bool is_precise(const PlaceMention& place) {
  return place.kind != PlaceKind::kCountry && place.kind != PlaceKind::kAdmin;
}

void add_places(const Scene& scene, Document& doc, std::vector<Draft>& drafts, Span sentence) {
  const auto [first, last] = rows_in(doc.places, sentence);
  for (Index p = first; p < last; ++p) {
    const PlaceMention& place = doc.places[p];
    for (Draft& draft : drafts) {
      if (!place.locative && !is_where(scene, draft, place)) continue;
      const Index level = clauses_up(scene, draft, place.head);
      if (level == kNone) continue;
      // What is spoken about is not where it was said (ruling 22).
      if (is_speech_type(draft.ev.type) && !hangs_on(scene, place.head, clause_of(scene, draft)))
        continue;
      if (level > 0 && nearest(scene, drafts, place.head, place.span) != &draft &&
          !draft.ev.places.empty())
        continue;
      auto& places = draft.ev.places;
      places.insert(is_precise(place) ? places.begin() : places.end(), p);
      draft.ev.because.push_back({Field::kPlaces, doc.intern("place of the clause")});
    }
  }
}

// What a plan is called once it is still to come (section 2).
void turn_future(Document& doc, Draft& draft) {
  Event& ev = draft.ev;
  switch (ev.type) {
  case EventType::kConsult:
  case EventType::kSupport:
  case EventType::kCooperate:
  case EventType::kAid: ev.type = EventType::kAgree; break;
  case EventType::kRetreat: ev.type = EventType::kConcede; break;
  default: return;
  }
  // Who will meet somebody promises it to him.
  if (draft.own_actors > 0 && draft.own_actors < ev.actors.size()) {
    ev.recipients.assign(ev.actors.begin() + static_cast<std::ptrdiff_t>(draft.own_actors), ev.actors.end());
    ev.actors.resize(draft.own_actors);
  }
  ev.modes = 0;
  ev.cameo = doc.intern(kEventTypes[static_cast<std::size_t>(ev.type)].cameo);
  ev.factuality = Factuality::kActual;
  ev.because.push_back({Field::kEventType, doc.intern("still to come")});
}

bool is_same_person(const Document& doc, const Participant& who, Index source_head) {
  if (who.mention == kNone) return false;
  const Mention& mention = doc.mentions[who.mention];
  if (mention.head == source_head) return true;
  return mention.entity != kNone &&
         std::any_of(doc.mentions.begin(), doc.mentions.end(), [&](const Mention& other) {
           return other.head == source_head && other.entity == mention.entity;
         });
}

// Who says what he will do has promised it: the saying is the deed, its words and its day are the
// deed's.
void take_from_saying(const Scene& scene, Document& doc, Draft& draft) {
  Event& ev = draft.ev;
  const Voice& voice = doc.voices[ev.voice];
  if (ev.actors.size() != 1 || !is_same_person(doc, ev.actors.front(), voice.source_head)) return;
  for (Index m = 0; m < doc.mentions.size(); ++m) {
    if (doc.mentions[m].head != voice.source_head) continue;
    ev.actors.front().mention = m;
    ev.actors.front().text = doc.mentions[m].span;
    break;
  }
  ev.voice = kNone;
  ev.time = kNone;
  Draft saying = draft;
  saying.ev.trigger_head = voice.cue_head;
  saying.light = kNone;
  const Span sentence = doc.sentences[ev.sentence].span;
  const auto [first, last] = rows_in(doc.times, sentence);
  for (Index t = first; t < last; ++t)
    if (clauses_up(scene, saying, doc.times[t].head) == 0 ||
        (opens_sentence(scene, doc.times[t].span) && in_main_clause(scene, saying)))
      ev.time = t;
}

// "The minister said that 3,800 soldiers would be withdrawn": what nobody is told to promise, ask or threaten, the
// speaker does.
void add_speaker(const Scene& scene, Document& doc, const Voice& voice, Event& ev) {
  const Index m = voice.source_head == kNone ? kNone : scene.mention(voice.source_head);
  if (m == kNone || doc.mentions[m].code.empty() || doc.mentions[m].code.has(Sector::kJrn)) return;
  const Mention& mention = doc.mentions[m];
  const bool same = std::any_of(ev.recipients.begin(), ev.recipients.end(), [&](const Participant& who) {
    return who.text.overlaps(mention.span);
  });
  if (same) return;
  const Symbol because = doc.intern("who says it");
  ev.actors.push_back(participant_of(doc, m, because));
  ev.because.push_back({Field::kActor, because});
}

// Whether what is said is what the speaker does by saying it: the content's own verb, to come or asked for.
bool is_speakers_own(const Scene& scene, const Event& ev, const Voice& voice, bool planned) {
  const Index head = ev.trigger_head;
  if (scene.token(head).upos != Upos::kVerb) return false;
  Index top = head;
  while (scene.token(top).rel == Rel::kConj && scene.token(top).head != kNone) top = scene.token(top).head;
  if (scene.token(top).rel != Rel::kCcomp || scene.token(top).head != voice.cue_head) return false;
  switch (ev.type) {
  case EventType::kAgree:
  case EventType::kConcede: return planned;
  case EventType::kRequest:
  case EventType::kThreaten: return true;
  case EventType::kAccuse: return !is_passive(scene, head);
  default: return false;
  }
}

// The frame asks for the "not" that tells the deed.
bool is_told_by_not(const Draft& draft) {
  const bool turned_down =
      draft.ev.type == EventType::kReject || draft.ev.type == EventType::kConcede;
  return turned_down && draft.frame != nullptr &&
         std::any_of(
             draft.frame->tests.begin(), draft.frame->tests.end(),
             [](const FrameTest& test) { return test.wanted && test.words.has("never"); });
}

void add_stance(const Scene& scene, Document& doc, Draft& draft) {
  Event& ev = draft.ev;
  if (ev.trigger_head >= doc.stances.size()) return;
  Stance stance = doc.stances[ev.trigger_head];
  if (stance.factuality == Factuality::kActual && draft.light != kNone &&
      draft.light < doc.stances.size())
    stance.factuality = doc.stances[draft.light].factuality;
  if (ev.factuality == Factuality::kActual) {
    ev.factuality = stance.factuality;
    if (stance.factuality != Factuality::kActual)
      ev.because.push_back({Field::kFactuality, stance.because});
  }
  const bool planned = ev.factuality == Factuality::kFuture;
  if (planned) turn_future(doc, draft);
  // Who will punish threatens now, who will help promises now.
  const bool trial_to_come = planned && ev.type == EventType::kAccuse;
  if (planned && is_speech_type(ev.type) && !trial_to_come) ev.factuality = Factuality::kActual;
  // "The offer was not accepted", "will not join the talks": its "not" belongs to the deed.
  if (ev.factuality == Factuality::kNegated && is_told_by_not(draft))
    ev.factuality = Factuality::kActual;
  const bool refuses = stance.factuality == Factuality::kNegated
                           ? ev.type == EventType::kReject || ev.type == EventType::kConcede
                           : stance.factuality == Factuality::kHypothetical && is_speech_type(ev.type);
  if (refuses && stance.cue.end > stance.cue.begin && ev.trigger.begin <= stance.cue.begin &&
      stance.cue.end <= ev.trigger.end)
    ev.factuality = Factuality::kActual;
  // A deed whose only word is its denial was not done (ruling 4); "denied entry" is done.
  if (doc.lemma(ev.trigger_head) == "deny" && ev.type != EventType::kReject &&
      ev.type != EventType::kCoerce && ev.factuality == Factuality::kActual) {
    ev.factuality = Factuality::kNegated;
    ev.because.push_back({Field::kFactuality, doc.intern("its denial")});
  }
  ev.voice = stance.voice;
  if (ev.voice == kNone) return;
  if (planned && is_speech_type(ev.type)) {
    take_from_saying(scene, doc, draft);
    if (ev.voice == kNone) return;
  }
  const Voice& voice = doc.voices[ev.voice];
  if (ev.actors.empty() && is_speakers_own(scene, ev, voice, planned))
    add_speaker(scene, doc, voice, ev);
  const bool own_words = voice.cue_head == ev.trigger_head ||
                         std::any_of(ev.actors.begin(), ev.actors.end(), [&](const Participant& p) {
                           return is_speech_type(ev.type) && p.text.overlaps(voice.source);
                         });
  if (own_words)
    ev.voice = kNone;
  else
    ev.because.push_back({Field::kAttribution, voice.because});
}

// Killing tells more than the attack that did it, unless it is only what came of it: "attacked the
// convoy, killing four".
int telling(const Document& doc, const Draft& draft) {
  const Token& tok = doc.tokens[draft.ev.trigger_head];
  const std::string_view lemma = doc.lemma(draft.ev.trigger_head);
  const bool outcome = tok.upos == Upos::kVerb && tok.rel == Rel::kAdvcl;
  if (!outcome &&
      (lemma == "kill" || lemma == "killing" || lemma == "shoot" || lemma == "assassinate"))
    return 2;
  return tok.upos == Upos::kVerb && !outcome ? 1 : 0;
}

// "12 rebels were killed in clashes with the army": who is told dead of a fight's sides fought; others are victims.
void take_sides(const Draft& fight, Draft& deed) {
  std::vector<Participant> sides = fight.ev.actors, victims;
  for (Participant& who : deed.ev.recipients) {
    const bool told = std::any_of(sides.begin(), sides.end(), [&](const Participant& side) {
      return side.text.overlaps(who.text) || (!who.code.empty() && side.code == who.code);
    });
    if (!told && !is_armed(who.code))
      victims.push_back(std::move(who));
    else if (!told)
      sides.push_back(std::move(who));
  }
  deed.ev.actors = std::move(sides);
  deed.ev.recipients = std::move(victims);
}

void unite(const Document& doc, Draft& into, Draft& from) {
  const bool one_is_fight = into.ev.type == EventType::kAssault && into.frame->mutual != from.frame->mutual;
  if (one_is_fight && into.frame->mutual && from.ev.actors.empty())
    take_sides(into, from);
  else if (one_is_fight && from.frame->mutual && into.ev.actors.empty())
    take_sides(from, into);
  if (telling(doc, from) > telling(doc, into)) std::swap(into, from);
  into.ev.modes |= from.ev.modes;
  into.ev.contexts |= from.ev.contexts;
  into.heads.insert(into.heads.end(), from.heads.begin(), from.heads.end());
  into.about.insert(into.about.end(), from.about.begin(), from.about.end());
  if (into.ev.actors.empty()) into.ev.actors = from.ev.actors;
  if (into.ev.recipients.empty()) into.ev.recipients = from.ev.recipients;
}

bool disjoint(const std::vector<Participant>& a, const std::vector<Participant>& b) {
  if (a.empty() || b.empty()) return false;
  return std::none_of(a.begin(), a.end(), [&](const Participant& left) {
    return std::any_of(b.begin(), b.end(), [&](const Participant& right) {
      return left.text.overlaps(right.text) || (!left.code.empty() && left.code == right.code);
    });
  });
}

// "The army says 60 were killed, while the rebels say three died": two tellings, two records.
bool told_by_others(const Document& doc, Index x, Index y) {
  if (x >= doc.stances.size() || y >= doc.stances.size()) return false;
  const Index a = doc.stances[x].voice, b = doc.stances[y].voice;
  if (a == kNone || b == kNone) return false;
  const Index one = doc.voices[a].source_head, other = doc.voices[b].source_head;
  return one != kNone && other != kNone && one != other;
}

bool same_deed(const Scene& scene, const Draft& a, const Draft& b) {
  if (a.ev.type != b.ev.type || a.ev.factuality != b.ev.factuality) return false;
  if (a.ev.trigger.overlaps(b.ev.trigger)) return true;
  if (disjoint(a.ev.actors, b.ev.actors)) return false;
  const Index x = a.ev.trigger_head, y = b.ev.trigger_head;
  if (told_by_others(scene.doc(), x, y)) return false;
  return scene.is_ancestor(x, y) || scene.is_ancestor(y, x) ||
         scene.token(x).head == scene.token(y).head;
}

}  // namespace

bool is_speech_type(EventType type) {
  switch (type) {
  case EventType::kAgree:
  case EventType::kSupport:
  case EventType::kConcede:
  case EventType::kRequest:
  case EventType::kAccuse:
  case EventType::kReject:
  case EventType::kThreaten: return true;
  default: return false;
  }
}

void merge_same_deed(const Scene& scene, std::vector<Draft>& drafts) {
  std::vector<Draft> out;
  for (Draft& draft : drafts) {
    const auto same = std::find_if(
        out.begin(), out.end(), [&](const Draft& other) { return same_deed(scene, other, draft); });
    if (same == out.end())
      out.push_back(draft);
    else
      unite(scene.doc(), *same, draft);
  }
  drafts = std::move(out);
}

Rank rank_of_detail(const Scene& scene, const Draft& draft, Index head, Span span) {
  return rank(scene, draft, head, span);
}

bool is_one_of(const Scene& scene, const Draft& draft, std::vector<Draft>& drafts,
               std::size_t first) {
  const Index y = draft.ev.trigger_head;
  bool told = false;
  for (std::size_t d = 0; d < first; ++d) {
    const Index x = drafts[d].ev.trigger_head;
    // Another reading of the same words.
    if (drafts[d].ev.trigger.overlaps(draft.ev.trigger)) return true;
    if (drafts[d].ev.type != draft.ev.type) continue;
    told = true;
    if (!scene.is_ancestor(x, y) && !scene.is_ancestor(y, x) &&
        scene.token(x).head != scene.token(y).head)
      continue;
    if (disjoint(drafts[d].ev.actors, draft.ev.actors)) continue;
    drafts[d].heads.insert(drafts[d].heads.end(), draft.heads.begin(), draft.heads.end());
    return true;
  }
  return told;
}

void add_details(const Scene& scene, Document& doc, std::vector<Draft>& drafts) {
  if (drafts.empty()) return;
  const Span sentence = doc.sentences[drafts.front().ev.sentence].span;
  add_times(scene, doc, drafts, sentence);
  add_places(scene, doc, drafts, sentence);
  for (Draft& draft : drafts) add_stance(scene, doc, draft);
  // Last, for what is still to come may have become a promise.
  add_quantities(scene, doc, drafts, sentence);
}

}  // namespace annals::what
