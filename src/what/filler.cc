#include "src/what/filler.h"

#include <algorithm>
#include <string_view>

#include "src/doc/tree.h"
#include "src/what/arguments.h"
#include "src/what/details.h"
#include "src/what/participants.h"

namespace annals::what {
namespace {

Participant participant(const Scene& scene, Document& doc, Index token, const std::string& place) {
  const Symbol because = doc.intern(place);
  const Index m = scene.mention(token);
  if (m != kNone) return participant_of(doc, m, because);
  Participant out;
  out.text = noun_phrase(doc, token);
  out.because = because;
  return out;
}

// Compounds and adjectives name a doer only when they name somebody: "Israeli", "police", not
// "heavy". Plain words stand for somebody when they are nominal and no mere place or thing.
bool may_name(const Scene& scene, Index token, const std::string& place) {
  const Document& doc = scene.doc();
  const Index m = scene.mention(token);
  // What stands before a noun names somebody only by a mention of its own: "the apparent air
  // strike" is the deed.
  if (place == "amod" || place == "compound") {
    if (m == kNone || doc.mentions[m].head != token || doc.mentions[m].code.empty()) return false;
    // "a public inquiry": of what kind, not whose.
    if (place == "amod" && doc.mentions[m].code.sector_count == 1 && doc.mentions[m].code.has(Sector::kCvl) &&
        doc.tokens[token].upos == Upos::kAdj && doc.mentions[m].entity_kind != EntityKind::kNationality)
      return false;
    // "a terrorist attack": of what kind, not whose.
    if (place == "compound" && doc.lower(token) == "terrorist") return false;
    // "a school shooting": where it was, not who did it.
    const EntityKind what = doc.mentions[m].entity_kind;
    return doc.mentions[m].code.has_country() || what != EntityKind::kFacility;
  }
  const EntityKind kind = m == kNone ? EntityKind::kUnknown : doc.mentions[m].entity_kind;
  if (place == "at" && (kind == EntityKind::kPlace || kind == EntityKind::kFacility)) return false;
  if (kind == EntityKind::kPlace && doc.mentions[m].code.empty())
    return place == "obj" || place == "on" || place == "against" || place == "of" || place == "at";
  return is_nominal(doc.tokens[token].upos) ||
         (m != kNone && (doc.mentions[m].head == token || doc.tokens[token].upos == Upos::kNum));
}

class Filler {
public:
  explicit Filler(const Search& search) : scene_(search.scene), doc_(search.doc), deeds_(search.deeds), draft_(search.draft) {}

  void fill(const std::vector<std::string>& places, Field field, std::vector<Participant>& out) {
    // Frames that ask for somebody would rather have one of a known state, wherever he stands.
    for (const bool of_state : {true, false}) {
      if (of_state && !draft_.frame->somebody) continue;
      of_state_ = of_state;
      for (const std::string& place : places) {
        fill_from(place, field, out);
        if (out.empty()) continue;
        draft_.ev.because.push_back({field, doc_.intern("argument " + place)});
        return;
      }
    }
  }

  // The same, but only by somebody of whom something is known: for places that no frame names.
  void fill_known(const std::vector<std::string>& places, Field field,
                  std::vector<Participant>& out) {
    std::vector<Participant> found;
    const std::size_t reasons = draft_.ev.because.size();
    fill(places, field, found);
    std::erase_if(found, [&](const Participant& who) {
      const auto overlaps = [&](const Participant& other) { return other.text.overlaps(who.text); };
      return who.code.empty() || std::any_of(draft_.ev.recipients.begin(), draft_.ev.recipients.end(), overlaps) ||
             std::any_of(draft_.ev.actors.begin(), draft_.ev.actors.end(), overlaps);
    });
    if (found.empty()) draft_.ev.because.resize(reasons);
    out = std::move(found);
  }

private:
  void fill_from(const std::string& place, Field field, std::vector<Participant>& out) {
    Index first = kNone;
    for (const Index t : arguments(scene_, draft_.ev.trigger_head, draft_.light, place)) {
      // Frames that ask for somebody take the first and who is coordinated with him.
      if (first != kNone && draft_.frame->somebody && !is_beside(first, t)) break;
      consider(t, place, field, out);
      if (!out.empty() && first == kNone) first = t;
    }
  }

  // For frames that ask for somebody: not of a state where one is looked for, or the one on the other side.
  [[nodiscard]] bool is_unwanted(Index t, const std::vector<Participant>& out) const {
    if (!draft_.frame->somebody) return false;
    const Index m = scene_.mention(t);
    if (of_state_ && (m == kNone || !doc_.mentions[m].code.has_country())) return true;
    if (m == kNone || doc_.mentions[m].entity == kNone || &out == &draft_.ev.actors) return false;
    return std::any_of(draft_.ev.actors.begin(), draft_.ev.actors.end(), [&](const Participant& who) {
      return who.mention != kNone && doc_.mentions[who.mention].entity == doc_.mentions[m].entity;
    });
  }

