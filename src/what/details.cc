#include "src/what/details.h"

#include <algorithm>
#include <array>

#include "src/doc/tree.h"
#include "src/what/arguments.h"
#include "src/what/attach.h"
#include "src/what/participants.h"
#include "src/what/settings.h"

namespace annals::what {
namespace {

bool holds_role(EventType type, QuantityRole role) {
  switch (role) {
  case QuantityRole::kKilled:
  case QuantityRole::kInjured:
  case QuantityRole::kMissing: return type == EventType::kAssault || type == EventType::kProtest;
  case QuantityRole::kDetained:
    return type == EventType::kCoerce || type == EventType::kAssault || type == EventType::kProtest;
  case QuantityRole::kReleased: return type == EventType::kRetreat || type == EventType::kAid;
  case QuantityRole::kDeployed: return type == EventType::kMobilize || type == EventType::kAid;
  default: return true;
  }
}

bool is_argument(const Scene& scene, const Draft& draft, const Quantity& quantity) {
  const Index clause = clause_of(scene, draft);
  return hangs_on(scene, quantity.counted, clause) || hangs_on(scene, quantity.head, clause) ||
         hangs_on(scene, quantity.counted, draft.ev.trigger_head);
}

Draft* owner_of(const Scene& scene, std::vector<Draft>& drafts, const Quantity& quantity) {
  Draft* best = nullptr;
  for (Draft& draft : drafts) {
    if (!holds_role(draft.ev.type, quantity.role)) continue;
    const Index trigger = draft.ev.trigger_head;
    if (quantity.governor == trigger || quantity.counted == trigger ||
        (draft.light != kNone && quantity.governor == draft.light))
      return &draft;
    // The dead of a protest are those of the violence there, where it is told.
    if (best != nullptr && quantity.role <= QuantityRole::kMissing &&
        best->ev.type == EventType::kAssault && draft.ev.type != EventType::kAssault)
      continue;
    if (best != nullptr && quantity.role <= QuantityRole::kMissing &&
        best->ev.type != EventType::kAssault && draft.ev.type == EventType::kAssault) {
      best = &draft;
      continue;
    }
    // A number with no role of its own belongs only to the deed that it is an argument of.
    if (quantity.role == QuantityRole::kOther && !is_argument(scene, draft, quantity)) continue;
    if (best == nullptr || rank(scene, draft, quantity.head, quantity.span) <
                               rank(scene, *best, quantity.head, quantity.span))
      best = &draft;
  }
  return best;
}

// "the fourth such attack": one attack, however many went before.
bool is_ordinal(const Scene& scene, const Quantity& quantity) {
  return scene.token(quantity.head).upos == Upos::kAdj && quantity.min == quantity.max;
}

// Whether a number of deeds hangs on the deed's own word.
bool counts_the_deed(const Draft& draft, const Quantity& quantity) {
  return quantity.counted == draft.ev.trigger_head || quantity.head == draft.ev.trigger_head ||
         quantity.governor == draft.ev.trigger_head ||
         (draft.light != kNone && quantity.governor == draft.light);
}

void add_quantities(const Scene& scene, Document& doc, std::vector<Draft>& drafts, Span sentence) {
  const auto [first, last] = rows_in(doc.quantities, sentence);
  for (Index q = first; q < last; ++q) {
    const Quantity& quantity = doc.quantities[q];
    // A list is recorded by its members; their sum is the reader's to make.
    if (doc.view(quantity.because).starts_with("sum of a list")) continue;
    Draft* owner = owner_of(scene, drafts, quantity);
    if (owner == nullptr) continue;
    if (quantity.role == QuantityRole::kAttacks && is_ordinal(scene, quantity) &&
        !counts_the_deed(*owner, quantity))
      continue;
    owner->ev.quantities.push_back(q);
    owner->ev.because.push_back({Field::kQuantities, doc.intern("number under the deed")});
    if (quantity.role == QuantityRole::kAttacks && quantity.min.value_or(0) > 1 &&
        !is_ordinal(scene, quantity)) {
      owner->ev.aggregate = true;
      owner->ev.because.push_back({Field::kAggregate, doc.intern("deeds counted")});
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
  // Neither the day nor the place of what is promised is that of the promise (rulings 10 and 22).
  ev.time = kNone;
  ev.places.clear();
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
  ev.places.clear();
  Draft saying = draft;
  saying.ev.trigger_head = voice.cue_head;
  saying.heads = {voice.cue_head};
  saying.light = kNone;
  const Span sentence = doc.sentences[ev.sentence].span;
  const auto [first, last] = rows_in(doc.times, sentence);
  for (Index t = first; t < last; ++t)
    if (clauses_up(scene, saying, doc.times[t].head) == 0 ||
        (opens_sentence(scene, doc.times[t].span) && in_main_clause(scene, saying)))
      ev.time = t;
  const auto [first_place, last_place] = rows_in(doc.places, sentence);
  for (Index p = first_place; p < last_place; ++p)
    if (doc.places[p].locative && hangs_on(scene, doc.places[p].head, voice.cue_head)) ev.places.push_back(p);
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
  if (draft.background && stance.factuality == Factuality::kHypothetical) stance.factuality = Factuality::kActual;
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
  // "died in an attack": the death tells least of what was done.
  if (lemma == "die" || lemma == "perish" || lemma == "dead" || lemma == "fatality" || lemma == "casualty") return -1;
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

// "one says 60 were killed, the other that three died": what each vouches for is kept apart.
bool differ_in_voice(const Document& doc, const Draft& a, const Draft& b) {
  if (std::max(a.ev.trigger_head, b.ev.trigger_head) >= doc.stances.size()) return false;
  const Index x = doc.stances[a.ev.trigger_head].voice, y = doc.stances[b.ev.trigger_head].voice;
  return x != kNone && y != kNone && doc.voices[x].source_head != doc.voices[y].source_head;
}

bool same_deed(const Scene& scene, const Draft& a, const Draft& b) {
  if (a.ev.type != b.ev.type || a.ev.factuality != b.ev.factuality) return false;
  if (a.ev.trigger.overlaps(b.ev.trigger)) return true;
  if (differ_in_voice(scene.doc(), a, b)) return false;
  if (disjoint(a.ev.actors, b.ev.actors)) return false;
  const Index x = a.ev.trigger_head, y = b.ev.trigger_head;
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

void add_details(const Scene& scene, Document& doc, std::vector<Draft>& drafts) {
  if (drafts.empty()) return;
  const Span sentence = doc.sentences[drafts.front().ev.sentence].span;
  add_times(scene, doc, drafts, sentence);
  add_places(scene, doc, drafts, sentence);
  add_quantities(scene, doc, drafts, sentence);
  for (Draft& draft : drafts) add_stance(scene, doc, draft);
}

}  // namespace annals::what
