// Parts of speech with their features, word by word from the left.
#pragma once

#include <cstdint>
#include <vector>

#include "src/doc/tags.h"
#include "src/syntax/features.h"
#include "src/syntax/weights.h"

namespace annals::syntax {

// A class of the tagger: a part of speech with the bits of Feature that go with it.
struct Tag {
  Upos upos = Upos::kX;
  std::uint32_t feats = 0;
  friend bool operator==(const Tag&, const Tag&) = default;
};

// The features of word i when the words before it have the tags `given` (indices into the tag set).
void tag_features(const SentenceView& sentence, std::size_t i,
                  const std::vector<std::uint16_t>& given, Features& out);

class Tagger {
public:
  Tagger() = default;
  // REQUIRES: weights.classes() == tags.size().
  Tagger(Weights weights, std::vector<Tag> tags)
      : weights_(std::move(weights)), tags_(std::move(tags)) {}

  // One tag for each word, as an index into tags().
  [[nodiscard]] std::vector<std::uint16_t> tag(const SentenceView& sentence) const;
  [[nodiscard]] const std::vector<Tag>& tags() const { return tags_; }
  [[nodiscard]] const Weights& weights() const { return weights_; }

private:
  Weights weights_;
  std::vector<Tag> tags_;
};

}  // namespace annals::syntax
