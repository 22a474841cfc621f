#include "src/syntax/network.h"

#include <algorithm>
#include <array>

#include "include/annals/error.h"

namespace annals::syntax {
namespace {

constexpr std::string_view kFormat = "annals-syntax-2";
constexpr std::size_t kEmbedded = 128, kWidth = 256, kArc = 128, kRel = 128;
constexpr std::size_t kParts = 2 * kArc + 2 * kRel;
constexpr std::size_t kDistances = 22, kTagRoom = 65535;
// Label 0 is outside; 1 + 2 * type begins a name of the type, 2 + 2 * type goes on with it.
constexpr std::size_t kLabels = 1 + 2 * kNameTypeNames.size();

// factors_: what a value is multiplied with before it becomes an integer, and the worth of one unit
// of an arc's score.
enum Factor : std::size_t { kArcWord, kArcScored, kArcHead, kRelation, kArcUnit, kFactors };

constexpr std::size_t padded(std::size_t outputs) {
  return (outputs + Linear::kBlock - 1) / Linear::kBlock * Linear::kBlock;
}

// The sign and rough size of head minus word; 0 is for the root.
std::size_t distance_bucket(std::size_t word, std::size_t head) {
  const std::size_t size = head > word ? head - word : word - head;
  constexpr std::array<std::size_t, 5> kLimits{4, 6, 9, 14, 24};
  std::size_t step = size;
  if (size > 4) {
    step = 5;
    while (step < 9 && size > kLimits[step - 4]) ++step;
  }
  return step + (head > word ? 10U : 0U);
}

constexpr float kNever = -1e8F;  // less than any word's scores

std::size_t first_best(const float* scores, std::size_t size) {
  return static_cast<std::size_t>(std::max_element(scores, scores + size) - scores);
}

}  // namespace

Network Network::load(const std::filesystem::path& file, Way way) {
  return Network(TensorFile::open(file, kFormat), way);
}

Network Network::read(std::string_view bytes, std::string name, Way way) {
  return Network(TensorFile::read(bytes, std::move(name), kFormat), way);
}

Network::Norm Network::norm(const std::string& name, std::size_t size) const {
  return {file_.get<float>(name + ".weight", {size}), file_.get<float>(name + ".bias", {size})};
}

Linear Network::linear(const std::string& name, std::size_t inputs, std::size_t outputs) const {
  Linear out;
  out.inputs = inputs;
  out.outputs = padded(outputs);
  out.weight = file_.get<std::int16_t>(
      name + ".weight", {out.outputs / Linear::kBlock, inputs / 2, Linear::kBlock, 2});
  out.scale = file_.get<float>(name + ".scale", {out.outputs});
  out.bias = file_.get<float>(name + ".bias", {out.outputs});
  if (!out.safe()) file_.fail("the weights of '" + name + "' are too large for 32-bit sums");
  return out;
}

Network::Network(TensorFile file, Way way) : kernels_(&kernels(way)), file_(std::move(file)) {
  const std::size_t known = file_.rows("words.hashes"), tags = file_.rows("tags");
  pieces_ = file_.rows("pieces.rows");
  if (known == 0 || pieces_ == 0 || tags == 0 || tags > kTagRoom)
    file_.fail("a table of words, pieces or tags is empty or too large");
  hashes_ = file_.get<std::uint64_t>("words.hashes", {known});
  if (!std::is_sorted(hashes_.begin(), hashes_.end())) file_.fail("the words are not sorted");
  word_rows_ = file_.get<std::int8_t>("words.rows", {known, kEmbedded});
  word_scale_ = file_.get<float>("words.scale", {known});
  piece_rows_ = file_.get<std::int8_t>("pieces.rows", {pieces_, kEmbedded});
  piece_scale_ = file_.get<float>("pieces.scale", {pieces_});
  const std::span<const std::uint32_t> pairs = file_.get<std::uint32_t>("tags", {tags, 2});
  for (std::size_t i = 0; i < tags; ++i) {
    if (pairs[2 * i] >= kUposNames.size()) file_.fail("tag " + std::to_string(i) + " is unknown");
    tags_.emplace_back(static_cast<Upos>(pairs[2 * i]), pairs[2 * i + 1]);
  }
  norm_ = norm("norm", kEmbedded);
  conv_ = linear("conv", 3 * kEmbedded, kWidth);
  const std::size_t layers = file_.rows("layers");
  for (std::size_t i = 0; i < layers; ++i) {
    const std::string name = "layers." + std::to_string(i);
    layers_.push_back({norm(name + ".norm", kWidth), linear(name + ".linear", kWidth, 3 * kWidth)});
  }
  last_ = norm("last", kWidth);
  heads_ = linear("heads", kWidth, kParts);
  tag_ = linear("tag", kWidth, tags);
  name_ = linear("name", kWidth, kLabels);
  arc_ = linear("arc", kArc, kArc);
  rel_ = linear("rel", kRel, kRelNames.size());
  follow_ = file_.get<float>("follow", {kLabels, kLabels});
  for (std::size_t label = 2; label < kLabels; label += 2)
    for (std::size_t before = 0; before < kLabels; ++before)
      if (before != label && before != label - 1 && !(follow_[label * kLabels + before] < kNever))
        file_.fail("a name may go on that did not begin");
  root_ = file_.get<float>("root", {kArc + kRel});
  near_ = file_.get<float>("near", {kDistances});
  rel_near_ = file_.get<float>("rel_near", {kDistances, kRel});
  factors_ = file_.get<float>("factors", {kFactors});
}

void Network::multiply(const std::int16_t* x, std::size_t rows, std::size_t stride,
                       const Linear& linear, std::vector<float>& out) const {
  out.resize(rows * linear.outputs);
  kernels_->multiply(x, rows, stride, linear, out.data());
}

void Network::embed(const WordView& word, float* out) const {
  const auto found = std::lower_bound(hashes_.begin(), hashes_.end(), word.word);
  std::fill_n(out, kEmbedded, 0.0F);
  if (found != hashes_.end() && *found == word.word) {
    const auto row = static_cast<std::size_t>(found - hashes_.begin());
    kernels_->add_scaled(word_rows_.data() + row * kEmbedded, kEmbedded, word_scale_[row], out);
  }
  const auto add = [&](std::uint64_t piece) {
    const std::size_t row = piece % pieces_;
    kernels_->add_scaled(piece_rows_.data() + row * kEmbedded, kEmbedded, piece_scale_[row], out);
  };
  for (const std::uint64_t piece : word.prefix) add(piece);
  for (const std::uint64_t piece : word.suffix) add(piece);
  add(word.shape);
  add(mix(41, word.spaced ? 1 : 2));
}

// A sentence's first states: each word with its neighbours.
void Network::embed(const SentenceView& sentence, Part part, Scratch& scratch) const {
  // A row of zeros stands before the first word and after the last.
  scratch.rounded.assign((part.size + 2) * kEmbedded, 0);
  std::array<float, kEmbedded> sum, row;
  for (std::size_t i = 0; i < part.size; ++i) {
    embed(sentence.words[i], sum.data());
    kernels_->normalize(sum.data(), kEmbedded, norm_.weight.data(), norm_.bias.data(), row.data());
    kernels_->round_to_integers(row.data(), kEmbedded, 1.0F,
                                scratch.rounded.data() + (i + 1) * kEmbedded);
  }
  float* states = scratch.states.data() + part.first * kWidth;
  kernels_->multiply(scratch.rounded.data(), part.size, kEmbedded, conv_, states);
  kernels_->keep_positive(states, part.size * kWidth);
}

void Network::round_states(std::size_t words, const Norm& norm, Scratch& scratch) const {
  std::array<float, kWidth> row;
  scratch.rounded.resize(words * kWidth);
  for (std::size_t i = 0; i < words; ++i) {
    kernels_->normalize(scratch.states.data() + i * kWidth, kWidth, norm.weight.data(),
                        norm.bias.data(), row.data());
    kernels_->round_to_integers(row.data(), kWidth, 1.0F, scratch.rounded.data() + i * kWidth);
  }
}

// Leaves the words' vectors in scratch.rounded.
void Network::encode(std::span<const SentenceView> sentences, Scratch& scratch) const {
  const std::size_t n = scratch.answers.size();
  scratch.states.resize(n * kWidth);
  scratch.memory.resize(kWidth / 2);
  for (std::size_t s = 0; s < sentences.size(); ++s)
    embed(sentences[s], scratch.sentences[s], scratch);
  for (const Layer& layer : layers_) {
    round_states(n, layer.norm, scratch);
    multiply(scratch.rounded.data(), n, kWidth, layer.linear, scratch.gates);
    for (const Part part : scratch.sentences)
      kernels_->recur(scratch.gates.data() + part.first * 3 * kWidth, part.size, kWidth,
                      scratch.memory.data(), scratch.states.data() + part.first * kWidth);
  }
  round_states(n, last_, scratch);
}

void Network::choose_tags(Scratch& scratch) const {
  const std::size_t n = scratch.answers.size();
  multiply(scratch.rounded.data(), n, kWidth, tag_, scratch.tags);
  for (std::size_t i = 0; i < n; ++i) {
    const auto [upos, feats] =
        tags_[first_best(scratch.tags.data() + i * tag_.outputs, tags_.size())];
    scratch.answers[i].upos = upos;
    scratch.answers[i].feats = feats;
  }
}

// The row of labels with the greatest sum of what each word says and of what follows what; before
// the first word stands the label outside.
void Network::choose_names(Part part, Scratch& scratch) const {
  const std::size_t n = part.size;
  scratch.came_from.resize(n * kLabels);
  std::array<float, kLabels> sums, come;
  for (std::size_t i = 0; i < n; ++i) {
    const float* scores = scratch.names.data() + (part.first + i) * name_.outputs;
    std::array<float, kLabels> next;
    for (std::size_t label = 0; label < kLabels; ++label) {
      const float* follow = follow_.data() + label * kLabels;
      std::size_t from = 0;
      if (i == 0) {
        next[label] = follow[0] + scores[label];
      } else {
        for (std::size_t before = 0; before < kLabels; ++before)
          come[before] = sums[before] + follow[before];
        from = first_best(come.data(), kLabels);
        next[label] = come[from] + scores[label];
      }
      scratch.came_from[i * kLabels + label] = static_cast<std::uint8_t>(from);
    }
    sums = next;
  }
  std::size_t label = first_best(sums.data(), kLabels);
  for (std::size_t i = n; i-- > 0; label = scratch.came_from[i * kLabels + label]) {
    if (label == 0) continue;
    scratch.answers[part.first + i].name = {
        label % 2 == 1 ? NameLabel::Part::kBegins : NameLabel::Part::kInside,
        static_cast<NameType>((label - 1) / 2)};
  }
}

// What words look for in a head, and what they are as one, in scratch.arc_words and scratch.arc_heads.
void Network::score_arcs(Scratch& scratch) const {
  const std::size_t n = scratch.answers.size();
  multiply(scratch.rounded.data(), n, kWidth, heads_, scratch.parts);
  kernels_->keep_positive(scratch.parts.data(), n * kParts);
  scratch.arc_words.resize(n * kArc);
  // Row 0 is the root's.
  scratch.arc_heads.resize((n + 1) * kArc);
  kernels_->round_to_integers(root_.data(), kArc, factors_[kArcHead], scratch.arc_heads.data());
  for (std::size_t i = 0; i < n; ++i) {
    const float* part = scratch.parts.data() + i * kParts;
    kernels_->round_to_integers(part, kArc, factors_[kArcWord],
                                scratch.arc_words.data() + i * kArc);
    kernels_->round_to_integers(part + kArc, kArc, factors_[kArcHead],
                                scratch.arc_heads.data() + (i + 1) * kArc);
  }
  multiply(scratch.arc_words.data(), n, kArc, arc_, scratch.arcs);
  kernels_->round_to_integers(scratch.arcs.data(), n * kArc, factors_[kArcScored],
                              scratch.arc_words.data());
}

void Network::choose_heads(Part part, Scratch& scratch) const {
  const std::size_t n = part.size;
  scratch.scores.reset(n);
  for (std::size_t i = 1; i <= n; ++i) {
    const std::int16_t* word = scratch.arc_words.data() + (part.first + i - 1) * kArc;
    for (std::size_t h = 0; h <= n; ++h) {
      if (h == i) continue;
      const std::int16_t* head =
          scratch.arc_heads.data() + (h == 0 ? 0 : part.first + h) * kArc;
      const float score = static_cast<float>(kernels_->dot(word, head, kArc)) * factors_[kArcUnit] +
                          near_[h == 0 ? 0 : distance_bucket(i, h)];
      scratch.scores.at(i, h) = static_cast<double>(score);
    }
  }
  const std::vector<std::uint32_t> heads = best_tree(scratch.scores);
  for (std::size_t i = 0; i < n; ++i)
    scratch.answers[part.first + i].head =
        heads[i + 1] == 0 ? WordAnswer::kRoot : heads[i + 1] - 1;
}

void Network::choose_relations(Scratch& scratch) const {
  const std::size_t n = scratch.answers.size();
  std::array<float, kRel> hidden;
  for (const Part part : scratch.sentences)
    for (std::size_t i = 0; i < part.size; ++i) {
      const std::uint32_t head = scratch.answers[part.first + i].head;
      const bool root = head == WordAnswer::kRoot;
      const float* word = scratch.parts.data() + (part.first + i) * kParts + 2 * kArc;
      const float* of_head = root ? root_.data() + kArc
                                  : scratch.parts.data() + (part.first + head) * kParts +
                                        2 * kArc + kRel;
      const float* near = rel_near_.data() + (root ? 0 : distance_bucket(i, head)) * kRel;
      for (std::size_t j = 0; j < kRel; ++j) hidden[j] = (word[j] + of_head[j]) + near[j];
      kernels_->keep_positive(hidden.data(), kRel);
      kernels_->round_to_integers(hidden.data(), kRel, factors_[kRelation],
                                  scratch.arc_words.data() + (part.first + i) * kRel);
    }
  multiply(scratch.arc_words.data(), n, kRel, rel_, scratch.relations);
  for (std::size_t i = 0; i < n; ++i) {
    const float* scores = scratch.relations.data() + i * rel_.outputs;
    WordAnswer& answer = scratch.answers[i];
    // Relation 0 is the root's and no other word's.
    answer.rel = answer.head == WordAnswer::kRoot
                     ? Rel::kRoot
                     : static_cast<Rel>(1 + first_best(scores + 1, kRelNames.size() - 1));
  }
}

std::span<const WordAnswer> Network::annotate(std::span<const SentenceView> sentences,
                                              Scratch& scratch) const {
  scratch.sentences.clear();
  std::size_t words = 0;
  for (const SentenceView& sentence : sentences) {
    scratch.sentences.push_back({words, sentence.size()});
    words += sentence.size();
  }
  scratch.answers.assign(words, {});
  if (words == 0) return {};
  encode(sentences, scratch);
  choose_tags(scratch);
  multiply(scratch.rounded.data(), words, kWidth, name_, scratch.names);
  score_arcs(scratch);
  for (const Part part : scratch.sentences) {
    if (part.size == 0) continue;
    choose_names(part, scratch);
    choose_heads(part, scratch);
  }
  choose_relations(scratch);
  return scratch.answers;
}

}  // namespace annals::syntax
