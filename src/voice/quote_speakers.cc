// Who speaks a quotation: the cue beside it, the colon before it, the quotation it goes on from.
#include <algorithm>
#include <limits>

#include "src/base/text.h"
#include "src/doc/tree.h"
#include "src/voice/links.h"
#include "src/voice/speakers.h"
#include "src/voice/statements.h"

namespace annals::voice {
namespace {

struct SpeechCue {
  const Cue* cue = nullptr;
  Index verb = kNone;
  Index speaker = kNone;
};

class QuoteReader {
public:
  QuoteReader(const Document& doc, const Cues& cues, const std::vector<QuoteSegment>& quotes,
              std::vector<Statement>& statements)
      : doc_(doc), cues_(cues), quotes_(quotes), statements_(statements),
        of_quote_(quotes.size(), kNone) {}

  void run() {
    for (Index q = 0; q < quotes_.size(); ++q) read(q);
  }

private:
  [[nodiscard]] bool inside_quotes(Index t) const {
    return std::any_of(quotes_.begin(), quotes_.end(), [t](const QuoteSegment& quote) {
      return quote.first <= t && t < quote.last;
    });
  }

  void read(Index q) {
    const QuoteSegment& quote = quotes_[q];
    const bool speech = is_speech(doc_, quote);
    of_quote_[q] = extend(quote);
    if (of_quote_[q] != kNone) return;
    if (quote.continues != kNone && of_quote_[quote.continues] != kNone) {
      repeat(q, of_quote_[quote.continues], "quotation continued");
      return;
    }
    if (!speech && !ends_with_comma(quote)) return;
    // Without a comma or colon between them only a near cue speaks a quotation: titles, mottos and
    // sayings stand in quotation marks as well.
    const SpeechCue beside = nearest_cue(quote, !speech ? 6 : is_introduced(quote) ? 30 : 8);
    if (beside.verb != kNone) {
      of_quote_[q] = add(quote, beside, "quotation beside cue");
      return;
    }
    if (sign(q)) return;
    if (!speech) return;
    const SpeechCue before_colon = cue_before_colon(quote);
    if (before_colon.verb != kNone) {
      of_quote_[q] = add(quote, before_colon, "quotation after colon");
      return;
    }
    const Index earlier = earlier_in_passage(q);
    if (earlier != kNone) {
      repeat(q, earlier, "quotation of the same paragraph");
      return;
    }
    const SpeechCue around = cue_of_neighbour(quote);
    if (around.verb != kNone) {
      of_quote_[q] = add(quote, around, "quotation beside sentence with cue");
      return;
    }
    if (opens_passage(quote) && q > 0 && of_quote_[q - 1] != kNone &&
        quotes_[q - 1].passage + 1 == quote.passage)
      repeat(q, of_quote_[q - 1], "quotation of the paragraph before");
  }

  // '"The road is ours." — Ada Holm': a name behind a dash ends the paragraph.
  bool sign(Index q) {
    const QuoteSegment& quote = quotes_[q];
    const std::uint32_t end = doc_.passages[quote.passage].span.end;
    Index dash = quote.last;
    while (dash < doc_.tokens.size() && doc_.tokens[dash].span.begin < quote.span.end) ++dash;
    if (dash < doc_.tokens.size() && doc_.lower(dash) == ".") ++dash;
    if (dash >= doc_.tokens.size() || doc_.tokens[dash].span.begin >= end) return false;
    if (!any_of(doc_.lower(dash), {"-", "–", "—", "--"})) return false;
    Index last = dash;
    while (last + 1 < doc_.tokens.size() && last < dash + 6 &&
           doc_.tokens[last + 1].upos == Upos::kPropn)
      ++last;
    const bool stops = last + 1 == doc_.tokens.size() || doc_.lower(last + 1) == "," ||
                       doc_.tokens[last + 1].span.begin >= end;
    if (last == dash || !stops) return false;
    Statement out;
    out.cue_head = dash;
    out.cue = doc_.tokens[dash].span;
    out.source_head = dash + 1;
    for (Index t = dash + 1; t <= last; ++t)
      if (doc_.tokens[t].head < dash + 1 || doc_.tokens[t].head > last) out.source_head = t;
    out.source = span_of(doc_, dash + 1, last);
    out.direct = true;
    out.detached = true;
    out.because = "quotation signed";
    merge(out, quote);
    statements_.push_back(std::move(out));
    of_quote_[q] = static_cast<Index>(statements_.size() - 1);
    return true;
  }

