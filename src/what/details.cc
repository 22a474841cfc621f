#include "src/what/details.h"

#include <algorithm>

#include "src/doc/tree.h"

namespace annals::what {
namespace {

std::uint32_t distance(Span a, Span b) {
  if (a.overlaps(b)) return 0;
  return a.end <= b.begin ? b.begin - a.end : a.begin - b.end;
}

// The predicate a time, place or number hangs under.
Index clause_over(const Document& doc, Index token) {
  return token == kNone ? kNone : governor_predicate(doc, token);
}

// How far a detail is from a draft: same clause first, then the nearest words. Lower is nearer.
std::uint32_t rank(const Document& doc, const Draft& draft, Index head, Span span) {
  const Index trigger = draft.ev.trigger_head;
  const Index clause = clause_of(doc, draft);
  const bool own =
      head != kNone && (is_ancestor(doc, trigger, head) || clause_over(doc, head) == clause);
  return (own ? 0U : 1U << 20U) + distance(draft.ev.trigger, span);
}

// The draft that a detail belongs to.
Draft* nearest(const Document& doc, std::vector<Draft>& drafts, Index head, Span span) {
  Draft* best = nullptr;
  for (Draft& draft : drafts)
    if (best == nullptr || rank(doc, draft, head, span) < rank(doc, *best, head, span))
      best = &draft;
  return best;
}

void add_times(Document& doc, std::vector<Draft>& drafts, Span sentence) {
  for (Draft& draft : drafts) {
    std::uint32_t best = 0;
    for (Index t = 0; t < doc.times.size(); ++t) {
      const TimeExpression& time = doc.times[t];
      if (!sentence.contains(time.span) || time.kind == TimeKind::kSet || !time.days) continue;
      const std::uint32_t here = rank(doc, draft, time.head, time.span);
      if (draft.ev.time != kNone && here >= best) continue;
      draft.ev.time = t;
      best = here;
    }
    if (draft.ev.time != kNone)
      draft.ev.because.push_back({Field::kDate, doc.intern("nearest time of the sentence")});
  }
}

void add_places(Document& doc, std::vector<Draft>& drafts, Span sentence) {
  for (Index p = 0; p < doc.places.size(); ++p) {
    const PlaceMention& place = doc.places[p];
    if (!place.locative || !sentence.contains(place.span)) continue;
    Draft* draft = nearest(doc, drafts, place.head, place.span);
    // What is spoken about is not where it was said (ruling 22).
    if (draft == nullptr || is_speech_type(draft->ev.type)) continue;
    const auto precise = [&](Index i) {
      const PlaceKind kind = doc.places[i].kind;
      return kind != PlaceKind::kCountry && kind != PlaceKind::kAdmin;
    };
    auto& places = draft->ev.places;
    places.insert(precise(p) ? places.begin() : places.end(), p);
    draft->ev.because.push_back({Field::kPlaces, doc.intern("place of the clause")});
  }
}

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

void add_quantities(Document& doc, std::vector<Draft>& drafts, Span sentence) {
  for (Index q = 0; q < doc.quantities.size(); ++q) {
    const Quantity& quantity = doc.quantities[q];
    if (!sentence.contains(quantity.span)) continue;
    Draft* best = nullptr;
    for (Draft& draft : drafts) {
      if (!holds_role(draft.ev.type, quantity.role)) continue;
      // A number with no role of its own belongs only to the deed it stands under.
      if (quantity.role == QuantityRole::kOther && quantity.governor != draft.ev.trigger_head)
        continue;
      if (quantity.governor == draft.ev.trigger_head || quantity.counted == draft.ev.trigger_head) {
        best = &draft;
        break;
      }
      if (best == nullptr || rank(doc, draft, quantity.head, quantity.span) <
                                 rank(doc, *best, quantity.head, quantity.span))
        best = &draft;
    }
    if (best == nullptr) continue;
    best->ev.quantities.push_back(q);
    best->ev.because.push_back({Field::kQuantities, doc.intern("number under the deed")});
    if (quantity.role == QuantityRole::kAttacks && quantity.min.value_or(0) > 1) {
      best->ev.aggregate = true;
      best->ev.because.push_back({Field::kAggregate, doc.intern("deeds counted")});
    }
  }
}

// What a plan is called once it is still to come (section 2).
void turn_future(Document& doc, Event& ev) {
  switch (ev.type) {
  case EventType::kConsult:
  case EventType::kSupport:
  case EventType::kCooperate:
  case EventType::kAid: ev.type = EventType::kAgree; break;
  case EventType::kRetreat: ev.type = EventType::kConcede; break;
  default: return;
  }
  ev.modes = 0;
  ev.cameo = doc.intern(kEventTypes[static_cast<std::size_t>(ev.type)].cameo);
  ev.factuality = Factuality::kActual;
  ev.because.push_back({Field::kEventType, doc.intern("still to come")});
}

void add_stance(Document& doc, Draft& draft) {
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
  if (ev.factuality == Factuality::kFuture) turn_future(doc, ev);
  ev.voice = stance.voice;
  if (ev.voice == kNone) return;
  const Voice& voice = doc.voices[ev.voice];
  const bool own_words = voice.cue_head == ev.trigger_head ||
                         std::any_of(ev.actors.begin(), ev.actors.end(), [&](const Participant& p) {
                           return is_speech_type(ev.type) && p.text.overlaps(voice.source);
                         });
  if (own_words)
    ev.voice = kNone;
  else
    ev.because.push_back({Field::kAttribution, voice.because});
}

// Killing tells more than the attack that did it.
int telling(const Document& doc, const Draft& draft) {
  const std::string_view lemma = doc.lemma(draft.ev.trigger_head);
  if (lemma == "kill" || lemma == "killing" || lemma == "shoot" || lemma == "assassinate") return 2;
  return doc.tokens[draft.ev.trigger_head].upos == Upos::kVerb ? 1 : 0;
}

void unite(const Document& doc, Draft& into, Draft& from) {
  if (telling(doc, from) > telling(doc, into)) std::swap(into, from);
  into.ev.modes |= from.ev.modes;
  if (into.ev.actors.empty()) into.ev.actors = from.ev.actors;
  if (into.ev.recipients.empty()) into.ev.recipients = from.ev.recipients;
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

void merge_same_deed(const Document& doc, std::vector<Draft>& drafts) {
  std::vector<Draft> out;
  for (Draft& draft : drafts) {
    const auto same = std::find_if(out.begin(), out.end(), [&](const Draft& other) {
      if (other.ev.type != draft.ev.type || other.ev.factuality != draft.ev.factuality)
        return false;
      const Index a = other.ev.trigger_head, b = draft.ev.trigger_head;
      return other.ev.trigger.overlaps(draft.ev.trigger) || is_ancestor(doc, a, b) ||
             is_ancestor(doc, b, a) || doc.tokens[a].head == doc.tokens[b].head;
    });
    if (same == out.end())
      out.push_back(draft);
    else
      unite(doc, *same, draft);
  }
  drafts = std::move(out);
}

void add_details(Document& doc, std::vector<Draft>& drafts) {
  if (drafts.empty()) return;
  const Span sentence = doc.sentences[drafts.front().ev.sentence].span;
  add_times(doc, drafts, sentence);
  add_places(doc, drafts, sentence);
  add_quantities(doc, drafts, sentence);
  for (Draft& draft : drafts) add_stance(doc, draft);
}

}  // namespace annals::what
