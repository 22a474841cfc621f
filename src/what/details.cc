#include "src/what/details.h"

#include <algorithm>
#include <array>

#include "src/doc/tree.h"
#include "src/what/arguments.h"
#include "src/what/participants.h"

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

// The rows of a layer that begin inside a sentence.
template <class Row> std::pair<Index, Index> rows_in(const Layer<Row>& layer, Span sentence) {
  const auto below = [](const Row& row, std::uint32_t at) { return row.span.begin < at; };
  const auto first = std::lower_bound(layer.begin(), layer.end(), sentence.begin, below);
  const auto last = std::lower_bound(first, layer.end(), sentence.end, below);
  return {static_cast<Index>(first - layer.begin()), static_cast<Index>(last - layer.begin())};
}

struct Rank {
  Index level;
  std::uint32_t distance;
  friend auto operator<=>(const Rank&, const Rank&) = default;
};

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

bool is_harm(QuantityRole role) { return role <= QuantityRole::kMissing; }

bool holds_role(EventType type, QuantityRole role) {
  const auto one_of = [type](std::initializer_list<EventType> types) {
    return std::find(types.begin(), types.end(), type) != types.end();
  };
  using enum EventType;
  switch (role) {
  case QuantityRole::kKilled:
  case QuantityRole::kInjured:
  case QuantityRole::kMissing: return one_of({kAssault, kProtest});
  case QuantityRole::kDetained: return one_of({kCoerce, kAssault, kProtest});
  case QuantityRole::kReleased: return one_of({kRetreat, kAid, kConcede, kAgree, kRequest, kReject});
  case QuantityRole::kDeployed:
    return one_of({kMobilize, kAid, kAgree, kCooperate, kRequest, kThreaten, kSupport, kReject});
  default: return true;
  }
}

// What stands where a doer or a thing done to stands: "in three villages" and "with two rifles" tell
// of the circumstances.
bool is_side(const Scene& scene, Index head) {
  constexpr std::array<std::string_view, 14> kAround{"in", "at", "near", "with", "from", "after", "before",
                                                     "during", "since", "within", "over", "through", "across",
                                                     "without"};
  Index top = head;
  while (scene.token(top).rel == Rel::kConj && scene.token(top).head != kNone) top = scene.token(top).head;
  return std::none_of(kAround.begin(), kAround.end(),
                      [&](std::string_view word) { return scene.has_preposition(top, word); });
}

bool is_argument(const Scene& scene, const Draft& draft, const Quantity& quantity) {
  if (!is_side(scene, quantity.counted)) return false;
  const Index trigger = draft.ev.trigger_head, clause = clause_of(scene, draft);
  if (hangs_on(scene, quantity.counted, trigger)) return true;
  // "Track down two suspects in the bombings": a noun deep below has no share in what hangs on the verb.
  if (is_nominal(scene.token(trigger).upos) && draft.light == kNone && scene.token(trigger).head != clause) return false;
  return hangs_on(scene, quantity.counted, clause) || hangs_on(scene, quantity.head, clause);
}

// Whether a number hangs on the deed's own word.
bool is_its_own(const Draft& draft, const Quantity& quantity) {
  const auto is_head = [&](Index t) {
    return t != kNone && (t == draft.ev.trigger_head || t == draft.light);
  };
  return is_head(quantity.governor) || is_head(quantity.counted);
}

// By the number and by the word that gave it its role: "leaves twelve wounded".
Rank rank_of(const Scene& scene, const Draft& draft, const Quantity& quantity) {
  const Rank number = rank(scene, draft, quantity.head, quantity.span);
  if (quantity.governor == kNone) return number;
  return std::min(number, rank(scene, draft, quantity.governor, quantity.span));
}

// "A toll of 16 casualties", "killed and wounded 15": dead and hurt together have no role, but they
// are the violence's.
bool is_casualties(const Document& doc, const Quantity& quantity) {
  const std::string_view because = doc.view(quantity.because);
  return quantity.role == QuantityRole::kOther && (because.starts_with("count") || because.starts_with("both"));
}

bool tells_when(const Scene& scene, Index clause) {
  constexpr std::array<std::string_view, 11> kMarks{"after",   "before", "while", "when", "since", "as",
                                                    "because", "until",  "once",  "if",   "although"};
  return std::any_of(kMarks.begin(), kMarks.end(),
                     [&](std::string_view mark) { return scene.has_preposition(clause, mark); });
}