  [[nodiscard]] bool is_beside(Index first, Index t) const {
    const std::vector<Index> row = scene_.with_conjuncts(first);
    return std::find(row.begin(), row.end(), t) != row.end();
  }

  void consider(Index t, const std::string& place, Field field, std::vector<Participant>& out) {
    if (t == draft_.ev.trigger_head) return;
    // "issued an order to the network yesterday": the parser may take the day for the head.
    if (scene_.is_time(t)) {
      t = owner_of(t);
      if (t == kNone) return;
    }
    if (std::find(deeds_.begin(), deeds_.end(), t) != deeds_.end() && !is_somebody(t)) {
      if (field == Field::kRecipient) draft_.about.push_back(t);
      return;
    }
    if (field == Field::kRecipient)
      if (const Index ruled = behind_trigger(t); ruled != kNone) {
        for (const Index one : scene_.with_conjuncts(ruled)) consider(one, place, field, out);
        return;
      }
    if (!may_name(scene_, t, place) || is_nobody(t)) return;
    if (place == "poss" && field == Field::kRecipient && uses_force(t)) return;
    if (place == "compound" && field == Field::kActor && is_house(t)) return;
    if (place == "poss" && field == Field::kActor && is_one_of_its_kind()) return;
    if (field == Field::kActor && is_weapon_of_nobody(t)) {
      const Index hand = hand_behind(t);
      if (hand != kNone) take(hand, place, out);
      return;
    }
    // What is said or done against a thing is against whose thing it is: "condemned the act of the
    // council".
    if ((!may_act(t) || is_unwanted(t, out)) &&
        (field == Field::kActor || draft_.frame->mutual || draft_.frame->somebody || draft_.ev.type == EventType::kProtest ||
         is_speech_type(draft_.ev.type))) {
      std::vector<Index> owners = owners_of(t);
      if (owners.empty()) owners = owners_told_before(t);
      for (const Index owner : owners) take(owner, place, out);
      return;
    }
    take(t, place, out);
  }

  // "shot dead, allegedly by soldiers": that they did it is doubted.
  [[nodiscard]] Span doubt_before(Index t) const {
    const Index first = doc_.tokens[t].rel == Rel::kConj ? doc_.tokens[t].head : t;
    const Index by = scene_.child(first, {Rel::kCase});
    return by != kNone && by > 0 && scene_.is(by - 1, WordClass::kHedgeAdverb) ? doc_.tokens[by - 1].span : Span{};
  }

  // "took control of the port": a word of the trigger is nobody, what it is of may be.
  [[nodiscard]] Index behind_trigger(Index t) const {
    const Index m = scene_.mention(t);
    if (!draft_.ev.trigger.contains(doc_.tokens[t].span) || (m != kNone && !doc_.mentions[m].code.empty())) return kNone;
    for (const Index c : scene_.children(t))
      if (c > t && (scene_.has_preposition(c, "of") || scene_.has_preposition(c, "over"))) return c;
    return kNone;
  }

  void take(Index t, const std::string& place, std::vector<Participant>& out) {
    if (is_unwanted(t, out)) return;
    Participant who = participant(scene_, doc_, t, place);
    if (who.hedge.empty() && &out == &draft_.ev.actors) who.hedge = doubt_before(t);
    for (Participant& other : shared_office(t, who)) push(out, std::move(other));
    push(out, std::move(who));
    // "killed by gunmen in Dorvik including 34 children": of the violence those told apart are never the doers.
    const bool violence = draft_.ev.type == EventType::kAssault || draft_.ev.type == EventType::kCoerce;
    if (violence && &out == &draft_.ev.actors) return;
    for (const Index member : members_told(t)) push(out, participant(scene_, doc_, member, place));
  }

  // "four people including the opposition's leader and two editors": those told apart are parties of their own.
  [[nodiscard]] std::vector<Index> members_told(Index group) const {
    std::vector<Index> out;
    for (const Index c : scene_.children(group)) {
      if (c < group || !scene_.has_preposition(c, "including")) continue;
      for (const Index one : scene_.with_conjuncts(c)) {
        const Index m = scene_.mention(one);
        if (m != kNone && !doc_.mentions[m].code.empty() && scene_.is_agent(one)) out.push_back(one);
      }
    }
    return out;
  }