  // A statement of the tree that holds most of the quotation's first or last sentence takes all of
  // it.
  Index extend(const QuoteSegment& quote) {
    Index best = kNone;
    std::size_t best_overlap = 0;
    for (Index s = 0; s < statements_.size(); ++s) {
      const Statement& statement = statements_[s];
      if (statement.cue_head >= quote.first && statement.cue_head < quote.last) continue;
      const auto from =
          std::lower_bound(statement.tokens.begin(), statement.tokens.end(), quote.first);
      const auto to =
          std::lower_bound(statement.tokens.begin(), statement.tokens.end(), quote.last);
      const auto overlap = static_cast<std::size_t>(to - from);
      // Quotations within a statement that says more in its own words belong to it already.
      if (overlap > best_overlap && 2 * overlap >= tokens_in_sentence(quote, statement.cue_head)) {
        best = s;
        best_overlap = overlap;
      }
    }
    if (best == kNone) return kNone;
    Statement& statement = statements_[best];
    statement.direct = statement.direct || 2 * best_overlap >= statement.tokens.size();
    merge(statement, quote);
    return best;
  }

  [[nodiscard]] std::size_t tokens_in_sentence(const QuoteSegment& quote, Index cue) const {
    const Sentence& sent = doc_.sentences[doc_.tokens[cue].sentence];
    const Index first = std::max(quote.first, sent.first);
    const Index last = std::min(quote.last, sent.last);
    return last > first ? last - first : std::numeric_limits<std::size_t>::max() / 2;
  }

  void merge(Statement& statement, const QuoteSegment& quote) const {
    for (Index t = quote.first; t < quote.last; ++t) statement.tokens.push_back(t);
    std::sort(statement.tokens.begin(), statement.tokens.end());
    statement.tokens.erase(std::unique(statement.tokens.begin(), statement.tokens.end()),
                           statement.tokens.end());
  }

  Index add(const QuoteSegment& quote, const SpeechCue& speech, std::string_view because) {
    Statement out;
    out.kind = speech.cue == nullptr ? CueKind::kAssert : speech.cue->kind;
    out.cue_head = speech.verb;
    out.cue = cue_span(doc_, speech.verb);
    out.source_head = speech.speaker;
    out.source = source_span(doc_, speech.speaker);
    out.direct = true;
    out.detached = true;
    out.because = because;
    merge(out, quote);
    statements_.push_back(std::move(out));
    return static_cast<Index>(statements_.size() - 1);
  }

  void repeat(Index q, Index statement, std::string_view because) {
    Statement out = statements_[statement];
    out.tokens.clear();
    out.direct = true;
    out.detached = true;
    out.because = because;
    merge(out, quotes_[q]);
    statements_.push_back(std::move(out));
    of_quote_[q] = static_cast<Index>(statements_.size() - 1);
  }

  [[nodiscard]] SpeechCue speech_cue(Index t) const {
    if (word_class(doc_, t) != WordClass::kVerb || inside_quotes(t)) return {};
    if (negation(doc_, t) != kNone) return {};
    for (const std::string& key : keys_of(doc_, t))
      for (const Cue& cue : cues_.find(key, CuePos::kVerb)) {
        if (!cue.has("quote")) continue;
        Index speaker = speaker_of_verb(doc_, t);
        if (speaker == kNone && !is_passive(doc_, t)) speaker = speaker_beside(doc_, t);
        if (speaker != kNone && !inside_quotes(speaker)) return {&cue, t, speaker};
      }
    return {};
  }

  [[nodiscard]] bool is_introduced(const QuoteSegment& quote) const {
    if (ends_with_comma(quote)) return true;
    const Sentence& head = doc_.sentences[doc_.tokens[quote.first].sentence];
    if (quote.first == head.first + 1) return true;  // the mark opens the sentence
    return quote.first >= head.first + 2 && any_of(doc_.lower(quote.first - 2), {",", ":", "that"});
  }

  [[nodiscard]] bool ends_with_comma(const QuoteSegment& quote) const {
    return quote.last > quote.first && doc_.lower(quote.last - 1) == ",";
  }

  // The cue nearest to the quotation in its own first and last sentence. A comma at the quotation's
  // end points onwards, a comma or colon before its beginning points back.
  [[nodiscard]] SpeechCue nearest_cue(const QuoteSegment& quote, Index reach) const {
    const Sentence& head = doc_.sentences[doc_.tokens[quote.first].sentence];
    const Sentence& tail = doc_.sentences[doc_.tokens[quote.last - 1].sentence];
    const bool forward = ends_with_comma(quote);
    const Index before = quote.first >= 2 ? quote.first - 2 : 0;
    const bool backward = !forward && quote.first >= 2 && before >= head.first &&
                          (doc_.lower(before) == "," || doc_.lower(before) == ":");
    SpeechCue best;
    Index best_distance = reach;
    const auto consider = [&](Index t, Index distance) {
      if (distance >= best_distance || parted(t, quote)) return;
      const SpeechCue found = speech_cue(t);
      if (found.verb == kNone) return;
      best = found;
      best_distance = distance;
    };
    for (Index t = head.first; t < quote.first; ++t)
      consider(t, quote.first - t + (forward ? 12 : 0));
    for (Index t = quote.last; t < tail.last; ++t)
      consider(t, t - quote.last + (backward ? 12 : 0));
    return best;
  }

