#include "src/voice/quotes.h"

#include <algorithm>

#include "src/base/text.h"
#include "src/doc/tree.h"

namespace annals::voice {
namespace {

enum class MarkKind : std::uint8_t { kOpen, kClose };

struct QuoteMark {
  Span span;
  MarkKind kind;
};

bool is_letter_byte(unsigned char c) {
  return is_ascii_alpha(static_cast<char>(c)) || is_ascii_digit(static_cast<char>(c)) || c >= 0x80;
}

bool opens_here(std::string_view text, std::size_t begin, std::size_t end, bool inside) {
  const bool blank_before = begin == 0 || is_ascii_space(text[begin - 1]) ||
                            text[begin - 1] == '(' || text[begin - 1] == '[';
  const bool blank_after = end >= text.size() || is_ascii_space(text[end]);
  if (blank_before && !blank_after) return true;
  if (!blank_before && blank_after) return false;
  // Between a dash and a word, or standing alone: whichever is due.
  return !inside;
}

// The marks of one paragraph, left to right; `text` is the whole report's.
std::vector<QuoteMark> marks_of(std::string_view text, Span passage) {
  std::vector<QuoteMark> out;
  bool inside = false;
  const auto add = [&](std::size_t at, std::size_t length, MarkKind kind) {
    out.push_back(
        {{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + length)}, kind});
    inside = kind == MarkKind::kOpen;
  };
  const std::string_view view = text.substr(0, passage.end);
  for (std::size_t at = passage.begin; at < passage.end; ++at) {
    const std::string_view rest = view.substr(at);
    if (rest.starts_with("“") || rest.starts_with("„") || rest.starts_with("«")) {
      const std::size_t length = rest.starts_with("«") ? 2 : 3;
      add(at, length, MarkKind::kOpen);
      at += length - 1;
    } else if (rest.starts_with("”") || rest.starts_with("»")) {
      const std::size_t length = rest.starts_with("»") ? 2 : 3;
      add(at, length, MarkKind::kClose);
      at += length - 1;
    } else if (rest[0] == '"') {
      add(at, 1, opens_here(view, at, at + 1, inside) ? MarkKind::kOpen : MarkKind::kClose);
    } else if (rest.starts_with("''") || rest.starts_with("``")) {
      add(at, 2,
          rest[0] == '`' || opens_here(view, at, at + 2, inside) ? MarkKind::kOpen
                                                                 : MarkKind::kClose);
      ++at;
    }
  }
  return out;
}

// Single marks serve as quotation marks only where double ones do not stand: in headlines and
// British prose.
std::vector<QuoteMark> single_marks_of(std::string_view text, Span passage) {
  std::vector<QuoteMark> out;
  bool inside = false;
  const std::string_view view = text.substr(0, passage.end);
  for (std::size_t at = passage.begin; at < passage.end; ++at) {
    const std::string_view rest = view.substr(at);
    std::size_t length = 0;
    if (rest.starts_with("‘") || rest.starts_with("’")) length = 3;
    if (rest[0] == '\'') length = 1;
    if (length == 0) continue;
    const bool word_before =
        at > passage.begin && is_letter_byte(static_cast<unsigned char>(view[at - 1]));
    const bool word_after =
        at + length < view.size() && is_letter_byte(static_cast<unsigned char>(view[at + length]));
    const Span span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + length)};
    if (!inside && !word_before && word_after && !rest.starts_with("’")) {
      out.push_back({span, MarkKind::kOpen});
      inside = true;
    } else if (inside && !word_after) {
      // "the rebels' camp" inside would close too early; a plural possessor is the price.
      out.push_back({span, MarkKind::kClose});
      inside = false;
    }
    at += length - 1;
  }
  if (inside) return {};
  return out;
}

class Segmenter {
public:
  explicit Segmenter(const Document& doc) : doc_(doc) {}

  std::vector<QuoteSegment> run() {
    const std::string_view text = doc_.text();
    for (Index p = 0; p < doc_.passages.size(); ++p) {
      const Passage& passage = doc_.passages[p];
      std::vector<QuoteMark> marks = marks_of(text, passage.span);
      if (marks.empty()) marks = single_marks_of(text, passage.span);
      read_passage(p, passage.span, marks);
    }
    return std::move(segments_);
  }

private:
  void read_passage(Index p, Span passage, const std::vector<QuoteMark>& marks) {
    std::uint32_t open_at = 0, inside_from = 0;
    bool inside = false;
    const bool pending =
        !segments_.empty() && segments_.back().open_end && segments_.back().passage + 1 == p;
    const Index before = pending ? static_cast<Index>(segments_.size() - 1) : kNone;
    Index continues = kNone;
    if (pending) {
      const bool reopened = !marks.empty() && marks[0].kind == MarkKind::kOpen &&
                            marks[0].span.begin == passage.begin;
      const bool closes = !marks.empty() && marks[0].kind == MarkKind::kClose;
      if (reopened || closes) continues = before;
      if (closes) {
        inside = true;
        open_at = inside_from = passage.begin;
      }
    }
    for (const QuoteMark& mark : marks) {
      if (mark.kind == MarkKind::kOpen && !inside) {
        inside = true;
        open_at = mark.span.begin;
        inside_from = mark.span.end;
      } else if (mark.kind == MarkKind::kClose && inside) {
        add(p, {open_at, mark.span.end}, {inside_from, mark.span.begin}, false, continues);
        inside = false;
        continues = kNone;
      }
    }
    if (inside) add(p, {open_at, passage.end}, {inside_from, passage.end}, true, continues);
  }

  void add(Index p, Span span, Span inside, bool open_end, Index continues) {
    const Index first = token_from(inside.begin);
    const Index last = token_from(inside.end);
    bool words = false;
    for (Index t = first; t < last; ++t) words = words || doc_.tokens[t].upos != Upos::kPunct;
    if (!words) return;
    segments_.push_back({span, first, last, p, open_end, continues});
  }

  // The first token that begins at or after a byte.
  [[nodiscard]] Index token_from(std::uint32_t byte) const {
    const auto found =
        std::partition_point(doc_.tokens.begin(), doc_.tokens.end(),
                             [&](const Token& tok) { return tok.span.begin < byte; });
    return static_cast<Index>(found - doc_.tokens.begin());
  }

  const Document& doc_;
  std::vector<QuoteSegment> segments_;
};

}  // namespace

namespace {

// "Rebels Burned the Old Mill": every long word has a capital.
bool is_title(const Document& doc, const QuoteSegment& segment) {
  Index capitals = 0;
  for (Index t = segment.first; t < segment.last; ++t) {
    const std::string_view word = doc.text(doc.tokens[t].span);
    if (word.size() < 4 || !is_ascii_alpha(word[0])) continue;
    if (word[0] >= 'a') return false;
    ++capitals;
  }
  return capitals >= 2;
}

}  // namespace

std::vector<QuoteSegment> find_quotes(const Document& doc) { return Segmenter(doc).run(); }

bool is_speech(const Document& doc, const QuoteSegment& segment) {
  if (is_title(doc, segment)) return false;
  Index words = 0;
  bool predicate = false;
  for (Index t = segment.first; t < segment.last; ++t) {
    const Token& tok = doc.tokens[t];
    if (tok.upos != Upos::kPunct) ++words;
    predicate = predicate || tok.upos == Upos::kAux ||
                (tok.upos == Upos::kVerb && tok.rel != Rel::kAmod && tok.rel != Rel::kCompound);
  }
  return (words >= 3 && predicate) || words >= 7;
}

}  // namespace annals::voice