// "A package that cost 20 million": what stands in a clause of its own below, or in one that is told
// of another time, is not the deed's.
bool reaches(const Scene& scene, const Draft& draft, Index head) {
  for (int i = 0; i < kMaxClimb && head != kNone; ++i) {
    if (head == draft.ev.trigger_head || head == draft.light) return true;
    const Rel rel = scene.token(head).rel;
    const bool apart = rel == Rel::kAclRelcl || rel == Rel::kAdvclRelcl || rel == Rel::kParataxis;
    if (apart || (rel == Rel::kAdvcl && tells_when(scene, head))) return false;
    head = scene.token(head).head;
  }
  return false;
}

// Whether a number without a role of its own, or of money, hangs on the deed closely enough.
bool is_of(const Scene& scene, const Draft& draft, const Quantity& quantity) {
  if (is_argument(scene, draft, quantity)) return true;
  // "Making another 700 million available".
  const Token& trigger = scene.token(draft.ev.trigger_head);
  if (trigger.rel == Rel::kXcomp && scene.token(quantity.counted).head == trigger.head) return true;
  if (quantity.role == QuantityRole::kMoney) return reaches(scene, draft, quantity.head);
  const Rel rel = scene.token(quantity.counted).rel;
  if (is_speech_type(draft.ev.type) && (rel == Rel::kObj || rel == Rel::kNsubjPass))
    return reaches(scene, draft, quantity.head);
  // "Over 370 horns seized".
  return trigger.head == quantity.counted && trigger.rel == Rel::kAcl;
}

// Whether "and" joins two numbers and no other deed's word stands between them: "11 dead and dozens
// of people wounded".
bool follows_on(const Scene& scene, const std::vector<Draft>& drafts, const Draft& owner, Span before, Span here) {
  constexpr std::size_t kMostApart = 40;  // bytes
  if (here.begin < before.end || here.begin - before.end > kMostApart) return false;
  const std::string_view between = scene.doc().text({before.end, here.begin});
  if (between.find(" and ") == std::string_view::npos || between.find(" while ") != std::string_view::npos) return false;
  return std::none_of(drafts.begin(), drafts.end(), [&](const Draft& draft) {
    return &draft != &owner && draft.ev.trigger.begin >= before.begin && draft.ev.trigger.end <= here.begin;
  });
}

// "Approved plans to send 1,100 troops": who is only promised or asked for belongs to the promise.
Draft* promise_of(const Scene& scene, std::vector<Draft>& drafts, Draft& deed, QuantityRole role) {
  const bool given = role == QuantityRole::kDeployed || role == QuantityRole::kReleased || role == QuantityRole::kMoney;
  const auto promises = [](EventType type) {
    return type == EventType::kAgree || type == EventType::kRequest || type == EventType::kThreaten ||
           type == EventType::kConcede;
  };
  if (promises(deed.ev.type) || !given) return &deed;
  for (Draft& draft : drafts)
    if (draft.ev.trigger_head != deed.ev.trigger_head && promises(draft.ev.type) && holds_role(draft.ev.type, role) &&
        reaches(scene, draft, deed.ev.trigger_head))
      return &draft;
  return &deed;
}

Draft* owner_of(const Scene& scene, std::vector<Draft>& drafts, const Quantity& quantity) {
  const bool casualties = is_casualties(scene.doc(), quantity);
  const bool harm = is_harm(quantity.role) || casualties;
  const QuantityRole role = casualties ? QuantityRole::kInjured : quantity.role;
  Draft* own = nullptr;
  for (Draft& draft : drafts)
    // "Sentenced four men to prison" is a conviction and an arrest: who is counted is convicted.
    if (holds_role(draft.ev.type, role) && is_its_own(draft, quantity) &&
        (own == nullptr || (role == QuantityRole::kOther && draft.ev.type == EventType::kSanction)))
      own = &draft;
  if (own != nullptr) return promise_of(scene, drafts, *own, role);
  Draft* best = nullptr;
  for (Draft& draft : drafts) {
    if (!holds_role(draft.ev.type, role)) continue;
    const bool merged = std::any_of(draft.heads.begin(), draft.heads.end(), [&](Index head) {
      return head == quantity.governor || head == quantity.counted;
    });
    if (merged) return &draft;
    const bool violence = draft.ev.type == EventType::kAssault;
    // Attacks are counted of violence; who takes part in it only by its own words.
    if (role == QuantityRole::kAttacks && !violence) continue;
    if (role == QuantityRole::kParticipants && violence) continue;
    // The dead of a protest are those of the violence there, where it is told.
    if (best != nullptr && harm && (best->ev.type == EventType::kAssault) != violence) {
      if (violence) best = &draft;
      continue;
    }
    const Rank here = rank_of(scene, draft, quantity);
    if (harm && !violence && here.level == kNone) continue;
    // A number with no role of its own belongs only to the deed that it is an argument of.
    if ((quantity.role == QuantityRole::kOther && !casualties) || quantity.role == QuantityRole::kMoney)
      if (!is_of(scene, draft, quantity)) continue;
    if (best == nullptr || here < rank_of(scene, *best, quantity)) best = &draft;
  }
  return best == nullptr ? nullptr : promise_of(scene, drafts, *best, role);
}