  // A semicolon parts one report from the next.
  [[nodiscard]] bool parted(Index t, const QuoteSegment& quote) const {
    const Index first = t < quote.first ? t : quote.last;
    const Index last = t < quote.first ? quote.first : t;
    for (Index at = first; at < last; ++at)
      if (doc_.lower(at) == ";") return true;
    return false;
  }

  // 'The ministry defended the raid: "..."': any clause with a subject introduces what follows its
  // colon.
  [[nodiscard]] SpeechCue cue_before_colon(const QuoteSegment& quote) const {
    Index at = quote.first;
    for (int step = 0; step < 3 && at > 0; ++step) {
      --at;
      if (doc_.lower(at) != ":") continue;
      const Sentence& sent = doc_.sentences[doc_.tokens[at].sentence];
      SpeechCue best;
      for (Index t = sent.first; t < at; ++t) {
        const SpeechCue found = speech_cue(t);
        if (found.verb != kNone) best = found;
      }
      if (best.verb != kNone) return best;
      for (Index t = sent.first; t < at; ++t) {
        if (doc_.tokens[t].upos != Upos::kVerb || doc_.tokens[t].head != kNone) continue;
        Index subject = child(doc_, t, {Rel::kNsubj});
        if (subject == kNone) subject = speaker_beside(doc_, t);
        if (subject != kNone) return {nullptr, t, subject};
      }
      return {};
    }
    return {};
  }

  // The speaker of an earlier quotation of the paragraph, unless another cue stands between.
  [[nodiscard]] Index earlier_in_passage(Index q) const {
    for (Index at = q; at-- > 0;) {
      if (quotes_[at].passage != quotes_[q].passage) return kNone;
      if (of_quote_[at] == kNone) continue;
      for (Index t = quotes_[at].last; t < quotes_[q].first; ++t) {
        const SpeechCue between = speech_cue(t);
        if (between.verb != kNone && between.verb != statements_[of_quote_[at]].cue_head) {
          return kNone;
        }
      }
      return of_quote_[at];
    }
    return kNone;
  }

  // '"..." The mayor told reporters.' and 'The mayor was angry about the raid. "..."'
  [[nodiscard]] SpeechCue cue_of_neighbour(const QuoteSegment& quote) const {
    const Index sentence_after = doc_.tokens[quote.last - 1].sentence + 1;
    const auto same_passage = [&](Index sentence) {
      return sentence < doc_.sentences.size() && doc_.sentences[sentence].passage == quote.passage;
    };
    const Index sentence_before = doc_.tokens[quote.first].sentence;
    SpeechCue best;
    if (sentence_before > 0 && same_passage(sentence_before - 1)) {
      const Sentence& sent = doc_.sentences[sentence_before - 1];
      for (Index t = sent.first; t < sent.last; ++t) {
        const SpeechCue found = speech_cue(t);
        if (found.verb != kNone) best = found;
      }
      if (best.verb != kNone) return best;
    }
    if (same_passage(sentence_after)) {
      const Sentence& sent = doc_.sentences[sentence_after];
      if (sent.last - sent.first <= 15)
        for (Index t = sent.first; t < sent.last; ++t) {
          const SpeechCue found = speech_cue(t);
          if (found.verb != kNone && child(doc_, t, {Rel::kCcomp, Rel::kXcomp}) == kNone)
            return found;
        }
    }
    return best;
  }

  [[nodiscard]] bool opens_passage(const QuoteSegment& quote) const {
    return quote.span.begin == doc_.passages[quote.passage].span.begin;
  }

  const Document& doc_;
  const Cues& cues_;
  const std::vector<QuoteSegment>& quotes_;
  std::vector<Statement>& statements_;
  std::vector<Index> of_quote_;  // the statement of each quotation
};

}  // namespace

void attribute_quotes(const Document& doc, const Cues& cues,
                      const std::vector<QuoteSegment>& quotes, std::vector<Statement>& statements) {
  QuoteReader(doc, cues, quotes, statements).run();
}

}  // namespace annals::voice
