// The stage that reads passages and writes sentences and tokens with their tree.
//
//   const Syntax syntax(data_directory(), model_directory());
//   syntax.annotate(doc);        // passages -> sentences, tokens, tags, lemmas, trees, names; some slips repaired
//   syntax.tag_and_parse(doc);   // keeps sentences and tokens, sets the rest: for scoring
//
// Passages that copy an earlier one or are boilerplate yield no sentences.
#pragma once

#include <filesystem>
#include <memory>
#include <span>

#include "src/doc/stage.h"
#include "src/lexicon/token_words.h"
#include "src/lexicon/word_set.h"
#include "src/syntax/lemmatizer.h"
#include "src/syntax/network.h"

namespace annals {

class Syntax {
public:
  // Throws Error(kData | kModel).
  Syntax(const std::filesystem::path& data, const std::filesystem::path& models);

  // REQUIRES: doc.passages is filled; sentences and tokens are empty and open.
  void annotate(Document& doc) const;
  // REQUIRES: sentences, tokens and names are open. A sentence of more than 300 tokens is read in parts.
  void tag_and_parse(Document& doc) const;

private:
  // What is reused from sentence to sentence.
  struct Room;

  void split(Document& doc) const;
  void add(Document& doc, Index first, Index last, Room& room) const;
  void finish(Document& doc, Room& room) const;
  void write(Document& doc, const Room& room, std::size_t part, std::span<const syntax::WordAnswer> answers) const;

  TokenWords words_;
  WordSet verbs_;  // that look like nouns
  syntax::Network network_;
  syntax::Lemmatizer lemmatizer_;
};

std::unique_ptr<Stage> make_syntax_stage(const std::filesystem::path& data,
                                         const std::filesystem::path& models);

}  // namespace annals
