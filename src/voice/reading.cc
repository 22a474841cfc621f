#include "src/voice/reading.h"

namespace annals::voice {
namespace {

Factuality combined(Factuality inner, Factuality outer) {
  switch (outer) {
  case Factuality::kActual: return inner;
  case Factuality::kNegated:
    return inner == Factuality::kNegated ? Factuality::kActual : Factuality::kNegated;
  // Who may have to face murder charges is accused of murder now.
  case Factuality::kHypothetical:
    return inner == Factuality::kAlleged ? inner : Factuality::kHypothetical;
  case Factuality::kFuture:
  case Factuality::kAlleged: return inner == Factuality::kActual ? outer : inner;
  }
  return inner;
}

}  // namespace

Reading presupposed() { return {Factuality::kActual, kNone, {}, true}; }

Factuality effect_of(CueKind kind) {
  switch (kind) {
  case CueKind::kAssert: return Factuality::kActual;
  case CueKind::kBelieve:
  case CueKind::kDoubt:
  case CueKind::kAccuse: return Factuality::kAlleged;
  case CueKind::kDeny: return Factuality::kNegated;
  case CueKind::kAsk:
  case CueKind::kForesee: return Factuality::kHypothetical;
  case CueKind::kMind: return Factuality::kActual;
  }
  return Factuality::kActual;
}

Reading combine(const Reading& inner, const Reading& outer) {
  if (inner.presupposed) return inner;
  const Factuality value = combined(inner.factuality, outer.factuality);
  if (value == inner.factuality && !is_actual(inner)) return inner;
  return {value, outer.cue, outer.because, outer.presupposed};
}

Reading saying(const Reading& head) {
  if (head.factuality == Factuality::kNegated || head.factuality == Factuality::kHypothetical)
    return {Factuality::kHypothetical, head.cue, head.because, false};
  return {};
}

Reading without_negation(const Reading& head) {
  if (head.factuality == Factuality::kNegated) return {};
  return {head.factuality, head.cue, head.because, false};
}

}  // namespace annals::voice
