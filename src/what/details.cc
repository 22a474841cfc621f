#include "src/what/details.h"

#include <algorithm>
#include <array>

#include "src/doc/tree.h"
#include "src/what/arguments.h"
#include "src/what/attach.h"
#include "src/what/modes.h"
#include "src/what/participants.h"
#include "src/what/quantities.h"
#include "src/what/settings.h"

namespace annals::what {
namespace {

// What a plan is called once it is still to come (section 2); of a type of one's own, what that says.
std::optional<FutureType> future_of(const Draft& draft) {
  if (const OwnType* own = own_type_of(draft)) return own->future;
  switch (draft.ev.type) {
  case EventType::kConsult:
  case EventType::kSupport:
  case EventType::kCooperate:
  case EventType::kAid: return FutureType{EventType::kAgree, kNone};
  case EventType::kRetreat: return FutureType{EventType::kConcede, kNone};
  // "will impose sanctions", not "will be sentenced", "will quit the union".
  case EventType::kSanction:
    return (draft.ev.modes & ~bit(Mode::kDiscontinue)) == 0 ? std::optional(FutureType{EventType::kThreaten, kNone}) : std::nullopt;
  default: return std::nullopt;
  }
}

void turn_future(Document& doc, Draft& draft) {
  Event& ev = draft.ev;
  const auto future = future_of(draft);
  if (!future) return;
  const bool sanctions = ev.type == EventType::kSanction && own_type_of(draft) == nullptr;
  ev.type = future->type;
  ev.own = future->own;
  // Who will meet somebody promises it to him.
  if (draft.own_actors > 0 && draft.own_actors < ev.actors.size()) {
    ev.recipients.assign(ev.actors.begin() + static_cast<std::ptrdiff_t>(draft.own_actors), ev.actors.end());
    ev.actors.resize(draft.own_actors);
  }
  // Neither the day nor the place of what is promised is that of the promise (rulings 10 and 22).
  ev.time = kNone;
  ev.places.clear();
  ev.modes = sanctions ? bit(Mode::kRelations) : 0;
  ev.own_modes = 0;
  const OwnType* own = own_type_of(draft);
  ev.cameo = doc.intern(own != nullptr ? std::string_view(own->cameo) : kEventTypes[static_cast<std::size_t>(ev.type)].cameo);
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

// "The minister said that Norland would impose sanctions": a state's, or a group's, promise, threat, demand or refusal is the
// speaker's own where he speaks for it (section 3: the speaker is the actor and is not repeated as source).
bool speaks_for(const Scene& scene, const Document& doc, const Voice& voice, const Event& ev) {
  if (ev.factuality != Factuality::kActual) return false;
  if (!is_speech_type(ev.type) || ev.type == EventType::kAccuse || ev.type == EventType::kSupport) return false;
  const Index m = voice.source_head == kNone ? kNone : scene.mention(voice.source_head);
  if (m == kNone) return false;
  const ActorCode& speaker = doc.mentions[m].code;
  if (!speaker.has_country()) return false;
  const auto is_state = [](const ActorCode& code) { return code.sector_count == 0 || code.has(Sector::kGov) || code.has(Sector::kMil); };
  return std::any_of(ev.actors.begin(), ev.actors.end(), [&](const Participant& who) {
    if (who.code.country_view() != speaker.country_view()) return false;
    return is_state(who.code) ? is_state(speaker) : who.code == speaker;
  });
}

// "The Taliban claimed responsibility", "Norland denies involvement": who claims or denies a deed vouches for it (rulings 3 and 4).
Index voice_of_cue(const Document& doc, const Event& ev) {
  const bool denied = ev.factuality == Factuality::kNegated;
  if (is_speech_type(ev.type) || !(denied || doc.lemma(ev.trigger_head) == "claim")) return kNone;
  for (Index v = 0; v < doc.voices.size(); ++v) {
    const Voice& voice = doc.voices[v];
    if (voice.cue_head != ev.trigger_head || voice.source_head == kNone || !voice.vouches) continue;
    return denied || doc.view(voice.because).starts_with("cue claim responsibility") ? v : kNone;
  }
  return kNone;
}

// "Claimed", and not "may have claimed", "is yet to claim", "falsely claimed".
bool is_told_plainly(const Scene& scene, Index verb) {
  if (scene.doc().stances[verb].factuality != Factuality::kActual) return false;
  const auto children = scene.children(verb);
  return std::none_of(children.begin(), children.end(), [&](Index c) {
    return scene.token(c).rel == Rel::kAdvmod && (scene.doc().lower(c) == "falsely" || scene.doc().lower(c) == "wrongly");
  });
}

// "The killing of its leader by Norland"
bool names_a_doer(const Scene& scene, Index noun) {
  const auto [first, last] = subtree(scene.doc(), noun);
  for (Index t = first; t <= last; ++t)
    if (scene.doc().lower(t) == "by") return true;
  return false;
}

// "The Dawn Front claimed the bombing" says that it did it, and its word counts as that of who claims responsibility (ruling 3).
bool claims_own_deed(const Scene& scene, Document& doc, const Stance& stance, Event& ev) {
  if (ev.type != EventType::kAssault || stance.voice == kNone || doc.view(stance.because) != "cue claim obj") return false;
  const Voice& voice = doc.voices[stance.voice];
  const Index m = voice.source_head == kNone ? kNone : scene.mention(voice.source_head);
  if (voice.because != stance.because || m == kNone || !is_told_plainly(scene, voice.cue_head)) return false;
  // Residents and governments that claim a killing complain of it or tell of it.
  const ActorCode& speaker = doc.mentions[m].code;
  if (!speaker.has(Sector::kReb) && !speaker.has(Sector::kUaf) && !speaker.has(Sector::kPrm)) return false;
  const bool own_victim = std::any_of(ev.recipients.begin(), ev.recipients.end(), [&](const Participant& who) { return who.code == speaker; });
  if (own_victim || names_a_doer(scene, ev.trigger_head)) return false;
  if (ev.actors.empty()) add_speaker(scene, doc, voice, ev);
  return std::any_of(ev.actors.begin(), ev.actors.end(), [&](const Participant& who) { return is_same_person(doc, who, voice.source_head); });
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
  if (claims_own_deed(scene, doc, stance, ev)) stance.factuality = Factuality::kActual;
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
  // "Expressed no regret": the "no" of an object belongs to the deed only where the frame asks for it, "found no evidence".
  const bool denied = doc.view(stance.because) == "object with no" && !draft.tells_no;
  if (refuses && !denied && stance.cue.end > stance.cue.begin && ev.trigger.begin <= stance.cue.begin &&
      stance.cue.end <= ev.trigger.end)
    ev.factuality = Factuality::kActual;
  // A deed whose only word is its denial was not done (ruling 4); "denied entry" is done.
  if (doc.lemma(ev.trigger_head) == "deny" && ev.type != EventType::kReject &&
      ev.type != EventType::kCoerce && ev.factuality == Factuality::kActual) {
    ev.factuality = Factuality::kNegated;
    ev.because.push_back({Field::kFactuality, doc.intern("its denial")});
  }
  ev.voice = stance.voice;
  if (ev.voice == kNone) {
    ev.voice = voice_of_cue(doc, ev);
    if (ev.voice != kNone) ev.because.push_back({Field::kAttribution, doc.voices[ev.voice].because});
    return;
  }
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
                         }) ||
                         speaks_for(scene, doc, voice, ev);
  if (own_words)
    ev.voice = kNone;
  else
    ev.because.push_back({Field::kAttribution, voice.because});
}

// "will impose sanctions" where a frame has read the whole as a threat: the sanctions that turned into one are the same.
void drop_threats_told_twice(std::vector<Draft>& drafts) {
  const auto is_of = [](const Draft& draft, EventType type) { return draft.ev.type == EventType::kThreaten && draft.frame->type == type; };
  std::vector<Index> threats;
  for (const Draft& draft : drafts)
    if (is_of(draft, EventType::kThreaten)) threats.insert(threats.end(), draft.heads.begin(), draft.heads.end());
  std::erase_if(drafts, [&](const Draft& draft) {
    const auto told = [&](Index head) { return head != kNone && std::find(threats.begin(), threats.end(), head) != threats.end(); };
    return is_of(draft, EventType::kSanction) && (told(draft.light) || told(draft.ev.trigger_head));
  });
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

void add_details(const Scene& scene, Document& doc, std::vector<Draft>& drafts) {
  if (drafts.empty()) return;
  const Span sentence = doc.sentences[drafts.front().ev.sentence].span;
  add_times(scene, doc, drafts, sentence);
  add_places(scene, doc, drafts, sentence);
  for (Draft& draft : drafts) add_stance(scene, doc, draft);
  drop_threats_told_twice(drafts);
  // Last, for what is still to come may have become a promise.
  add_quantities(scene, doc, drafts, sentence);
}

}  // namespace annals::what
