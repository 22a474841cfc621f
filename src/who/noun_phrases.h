// Every noun phrase of a report, as its tree gives it: names, nouns, pronouns, possessors, years, and those inside others.
//
// The span is the head with all that depends on it, relative clauses and prepositional phrases too; without its own
// preposition, appositions, conjuncts, and what belongs to the clause where the noun is the predicate. So does the
// GUM corpus, whose coreference guidelines are the model.
#pragma once

#include <string>
#include <vector>

#include "src/doc/document.h"
#include "src/who/phrases.h"

namespace annals::who {

enum class Determiner : std::uint8_t { kNone, kThe, kA, kThis, kPossessive, kOther };

// Those that one pronoun may stand for.
enum class Nature : std::uint8_t { kUnknown, kPerson, kPeople, kGroup, kThing, kPlace, kTime };

struct NounPhrase {
  Index head = kNone;
  Index first = 0;  // tokens [first, last]
  Index last = 0;
  Index sentence = 0;
  MentionKind kind = MentionKind::kNominal;
  Determiner determiner = Determiner::kNone;
  Nature nature = Nature::kUnknown;
  Gender gender = Gender::kUnknown;
  bool plural = false;
  bool subject = false;
  bool modified = false;     // has an adjective, a complement or a clause of its own
  std::string words;         // in lower case, without article and possessive ending
  std::string name;          // its proper name in lower case, without article and title
  NameType name_type = NameType::kMisc;
  Index mention = kNone;     // the mention with the same head

  [[nodiscard]] bool contains(const NounPhrase& other) const { return first <= other.first && other.last <= last; }
};

// By position, the shorter of two that begin together first.
std::vector<NounPhrase> find_noun_phrases(const Document& doc, const WordClasses& words);

}  // namespace annals::who
