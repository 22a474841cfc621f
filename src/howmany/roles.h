// What became of those who are counted: the role, and the word that gave it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "src/howmany/counted.h"

namespace annals::howmany {

// A form of "be", or "get" as in "got killed".
bool is_be(std::string_view word);

struct RoleFinding {
  QuantityRole role = QuantityRole::kOther;
  Index governor = kNone;
  std::string because;  // "verb kill obj", "count death"
  Index length = 1;     // tokens of the governor, where it was found by its form
};

class RoleFinder {
public:
  RoleFinder(const Document& doc, const QuantityWords& words) : doc_(doc), words_(words) {}

  // Nothing when no word gives a role of its own.
  [[nodiscard]] std::optional<RoleFinding> find(const Numeral& numeral,
                                                const Counted& counted) const;
  // The word a number without a role hangs under: a noun that it completes, else the predicate.
  [[nodiscard]] Index governor(const Counted& counted) const;

private:
  using Finding = std::optional<RoleFinding>;

  [[nodiscard]] Finding by_count(const Numeral& numeral, const Counted& counted) const;
  [[nodiscard]] Finding by_climbing(const Counted& counted) const;
  [[nodiscard]] Finding by_verb(Index verb, std::string_view slot, CountedClass kind,
                                int depth = 0) const;
  [[nodiscard]] Finding by_row(Index verb, std::string_view slot, CountedClass kind) const;
  [[nodiscard]] bool harms_otherwise(Index verb, QuantityRole role, CountedClass kind) const;
  [[nodiscard]] Finding by_complement(Index verb, std::string_view slot, CountedClass kind,
                                      int depth) const;
  [[nodiscard]] Finding by_event(Index noun, std::string_view preposition, CountedClass kind) const;
  [[nodiscard]] Finding by_clause_on(const Counted& counted) const;
  [[nodiscard]] Finding by_state(const Counted& counted) const;
  [[nodiscard]] Finding by_toll(Index verb) const;
  [[nodiscard]] Finding by_neighbours(const Counted& counted) const;
  [[nodiscard]] Finding by_verb_before(const Counted& counted) const;
  [[nodiscard]] Finding by_verb_after(const Counted& counted, const Sentence& sent) const;
  [[nodiscard]] Finding by_verb_after_clause(Index clause, Index end, const Counted& counted) const;
  [[nodiscard]] Finding by_list(const Counted& counted) const;
  [[nodiscard]] Finding by_list_before(const Counted& counted, const Sentence& sent) const;
  [[nodiscard]] bool stands_after(Index token, std::string_view rest) const;
  [[nodiscard]] Finding by_form(Index token, std::string_view slot, CountedClass kind) const;
  [[nodiscard]] Index find_word(Index first, Index last, std::string_view word) const;
  [[nodiscard]] Finding by_noun(const Counted& counted) const;
  [[nodiscard]] bool has_state_of_its_own(const Counted& counted) const;
  [[nodiscard]] Finding state(Index token, CountedClass kind) const;
  [[nodiscard]] Finding role_of_noun(Index noun) const;
  [[nodiscard]] bool has_rest(Index verb, std::string_view rest) const;
  [[nodiscard]] bool is_passive(Index verb) const;

  const Document& doc_;
  const QuantityWords& words_;
};

}  // namespace annals::howmany
