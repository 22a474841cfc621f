#include "src/what/participants.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "src/doc/tree.h"
#include "src/what/arguments.h"
#include "src/what/details.h"

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

std::uint64_t bit(Mode mode) { return std::uint64_t{1} << static_cast<unsigned>(mode); }

// "threatens war if sanctions are imposed": on what it depends is not what is said.
bool is_condition(const Scene& scene, Index t, Index trigger) {
  constexpr std::array<std::string_view, 6> kOpening{"if", "unless", "after", "when", "because", "as"};
  for (Index at = t; at != kNone && at != trigger; at = scene.token(at).head)
    if (scene.token(at).rel == Rel::kAdvcl && std::any_of(kOpening.begin(), kOpening.end(), [&](std::string_view word) {
          return scene.has_mark(at, word);
        }))
      return true;
  return false;
}

// The first mode whose words stand in what is said, in the trigger's own phrase before its clauses; the one without words
// is the default.
const FrameMode* content_mode(const Scene& scene, const Draft& draft) {
  const Index trigger = draft.ev.trigger_head;
  const std::vector<FrameMode>& modes = draft.frame->content;
  const auto first_told = [&](const std::vector<Index>& words) -> const FrameMode* {
    for (const FrameMode& mode : modes)
      if (std::any_of(words.begin(), words.end(), [&](Index t) { return mode.words.has(scene.doc().lemma(t)); })) return &mode;
    return nullptr;
  };
  if (const FrameMode* mode = first_told(arguments(scene, trigger, kNone, "near"))) return mode;
  std::vector<Index> all;
  const auto [first, last] = subtree(scene.doc(), trigger);
  for (Index t = first; t <= last; ++t)
    if (t != trigger && !is_condition(scene, t, trigger)) all.push_back(t);
  if (const FrameMode* mode = first_told(all)) return mode;
  if (const FrameMode* mode = first_told({trigger})) return mode;  // "will annex"
  const auto plain = std::find_if(modes.rbegin(), modes.rend(), [](const FrameMode& mode) {
    return mode.always || mode.words.empty();
  });
  return plain == modes.rend() ? nullptr : &*plain;
}

void set(Event& ev, const FrameMode& mode) {
  if (mode.own == kNone)
    ev.modes |= bit(mode.mode);
  else
    ev.own_modes |= 1U << mode.own;
}

// Bombs from the air are an air raid, the fire of mortars is no gunfire.
void drop_implied_modes(Event& ev) {
  if ((ev.modes & (bit(Mode::kAerial) | bit(Mode::kDrone))) != 0) ev.modes &= ~bit(Mode::kExplosives);
  if ((ev.modes & bit(Mode::kHeavyWeapons)) != 0) ev.modes &= ~bit(Mode::kFirearms);
}

void add_modes(const Scene& scene, Draft& draft) {
  const Index head = draft.ev.trigger_head;
  std::vector<Index> near = arguments(scene, head, draft.light, "near");
  near.push_back(head);
  // "the drones that attacked", "gunmen stormed", "the missiles deployed there": what does it or is used stands elsewhere.
  for (const std::string_view place : {"subj", "obj"})
    for (const Index who : arguments(scene, head, draft.light, place)) {
      near.push_back(who);
      for (const Index c : scene.children(who))
        if (scene.token(c).rel == Rel::kCompound || scene.token(c).rel == Rel::kAmod) near.push_back(c);
    }
  for (const FrameMode& mode : draft.frame->modes) {
    const bool holds =
        mode.always || std::any_of(near.begin(), near.end(), [&](Index t) {
          return mode.words.has(scene.doc().lemma(t)) || mode.words.has(scene.doc().lower(t));
        });
    if (holds) set(draft.ev, mode);
  }
  if (!draft.frame->content.empty())
    if (const FrameMode* mode = content_mode(scene, draft)) set(draft.ev, *mode);
  drop_implied_modes(draft.ev);
}

