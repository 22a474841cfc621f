#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>

#include "src/base/hash.h"
#include "src/read/alike.h"
#include "src/read/passages.h"

namespace annals::read {
namespace {

using Words = std::vector<Word>;

constexpr std::size_t kSketch = 8;           // shingles that stand for a passage
constexpr std::size_t kShingle = 3;          // words
constexpr std::size_t kLongest = 64 * 1024;  // bytes; longer passages are compared byte by byte
constexpr std::size_t kCandidates = 4;       // earlier passages tried

std::uint64_t hash_words(const Words& words, std::size_t first, std::size_t count) {
  std::string bytes;
  for (std::size_t i = first; i < first + count; ++i) bytes += words[i].lower + ' ';
  return hash64(bytes);
}

// The smallest hashes of its runs of words: two passages that share most runs share some of these.
std::vector<std::uint64_t> sketch_of(const Words& words) {
  std::vector<std::uint64_t> hashes;
  for (std::size_t i = 0; i + kShingle <= words.size(); ++i)
    hashes.push_back(hash_words(words, i, kShingle));
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  hashes.resize(std::min(hashes.size(), kSketch));
  return hashes;
}

class Repeats {
public:
  Repeats(std::string_view text, const std::vector<Span>& spans) : text_(text), spans_(spans) {}

  Index find(Index passage) {
    const std::string_view bytes = text_.substr(spans_[passage].begin, spans_[passage].size());
    if (bytes.size() > kLongest) {
      const auto [same, fresh] = by_words_.try_emplace(hash64(bytes), passage);
      return fresh ? kNone : same->second;
    }
    const Words words = words_of(bytes);
    if (words.empty()) return kNone;
    const std::uint64_t whole = hash_words(words, 0, words.size());
    const auto [same, fresh] = by_words_.try_emplace(whole, passage);
    if (!fresh) return same->second;
    if (words.size() < kShortestAlike) return kNone;
    const std::vector<std::uint64_t> sketch = sketch_of(words);
    const Index near = nearest(words, sketch);
    if (near != kNone) return near;
    for (const std::uint64_t hash : sketch) by_shingle_.try_emplace(hash, passage);
    return kNone;
  }

private:
  // The first earlier passage that is the same but for small edits.
  Index nearest(const Words& words, const std::vector<std::uint64_t>& sketch) const {
    std::vector<Index> candidates;
    for (const std::uint64_t hash : sketch) {
      const auto found = by_shingle_.find(hash);
      if (found != by_shingle_.end()) candidates.push_back(found->second);
    }
    std::sort(candidates.begin(), candidates.end());
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
    candidates.resize(std::min(candidates.size(), kCandidates));
    for (const Index candidate : candidates) {
      const Span span = spans_[candidate];
      // Sizes first: a candidate may be very much longer.
      if (span.size() > 2 * words.size() * 16 + 64) continue;
      const Words earlier = words_of(text_.substr(span.begin, span.size()), 2 * words.size() + 8);
      if (nearly_same(earlier, words)) return candidate;
    }
    return kNone;
  }

  std::string_view text_;
  const std::vector<Span>& spans_;
  boost::unordered_flat_map<std::uint64_t, Index> by_words_;
  boost::unordered_flat_map<std::uint64_t, Index> by_shingle_;
};

}  // namespace

std::vector<Index> repeats(std::string_view text, const std::vector<Span>& spans) {
  Repeats seen(text, spans);
  std::vector<Index> copies;
  copies.reserve(spans.size());
  for (Index passage = 0; passage < spans.size(); ++passage) copies.push_back(seen.find(passage));
  return copies;
}

}  // namespace annals::read
