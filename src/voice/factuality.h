// Factuality of every word: what the word itself wears (auxiliaries, negation, hedges) and what the
// words above it do to it, up to the root. Meanings of the steps stand in data/modality.tsv and
// data/cues.tsv.
#pragma once

#include <string>
#include <vector>

#include "src/doc/document.h"
#include "src/lexicon/cues.h"
#include "src/lexicon/voice_modality.h"
#include "src/voice/reading.h"

namespace annals::voice {

class FactualityReader {
public:
  FactualityReader(const Document& doc, const Cues& cues, const VoiceModality& modality);

  // In step with doc.tokens.
  [[nodiscard]] const std::vector<Reading>& readings() const { return full_; }

private:
  enum class Mark : std::uint8_t { kFresh, kOpen, kDone };

  const Reading& full(Index t);
  Reading governed(Index t);
  Reading governed_by_conjunct(Index t, Index head);
  Reading governed_noun(Index t, Index head);
  Reading governed_clause(Index t, Index head);
  [[nodiscard]] Index told_by(Index noun) const;
  Reading governed_subject(Index t, Index head);
  // The lexicons' word on this link; false when they say nothing (factuality_lookup.cc).
  bool looked_up(Index t, Index head, Reading& out);
  [[nodiscard]] bool is_ranked(Index noun) const;
  [[nodiscard]] Reading shared_doubt(Index verb) const;
  [[nodiscard]] bool is_hedged(Index noun) const;
  [[nodiscard]] bool does(Index verb) const;
  bool entry_of(Index head, const std::vector<std::string>& keys,
                const std::vector<std::string>& frames, Index t, Reading& out);
  bool looked_up_past_object(Index t, Index noun, const std::vector<std::string>& frames,
                             Reading& out);
  bool looked_up_in_object(Index t, Index verb, const std::vector<std::string>& frames,
                           Reading& out);
  bool apply(ModalEffect effect, Index t, Index head, std::string because, Reading& out);
  Reading apply_cue(const Cue& cue, std::string_view frame, Index t, Index head);

  const Document& doc_;
  const Cues& cues_;
  const VoiceModality& modality_;
  std::vector<Reading> full_;
  std::vector<Reading> own_;
  std::vector<Mark> marks_;
};

}  // namespace annals::voice
