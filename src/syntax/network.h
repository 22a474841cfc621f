// The network that tags and parses, as training/syntax/student.py trains it.
//
// A word is the sum of rows of two tables: its own, and those of its beginnings, ends and shape. A
// convolution over three words and gated recurrent layers in both directions give each word a
// vector; from it come its tag, its part in a proper name, and, in pairs, the scores of arcs and the
// names of relations.
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

#include "src/doc/document.h"
#include "src/syntax/best_tree.h"
#include "src/syntax/features.h"
#include "src/syntax/kernels.h"
#include "src/syntax/tensors.h"

namespace annals::syntax {

// A word's part in a proper name (IOB2).
struct NameLabel {
  enum class Part : std::uint8_t { kOutside, kBegins, kInside };

  Part part = Part::kOutside;
  NameType type = NameType::kMisc;  // of no meaning outside
};

// What is said of a word. `head` is a word of the sentence, kRoot at the root. A word inside a name
// follows one of the same name.
struct WordAnswer {
  static constexpr std::uint32_t kRoot = 0xFFFFFFFFU;

  Upos upos = Upos::kX;
  Rel rel = Rel::kDep;
  std::uint32_t feats = 0;
  std::uint32_t head = kRoot;
  NameLabel name;
};

class Network {
public:
  // Rows of all sentences lie one behind the other; a Part is one sentence's.
  struct Part {
    std::size_t first, size;
  };
  // Room for the numbers of the sentences of one call.
  struct Scratch {
    std::vector<float> embedded, states, gates, memory, tags, names, parts, arcs, relations;
    std::vector<std::int16_t> rounded, arc_heads, arc_words;
    std::vector<Part> sentences;
    std::vector<std::uint8_t> came_from;
    ArcScores scores;
    std::vector<WordAnswer> answers;
  };

  Network() = default;
  // Throws Error(kModel) for a missing, truncated, damaged or foreign file. `way` is for tests: all
  // ways this machine can give the same answers.
  static Network load(const std::filesystem::path& file, Way way = best_way());
  static Network read(std::string_view bytes, std::string name, Way way = best_way());

  // One answer for each word of each sentence, in order; they stand in `scratch` until the next
  // call. Answers do not depend on which sentences come together, but some hundred words at once
  // are faster. Cost grows with the square of a sentence's length, which the stage keeps under 300.
  [[nodiscard]] std::span<const WordAnswer> annotate(std::span<const SentenceView> sentences,
                                                     Scratch& scratch) const;

private:
  struct Norm {
    std::span<const float> weight, bias;
  };
  struct Layer {
    Norm norm;
    Linear linear;
  };

  Network(TensorFile file, Way way);
  [[nodiscard]] Norm norm(const std::string& name, std::size_t size) const;
  [[nodiscard]] Linear linear(const std::string& name, std::size_t inputs,
                              std::size_t outputs) const;
  void multiply(const std::int16_t* x, std::size_t rows, std::size_t stride, const Linear& linear,
                std::vector<float>& out) const;
  void embed(const WordView& word, float* out) const;
  void embed(const SentenceView& sentence, Part part, Scratch& scratch) const;
  void round_states(std::size_t words, const Norm& norm, Scratch& scratch) const;
  void encode(std::span<const SentenceView> sentences, Scratch& scratch) const;
  void choose_tags(Scratch& scratch) const;
  void score_arcs(Scratch& scratch) const;
  void choose_names(Part part, Scratch& scratch) const;
  void choose_heads(Part part, Scratch& scratch) const;
  void choose_relations(Scratch& scratch) const;

  const Kernels* kernels_ = nullptr;
  TensorFile file_;
  std::span<const std::uint64_t>
      hashes_;  // of the known words, sorted; word i has row i of word_rows_
  std::span<const std::int8_t> word_rows_, piece_rows_;
  std::span<const float> word_scale_, piece_scale_;
  std::size_t pieces_ = 0;
  std::vector<std::pair<Upos, std::uint32_t>> tags_;
  Norm norm_, last_;
  Linear conv_, heads_, tag_, name_, arc_, rel_;
  std::vector<Layer> layers_;
  std::span<const float> follow_;  // of each label of names, the scores of those before it
  std::span<const float> root_, near_, rel_near_, factors_;
};

}  // namespace annals::syntax
