// Phrases of what is not to be coded: discards.tsv of a user's dictionaries. There are no built-in ones.
//
//   # columns  phrase  scope
//   african nations cup                 (the sentence that has it)
//   typhoon	report                     (the whole report)
//
// Whole words, without regard to case. Immutable after loading.
#pragma once

#include <string>
#include <vector>

#include "src/doc/document.h"
#include "src/lexicon/dictionary.h"
#include "src/lexicon/faults.h"
#include "src/lexicon/phrase_trie.h"

namespace annals {

struct Discard {
  std::string phrase;
  bool report = false;     // the whole report, not the sentence alone
  std::string dictionary;  // the name of the dictionary it is from
};

class Discards {
public:
  static Discards load(const Dictionaries& dictionaries, Faults& faults);

  struct Match {
    Span span;
    const Discard* discard = nullptr;
  };
  // By sentence the first phrase that discards it, null where it is coded; a phrase that discards the report stands
  // at each. Nothing at all for a report that is coded whole.
  [[nodiscard]] std::vector<Match> of(const Document& doc) const;

  [[nodiscard]] std::size_t size() const { return discards_.size(); }

private:
  std::vector<Discard> discards_;
  PhraseTrie trie_;  // values: index into discards_
};

}  // namespace annals
