// Dependency trees, by the arc-eager system and a linear model of its actions.
#pragma once

#include <cstdint>
#include <vector>

#include "src/syntax/features.h"
#include "src/syntax/tagger.h"
#include "src/syntax/transitions.h"
#include "src/syntax/weights.h"

namespace annals::syntax {

// What the parser's features are made of, by word; the last entry stands for the root.
struct ParserView {
  std::vector<std::uint64_t> word, tag, upos;

  ParserView(const SentenceView& sentence, const std::vector<std::uint16_t>& tags,
             const std::vector<Tag>& tag_set);
};

void parse_features(const State& state, const ParserView& view, Features& out);

struct Arc {
  std::int16_t head = kNoWord;  // kNoWord: the root
  Rel rel = Rel::kDep;
};

class Parser {
public:
  Parser() = default;
  explicit Parser(Weights weights) : weights_(std::move(weights)) {}

  // One arc for each word; exactly one is the root, and there are no cycles.
  [[nodiscard]] std::vector<Arc> parse(const ParserView& view) const;
  [[nodiscard]] const Weights& weights() const { return weights_; }

private:
  Weights weights_;
};

// The tree of a finished state with its first root kept and the others hung below it.
std::vector<Arc> arcs_of(const State& state);

}  // namespace annals::syntax
