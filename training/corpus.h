// Treebank sentences as the trainer wants them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "src/syntax/features.h"
#include "src/syntax/oracle.h"
#include "src/syntax/tagger.h"

namespace annals::training {

struct Example {
  std::vector<std::string> forms;
  std::vector<std::string> lemmas;
  std::vector<bool> spaced;
  std::vector<syntax::Tag> gold_tags;
  syntax::GoldTree tree;
  bool copy = false;  // written in another case; not for lemmas
  syntax::SentenceView view;
  std::vector<std::uint16_t> tags;       // indices of the gold tags
  std::vector<std::uint16_t> predicted;  // by a tagger that has not seen this sentence
};

// Appends the sentences of a CoNLL-U file `times` times over.
void read_treebank(const std::filesystem::path& file, std::size_t times, std::vector<Example>& out);

// Adds copies in capitals and in headline case, as one sentence in `every`.
void add_case_copies(std::vector<Example>& examples, std::size_t every);

// Makes views, the set of tags and their indices.
std::vector<syntax::Tag> number_tags(std::vector<Example>& examples);

}  // namespace annals::training