// "the fourth such attack": one attack, however many went before.
bool is_ordinal(const Scene& scene, const Quantity& quantity) {
  return scene.token(quantity.head).upos == Upos::kAdj && quantity.min == quantity.max;
}

// "1 billion euros (US$1.1 billion)": the same money once more.
bool is_converted(const Scene& scene, const Quantity& before, const Quantity& quantity) {
  if (quantity.role != QuantityRole::kMoney || before.role != QuantityRole::kMoney) return false;
  const std::string_view text = scene.doc().article().text;
  const std::string_view between = text.substr(before.span.end, quantity.span.begin - before.span.end);
  return between.size() < 24 && between.find('(') != std::string_view::npos;
}

// What no record holds: sums of lists, which are the reader's to make, lengths and shares, and what
// was said before.
bool is_no_field(const Scene& scene, Index q, Index first) {
  const Document& doc = scene.doc();
  const Quantity& quantity = doc.quantities[q];
  const std::string_view because = doc.view(quantity.because);
  return because.starts_with("sum of a list") || because == "measure of no deed" ||
         (q > first && is_converted(scene, doc.quantities[q - 1], quantity));
}

void add_quantities(const Scene& scene, Document& doc, std::vector<Draft>& drafts, Span sentence) {
  const auto [first, last] = rows_in(doc.quantities, sentence);
  Draft* before = nullptr;  // who has the dead or hurt told last
  Span words;
  for (Index q = first; q < last; ++q) {
    const Quantity& quantity = doc.quantities[q];
    if (is_no_field(scene, q, first)) continue;
    Draft* owner = owner_of(scene, drafts, quantity);
    if (owner == nullptr) continue;
    if (is_harm(quantity.role)) {
      const bool own = is_its_own(*owner, quantity);
      if (!own && before != nullptr && follows_on(scene, drafts, *before, words, quantity.span)) owner = before;
      before = owner;
      words = quantity.span;
    }
    const bool ordinal = quantity.role == QuantityRole::kAttacks && is_ordinal(scene, quantity);
    if (ordinal && !is_its_own(*owner, quantity) && quantity.head != owner->ev.trigger_head) continue;
    owner->ev.quantities.push_back(q);
    owner->ev.because.push_back({Field::kQuantities, doc.intern("number under the deed")});
    if (quantity.role == QuantityRole::kAttacks && quantity.min.value_or(0) > 1 && !ordinal) {
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

bool same_deed(const Scene& scene, const Draft& a, const Draft& b) {
  if (a.ev.type != b.ev.type || a.ev.factuality != b.ev.factuality) return false;
  if (a.ev.trigger.overlaps(b.ev.trigger)) return true;
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

bool is_one_of(const Scene& scene, const Draft& draft, std::vector<Draft>& drafts, std::size_t first) {
  const Index y = draft.ev.trigger_head;
  bool told = false;
  for (std::size_t d = 0; d < first; ++d) {
    const Index x = drafts[d].ev.trigger_head;
    // Another reading of the same words.
    if (drafts[d].ev.trigger.overlaps(draft.ev.trigger)) return true;
    if (drafts[d].ev.type != draft.ev.type) continue;
    told = true;
    if (!scene.is_ancestor(x, y) && !scene.is_ancestor(y, x) && scene.token(x).head != scene.token(y).head) continue;
    if (disjoint(drafts[d].ev.actors, draft.ev.actors)) continue;
    drafts[d].heads.insert(drafts[d].heads.end(), draft.heads.begin(), draft.heads.end());
    return true;
  }
  return told;
}

void share_quantities(const Scene& scene, Document& doc, std::vector<Draft>& drafts) {
  if (drafts.empty()) return;
  for (Draft& draft : drafts) {
    draft.ev.quantities.clear();
    std::erase_if(draft.ev.because, [](const auto& why) {
      return why.field == Field::kQuantities || why.field == Field::kAggregate;
    });
    draft.ev.aggregate = false;
  }
  add_quantities(scene, doc, drafts, doc.sentences[drafts.front().ev.sentence].span);
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
