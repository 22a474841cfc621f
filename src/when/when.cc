#include "src/when/when.h"

#include "src/when/grammar.h"
#include "src/when/resolve.h"

namespace annals {
namespace {

using when::Atom;
using when::Match;

// The token of the time itself that hangs on the rest of the sentence.
Index head_of(const Document& doc, const std::vector<Atom>& atoms, const when::Reading& r) {
  const Index first = atoms[r.core].token;
  const Index last = atoms[r.last - 1].token;
  for (Index t = first; t <= last; ++t) {
    const Token& tok = doc.tokens[t];
    const bool outside = tok.head == kNone || tok.head < first || tok.head > last;
    if (outside && tok.upos != Upos::kDet && tok.upos != Upos::kAdp && tok.upos != Upos::kPunct)
      return t;
  }
  return last;
}

// "ahead of Sunday's vote"
bool is_ahead_of(const Document& doc, const std::vector<Atom>& atoms, std::size_t first) {
  if (first > 0 && atoms[first - 1].is(TimePrep::kThe)) --first;
  return first > 1 && atoms[first - 1].is(TimePrep::kOf) &&
         doc.lower(atoms[first - 2].token) == "ahead";
}

class WhenStage final : public Stage {
public:
  explicit WhenStage(const std::filesystem::path& data) {
    Faults faults;
    words_ = TimeWords::load(data, faults);
    faults.throw_if_any();
  }

  [[nodiscard]] const StageInfo& info() const override { return info_; }

  void run(Document& doc) const override {
    when::AtomReader reader(words_, doc);
    when::Resolver resolver(words_, doc.published(), when::day_order(doc, words_));
    std::vector<Atom> atoms;
    std::vector<Match> matches;
    for (const Sentence& sent : doc.sentences) {
      if (!reader.read(sent.first, sent.last, atoms)) continue;
      when::Grammar(words_, doc, atoms).find(matches);
      for (const Match& match : matches) add(doc, atoms, match, sent.passage, resolver);
    }
  }

private:
  void add(Document& doc, const std::vector<Atom>& atoms, const Match& match, Index passage,
           when::Resolver& resolver) const {
    TimeExpression time;
    time.span = {atoms[match.first].span.begin, atoms[match.last - 1].span.end};
    time.head = head_of(doc, atoms, match.from);
    const bool deadline = match.from.prep == TimePrep::kBy ||
                          match.from.prep == TimePrep::kUntil ||
                          (match.first > 0 && atoms[match.first - 1].is(TimePrep::kTo));
    when::Direction direction = when::direction_of(doc, words_, time.head, deadline);
    if (is_ahead_of(doc, atoms, match.first)) direction = when::Direction::kFuture;
    const bool lasting =
        match.from.form == when::Form::kCounted && when::lasts_until_now(doc, time.head);
    const when::Resolved found = resolver.resolve(match, time.span, passage, direction, lasting);
    time.kind = found.kind;
    time.days = found.days;
    time.anchor = found.anchor;
    time.since = found.since;
    time.value = doc.intern(found.value);
    time.because = doc.intern(found.because);
    time.first_reading = static_cast<Index>(doc.time_readings.size());
    time.reading_count = static_cast<std::uint32_t>(found.others.size());
    for (const when::Other& other : found.others)
      doc.time_readings.add({other.days, doc.intern(other.value), doc.intern(other.because)});
    doc.times.add(time);
  }

  TimeWords words_;
  StageInfo info_{
      "when", {LayerId::kPassages, LayerId::kSentences, LayerId::kTokens}, {LayerId::kTimes}};
};

}  // namespace

std::unique_ptr<Stage> make_when_stage(const std::filesystem::path& data) {
  return std::make_unique<WhenStage>(data);
}

}  // namespace annals
