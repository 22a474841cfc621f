// Which side of the publication a time lies on, by the words it hangs on.
#pragma once

#include "src/doc/document.h"
#include "src/lexicon/time_words.h"

namespace annals::when {

enum class Direction : std::uint8_t { kUnknown, kPast, kFuture };

// The clause around `head`, the token that stands for the time: "will meet on Friday", "talks
// scheduled for Friday" and "plans to leave on Friday" lie ahead.
// `deadline`: the time stands behind "by", "until" or "to", so that "gave them until Friday" looks
// ahead.
Direction direction_of(const Document& doc, const TimeWords& words, Index head, bool deadline);

// "has ruled for ten years": what lasts until publication.
bool lasts_until_now(const Document& doc, Index head);

}  // namespace annals::when
