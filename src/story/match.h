// Whether two reports tell of one happening: field by field, with reasons.
//
//   const Match match = compare(a, b);
//   if (match.joins()) ...      // every field that agreed or spoke against stands in match.fields
//
// Never by the day of publication alone: a match needs a place or a party in common besides the time.
#pragma once

#include <string>
#include <vector>

#include "src/story/account.h"

namespace annals::story {

// What one field says for (above 0) or against (below 0) two accounts being one happening.
struct FieldMatch {
  std::string field;  // "date", "place", "actor", "recipient", "figures", "modes", "words"
  double weight = 0;
  std::string reason;  // "both in Dorvik"
};

struct Match {
  std::vector<FieldMatch> fields;
  bool impossible = false;  // another type, day or place; the last field says which
  [[nodiscard]] double score() const;
  [[nodiscard]] bool joins() const;
};

// Symmetric. A weight is half a point or more; what is unknown on either side says nothing.
Match compare(const Account& a, const Account& b);

// The least score of a match that joins; chosen on MUC's groups of incidents (bench/stories.py).
inline constexpr double kEnough = 5;

}  // namespace annals::story
