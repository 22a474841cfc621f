#include "src/what/attach.h"

#include "src/doc/tree.h"
#include "src/what/arguments.h"
#include "src/what/details.h"

namespace annals::what {
namespace {

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
  case Rel::kCsubj: return false;
  // "met with the fund, where he denounced the agreement"
  case Rel::kAclRelcl:
  case Rel::kAdvclRelcl: {
    const auto children = scene.children(below);
    return std::any_of(children.begin(), children.end(), [&](Index c) { return scene.doc().lower(c) == "where"; });
  }
  case Rel::kAdvcl: {
    // "after they attacked" has a time of its own, "died on Tuesday after being shot" has not.
    const Index above = scene.token(below).head;
    const bool died = above != kNone && scene.doc().lemma(above) == "die";
    return died || scene.child(below, {Rel::kMark}) == kNone || scene.has_preposition(below, "to");
  }
  default: return true;
  }
}

// "met on Monday, but the opposition refused": who acts anew does so at another time, unless the day
// stands before them both.
bool has_subject_of_its_own(const Scene& scene, Index clause) {
  return scene.token(clause).rel == Rel::kConj &&
         scene.child(clause, {Rel::kNsubj, Rel::kNsubjPass}) != kNone;
}

Index clauses_up_from(const Scene& scene, Index at, Index head) {
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

}  // namespace

Index clauses_up(const Scene& scene, const Draft& draft, Index head) {
  if (head == kNone) return kNone;
  Index least = clauses_up_from(scene, draft.ev.trigger_head, head);
  // What hangs on another word of the same deed is the deed's: "killed 13 and wounded five in Dorvik".
  // Of a promise only the day of the saying counts.
  for (const Index word : draft.heads)
    if (!is_speech_type(draft.ev.type) && word != draft.ev.trigger_head) least = std::min(least, clauses_up_from(scene, word, head));
  return least;
}

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

}  // namespace annals::what
