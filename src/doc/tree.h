// Questions about the dependency tree that every stage asks. Nothing here depends on how the tree was made.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "src/doc/document.h"

namespace annals {

// The dependents of a token, left to right. Cheap: scans the sentence.
std::vector<Index> children(const Document& doc, Index token);
// The first dependent with one of these relations, or kNone.
Index child(const Document& doc, Index token, std::initializer_list<Rel> rels);
std::vector<Index> children(const Document& doc, Index token, std::initializer_list<Rel> rels);
// A token with its conjuncts: "France" of "France and Germany" gives both; of a later conjunct, only itself
// and what follows it.
std::vector<Index> with_conjuncts(const Document& doc, Index token);
// The preposition or mark of a nominal ("in" of "in early September"), fixed parts joined by blanks
// ("because of", "according to"); empty if it has none. Several case markers are joined as well ("up to").
std::string preposition(const Document& doc, Index token);
bool is_ancestor(const Document& doc, Index ancestor, Index token);
// First and last token (inclusive) of the subtree, contiguous or not.
std::pair<Index, Index> subtree(const Document& doc, Index token);
Span subtree_span(const Document& doc, Index token);
// The noun phrase around its head: determiners, adjectives, compounds, names, numbers, possessors, "of"
// phrases and titles in apposition before it; without relative clauses, later appositions, conjuncts,
// case markers and outer punctuation.
Span noun_phrase(const Document& doc, Index head);
// The span from the first to the last of some tokens.
Span span_of(const Document& doc, Index first, Index last);
// The nearest verb, copular predicate or root above a token (not itself), or kNone.
Index governor_predicate(const Document& doc, Index token);
// "not", "n't", "never", "no" among the token's own dependents, or its determiner.
Index negation(const Document& doc, Index token);
// Whether a clause on a noun says what the noun holds ("evidence that rebels killed"), whatever the
// parser calls it: it has a conjunction, and a relative clause has none.
bool is_that_clause(const Document& doc, Index clause);
// "is jailed", "sentences", "is meeting": now, and not "has been jailed". False of kNone.
bool is_told_as_present(const Document& doc, Index verb);
bool is_nominal(Upos upos);   // NOUN, PROPN, PRON
// The proper name a token is part of; nullptr if none.
const Name* name_over(const Document& doc, Index token);
// The token at or after a byte offset inside a sentence; kNone past the end.
Index token_at(const Document& doc, std::uint32_t byte);

}  // namespace annals