class Filler {
public:
  Filler(const Scene& scene, Document& doc, const std::vector<Index>& deeds, Draft& draft)
      : scene_(scene), doc_(doc), deeds_(deeds), draft_(draft) {}

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

// "a suspect and several others": others of the kind told before them.
void share_sectors_with_others(const Scene& scene, std::vector<Participant>& row) {
  for (std::size_t i = 1; i < row.size(); ++i) {
    const Index m = row[i].mention;
    if (m == kNone || scene.doc().lemma(scene.doc().mentions[m].head) != "other") continue;
    if (!is_plain(row[i].code) || row[i - 1].code.sector_count == 0) continue;
    row[i].code.sectors = row[i - 1].code.sectors;
    row[i].code.sector_count = row[i - 1].code.sector_count;
  }
}

// Whether words of this somebody say of which state he is.
bool tells_state(const Document& doc, const Participant& who) {
  return who.code.has_country() && !doc.mentions[who.mention].assumed_state;
}

// "Israeli tanks and troops": armed men of the same kind without a word of their own are of the state told before them.
void share_states_with_armed(const Scene& scene, std::vector<Participant>& row) {
  for (std::size_t i = 1; i < row.size(); ++i) {
    const Participant& before = row[i - 1];
    Participant& who = row[i];
    if (who.mention == kNone || before.mention == kNone || tells_state(scene.doc(), who) || !tells_state(scene.doc(), before)) continue;
    const bool bare = scene.child(scene.doc().mentions[who.mention].head, {Rel::kDet, Rel::kNummod, Rel::kNmodPoss}) == kNone;
    const bool alike = before.code.sector_count > 0 && who.code.has(before.code.sectors[0]);
    if (bare && alike && is_armed(who.code)) who.code.country = before.code.country;
  }
}

bool is_told_with(const Scene& scene, Index head, const WordSet& words) {
  const auto [first, last] = subtree(scene.doc(), head);
  for (Index t = first; t <= last; ++t)
    if (words.has(scene.doc().lemma(t))) return true;
  return false;
}

void set_sector(ActorCode& code, Sector sector) {
  code.sector_count = 0;
  code.add_sector(sector);
}

// What a deed makes of those it is done to (Frame::turns).
void turn_recipients(const Scene& scene, Draft& draft) {
  for (const FrameTurn& turn : draft.frame->turns) {
    if (!turn.words.empty() && !is_told_with(scene, draft.ev.trigger_head, turn.words)) continue;
    for (Participant& who : draft.ev.recipients)
      if (is_plain(who.code)) set_sector(who.code, turn.sector);
    return;
  }
}

// What follows a verb and is none of the trigger's own words ("dead" in "shot dead").
bool has_object_beyond(const Scene& scene, const Draft& draft) {
  for (const Index child : scene.children(draft.ev.trigger_head)) {
    const Rel rel = scene.token(child).rel;
    if (rel != Rel::kObj && rel != Rel::kCcomp && rel != Rel::kXcomp) continue;
    if (!draft.ev.trigger.contains(scene.token(child).span)) return true;
  }
  return false;
}

bool is_bare_past(const Scene& scene, const Draft& draft) {
  const Index verb = draft.ev.trigger_head;
  const Token& tok = scene.token(verb);
  return draft.light == kNone && tok.upos == Upos::kVerb &&
         (tok.feats & (kPast | kParticiple)) != 0 && (tok.feats & kGerund) == 0 &&
         !scene.doc().lower(verb).ends_with("ing") && !has_object_beyond(scene, draft) &&
         draft.about.empty();
}

// Who stands inside another's words is part of them: "Trinidad and Tobago Prime Minister".
void drop_parts(std::vector<Participant>& sides) {
  std::erase_if(sides, [&](const Participant& p) {
    return std::any_of(sides.begin(), sides.end(), [&](const Participant& whole) {
      return whole.text != p.text && whole.text.contains(p.text) &&
             (whole.code.country == p.code.country || !p.code.has_country());
    });
  });
}

// "the crackdown on demonstrations by the government", "the Norlander uprising": a protest is the people's, whose ever state
// they are of (CODEBOOK.md section 2).
void drop_rulers_of_protests(const Document& doc, Event& ev) {
  if (ev.type != EventType::kProtest) return;
  const auto rules = [](const Participant& who) {
    return who.code.has(Sector::kGov) || who.code.has(Sector::kMil) || who.code.has(Sector::kCop);
  };
  for (Participant& who : ev.actors)
    if (rules(who) && who.mention != kNone && doc.mentions[who.mention].entity_kind == EntityKind::kNationality)
      set_sector(who.code, Sector::kCvl);
  std::erase_if(ev.actors, rules);
}

bool is_plain_passive(const Scene& scene, const Draft& draft) {
  return draft.light == kNone && scene.token(draft.ev.trigger_head).upos == Upos::kVerb &&
         is_passive(scene, draft.ev.trigger_head);
}

// Whether both stand for one country, which does nothing to itself.
bool is_same_state(const Document& doc, const Participant& a, const Participant& b) {
  if (a.mention == kNone || b.mention == kNone) return false;
  const Mention& x = doc.mentions[a.mention];
  const Mention& y = doc.mentions[b.mention];
  return x.entity != kNone && x.entity == y.entity && x.entity_kind == EntityKind::kCountry;
}

}  // namespace

