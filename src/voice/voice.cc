#include "src/voice/voice.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "src/doc/tree.h"
#include "src/lexicon/cues.h"
#include "src/lexicon/voice_modality.h"
#include "src/voice/factuality.h"
#include "src/voice/quotes.h"
#include "src/voice/statements.h"

namespace annals {
namespace {

using voice::Reading;
using voice::Statement;

bool holds(const Statement& statement, Index t) {
  return std::binary_search(statement.tokens.begin(), statement.tokens.end(), t);
}

// The statement nearest around a token; named speakers come before unnamed ones, for "police said
// he was accused of" leaves the police to vouch; "I think", said in a quotation, comes after the
// one quoted.
Index innermost(const std::vector<Statement>& statements, Index t, Index except) {
  Index best = kNone;
  const auto rank = [&](Index s) {
    return std::tuple{statements[s].source_head == kNone, statements[s].own_words,
                      statements[s].tokens.size()};
  };
  for (Index s = 0; s < statements.size(); ++s)
    if (s != except && statements[s].vouches && !statements[s].behind && holds(statements[s], t) &&
        (best == kNone || rank(s) < rank(best)))
      best = s;
  return best;
}

// Words enough for a clause, and a verb among them or a quotation's worth: "called it murder" is a
// name, and "said yes" no statement.
bool tells(const Document& doc, Span core) {
  Index words = 0;
  bool verb = false;
  for (Index t = token_at(doc, core.begin);
       t < doc.tokens.size() && doc.tokens[t].span.begin < core.end; ++t) {
    const Token& tok = doc.tokens[t];
    words += tok.upos == Upos::kPunct ? 0 : 1;
    verb = verb || tok.upos == Upos::kVerb || tok.upos == Upos::kAux;
  }
  return (verb && words >= 2) || words >= 5;
}

// "Rebels attacked, the general claims": the tree of the statement does not pass through its cue.
void doubt_detached(const Document& doc, const std::vector<Statement>& statements,
                    std::vector<Reading>& readings) {
  for (const Statement& statement : statements) {
    if (!statement.detached || statement.kind != CueKind::kDoubt) continue;
    for (const Index t : statement.tokens) {
      if (readings[t].presupposed || is_ancestor(doc, statement.cue_head, t)) continue;
      readings[t] = voice::combine(readings[t], {Factuality::kAlleged, statement.cue_head,
                                                 "detached " + statement.because, false});
    }
  }
}

class VoiceStage final : public Stage {
public:
  explicit VoiceStage(const std::filesystem::path& data) {
    Faults faults;
    cues_ = Cues::load(data, faults);
    modality_ = VoiceModality::load(data, faults);
    faults.throw_if_any();
  }

  [[nodiscard]] const StageInfo& info() const override { return info_; }

  void run(Document& doc) const override {
    const voice::FactualityReader reader(doc, cues_, modality_);
    std::vector<Reading> readings = reader.readings();
    std::vector<Statement> statements = voice::find_statements(doc, cues_, readings);
    voice::attribute_quotes(doc, cues_, voice::find_quotes(doc), statements);
    doubt_detached(doc, statements, readings);
    const std::vector<Index> rows = write_voices(doc, statements);
    write_stances(doc, statements, rows, readings);
  }

private:
  // Returns the row of each statement.
  static std::vector<Index> write_voices(Document& doc, const std::vector<Statement>& statements) {
    std::vector<Voice> voices(statements.size());
    for (Index s = 0; s < statements.size(); ++s) {
      const Statement& statement = statements[s];
      Voice& row = voices[s];
      row.source = statement.source;
      row.source_head = statement.source_head;
      row.cue = statement.cue;
      row.cue_head = statement.cue_head;
      row.content = voice::content_span(doc, statement);
      row.span = row.content.cover(row.cue).cover(row.source);
      row.core = voice::core_span(doc, statement);
      row.direct = statement.direct;
      row.clause = (statement.clause || statement.direct) && tells(doc, row.core);
      row.vouches = statement.vouches;
      row.because = doc.intern(statement.because);
      row.outer = statement.behind ? around_behind(statements, s)
                                   : innermost(statements, statement.cue_head, s);
    }
    cut_circles(voices);
    std::vector<Index> order(statements.size());
    std::iota(order.begin(), order.end(), Index{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](Index a, Index b) { return voices[a].span < voices[b].span; });
    std::vector<Index> rows(statements.size());
    for (Index at = 0; at < order.size(); ++at) rows[order[at]] = at;
    for (const Index s : order) {
      if (voices[s].outer != kNone) voices[s].outer = rows[voices[s].outer];
      doc.voices.add(voices[s]);
    }
    return rows;
  }

  // Two quotations may each hold the other's cue; a voice is never its own outer one.
  static void cut_circles(std::vector<Voice>& voices) {
    for (Voice& row : voices) {
      const auto self = static_cast<Index>(&row - voices.data());
      std::size_t steps = voices.size();
      for (Index at = row.outer; at != kNone && steps-- > 0; at = voices[at].outer)
        if (at == self) {
          row.outer = kNone;
          break;
        }
    }
  }

  // Those who are cited stand behind the statement with the same content.
  static Index around_behind(const std::vector<Statement>& statements, Index cited) {
    const Index probe = statements[cited].tokens.front();
    return innermost(statements, probe, cited);
  }

  static void write_stances(Document& doc, const std::vector<Statement>& statements,
                            const std::vector<Index>& rows, const std::vector<Reading>& readings) {
    for (Index t = 0; t < doc.tokens.size(); ++t) {
      Stance stance;
      stance.factuality = readings[t].factuality;
      if (readings[t].cue != kNone && stance.factuality != Factuality::kActual)
        stance.cue = doc.tokens[readings[t].cue].span;
      stance.because = doc.intern(readings[t].because);
      const Index statement = innermost(statements, t, kNone);
      if (statement != kNone) stance.voice = rows[statement];
      doc.stances.add(stance);
    }
  }

  const StageInfo info_{"voice",
                        {LayerId::kPassages, LayerId::kSentences, LayerId::kTokens},
                        {LayerId::kVoices, LayerId::kStances}};
  Cues cues_;
  VoiceModality modality_;
};

}  // namespace

std::unique_ptr<Stage> make_voice_stage(const std::filesystem::path& data) {
  return std::make_unique<VoiceStage>(data);
}

}  // namespace annals
