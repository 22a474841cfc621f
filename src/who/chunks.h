// Runs of tokens that make up a noun phrase without its complements: "the U.S. Defense Secretary
// Pete Hegseth". A possessor is a chunk of its own.
#pragma once

#include <vector>

#include "src/who/atoms.h"

namespace annals::who {

struct Chunk {
  Index first = 0;  // tokens [first, last]
  Index last = 0;
  bool possessor = false;  // 's follows
  bool pronoun = false;
};

std::vector<Chunk> find_chunks(const Document& doc, const Lexicons& lexicons, const Atoms& atoms,
                               Index sentence);

// Whether a token may be part of a name: capitalised, an initial, or "al", "bin", "de" between.
bool is_name_word(const Document& doc, const Lexicons& lexicons, Index t);
// A hyphen or dash that joins the words at its sides.
bool joins_words(const Document& doc, Index t);

}  // namespace annals::who
