// Types of a user's own ontology, as events and records know them. data/ontology.txt has PLOVER's, which are compiled in;
// src/lexicon/own_ontology.h reads these. Each is like one of PLOVER's: the engine treats it so, records name it by its own
// name (docs/decisions/0007-own-types-are-like-ours.md).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "include/annals/ontology.h"
#include "src/doc/layer.h"

namespace annals {

struct OwnMode {
  std::string name;
  double score = 0;  // conflict-cooperation, -10 to 10
};

// What a plan becomes: a type of ours, or another of the own ones.
struct FutureType {
  EventType type = EventType::kAgree;
  Index own = kNone;
};

inline constexpr std::size_t kMaxOwnModes = 32;  // they are bits of Event::own_modes

struct OwnType {
  std::string name;
  EventType like = EventType::kConsult;
  std::string quad;
  double score = 0;
  std::string cameo;  // empty: none
  std::vector<OwnMode> modes;
  // Absent: what is still to come keeps its type and is told as `future`.
  std::optional<FutureType> future;
  std::optional<std::uint32_t> roles;  // bits of QuantityRole that it may count; absent: those of `like`
};
using OwnTypes = std::vector<OwnType>;

// The score farthest from zero among the modes, else the type's own: the rule of intensity().
double intensity(const OwnType& type, std::uint32_t mode_bits);

}  // namespace annals
