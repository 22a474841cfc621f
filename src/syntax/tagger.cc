#include "src/syntax/tagger.h"

#include <algorithm>

namespace annals::syntax {
namespace {

constexpr std::uint64_t kBefore = 0x51;  // stands for the word before the first
constexpr std::uint64_t kAfter = 0x52;

}  // namespace

void tag_features(const SentenceView& sentence, std::size_t i,
                  const std::vector<std::uint16_t>& given, Features& out) {
  out.clear();
  std::uint64_t id = 0;
  const auto add = [&](std::uint64_t value) { out.push_back(mix(value, ++id)); };
  const auto add2 = [&](std::uint64_t a, std::uint64_t b) { out.push_back(mix(mix(a, b), ++id)); };
  const auto n = static_cast<std::ptrdiff_t>(sentence.size());
  const auto word = [&](std::ptrdiff_t at) {
    return at < 0 ? kBefore : at >= n ? kAfter : sentence.words[static_cast<std::size_t>(at)].word;
  };
  const auto suffix = [&](std::ptrdiff_t at, std::size_t length) {
    return at < 0    ? kBefore
           : at >= n ? kAfter
                     : sentence.words[static_cast<std::size_t>(at)].suffix[length - 1];
  };
  const auto shape = [&](std::ptrdiff_t at) {
    return at < 0 ? kBefore : at >= n ? kAfter : sentence.words[static_cast<std::size_t>(at)].shape;
  };
  const auto at = static_cast<std::ptrdiff_t>(i);
  const WordView& here = sentence.words[i];
  const std::uint64_t tag1 = i > 0 ? given[i - 1] : 0xFFF0U;
  const std::uint64_t tag2 = i > 1 ? given[i - 2] : 0xFFF1U;
  const std::uint64_t start = i == 0 ? 1U : 0U;

  add(0);
  add(here.word);
  add(here.shape);
  add2(here.shape, start);
  for (const std::uint64_t piece : here.prefix) add(piece);
  for (const std::uint64_t piece : here.suffix) add(piece);
  add2(here.suffix[2], here.shape);
  add2(here.suffix[1], here.prefix[0]);
  add(tag1);
  add(tag2);
  add2(tag1, tag2);
  add2(tag1, here.word);
  add2(tag1, here.suffix[2]);
  add2(tag1, here.shape);
  add2(mix(tag1, tag2), here.word);
  add2(tag1, word(at + 1));
  add(word(at - 1));
  add(word(at - 2));
  add(word(at + 1));
  add(word(at + 2));
  add2(word(at - 1), here.word);
  add2(here.word, word(at + 1));
  add2(word(at - 1), word(at + 1));
  add2(word(at + 1), word(at + 2));
  add2(word(at - 2), word(at - 1));
  add(suffix(at - 1, 3));
  add(suffix(at + 1, 3));
  add(suffix(at + 1, 2));
  add(suffix(at + 2, 3));
  add2(here.suffix[1], suffix(at + 1, 2));
  add2(here.suffix[2], word(at + 1));
  add(shape(at - 1));
  add(shape(at + 1));
  add2(here.shape, shape(at + 1));
  add2(shape(at - 1), here.shape);
  add2(here.word, here.spaced ? 1U : 2U);
  add(n == 1 ? 1U : 2U);
  add2(here.word, here.shape);
}

std::vector<std::uint16_t> Tagger::tag(const SentenceView& sentence) const {
  std::vector<std::uint16_t> given;
  given.reserve(sentence.size());
  Features features;
  std::vector<std::int32_t> scores;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    tag_features(sentence, i, given, features);
    weights_.score(features, scores);
    const auto best = std::max_element(scores.begin(), scores.end());
    given.push_back(static_cast<std::uint16_t>(best - scores.begin()));
  }
  return given;
}

}  // namespace annals::syntax
