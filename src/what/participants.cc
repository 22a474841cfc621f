#include "src/what/participants.h"

#include <algorithm>
#include <optional>

#include "src/doc/tree.h"
#include "src/what/arguments.h"

namespace annals::what {
namespace {

Participant participant(const Scene& scene, Document& doc, Index token, const std::string& place) {
  Participant out;
  out.mention = scene.mention(token);
  if (out.mention == kNone) {
    out.text = noun_phrase(doc, token);
  } else {
    const Mention& mention = doc.mentions[out.mention];
    out.text = mention.span;
    out.code = mention.code;
    out.hedge = mention.hedge;
    out.code_evidence = mention.code_evidence;
  }
  out.because = doc.intern(place);
  return out;
}

// Compounds and adjectives name a doer only when they name somebody: "Israeli", "police", not
// "heavy". Plain words stand for somebody when they are nominal and no mere place or thing.
bool may_name(const Scene& scene, Index token, const std::string& place) {
  const Document& doc = scene.doc();
  const Index m = scene.mention(token);
  if (place == "amod" || place == "compound") return m != kNone && !doc.mentions[m].code.empty();
  if (m != kNone && doc.mentions[m].entity_kind == EntityKind::kPlace &&
      doc.mentions[m].code.empty())
    return place == "obj" || place == "on" || place == "against" || place == "of" || place == "at";
  return is_nominal(doc.tokens[token].upos) || (m != kNone && doc.mentions[m].head == token);
}

std::uint64_t bit(Mode mode) { return std::uint64_t{1} << static_cast<unsigned>(mode); }

// The first mode whose words stand in what is said; the one without words is the default.
std::optional<Mode> content_mode(const Scene& scene, const Draft& draft) {
  const auto [first, last] = subtree(scene.doc(), draft.ev.trigger_head);
  std::optional<Mode> otherwise;
  for (const FrameMode& mode : draft.frame->content) {
    if (mode.always || mode.words.empty()) otherwise = mode.mode;
    for (Index t = first; t <= last; ++t)
      if (t != draft.ev.trigger_head && mode.words.has(scene.doc().lemma(t))) return mode.mode;
  }
  return otherwise;
}

void add_modes(const Scene& scene, Draft& draft) {
  const Index head = draft.ev.trigger_head;
  std::vector<Index> near = arguments(scene, head, draft.light, "near");
  near.push_back(head);
  for (const FrameMode& mode : draft.frame->modes) {
    const bool holds = mode.always || std::any_of(near.begin(), near.end(), [&](Index t) {
                         return mode.words.has(scene.doc().lemma(t));
                       });
    if (holds) draft.ev.modes |= bit(mode.mode);
  }
  if (!draft.frame->content.empty())
    if (const auto mode = content_mode(scene, draft)) draft.ev.modes |= bit(*mode);
}

}  // namespace

void fill(const Scene& scene, Document& doc, const Draft& draft,
          const std::vector<std::string>& places, Field field, std::vector<Participant>& out,
          std::vector<Reason>& because) {
  for (const std::string& place : places) {
    for (const Index t : arguments(scene, draft.ev.trigger_head, draft.light, place)) {
      if (t == draft.ev.trigger_head || !may_name(scene, t, place)) continue;
      Participant who = participant(scene, doc, t, place);
      const bool known = std::any_of(out.begin(), out.end(),
                                     [&](const Participant& p) { return p.text == who.text; });
      if (!known) out.push_back(std::move(who));
    }
    if (out.empty()) continue;
    because.push_back({field, doc.intern("argument " + place)});
    return;
  }
}

void add_participants(const Scene& scene, Document& doc, Draft& draft) {
  Event& ev = draft.ev;
  fill(scene, doc, draft, draft.frame->actor, Field::kActor, ev.actors, ev.because);
  fill(scene, doc, draft, draft.frame->recipient, Field::kRecipient, ev.recipients, ev.because);
  std::erase_if(ev.recipients, [&](const Participant& p) {
    return std::any_of(ev.actors.begin(), ev.actors.end(),
                       [&](const Participant& a) { return a.text == p.text; });
  });
  add_modes(scene, draft);
  if (!draft.frame->mutual) return;
  ev.actors.insert(ev.actors.end(), ev.recipients.begin(), ev.recipients.end());
  ev.recipients.clear();
}

}  // namespace annals::what