Participant participant_of(const Document& doc, Index mention, Symbol because) {
  const Mention& row = doc.mentions[mention];
  return {mention, row.span, row.code, row.hedge, row.code_evidence, because};
}

bool is_same_party(const Document& doc, const Participant& a, const Participant& b) {
  if (a.text.overlaps(b.text)) return true;
  if (a.mention == kNone || b.mention == kNone) return false;
  const Mention& x = doc.mentions[a.mention];
  return x.entity != kNone && x.entity == doc.mentions[b.mention].entity;
}

void take_others(const Document& doc, const std::vector<Participant>& from, const std::vector<Participant>& other_side,
                 std::vector<Participant>& out) {
  for (const Participant& who : from)
    if (std::none_of(other_side.begin(), other_side.end(),
                     [&](const Participant& other) { return is_same_party(doc, who, other); }))
      out.push_back(who);
}

// Where a doer stands whatever the frame: "an Eastland air strike", "shelling by Eastland's forces".
const std::vector<std::string>& usual_places(const Scene& scene, const Draft& draft) {
  static const std::vector<std::string> kOfNoun{"by", "poss", "compound", "amod"}, kOfVerb{"by"};
  const Upos upos = scene.token(draft.ev.trigger_head).upos;
  return upos == Upos::kNoun || upos == Upos::kPropn ? kOfNoun : kOfVerb;
}

// Where the other side stands whatever the frame.
const std::vector<std::string>& usual_places_of_others(const Draft& draft) {
  static const std::vector<std::string> kAsked{"iobj", "content_subj", "from", "to", "of", "on"}, kBlamed{"against", "of", "on", "content_subj"},
      kPunished{"against", "on", "of"}, kThreatened{"against", "to", "on", "clause_obj", "if_subj"}, kPromised{"with", "to", "for"}, kNone;
  switch (draft.ev.type) {
  case EventType::kRequest: return kAsked;
  case EventType::kAccuse: return kBlamed;
  case EventType::kSanction:
  case EventType::kCoerce:
  case EventType::kAssault: return kPunished;
  case EventType::kThreaten: return kThreatened;
  case EventType::kAgree:
  case EventType::kConcede:
  case EventType::kReject:
  case EventType::kSupport:
  case EventType::kAid: return kPromised;
  default: return kNone;
  }
}

