#include "src/what/same_deed.h"

#include <algorithm>
#include <array>

#include "src/doc/tree.h"
#include "src/what/attach.h"
#include "src/what/participants.h"

namespace annals::what {
namespace {

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

}  // namespace annals::what
