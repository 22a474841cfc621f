// Noun phrases that may act or be acted upon, with what their own words say.
//
// Phrases are cut from the row of tokens first and from the tree second: names and titles are where
// parsers err most, and their words stand side by side.
#pragma once

#include <string>
#include <vector>

#include "src/who/atoms.h"

namespace annals::who {

enum class Gender : std::uint8_t { kUnknown, kFeminine, kMasculine };
enum class Article : std::uint8_t { kBare, kDefinite, kIndefinite };

struct Phrase {
  Index first = 0;  // tokens [first, last] of the phrase itself
  Index last = 0;
  Index full_first = 0;  // with possessors in front and complements behind
  Index full_last = 0;
  Index head = kNone;  // the token that stands for it in the tree
  Index noun = kNone;  // the token that names it: the last of its role or name
  Index sentence = 0;
  MentionKind kind = MentionKind::kNominal;
  EntityKind entity_kind = EntityKind::kUnknown;
  Article article = Article::kBare;
  Gender gender = Gender::kUnknown;
  bool plural = false;
  bool subject = false;
  bool locative = false;  // stands where a place of happening stands
  bool modifier = false;  // inside a larger phrase: "Israeli" of "Israeli strikes"
  bool former = false;    // "former", "ex-"
  bool relative = false;  // "who", "which"

  const Role* role = nullptr;
  bool role_plural = false;
  const Country* country = nullptr;  // its adjective or name in front
  Index country_atom = kNone;
  Index atom = kNone;             // the atom that names it
  std::vector<std::string> name;  // its name's words in lower case
  Index owner = kNone;            // the phrase it belongs to: possessor, complement, name in front
  bool owner_behind = false;      // a complement
  Index same = kNone;             // an earlier phrase that it stands beside in apposition
  Index beside = kNone;           // an earlier office in the same row: "President A and Minister B"
  bool for_others = false;        // "Turkish-backed": of no state that the words name
  bool dropped = false;           // names nobody after all
  Index hedge = kNone;

  ActorCode code;  // filled by codes.cc
  int country_strength = 0;
  int sector_strength = 0;
  bool assumed_state = false;  // of Mention
  bool of_others = false;      // of Mention
  Span evidence;
  std::string because;
  Index entity = kNone;  // filled by coreference.cc
};

std::vector<Phrase> find_phrases(const Document& doc, const Lexicons& lexicons, const Atoms& atoms);

}  // namespace annals::who
