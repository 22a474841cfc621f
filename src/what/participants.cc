#include "src/what/participants.h"

#include <algorithm>
#include <string_view>

#include "src/doc/tree.h"
#include "src/what/arguments.h"
#include "src/what/filler.h"
#include "src/what/modes.h"

namespace annals::what {
namespace {

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
  // "militants who kidnapped and threaten to kill the driver" did it.
  const Index subject = scene.child(verb, {Rel::kNsubj});
  if (subject != kNone && (scene.doc().lower(subject) == "who" || scene.doc().lower(subject) == "which" || scene.doc().lower(subject) == "that")) return false;
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
  const Search search{scene, doc, deeds, draft};
  find_parties(search, draft.frame->actor, Field::kActor, ev.actors);
  find_parties(search, draft.frame->recipient, Field::kRecipient, ev.recipients);
  if (ev.actors.empty()) find_known_parties(search, usual_places(scene, draft), Field::kActor, ev.actors);
  if (ev.recipients.empty() && !draft.frame->mutual)
    find_known_parties(search, usual_places_of_others(draft), Field::kRecipient, ev.recipients);
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

void add_accused(const Scene& scene, Document& doc, const Draft& accusation, Draft& deed) {
  Draft seen = accusation;
  seen.ev.recipients.clear();
  find_parties({scene, doc, {}, seen}, accusation.frame->recipient, Field::kRecipient, seen.ev.recipients);
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
