#include "src/what/parties.h"

#include <algorithm>
#include <chrono>

#include "src/doc/tree.h"
#include "src/what/features.h"
#include "src/what/participants.h"

namespace annals::what {
namespace {

constexpr Index kSentencesBack = 2;
constexpr Index kSentencesOn = 1;
constexpr std::size_t kMaxChoices = 48;  // of one event; a sentence of lists has no more that matter

std::string_view sector_of(const ActorCode& code) {
  return code.sector_count == 0 ? "-" : name_of(code.sectors[0]);
}

bool same_entity(const Document& doc, Index a, Index b) {
  return a == b || (a != kNone && b != kNone && doc.mentions[a].entity != kNone &&
                    doc.mentions[a].entity == doc.mentions[b].entity);
}

const std::vector<Participant>& of_side(const Event& ev, Side side) {
  return side == Side::kActor ? ev.actors : ev.recipients;
}

bool happens_to_things(EventType type) {
  return type == EventType::kAssault || type == EventType::kCoerce || type == EventType::kProtest;
}

class Describer {
public:
  Describer(const Scene& scene, const std::vector<Event>& events, Index event, Side side)
      : scene_(scene), doc_(scene.doc()), events_(events), ev_(events[event]), event_(event), side_(side),
        type_(name_of(ev_.type)), trigger_(ev_.trigger_head),
        word_(word_kind(scene.token(trigger_).upos)) {}

  std::vector<Choice> describe() {
    collect();
    std::vector<Choice> out{nobody()};
    for (std::size_t c = 0; c < found_.size(); ++c) out.push_back(somebody(c));
    return out;
  }

private:
  void collect() {
    const Index first = ev_.sentence < kSentencesBack ? 0 : ev_.sentence - kSentencesBack;
    for (Index m = 0; m < doc_.mentions.size() && found_.size() < kMaxChoices; ++m) {
      const Mention& mention = doc_.mentions[m];
      if (mention.head == kNone) continue;
      const Index sentence = scene_.token(mention.head).sentence;
      if (sentence < first || sentence > ev_.sentence + kSentencesOn) continue;
      if (doc_.sentences[sentence].passage != doc_.sentences[ev_.sentence].passage) continue;
      if (mention.span.overlaps(ev_.trigger) || scene_.is_time(mention.head)) continue;
      if (side_ == Side::kActor && is_counted_hurt(mention.head)) continue;
      // Nobody talks with a hotel; things are hit, seized and besieged.
      const std::string_view where = preposition(scene_, mention.head);
      const bool thing = mention.entity_kind == EntityKind::kFacility || mention.entity_kind == EntityKind::kVehicle ||
                         (mention.entity_kind == EntityKind::kOrganization && (where == "at" || where == "in"));
      if (thing && !happens_to_things(ev_.type)) continue;
      // Of other sentences only those of whom something is known.
      if (mention.code.empty() && (sentence != ev_.sentence || !scene_.is_agent(mention.head))) continue;
      found_.push_back(m);
    }
  }

  // "At least 12 people died as a bomb went off": the dead did not plant it.
  [[nodiscard]] bool is_counted_hurt(Index head) const {
    return ev_.type == EventType::kAssault &&
           std::any_of(doc_.quantities.begin(), doc_.quantities.end(), [&](const Quantity& quantity) {
             return quantity.counted == head &&
                    (quantity.role == QuantityRole::kKilled || quantity.role == QuantityRole::kInjured);
           });
  }

  [[nodiscard]] std::string_view other_side() const {
    return of_side(ev_, side_ == Side::kActor ? Side::kRecipient : Side::kActor).empty() ? "open" : "known";
  }

  Choice nobody() const {
    Choice out;
    const auto add = [&](std::initializer_list<std::string_view> parts) { out.features.push_back(joined(parts)); };
    add({"nobody"});
    add({"nobody", type_});
    add({"nobody", type_, word_});
    add({"nobody", other_side()});
    add({"nobody", type_, other_side()});
    add({"nobody of", few(found_.size())});
    add({"nobody", doc_.view(ev_.frame)});
    add({"nobody", of_side(ev_, side_).empty() ? "open" : "somebody unknown", type_});
    return out;
  }

  Choice somebody(std::size_t c) const {
    Choice out;
    out.mention = found_[c];
    const Mention& mention = doc_.mentions[out.mention];
    const Index token = mention.head;
    const auto add = [&](std::initializer_list<std::string_view> parts) { out.features.push_back(joined(parts)); };
    const std::string_view kind = name_of(mention.entity_kind), form = name_of(mention.kind), sector = sector_of(mention.code);
    add({"kind", kind, form});
    add({"kind", type_, kind});
    add({"sector", type_, sector});
    add({"country", mention.code.has_country() ? "known" : "open", kind});
    add_other_side(mention, out);
    add_deeds(out);
    add_role_elsewhere(token, out);
    const Index sentence = scene_.token(token).sentence;
    if (sentence == ev_.sentence) {
      add_path(token, sector, kind, out);
      add_order(c, sector, out);
    } else {
      const std::string_view where = sentence > ev_.sentence ? "next" : sentence + 1 == ev_.sentence ? "last" : "before";
      add({where});
      add({where, name_of(scene_.token(token).rel)});
      add({where, type_, sector});
      add({where, word_, kind});
      add({where, type_, name_of(scene_.token(token).rel)});
    }
    return out;
  }

