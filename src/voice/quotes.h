// Stretches of a report between quotation marks.
#pragma once

#include <vector>

#include "src/doc/document.h"

namespace annals::voice {

struct QuoteSegment {
  Span span;        // with its marks
  Index first = 0;  // tokens [first, last) inside the marks
  Index last = 0;
  Index passage = 0;
  bool open_end = false;    // no closing mark: the next paragraph goes on
  Index continues = kNone;  // the segment of an earlier paragraph that this one goes on from
};

// Curly and straight double marks, « », and single curly ones that cannot be apostrophes. A
// quotation that is not closed in its paragraph goes on in the next if that begins with an opening
// mark or closes what it did not open.
std::vector<QuoteSegment> find_quotes(const Document& doc);

// True when a segment reads like speech rather than a title or a word held at arm's length.
bool is_speech(const Document& doc, const QuoteSegment& segment);

}  // namespace annals::voice
