// What a speech act makes of the deeds in its content: demanded, promised and threatened deeds are not done; what stands
// beside the content is, and what somebody orders his own forces to do is to come.
#pragma once

#include <vector>

#include "src/what/triggers.h"

namespace annals::what {

// The speech act that a deed is the content of: one of `speech_heads` (tokens), or kNone.
Index speech_above(const Scene& scene, const std::vector<Index>& speech_heads, Index trigger);

// "announced after talks that": what a time or an occasion is told by is no content. So is what a participle tells of
// a noun: "wants to keep the agreement signed in May".
bool is_background(const Scene& scene, Index trigger);

// "met to reaffirm their friendship": what a deed is meant to say has not been said.
bool is_purpose(const Scene& scene, Index trigger);

// Whether the text tells the deed as done although somebody speaks of it: "condemned the attack".
bool told_as_done(const Document& doc, Index trigger);

// Turns "ordered the army to occupy the town" from a demand into the deed, to come.
void take_own_orders(const Scene& scene, Document& doc, std::vector<Draft>& drafts);

}  // namespace annals::what
