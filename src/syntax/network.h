// The network that tags and parses, as training/syntax/student.py trains it.
//
// A word is the sum of rows of two tables: its own, and those of its beginnings, ends and shape. A
// convolution over three words and gated recurrent layers in both directions give each word a
// vector; from it come its tag, and, in pairs, the scores of arcs and the names of relations.
// models/README.md has the sizes and the scores.
//
// A Network is immutable and may be shared by threads; each thread brings its own Scratch, which
// grows to the longest sentence and is then reused. The answers are the same bits on every machine
// (kernels.h says how).
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "src/doc/tags.h"
#include "src/syntax/best_tree.h"
#include "src/syntax/features.h"
#include "src/syntax/kernels.h"
#include "src/syntax/tensors.h"

namespace annals::syntax {

// What is said of a word. `head` is a word of the sentence, kRoot at the root.
struct WordAnswer {
  static constexpr std::uint32_t kRoot = 0xFFFFFFFFU;

  Upos upos = Upos::kX;
  Rel rel = Rel::kDep;
  std::uint32_t feats = 0;
  std::uint32_t head = kRoot;
};

class Network {
public:
  // Room for the numbers of one sentence.
  struct Scratch {
    std::vector<float> embedded, states, gates, memory, tags, parts, arcs, relations;
    std::vector<std::int16_t> rounded, arc_heads, arc_words;
    ArcScores scores;
    std::vector<WordAnswer> answers;
  };

  Network() = default;
  // Throws Error(kModel) for a missing, truncated, damaged or foreign file.
  static Network load(const std::filesystem::path& file);
  static Network read(std::string_view bytes, std::string name);

  // One answer for each word; they stand in `scratch` until the next call. Cost grows with the
  // square of the sentence's length, which the stage keeps under 300.
  [[nodiscard]] std::span<const WordAnswer> annotate(const SentenceView& sentence,
                                                     Scratch& scratch) const;

private:
  struct Norm {
    std::span<const float> weight, bias;
  };
  struct Layer {
    Norm norm;
    Linear linear;
  };

  explicit Network(TensorFile file);
  [[nodiscard]] Norm norm(const std::string& name, std::size_t size) const;
  [[nodiscard]] Linear linear(const std::string& name, std::size_t inputs,
                              std::size_t outputs) const;
  void embed(const WordView& word, float* out) const;
  void encode(const SentenceView& sentence, Scratch& scratch) const;
  void choose_tags(Scratch& scratch) const;
  void choose_heads(Scratch& scratch) const;
  void choose_relations(Scratch& scratch) const;

  TensorFile file_;
  std::span<const std::uint64_t>
      hashes_;  // of the known words, sorted; word i has row i of word_rows_
  std::span<const std::int8_t> word_rows_, piece_rows_;
  std::span<const float> word_scale_, piece_scale_;
  std::size_t pieces_ = 0;
  std::vector<std::pair<Upos, std::uint32_t>> tags_;
  Norm norm_, last_;
  Linear conv_, heads_, tag_, arc_, rel_;
  std::vector<Layer> layers_;
  std::span<const float> root_, near_, rel_near_, factors_;
};

}  // namespace annals::syntax
