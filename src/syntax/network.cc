#include "src/syntax/network.h"

#include <algorithm>
#include <array>

#include "include/annals/error.h"

namespace annals::syntax {
namespace {

constexpr std::string_view kFormat = "annals-syntax-1";
constexpr std::size_t kEmbedded = 128, kWidth = 256, kArc = 128, kRel = 128;
constexpr std::size_t kParts = 2 * kArc + 2 * kRel;
constexpr std::size_t kDistances = 22, kTagRoom = 65535;

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

std::size_t first_best(const float* scores, std::size_t size) {
  return static_cast<std::size_t>(std::max_element(scores, scores + size) - scores);
}

}  // namespace

Network Network::load(const std::filesystem::path& file) {
  return Network(TensorFile::open(file, kFormat));
}

Network Network::read(std::string_view bytes, std::string name) {
  return Network(TensorFile::read(bytes, std::move(name), kFormat));
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

Network::Network(TensorFile file) : file_(std::move(file)) {
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
  arc_ = linear("arc", kArc, kArc);
  rel_ = linear("rel", kRel, kRelNames.size());
  root_ = file_.get<float>("root", {kArc + kRel});
  near_ = file_.get<float>("near", {kDistances});
  rel_near_ = file_.get<float>("rel_near", {kDistances, kRel});
  factors_ = file_.get<float>("factors", {kFactors});
}

void Network::embed(const WordView& word, float* out) const {
  const auto found = std::lower_bound(hashes_.begin(), hashes_.end(), word.word);
  const bool known = found != hashes_.end() && *found == word.word;
  const std::size_t row = known ? static_cast<std::size_t>(found - hashes_.begin()) : 0;
  const float scale = known ? word_scale_[row] : 0.0F;
  for (std::size_t i = 0; i < kEmbedded; ++i)
    out[i] = static_cast<float>(word_rows_[row * kEmbedded + i]) * scale;
  const auto add = [&](std::uint64_t piece) {
    const std::size_t at = piece % pieces_;
    for (std::size_t i = 0; i < kEmbedded; ++i)
      out[i] = out[i] + static_cast<float>(piece_rows_[at * kEmbedded + i]) * piece_scale_[at];
  };
  for (const std::uint64_t piece : word.prefix) add(piece);
  for (const std::uint64_t piece : word.suffix) add(piece);
  add(word.shape);
  add(mix(41, word.spaced ? 1 : 2));
}

// Leaves the words' vectors in scratch.rounded.
void Network::encode(const SentenceView& sentence, Scratch& scratch) const {
  const std::size_t n = sentence.size();
  scratch.embedded.resize(kEmbedded);
  scratch.states.resize(n * kWidth);
  scratch.gates.resize(n * 3 * kWidth);
  scratch.memory.resize(kWidth / 2);
  // A row of zeros stands before the first word and after the last.
  scratch.rounded.assign((n + 2) * std::max(kEmbedded, kWidth), 0);
  std::array<float, kWidth> row;
  for (std::size_t i = 0; i < n; ++i) {
    embed(sentence.words[i], scratch.embedded.data());
    normalize(scratch.embedded.data(), kEmbedded, norm_.weight.data(), norm_.bias.data(),
              row.data());
    round_to_integers(row.data(), kEmbedded, 1.0F, scratch.rounded.data() + (i + 1) * kEmbedded);
  }
  multiply(scratch.rounded.data(), n, kEmbedded, conv_, scratch.states.data());
  keep_positive(scratch.states.data(), n * kWidth);
  const auto round_states = [&](const Norm& norm) {
    for (std::size_t i = 0; i < n; ++i) {
      normalize(scratch.states.data() + i * kWidth, kWidth, norm.weight.data(), norm.bias.data(),
                row.data());
      round_to_integers(row.data(), kWidth, 1.0F, scratch.rounded.data() + i * kWidth);
    }
  };
  for (const Layer& layer : layers_) {
    round_states(layer.norm);
    multiply(scratch.rounded.data(), n, kWidth, layer.linear, scratch.gates.data());
    recur(scratch.gates.data(), n, kWidth, scratch.memory.data(), scratch.states.data());
  }
  round_states(last_);
}

void Network::choose_tags(Scratch& scratch) const {
  const std::size_t n = scratch.answers.size();
  scratch.tags.resize(n * tag_.outputs);
  multiply(scratch.rounded.data(), n, kWidth, tag_, scratch.tags.data());
  for (std::size_t i = 0; i < n; ++i) {
    const auto [upos, feats] =
        tags_[first_best(scratch.tags.data() + i * tag_.outputs, tags_.size())];
    scratch.answers[i].upos = upos;
    scratch.answers[i].feats = feats;
  }
}

void Network::choose_heads(Scratch& scratch) const {
  const std::size_t n = scratch.answers.size();
  scratch.parts.resize(n * kParts);
  multiply(scratch.rounded.data(), n, kWidth, heads_, scratch.parts.data());
  keep_positive(scratch.parts.data(), n * kParts);
  scratch.arcs.resize(n * kArc);
  scratch.arc_words.resize(n * kArc);
  scratch.arc_heads.resize((n + 1) * kArc);
  round_to_integers(root_.data(), kArc, factors_[kArcHead], scratch.arc_heads.data());
  for (std::size_t i = 0; i < n; ++i) {
    const float* part = scratch.parts.data() + i * kParts;
    round_to_integers(part, kArc, factors_[kArcWord], scratch.arc_words.data() + i * kArc);
    round_to_integers(part + kArc, kArc, factors_[kArcHead],
                      scratch.arc_heads.data() + (i + 1) * kArc);
  }
  multiply(scratch.arc_words.data(), n, kArc, arc_, scratch.arcs.data());
  round_to_integers(scratch.arcs.data(), n * kArc, factors_[kArcScored], scratch.arc_words.data());
  scratch.scores.reset(n);
  for (std::size_t i = 1; i <= n; ++i)
    for (std::size_t h = 0; h <= n; ++h) {
      if (h == i) continue;
      const std::int32_t units =
          dot(scratch.arc_words.data() + (i - 1) * kArc, scratch.arc_heads.data() + h * kArc, kArc);
      const float score = static_cast<float>(units) * factors_[kArcUnit] +
                          near_[h == 0 ? 0 : distance_bucket(i, h)];
      scratch.scores.at(i, h) = static_cast<double>(score);
    }
  const std::vector<std::uint32_t> heads = best_tree(scratch.scores);
  for (std::size_t i = 0; i < n; ++i)
    scratch.answers[i].head = heads[i + 1] == 0 ? WordAnswer::kRoot : heads[i + 1] - 1;
}

void Network::choose_relations(Scratch& scratch) const {
  const std::size_t n = scratch.answers.size();
  scratch.relations.resize(n * rel_.outputs);
  std::array<float, kRel> hidden;
  for (std::size_t i = 0; i < n; ++i) {
    const std::uint32_t head = scratch.answers[i].head;
    const bool root = head == WordAnswer::kRoot;
    const float* word = scratch.parts.data() + i * kParts + 2 * kArc;
    const float* of_head =
        root ? root_.data() + kArc : scratch.parts.data() + head * kParts + 2 * kArc + kRel;
    const float* near = rel_near_.data() + (root ? 0 : distance_bucket(i, head)) * kRel;
    for (std::size_t j = 0; j < kRel; ++j) hidden[j] = (word[j] + of_head[j]) + near[j];
    keep_positive(hidden.data(), kRel);
    round_to_integers(hidden.data(), kRel, factors_[kRelation],
                      scratch.arc_words.data() + i * kRel);
  }
  multiply(scratch.arc_words.data(), n, kRel, rel_, scratch.relations.data());
  for (std::size_t i = 0; i < n; ++i) {
    const float* scores = scratch.relations.data() + i * rel_.outputs;
    WordAnswer& answer = scratch.answers[i];
    // Relation 0 is the root's and no other word's.
    answer.rel = answer.head == WordAnswer::kRoot
                     ? Rel::kRoot
                     : static_cast<Rel>(1 + first_best(scores + 1, kRelNames.size() - 1));
  }
}

std::span<const WordAnswer> Network::annotate(const SentenceView& sentence,
                                              Scratch& scratch) const {
  scratch.answers.assign(sentence.size(), {});
  if (sentence.size() == 0) return {};
  encode(sentence, scratch);
  choose_tags(scratch);
  choose_heads(scratch);
  choose_relations(scratch);
  return scratch.answers;
}

}  // namespace annals::syntax