  // "The army's killings" are not the army's own death, as "her murder" is hers.
  [[nodiscard]] bool uses_force(Index t) const {
    const Index m = scene_.mention(t);
    return draft_.ev.type == EventType::kAssault && m != kNone &&
           (is_armed(doc_.mentions[m].code) || (scene_.classes(t) & kIsState) != 0);
  }

  // "The country's worst massacre", "Norland's deadliest attack in years": where it ranks, not whose it is.
  [[nodiscard]] bool is_one_of_its_kind() const {
    for (const Index c : scene_.children(draft_.ev.trigger_head))
      if (scene_.token(c).rel == Rel::kAmod && (scene_.token(c).feats & kSuperlative) != 0) return true;
    return false;
  }

  // "A church bombing", "a hospital raid": where it was, not who did it.
  [[nodiscard]] bool is_house(Index t) const {
    const Index m = scene_.mention(t);
    if (m == kNone || doc_.tokens[t].upos != Upos::kNoun || doc_.mentions[m].entity_kind == EntityKind::kPerson) return false;
    if (draft_.ev.type != EventType::kAssault && draft_.ev.type != EventType::kCoerce) return false;
    const ActorCode& code = doc_.mentions[m].code;
    return code.has(Sector::kRel) || code.has(Sector::kEdu) || code.has(Sector::kMed) || code.has(Sector::kBus);
  }

  // "in the aftermath of the attack": a stretch of time is nobody.
  [[nodiscard]] bool is_nobody(Index t) const {
    return scene_.is(t, WordClass::kNobody) || (scene_.is(t, WordClass::kStretch) && scene_.mention(t) == kNone) || is_denied(t);
  }

  // "No group has claimed the attack": nobody did.
  [[nodiscard]] bool is_denied(Index t) const {
    const std::string_view word = scene_.doc().lower(t);
    return word == "nobody" || word == "none" || word == "no" || scene_.has_no(t);
  }

  static void push(std::vector<Participant>& out, Participant who) {
    const bool known = std::any_of(out.begin(), out.end(),
                                   [&](const Participant& p) { return p.text == who.text; });
    if (!known) out.push_back(std::move(who));
  }

  // "the Lithuanian and Polish presidents", "the leaders of France and Germany": one office of several states is
  // several people.
  [[nodiscard]] std::vector<Participant> shared_office(Index t, const Participant& who) {
    std::vector<Participant> others;
    for (const Index c : scene_.children(t)) {
      const Rel rel = doc_.tokens[c].rel;
      const bool behind = rel == Rel::kNmod && is_of_several(t, c);
      if (rel != Rel::kAmod && rel != Rel::kCompound && !behind) continue;
      const std::vector<Index> row = scene_.with_conjuncts(c);
      if (row.size() < 2 || (behind && !are_states(row))) continue;
      for (const Index one : row) {
        const Index m = scene_.mention(one);
        if (m == kNone || doc_.mentions[m].head != one || !doc_.mentions[m].code.has_country())
          continue;
        if (doc_.mentions[m].code.country == who.code.country) continue;
        Participant other = who;
        other.mention = m;
        other.text = doc_.mentions[m].span;
        other.code.country = doc_.mentions[m].code.country;
        others.push_back(std::move(other));
      }
    }
    return others;
  }

  [[nodiscard]] bool are_states(const std::vector<Index>& row) const {
    return std::all_of(row.begin(), row.end(), [&](Index one) {
      const Index m = scene_.mention(one);
      return m != kNone && doc_.mentions[m].entity_kind == EntityKind::kCountry;
    });
  }

  // "leaders of", "troops from": many people whom a row of states behind them may share out.
  [[nodiscard]] bool is_of_several(Index head, Index behind) const {
    if (!scene_.has_preposition(behind, "of") && !scene_.has_preposition(behind, "from")) return false;
    const Index m = scene_.mention(head);
    return m != kNone && doc_.mentions[m].head == head && doc_.mentions[m].collective;
  }

  // "protesters" tell a deed and are somebody.
  [[nodiscard]] bool is_somebody(Index t) const {
    const Index m = scene_.mention(t);
    return m != kNone && doc_.mentions[m].head == t &&
           (scene_.classes(t) & (kIsPerson | kIsState)) != 0;
  }

  // Somebody in a thing's own phrase: its possessor, "of", "between", "by", or a name in front of
  // it.
  [[nodiscard]] Index owner_of(Index t) const {
    for (const Index c : scene_.children(t)) {
      const Rel rel = doc_.tokens[c].rel;
      const bool joined = rel == Rel::kNmodPoss || rel == Rel::kCompound || rel == Rel::kAmod ||
                          (rel == Rel::kNmod && (scene_.has_preposition(c, "of") ||
                                                 scene_.has_preposition(c, "between") ||
                                                 scene_.has_preposition(c, "by")));
      const Index m = scene_.mention(c);
      if (joined && m != kNone && !doc_.mentions[m].code.empty() && scene_.is_agent(c)) return c;
    }
    return kNone;
  }