void add_participants(const Scene& scene, Document& doc, const std::vector<Index>& deeds,
                      Draft& draft) {
  Event& ev = draft.ev;
  Filler filler(scene, doc, deeds, draft);
  filler.fill(draft.frame->actor, Field::kActor, ev.actors);
  filler.fill(draft.frame->recipient, Field::kRecipient, ev.recipients);
  if (ev.actors.empty()) filler.fill_known(usual_places(scene, draft), Field::kActor, ev.actors);
  if (ev.recipients.empty() && !draft.frame->mutual)
    filler.fill_known(usual_places_of_others(draft), Field::kRecipient, ev.recipients);
  std::erase_if(ev.recipients, [&](const Participant& p) {
    // "the deal in which Norland and Sudmark agreed": nobody does it to himself.
    return std::any_of(ev.actors.begin(), ev.actors.end(),
                       [&](const Participant& a) { return a.text == p.text || is_same_state(doc, a, p); });
  });
  drop_parts(ev.actors);
  drop_parts(ev.recipients);
  // "Three killed in Dorvik": a verb that is never without an object tells of its bare subject what
  // was done to it.
  if (draft.frame->transitive && ev.recipients.empty() && is_bare_past(scene, draft)) {
    ev.recipients = std::move(ev.actors);
    ev.actors.clear();
  }
  turn_recipients(scene, draft);
  share_sectors_with_others(scene, ev.recipients);
  share_states_with_armed(scene, ev.actors);
  share_states_with_armed(scene, ev.recipients);
  add_modes(scene, draft);
  drop_rulers_of_protests(doc, ev);
  // "was met by": one meets, the other is met.
  if (!draft.frame->mutual || (is_plain_passive(scene, draft) && !ev.actors.empty())) return;
  draft.own_actors = ev.actors.size();
  ev.actors.insert(ev.actors.end(), ev.recipients.begin(), ev.recipients.end());
  ev.recipients.clear();
}

void add_targeted(const Scene& scene, Draft& draft) {
  if (draft.ev.type != EventType::kAssault || draft.ev.actors.empty()) return;
  const std::string_view lemma = scene.doc().lemma(draft.ev.trigger_head);
  if (lemma != "kill" && lemma != "killing" && lemma != "assassinate" && lemma != "martyr") return;
  const auto& mentions = scene.doc().mentions;
  const auto is_name = [](const Mention& mention) {
    return mention.kind == MentionKind::kName && mention.entity_kind == EntityKind::kPerson;
  };
  const auto named = [&](const Participant& p) {
    if (p.mention == kNone) return false;
    const Mention& mention = mentions[p.mention];
    // "He was killed by the army": one whose name was told.
    return is_name(mention) || (mention.kind == MentionKind::kPronoun && mention.entity != kNone &&
                                std::any_of(mentions.begin(), mentions.end(), [&](const Mention& other) {
                                  return other.entity == mention.entity && is_name(other);
                                }));
  };
  const auto able = [](const Participant& p) {
    return p.code.has(Sector::kMil) || p.code.has(Sector::kGov) || p.code.has(Sector::kReb) ||
           p.code.has(Sector::kSpy) || p.code.has(Sector::kUaf);
  };
  if (std::any_of(draft.ev.recipients.begin(), draft.ev.recipients.end(), named) &&
      std::any_of(draft.ev.actors.begin(), draft.ev.actors.end(), able))
    draft.ev.modes |= bit(Mode::kTargeted);
}

void add_accused(const Scene& scene, Document& doc, const Draft& accusation, Draft& deed) {
  Draft seen = accusation;
  seen.ev.recipients.clear();
  Filler(scene, doc, {}, seen)
      .fill(accusation.frame->recipient, Field::kRecipient, seen.ev.recipients);
  // "Indicted on corruption charges": the charges are the accusation once more.
  const bool again = deed.ev.type == EventType::kAccuse;
  if (again && (deed.ev.modes & bit(Mode::kAllege)) == 0) return;
  const Field side = again ? Field::kRecipient : Field::kActor;
  std::vector<Participant>& mine = again ? deed.ev.recipients : deed.ev.actors;
  if (!mine.empty()) return;
  take_others(doc, seen.ev.recipients, again ? deed.ev.actors : deed.ev.recipients, mine);
  if (!mine.empty()) deed.ev.because.push_back({side, doc.intern("the accused")});
}

}  // namespace annals::what
