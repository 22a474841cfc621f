#include "src/what/content.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "src/doc/tree.h"
#include "src/what/arguments.h"
#include "src/what/rivals.h"

namespace annals::what {
namespace {

constexpr int kMaxContentDepth = 12;  // steps from a deed up to the speech act around it

bool is_content_link(Rel rel) {
  switch (rel) {
  case Rel::kXcomp:
  case Rel::kCcomp:
  case Rel::kAcl:
  case Rel::kObj:
  case Rel::kObl:
  case Rel::kNmod:
  case Rel::kConj:
  case Rel::kNsubjPass:
  case Rel::kCompound: return true;
  default: return false;
  }
}

// "threatened on Monday to attack": parsers take the content for a purpose, but the verb has no
// other.
bool is_displaced_content(const Scene& scene, Index clause) {
  const Document& doc = scene.doc();
  const Token& tok = doc.tokens[clause];
  if (tok.rel != Rel::kAdvcl || tok.head == kNone || tok.head > clause) return false;
  const Index mark = child(doc, clause, {Rel::kMark});
  if (mark == kNone) return false;
  if (doc.lower(mark) == "against") return true;  // "warned against arresting"
  if (doc.lower(mark) != "to" || child(doc, tok.head, {Rel::kXcomp, Rel::kCcomp}) != kNone) return false;
  // "begged the police to arrest": of these the object is who is asked, and the rest what for.
  return child(doc, tok.head, {Rel::kObj}) == kNone || scene.is(tok.head, WordClass::kAsking);
}

bool is_infinitive_clause(const Document& doc, Index clause) {
  const Index mark = child(doc, clause, {Rel::kMark});
  return mark != kNone && doc.lower(mark) == "to";
}

// Who orders his own forces to act does not ask: the deed is to come (ruling 17). A court's or another state's order is a
// demand.
bool is_own_order(const Scene& scene, const Draft& request, const Draft& deed) {
  const Index verb = request.ev.trigger_head;
  if (request.ev.type != EventType::kRequest || scene.token(verb).upos != Upos::kVerb ||
      !scene.is(verb, WordClass::kOrdering))
    return false;
  constexpr int kMaterialConflict = 4;  // quads of PLOVER.md
  if (kEventTypes[static_cast<std::size_t>(deed.ev.type)].quad != kMaterialConflict) return false;
  const auto codes_at = [&](std::string_view place) {
    std::vector<ActorCode> codes;
    for (const Index t : arguments(scene, verb, kNone, place))
      if (const Index m = scene.mention(t); m != kNone) codes.push_back(scene.doc().mentions[m].code);
    return codes;
  };
  const std::vector<ActorCode> masters = codes_at("subj"), ordered_ones = codes_at("obj");
  const bool commands = std::any_of(masters.begin(), masters.end(), [](const ActorCode& code) {
    return is_armed(code) || code.has(Sector::kGov);
  });
  if (!commands) return false;
  const bool obeyed = std::any_of(ordered_ones.begin(), ordered_ones.end(), [&](const ActorCode& code) {
    return is_armed(code) || (code.has(Sector::kGov) && code.has_country() && code.country == masters.front().country);
  });
  if (!obeyed) return false;
  // The deed is what is ordered, not what an order speaks of: "ordered the police to investigate the bombing".
  Index ordered = deed.light != kNone ? deed.light : deed.ev.trigger_head;
  while (scene.token(ordered).rel == Rel::kConj && scene.token(ordered).head != kNone) ordered = scene.token(ordered).head;
  const std::vector<Index> content = arguments(scene, verb, kNone, "clause");
  return std::find(content.begin(), content.end(), ordered) != content.end();
}

}  // namespace

bool is_background(const Scene& scene, Index trigger) {
  const Token& tok = scene.token(trigger);
  if (tok.rel == Rel::kAcl)
    return trigger > tok.head && tok.upos == Upos::kVerb && is_passive(scene, trigger) &&
           scene.token(tok.head).upos == Upos::kNoun;
  if (tok.rel != Rel::kObl && tok.rel != Rel::kNmod) return false;
  constexpr std::array<std::string_view, 6> kOccasions{"after", "during", "following", "amid", "since", "despite"};
  return std::any_of(kOccasions.begin(), kOccasions.end(),
                     [&](std::string_view word) { return scene.has_preposition(trigger, word); });
}

Index speech_above(const Scene& scene, const std::vector<Index>& speech_heads, Index trigger) {
  const Document& doc = scene.doc();
  Index at = trigger;
  for (int i = 0; i < kMaxContentDepth && at != kNone; ++i) {
    const Rel rel = doc.tokens[at].rel;
    if (!is_content_link(rel) && !is_displaced_content(scene, at)) return kNone;
    const Index clause = at;
    at = doc.tokens[at].head;
    // "told the house that the troops will leave" reports; only "told the troops to leave" demands.
    if (rel == Rel::kCcomp && at != kNone && doc.lemma(at) == "tell" && !is_infinitive_clause(doc, clause)) return kNone;
    // "accused Sudmark and may expel its envoy": what stands beside the speech is not its content.
    if (rel == Rel::kConj && std::find(speech_heads.begin(), speech_heads.end(), at) != speech_heads.end()) return kNone;
    if (std::find(speech_heads.begin(), speech_heads.end(), at) != speech_heads.end()) return at;
  }
  return kNone;
}

bool is_purpose(const Scene& scene, Index trigger) {
  Index at = trigger;
  while (scene.token(at).rel == Rel::kConj && scene.token(at).head != kNone)
    at = scene.token(at).head;
  return scene.token(at).rel == Rel::kAdvcl && scene.has_mark(at, "to");
}

bool told_as_done(const Document& doc, Index trigger) {
  return trigger < doc.stances.size() && doc.stances[trigger].factuality == Factuality::kActual;
}

void take_own_orders(const Scene& scene, Document& doc, std::vector<Draft>& drafts) {
  std::vector<Index> dropped;
  for (const Draft& request : drafts)
    for (Draft& deed : drafts)
      if (is_own_order(scene, request, deed) && !told_as_done(doc, deed.ev.trigger_head)) {
        deed.ev.factuality = Factuality::kFuture;
        deed.ev.because.push_back({Field::kFactuality, doc.intern("ordered")});
        dropped.push_back(request.ev.trigger_head);
      }
  std::erase_if(drafts, [&](const Draft& draft) {
    const bool is_dropped = draft.ev.type == EventType::kRequest &&
                            std::find(dropped.begin(), dropped.end(), draft.ev.trigger_head) != dropped.end();
    if (is_dropped) note_lost_deed(doc, draft, "an order to his own forces: what they shall do is told, to come");
    return is_dropped;
  });
}

}  // namespace annals::what
