// How the numbers of a sentence hang together: corrections, parts of a whole, lists that add up.
#pragma once

#include <vector>

#include "src/howmany/counted.h"

namespace annals::howmany {

inline constexpr const char* kTollOfMore = "toll of more than the deed";

// A quantity in the making. `part_of` of its row indexes the sentence's drafts.
struct Draft {
  Quantity row;
  Numeral numeral;
  Counted counted;
  bool own_role = false;  // a predicate or counted noun gave the role, not the noun's habit
};

// "rose from 30 to 37", "up from 30": 37 is the figure. Narrows a range that is none, and tells
// whether the numeral is only what the figure was before.
bool is_superseded(const Document& doc, const QuantityWords& words, std::vector<Numeral>& numerals,
                   std::size_t at);

// Whether the words just before a number make it a part: "including", "of whom", "among them".
bool opens_part(const Document& doc, Index first);

// Whether only commas and "and" stand between two tokens, and at least one of them.
bool joins(const Document& doc, Index left, Index right);

// "including 5,000 in Dorvik", "of whom five were children": a part takes the role of its whole
// where it has none of its own.
void link_parts(const Document& doc, std::vector<Draft>& drafts);

// "Six more were killed, bringing the toll to eleven": six are part of eleven. "Killing five and raising the toll of attacks for the
// week to 200": the 200 are no deed's here.
void link_tolls(Document& doc, std::vector<Draft>& drafts);

// "12 have died so far".
void open_clauses(const Document& doc, const Numbers& numbers, const Sentence& sent,
                  std::vector<Draft>& drafts);

// "two soldiers and a policeman": a row for the three of them, with the two as its parts, where
// every member of the list is counted exactly.
void add_sums(Document& doc, std::vector<Draft>& drafts);

}  // namespace annals::howmany
