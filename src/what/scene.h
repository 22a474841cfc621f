// A document as this stage asks about it: dependents and mentions of every token, found once.
//
//   const Scene scene(doc, words);
//   for (Index c : scene.children(verb)) ...
//   Index mention = scene.mention(token);   // the one whose head it is, else the smallest around
//   it
//
// Looks at layers that do not change while it lives.
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "src/doc/document.h"
#include "src/lexicon/word_classes.h"

namespace annals::what {

// Soldiers, rebels, militias, police and unidentified armed groups.
bool is_armed(const ActorCode& code);
// Somebody of whom no more is known than that he is a civilian, if that.
bool is_plain(const ActorCode& code);

class Scene {
public:
  // Both must live as long as the scene.
  Scene(const Document& doc, const WordClasses& words);

  [[nodiscard]] const Document& doc() const { return *doc_; }
  [[nodiscard]] const Token& token(Index t) const { return doc_->tokens[t]; }

  // Whether the token's lemma is such a word (data/words.tsv); false for kNone.
  [[nodiscard]] bool is(Index token, WordClass what) const {
    return token != kNone && words_->has(doc_->lemma(token), what);
  }

  // Left to right.
  [[nodiscard]] std::span<const Index> children(Index token) const {
    return {list_.data() + first_[token], list_.data() + first_[token + 1]};
  }
  // The first dependent with one of these relations, or kNone.
  [[nodiscard]] Index child(Index token, std::initializer_list<Rel> rels) const;
  // A token with its conjuncts, left to right.
  [[nodiscard]] std::vector<Index> with_conjuncts(Index token) const;
  // Whether the token's preposition is this one; fixed parts joined by blanks ("because of").
  [[nodiscard]] bool has_preposition(Index token, std::string_view words) const;
  [[nodiscard]] bool has_mark(Index token, std::string_view word) const;
  [[nodiscard]] bool is_ancestor(Index ancestor, Index token) const;
  // The word that negates a token, or kNone.
  [[nodiscard]] Index negation(Index token) const;

  // Whether the token stands inside an expression of time.
  [[nodiscard]] bool is_time(Index token) const;

  [[nodiscard]] Index mention(Index token) const { return mention_[token]; }

  // "No group has claimed the attack": nobody acts.
  [[nodiscard]] bool has_no(Index token) const;
  // Somebody who can act. Without a mention only names and personal pronouns can.
  [[nodiscard]] bool is_agent(Index token) const;
  // Bits of ArgumentClass (src/lexicon/frames.h).
  [[nodiscard]] std::uint32_t classes(Index token) const;

private:
  const Document* doc_;
  const WordClasses* words_;
  std::vector<std::uint32_t> first_;  // children of t: list_[first_[t]] to list_[first_[t + 1]]
  std::vector<Index> list_;
  std::vector<Index> mention_;
};

}  // namespace annals::what
