#include "src/lexicon/phrase_trie.h"

#include "src/base/text.h"

namespace annals {

void PhraseTrie::add(const std::vector<std::string_view>& words, std::uint32_t value) {
  if (words.empty()) return;
  std::uint32_t node = 0;
  for (const std::string_view word : words) {
    auto found = vocabulary_.find(word);
    if (found == vocabulary_.end()) {
      words_.emplace_back(word);
      found = vocabulary_.emplace(words_.back(), static_cast<std::uint32_t>(words_.size() - 1)).first;
    }
    const auto [edge, added] = edges_.try_emplace(key(node, found->second), static_cast<std::uint32_t>(lists_.size()));
    if (added) lists_.push_back(kNone);
    node = edge->second;
  }
  if (lists_[node] == kNone) {
    lists_[node] = static_cast<std::uint32_t>(value_lists_.size());
    value_lists_.emplace_back();
  }
  value_lists_[lists_[node]].push_back(value);
}

void PhraseTrie::add_phrase(std::string_view phrase, std::uint32_t value) {
  std::vector<std::string_view> whole;  // hyphenated words kept together ("non-profit")
  std::vector<std::string_view> parted;  // and taken apart ("cease-fire"): tokenizers do both
  for (std::string_view word : split_words(phrase)) {
    std::vector<std::string_view> tail;
    if (word.size() > 1 && word.ends_with(",")) {
      tail.push_back(word.substr(word.size() - 1));
      word.remove_suffix(1);
    }
    for (const std::string_view possessive : {std::string_view("'s"), std::string_view("’s")})
      if (word.size() > possessive.size() && word.ends_with(possessive)) {
        tail.insert(tail.begin(), word.substr(word.size() - possessive.size()));
        word.remove_suffix(possessive.size());
      }
    whole.push_back(word);
    for (;;) {
      const std::size_t hyphen = word.find('-', 1);
      if (hyphen == std::string_view::npos || hyphen + 1 == word.size()) break;
      parted.push_back(word.substr(0, hyphen));
      parted.push_back(word.substr(hyphen, 1));
      word.remove_prefix(hyphen + 1);
    }
    parted.push_back(word);
    whole.insert(whole.end(), tail.begin(), tail.end());
    parted.insert(parted.end(), tail.begin(), tail.end());
  }
  add(parted, value);
  if (whole != parted) add(whole, value);
}

}  // namespace annals