  void add_path(Index token, std::string_view sector, std::string_view kind, Choice& out) const {
    const auto add = [&](std::initializer_list<std::string_view> parts) { out.features.push_back(joined(parts)); };
    const Index top = common_ancestor(scene_, token, trigger_);
    const Climb up = climb(scene_, token, top), down = climb(scene_, trigger_, top);
    const std::string_view prep = preposition(scene_, token), rel = name_of(scene_.token(token).rel);
    const std::string_view side = token < trigger_ ? "left" : "right";
    add({"path", up.rels, "/", down.rels});
    add({"path", word_, up.rels, "/", down.rels});
    add({"up", word_, up.rels});
    add({"down", word_, down.rels});
    add({"rel", rel, side});
    add({"rel", type_, rel, side});
    add({"rel", type_, word_, rel, side});
    add({"prep", prep, word_});
    add({"prep", type_, prep});
    add({"prep", type_, prep, kind});
    add({"prep", prep, sector});
    add({"verbs", few(static_cast<std::size_t>(up.verbs)), few(static_cast<std::size_t>(down.verbs))});
    add({"distance", side, bucket(token < trigger_ ? trigger_ - token : token - trigger_)});
    add({"side", type_, side, sector});
  }

  void add_order(std::size_t c, std::string_view sector, Choice& out) const {
    const auto add = [&](std::initializer_list<std::string_view> parts) { out.features.push_back(joined(parts)); };
    const Index token = doc_.mentions[found_[c]].head;
    std::size_t between = 0, before = 0;
    for (const Index other : found_) {
      const Index head = doc_.mentions[other].head;
      if (scene_.token(head).sentence != ev_.sentence || head == token) continue;
      if ((head > token && head < trigger_) || (head < token && head > trigger_)) ++between;
      if (head < token) ++before;
    }
    const std::string_view side = token < trigger_ ? "left" : "right";
    add({"between", side, few(between)});
    add({"between", type_, side, few(between)});
    add({"place in row", few(before), side});
    if (before == 0) add({"first", type_, sector});
  }

  void add_other_side(const Mention& mention, Choice& out) const {
    const auto& others = of_side(ev_, side_ == Side::kActor ? Side::kRecipient : Side::kActor);
    std::string_view what = others.empty() ? "open" : "another state";
    for (const Participant& other : others) {
      if (other.text.overlaps(mention.span) ||
          (other.mention != kNone && mention.entity != kNone && doc_.mentions[other.mention].entity == mention.entity)) {
        what = "same";
        break;
      }
      if (other.code.has_country() && other.code.country == mention.code.country) what = "same state";
      if (!other.code.has_country() && what != "same state") what = "unknown state";
    }
    out.features.push_back(joined({"other side", what}));
    out.features.push_back(joined({"other side", type_, what}));
    out.features.push_back(joined({"other side", what, sector_of(mention.code)}));
  }

  // What else the mention, or somebody it is one with, does or undergoes nearby.
  void add_deeds(Choice& out) const {
    const Index low = event_ < 6 ? 0 : event_ - 6;
    const auto high = std::min<std::size_t>(events_.size(), event_ + 6);
    for (Index e = low; e < high; ++e) {
      if (e == event_) continue;
      const Event& ev = events_[e];
      for (const Side side : {Side::kActor, Side::kRecipient})
        for (const Participant& who : of_side(ev, side))
          if (same_entity(doc_, who.mention, out.mention)) {
            const std::string_view does = side == Side::kActor ? "does" : "undergoes";
            const std::string_view near = ev.sentence == ev_.sentence ? "here" : "elsewhere";
            out.features.push_back(joined({does, ev.type == ev_.type ? "the same" : "something else"}));
            out.features.push_back(joined({does, ev.type == ev_.type ? "the same" : "something else", near, type_}));
            out.features.push_back(joined({does, name_of(ev.type), "beside", type_}));
          }
    }
  }

