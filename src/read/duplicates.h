// Articles that carry the words of earlier ones: wire copy, syndication, later versions.
//
//   DuplicateFinder finder(spool);
//   for (const Article& article : articles)
//     for (const Repeat& repeat : finder.add(article)) ...   // repeat.first < the number of this
//     one
//
// How: of each article up to seven keys (runs of four words inside a sentence) go into an index,
// the least of their stretch of the text by XXH3, as in MinHash, among those that no earlier
// article has brought. Every such run of a new article is looked up, so that a part, a whole and a
// merger are found alike. Articles that share one are compared in full: by their runs of three
// words (shingles) and sentence by sentence.
//
// What is remembered in memory: the index and eight bytes for the place in the spool, at most 100
// bytes an article (memory_bytes tells); text and outline of each lie in the spool, on disk. An
// article whose words were all seen leaves nothing in the index. One thread at a time; the same
// articles in the same order give the same repeats.
#pragma once

#include <cstdint>
#include <deque>
#include <vector>

#include "include/annals/article.h"
#include "include/annals/span.h"
#include "src/read/outline.h"
#include "src/read/shingle_index.h"
#include "src/read/spool.h"

namespace annals {

// A sentence of an earlier article and the one that has the same words but for small edits
// (src/read/alike.h). Bytes of either text.
struct SharedSentence {
  Span first;
  Span second;
  friend bool operator==(const SharedSentence&, const SharedSentence&) = default;
};

struct Repeat {
  std::uint32_t first = 0;  // number of the earlier article, from 0
  // Shared shingles, of all that the two have and of those of the one that has fewer.
  double resemblance = 0;
  double containment = 0;
  std::vector<SharedSentence> sentences;  // in the order of the later article
  std::size_t of = 0;                     // so many sentences the later one has
  // Whether one is the other, edited, cut or grown; else they share passages only.
  [[nodiscard]] bool is_duplicate() const;
};

class DuplicateFinder {
public:
  // The spool must outlive the finder.
  explicit DuplicateFinder(Spool& spool) : spool_(spool) {}

  // Compares an article with those added before, then keeps it. Repeats by `first`. Throws
  // Error(kIo).
  std::vector<Repeat> add(const Article& article);

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(places_.size()); }
  // The n-th that was added. Throws Error(kIo).
  [[nodiscard]] Article article(std::uint32_t n) const;
  // Of what grows with the number of articles.
  [[nodiscard]] std::size_t memory_bytes() const;

private:
  struct Seen;
  struct Own;
  [[nodiscard]] Seen load(std::uint32_t n) const;
  [[nodiscard]] Repeat compare(Own& own, std::uint32_t n, std::uint32_t round) const;
  void keep(const Own& own, const std::vector<std::size_t>& fresh);

  Spool& spool_;
  read::ShingleIndex index_;
  std::deque<std::uint64_t> places_;  // of each article in the spool
};

// The fields of an article but its text, as they lie in a spool.
void pack_article(std::string& out, const Article& article);
Article unpack_article(Unpacker& in);

}  // namespace annals
