// Any bytes as a text and as CoNLL-U: parsed or refused. What is parsed reads back, and each sentence is a tree.
#include <cstdlib>

#include "include/annals/parser.h"
#include "src/doc/conllu.h"

namespace {

void check(const std::string& conllu) {
  annals::Document doc;
  annals::read_conllu(conllu, doc);
  for (const annals::Sentence& sent : doc.sentences) {
    std::size_t roots = 0;
    for (annals::Index t = sent.first; t < sent.last; ++t) {
      roots += doc.tokens[t].head == annals::kNone ? 1U : 0U;
      annals::Index at = t, steps = 0;
      for (; at != annals::kNone; at = doc.tokens[at].head)
        if (steps++ > sent.last - sent.first) std::abort();
    }
    if (roots != 1) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const annals::Parser parser;
  annals::Article article;
  article.id = "fuzz";
  article.text.assign(reinterpret_cast<const char*>(data), size);
  if (const auto parsed = parser.parse(article)) check(*parsed);
  if (const auto parsed = parser.parse_words(article.text)) check(*parsed);
  return 0;
}