  // "the Sudmark-Norland agreement", "the deal between Sudmark and Norland" are both states'.
  [[nodiscard]] std::vector<Index> owners_of(Index t) const {
    Index first = owner_of(t);
    if (first == kNone) {
      // "the memoranda of understanding between Sudmark and Norland"
      for (const Index c : scene_.children(t))
        if (first == kNone && scene_.has_preposition(c, "of")) first = owner_of(t = c);
      if (first == kNone) return {};
    }
    std::vector<Index> out = scene_.with_conjuncts(first);
    for (const Index noun : {t, first})
      for (const Index c : scene_.children(noun)) {
        const Index m = scene_.mention(c);
        const bool state = m != kNone && (doc_.mentions[m].entity_kind == EntityKind::kNationality ||
                                          doc_.mentions[m].entity_kind == EntityKind::kCountry);
        if (state && (doc_.tokens[c].rel == Rel::kAmod || doc_.tokens[c].rel == Rel::kCompound)) out.push_back(c);
      }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    std::erase_if(out, [&](Index one) { return scene_.mention(one) == kNone; });
    return out;
  }

  // "the agreement" after "the agreement between Sudmark and Norland": the same thing's.
  [[nodiscard]] std::vector<Index> owners_told_before(Index t) const {
    constexpr Index kReach = 600;  // tokens
    const Index det = scene_.child(t, {Rel::kDet});
    if (doc_.tokens[t].upos != Upos::kNoun || det == kNone ||
        (doc_.lower(det) != "the" && doc_.lower(det) != "this" && doc_.lower(det) != "that"))
      return {};
    for (Index before = t; before-- > 0 && before + kReach > t;) {
      if (doc_.tokens[before].upos != Upos::kNoun || doc_.lemma(before) != doc_.lemma(t)) continue;
      std::vector<Index> owners = owners_of(before);
      if (!owners.empty()) return owners;
    }
    return {};
  }

  // "A rocket killed two men": a thing without a state is nobody's.
  [[nodiscard]] bool is_weapon_of_nobody(Index t) const {
    const Index m = scene_.mention(t);
    if (m == kNone || doc_.mentions[m].head != t || doc_.mentions[m].code.has_country()) return false;
    const EntityKind kind = doc_.mentions[m].entity_kind;
    return kind == EntityKind::kFacility || kind == EntityKind::kVehicle || kind == EntityKind::kOther;
  }

  // "a rocket fired by rebels", "a bomb planted by the group".
  [[nodiscard]] Index hand_behind(Index t) const {
    for (const Index c : scene_.children(t)) {
      if (doc_.tokens[c].rel != Rel::kAcl && doc_.tokens[c].rel != Rel::kAclRelcl) continue;
      for (const Index by : scene_.children(c))
        if (scene_.has_preposition(by, "by") && scene_.is_agent(by)) return by;
    }
    // "launched missiles that hit the town"
    if (doc_.tokens[t].rel == Rel::kObj) {
      const Index hand = subject(scene_, doc_.tokens[t].head);
      if (hand != kNone && hand != t && scene_.is_agent(hand)) return hand;
    }
    // "a drone of the Front": a body that no table knows has no code, but a name.
    for (const Index c : scene_.children(t)) {
      const Index m = scene_.mention(c);
      if (m != kNone && scene_.has_preposition(c, "of") && doc_.mentions[m].kind == MentionKind::kName && scene_.is_agent(c)) return c;
    }
    const Index owner = owner_of(t);
    return owner != kNone && scene_.is_agent(owner) ? owner : kNone;
  }

  // Things and moves do nothing; who is behind them is told elsewhere or nowhere.
  [[nodiscard]] bool may_act(Index t) const {
    // Where nobody looked for people, every noun may be some.
    return scene_.is_agent(t) || doc_.tokens[t].upos == Upos::kPron || doc_.mentions.empty();
  }

  const Scene& scene_;
  Document& doc_;
  const std::vector<Index>& deeds_;
  Draft& draft_;
  bool of_state_ = false;
};

}  // namespace

void find_parties(const Search& search, const std::vector<std::string>& places, Field field, std::vector<Participant>& out) {
  Filler(search).fill(places, field, out);
}

void find_known_parties(const Search& search, const std::vector<std::string>& places, Field field, std::vector<Participant>& out) {
  Filler(search).fill_known(places, field, out);
}

}  // namespace annals::what
