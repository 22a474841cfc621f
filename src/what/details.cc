#include "src/what/details.h"

#include <algorithm>
#include <array>

#include "src/doc/tree.h"
#include "src/what/arguments.h"
#include "src/what/attach.h"
#include "src/what/participants.h"
#include "src/what/quantities.h"
#include "src/what/settings.h"

namespace annals::what {
namespace {

constexpr std::uint64_t mode_bit(Mode mode) { return std::uint64_t{1} << static_cast<unsigned>(mode); }

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
    return (draft.ev.modes & ~mode_bit(Mode::kDiscontinue)) == 0 ? std::optional(FutureType{EventType::kThreaten, kNone}) : std::nullopt;
  default: return std::nullopt;
  }
}

void turn_future(Document& doc, Draft& draft) {
  Event& ev = draft.ev;
  const auto future = future_of(draft);
  if (!future) return;
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
  ev.modes = ev.type == EventType::kThreaten ? mode_bit(Mode::kRelations) : 0;
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
  switch (ev.type) {
  case EventType::kAgree:
  case EventType::kConcede:
  case EventType::kReject:
  case EventType::kRequest:
  case EventType::kThreaten: break;
  default: return false;
  }
  const Index m = voice.source_head == kNone ? kNone : scene.mention(voice.source_head);
  if (m == kNone) return false;
  const ActorCode& speaker = doc.mentions[m].code;
  if (!speaker.has_country() || speaker.has(Sector::kJrn) || speaker.has(Sector::kCvl) || speaker.has(Sector::kOpp)) return false;
  return std::any_of(ev.actors.begin(), ev.actors.end(), [&](const Participant& who) {
    return who.code.country_view() == speaker.country_view() && !who.code.has(Sector::kCvl) && !who.code.has(Sector::kOpp);
  });
}

// "The Taliban claimed responsibility", "Norland denies involvement": who claims or denies a deed vouches for it (rulings 3 and 4).
Index voice_of_cue(const Document& doc, const Event& ev) {
  if (is_speech_type(ev.type)) return kNone;
  for (Index v = 0; v < doc.voices.size(); ++v) {
    const Voice& voice = doc.voices[v];
    if (voice.cue_head != ev.trigger_head || voice.source_head == kNone || !voice.vouches) continue;
    const bool claims = doc.view(voice.because).starts_with("cue claim responsibility");
    return claims || ev.factuality == Factuality::kNegated ? v : kNone;
  }
  return kNone;
}

// "The Dawn Front claimed the bombing" says that it did it, and its word counts as that of who claims responsibility (ruling 3).
bool claims_own_deed(const Scene& scene, Document& doc, const Stance& stance, Event& ev) {
  if (ev.type != EventType::kAssault || stance.voice == kNone || doc.view(stance.because) != "cue claim obj") return false;
  const Voice& voice = doc.voices[stance.voice];
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

// "attacked a barracks, killing soldiers and militiamen", "attacked a hotel, killing two cooks": people rather than the thing
// hit, where they are known as more than civilians or the thing is a business.
bool tells_victims_better(const Document& doc, const std::vector<Participant>& hit, const std::vector<Participant>& victims) {
  const auto is_thing = [&](const Participant& who) {
    if (who.mention == kNone) return false;
    const EntityKind kind = doc.mentions[who.mention].entity_kind;
    return kind == EntityKind::kFacility || kind == EntityKind::kVehicle;
  };
  const auto is_plain = [](const Participant& who) { return who.code.sector_count == 0 || who.code.has(Sector::kCvl); };
  const auto is_business = [&](const Participant& who) { return who.code.has(Sector::kBus); };
  return !hit.empty() && !victims.empty() && std::all_of(hit.begin(), hit.end(), is_thing) &&
         std::none_of(victims.begin(), victims.end(), is_thing) &&
         (std::none_of(victims.begin(), victims.end(), is_plain) || std::all_of(hit.begin(), hit.end(), is_business));
}

void unite(const Document& doc, Draft& into, Draft& from) {
  const bool one_is_fight = into.ev.type == EventType::kAssault && into.frame->mutual != from.frame->mutual;
  if (one_is_fight && into.frame->mutual && from.ev.actors.empty())
    take_sides(into, from);
  else if (one_is_fight && from.frame->mutual && into.ev.actors.empty())
    take_sides(from, into);
  if (telling(doc, from) > telling(doc, into)) std::swap(into, from);
  into.ev.modes |= from.ev.modes;
  into.ev.own_modes |= from.ev.own_modes;
  into.ev.contexts |= from.ev.contexts;
  into.heads.insert(into.heads.end(), from.heads.begin(), from.heads.end());
  into.about.insert(into.about.end(), from.about.begin(), from.about.end());
  // "Faces charges": who faces them does not bring them.
  if (into.ev.actors.empty()) take_others(doc, from.ev.actors, into.ev.recipients, into.ev.actors);
  if (into.ev.recipients.empty() || tells_victims_better(doc, into.ev.recipients, from.ev.recipients))
    into.ev.recipients = from.ev.recipients;
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

// Whether a clause or noun is told as days after or before what it hangs on: "came two weeks after rebels shelled the port".
bool is_days_apart(const Scene& scene, Index t) {
  constexpr std::array<std::string_view, 6> kUnits{"minute", "hour", "day", "week", "month", "year"};
  constexpr std::array<std::string_view, 2> kComing{"come", "follow"};
  const auto is_one_of = [](std::string_view word, auto& words) { return std::find(words.begin(), words.end(), word) != words.end(); };
  for (const Index c : scene.children(t)) {
    const Rel rel = scene.token(c).rel;
    const std::string_view word = scene.doc().lower(c);
    if ((rel != Rel::kMark && rel != Rel::kCase) || (word != "after" && word != "before")) continue;
    const Index above = scene.token(t).head;
    if (c > 0 && is_one_of(scene.doc().lemma(c - 1), kUnits)) return true;
    if (above != kNone && is_one_of(scene.doc().lemma(above), kComing)) return true;
  }
  return false;
}

// Whether two words stand in clauses told one after the other.
bool at_other_times(const Scene& scene, Index x, Index y) {
  const auto apart = [&](Index low, Index other) {
    for (int i = 0; i < kMaxClimb && low != kNone && low != other && !scene.is_ancestor(low, other); ++i) {
      if (is_days_apart(scene, low)) return true;
      low = scene.token(low).head;
    }
    return false;
  };
  return apart(x, y) || apart(y, x);
}

bool same_deed(const Scene& scene, const Draft& a, const Draft& b) {
  if (a.ev.type != b.ev.type || a.ev.own != b.ev.own || a.ev.factuality != b.ev.factuality) return false;
  // Codes of one's own tell deeds apart; who answers does not do the same.
  if (a.answers != b.answers || (a.ev.own != kNone && a.ev.cameo != b.ev.cameo)) return false;
  if (a.ev.trigger.overlaps(b.ev.trigger)) return true;
  if (disjoint(a.ev.actors, b.ev.actors)) return false;
  const Index x = a.ev.trigger_head, y = b.ev.trigger_head;
  if (told_by_others(scene.doc(), x, y) || at_other_times(scene, x, y)) return false;
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

namespace {

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
  drop_threats_told_twice(drafts);
  // Last, for what is still to come may have become a promise.
  add_quantities(scene, doc, drafts, sentence);
}

}  // namespace annals::what
