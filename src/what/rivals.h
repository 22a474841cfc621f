// What lost, in words, for `annals explain`: frames whose tests failed, deeds that are only said, and people who stand where
// no side is looked for. Every function returns at once where nobody asked (Document::rivals).
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "src/what/triggers.h"

namespace annals::what {

struct TriggerWords {
  Span span;
  Index head = kNone;
  Index light = kNone;
};

// A frame that knows the words and made no record: for a test (`failed`), or because `winner` came first.
void note_lost_frame(const Scene& scene, Document& doc, const TriggerWords& trigger, const Frame& frame,
                     const FrameTest* failed, const Frame* winner);

// Takes back the frames of the winner's type that lost before it was tried: notes from `first` on.
void forget_same_type(Document& doc, std::size_t first, const Frame& winner);

// A deed whose frame fits and that makes no record of its own.
void note_lost_deed(Document& doc, const Draft& draft, std::string_view why);

// Words that tell the same deed as others.
void note_merged(Document& doc, const std::vector<Draft>& drafts);

// Who of the sentence is neither actor nor recipient, and why.
void note_lost_parties(const Scene& scene, Document& doc, const Event& ev, const Frame& frame);

}  // namespace annals::what
