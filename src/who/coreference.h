// Which phrases of a report name the same person, group or organisation.
#pragma once

#include <string>
#include <vector>

#include "src/who/phrases.h"

namespace annals::who {

struct Being {                    // an entity in the making
  std::vector<Index> members;     // phrases, in order
  std::vector<std::string> name;  // its longest name's words in lower case
  bool listed = false;            // `written` is the name that a list gives, not the report's
  std::string written;            // as the report writes it
  std::string key;                // what makes entries one: "country USA", "known Hamas"
  EntityKind kind = EntityKind::kUnknown;
  Gender gender = Gender::kUnknown;
  bool plural = false;
  ActorCode code;  // filled by codes.cc
  int country_strength = 0;
  int sector_strength = 0;
  bool assumed_state = false;  // of Mention
  Span evidence;
  std::string because;
};

// Sets the entity of every phrase.
std::vector<Being> find_beings(const Document& doc, const Lexicons& lexicons, const Atoms& atoms,
                               std::vector<Phrase>& phrases);

}  // namespace annals::who