  void add_role_elsewhere(Index token, Choice& out) const {
    const auto is = [&](const Voice& voice) { return voice.source_head == token; };
    if (ev_.voice != kNone && is(doc_.voices[ev_.voice]))
      out.features.push_back("says it");
    else if (std::any_of(doc_.voices.begin(), doc_.voices.end(), is))
      out.features.push_back("says something");
    for (const PlaceMention& place : doc_.places)
      if (place.head == token) {
        out.features.push_back(joined({"place", place.locative ? "locative" : "other"}));
        out.features.push_back(joined({"place", type_, place.locative ? "locative" : "other"}));
        break;
      }
    const Mention& mention = doc_.mentions[out.mention];
    std::size_t named = 0;
    if (mention.entity != kNone)
      for (const Mention& other : doc_.mentions) named += other.entity == mention.entity ? 1 : 0;
    out.features.push_back(joined({"told", few(named)}));
  }

  const Scene& scene_;
  const Document& doc_;
  const std::vector<Event>& events_;
  const Event& ev_;
  Index event_;
  Side side_;
  std::string_view type_;
  Index trigger_;
  std::string_view word_;
  std::vector<Index> found_;
};

}  // namespace

std::vector<Choice> choices(const Scene& scene, const std::vector<Event>& events, Index event, Side side) {
  return Describer(scene, events, event, side).describe();
}

bool is_open(const std::vector<Participant>& side) {
  return std::all_of(side.begin(), side.end(), [](const Participant& who) { return who.code.empty(); });
}

Parties Parties::load(const std::filesystem::path& models, Faults& faults) {
  Parties out;
  out.weights_ = Weights::load(models / "parties.tsv", faults);
  return out;
}

namespace {

bool is_mutual(EventType type) {
  return type == EventType::kConsult || type == EventType::kSupport || type == EventType::kCooperate;
}

// "More than 140 have been murdered since 2022": a sum over months was done by more than those around.
bool is_sum(const Document& doc, const Event& ev) {
  constexpr std::chrono::days kLong{60};
  if (ev.aggregate) return true;
  const auto* days = ev.time == kNone || !doc.times[ev.time].days ? nullptr : &*doc.times[ev.time].days;
  return days != nullptr && days->end - days->start > kLong;
}

// "accused of involvement in the killing of four priests": that they were killed is told as fact, that he did it is not.
bool is_accused_of(const Scene& scene, const std::vector<Event>& told, const Event& ev, Index mention) {
  if (ev.factuality != Factuality::kActual) return false;
  return std::any_of(told.begin(), told.end(), [&](const Event& other) {
    if (other.type != EventType::kAccuse || !scene.is_ancestor(other.trigger_head, ev.trigger_head)) return false;
    return std::any_of(other.recipients.begin(), other.recipients.end(), [&](const Participant& who) { return who.mention == mention; });
  });
}

}  // namespace

std::vector<bool> Parties::fill(const Scene& scene, Document& doc, std::vector<Event>& events) const {
  const std::vector<Event> told = events;
  std::vector<bool> filled(events.size());
  for (Index e = 0; e < events.size(); ++e) {
    if (is_sum(doc, told[e])) continue;
    for (const Side side : {Side::kActor, Side::kRecipient}) {
      if (!is_open(of_side(told[e], side))) continue;
      const std::vector<Choice> all = choices(scene, told, e, side);
      const std::string_view name = side == Side::kActor ? "actor" : "recipient";
      const std::vector<double> shares = weights_.shares(name, all);
      const auto top = std::max_element(shares.begin(), shares.end());
      const Choice* best = &all[static_cast<std::size_t>(top - shares.begin())];
      if (best->mention == kNone || *top < weights_.least(name)) continue;
      if (side == Side::kActor && is_accused_of(scene, told, told[e], best->mention)) continue;
      auto& out = side == Side::kActor ? events[e].actors : events[e].recipients;
      const auto& others = of_side(told[e], side == Side::kActor ? Side::kRecipient : Side::kActor);
      const bool other_side = std::any_of(others.begin(), others.end(), [&](const Participant& who) {
        return who.text.overlaps(doc.mentions[best->mention].span);
      });
      if (other_side) continue;
      // The rules had found the same, or whose it is: "a drone of the Front".
      if (std::any_of(out.begin(), out.end(), [&](const Participant& who) {
            return who.mention == best->mention || who.text.overlaps(doc.mentions[best->mention].span);
          }))
        continue;
      out.clear();
      const Symbol because = doc.intern("likeliest of those around");
      const Index head = doc.mentions[best->mention].head;
      // "tensions between the government and the Holy See": who stands between two does not act with the other.
      const bool alone = preposition(scene, head) == "between" && !is_mutual(told[e].type);
      for (const Index t : alone ? std::vector<Index>{head} : scene.with_conjuncts(head))
        if (const Index m = scene.mention(t); m != kNone && doc.mentions[m].head == t)
          out.push_back(participant_of(doc, m, because));
      events[e].because.push_back({side == Side::kActor ? Field::kActor : Field::kRecipient, because});
      filled[e] = true;
    }
  }
  return filled;
}

}  // namespace annals::what
