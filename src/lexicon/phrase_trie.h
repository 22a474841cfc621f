// Dictionary of phrases: finds the longest entry that begins at a token, whole tokens only.
//
//   PhraseTrie trie;
//   trie.add({"supreme", "court"}, 7);
//   auto match = trie.longest(first, last, [&](Index t) { return doc.lower(t); });  // {2 tokens, value 7}
//
// Words are compared as given: add lower-case words and look up lower-case forms for a dictionary that
// ignores case. Values are the caller's; several values under one phrase are kept in order of adding.
// Immutable after building; any number of threads may look up.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "src/doc/layer.h"

namespace annals {

class PhraseTrie {
 public:
  struct Match {
    std::uint32_t length = 0;  // in tokens; 0: nothing found
    const std::vector<std::uint32_t>* values = nullptr;
    explicit operator bool() const { return length > 0; }
  };

  void add(const std::vector<std::string_view>& words, std::uint32_t value);
  // Splits at blanks, parts possessives and commas as the tokenizer does, and adds a hyphenated word both
  // whole and taken apart.
  void add_phrase(std::string_view phrase, std::uint32_t value);
  [[nodiscard]] std::size_t size() const { return value_lists_.size(); }

  // The longest entry over tokens [first, last) that starts at `first`; `word_of(Index)` gives the words.
  template <class WordOf>
  [[nodiscard]] Match longest(Index first, Index last, WordOf&& word_of) const {
    Match best;
    std::uint32_t node = 0;
    for (Index at = first; at < last; ++at) {
      const auto word = vocabulary_.find(std::string_view(word_of(at)));
      if (word == vocabulary_.end()) break;
      const auto edge = edges_.find(key(node, word->second));
      if (edge == edges_.end()) break;
      node = edge->second;
      if (lists_[node] != kNone) best = {at - first + 1, &value_lists_[lists_[node]]};
    }
    return best;
  }

 private:
  static std::uint64_t key(std::uint32_t node, std::uint32_t word) {
    return (static_cast<std::uint64_t>(node) << 32U) | word;
  }

  std::deque<std::string> words_;
  boost::unordered_flat_map<std::string_view, std::uint32_t> vocabulary_;
  boost::unordered_flat_map<std::uint64_t, std::uint32_t> edges_;
  std::vector<std::uint32_t> lists_{kNone};  // by node: index into value_lists_
  std::vector<std::vector<std::uint32_t>> value_lists_;
};

}  // namespace annals
