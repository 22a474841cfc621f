#include "src/what/modes.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "src/doc/tree.h"
#include "src/what/arguments.h"

namespace annals::what {
namespace {

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

}  // namespace

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

}  // namespace annals::what
