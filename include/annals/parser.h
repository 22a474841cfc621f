// Text or words in, sentences with tags, lemmas, trees and names out.
//
//   annals::Parser parser;                                  // loads what sentences need, no more
//   annals::Article article;
//   article.text = "Rebels shelled Dorvik on Tuesday.";
//   std::fputs(parser.parse(article)->c_str(), stdout);     // CoNLL-U
//
// A Parser is immutable after construction; any number of threads may use it at the same time.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "include/annals/article.h"
#include "include/annals/coder.h"
#include "include/annals/error.h"

namespace annals {

class Parser {
 public:
  // Throws Error(kData | kModel | kNotFound).
  explicit Parser(CoderOptions options = {});
  ~Parser();
  Parser(Parser&&) noexcept;
  Parser& operator=(Parser&&) noexcept;

  // CoNLL-U of the article's sentences, with `# newdoc id`, `# sent_id` and `# text`; in MISC SpaceAfter=No,
  // start_char and end_char (code points of the text, the end not included), and NER in IOB2: PER, ORG, LOC, NORP
  // (people by nation, faith or party), FAC, VEHICLE, EVENT, MISC. Repeated passages and a site's own words have no
  // sentences. Invalid UTF-8 or an empty text is the returned Error(kInput).
  [[nodiscard]] Result<std::string> parse(const Article& article) const;

  // The given CoNLL-U of one document with our lemmas, UPOS, features, heads and relations, and NER in MISC: words and
  // sentences stay as they are. A faulty line is the returned Error(kInput) with its line, counted from 1.
  [[nodiscard]] Result<std::string> parse_words(std::string_view conllu) const;
  // What parse_words would find wrong, if anything; cheap.
  [[nodiscard]] std::optional<Error> check_words(std::string_view conllu) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace annals
