// Where the words of the gazetteer stand in a report, before anything is decided about them.
#pragma once

#include <string>
#include <vector>

#include "src/doc/document.h"
#include "src/lexicon/gazetteer.h"

namespace annals::where {

// Tokens [first, last) of one sentence that spell a name; `uses` are those whose capitals agree.
struct Hit {
  Index first = 0;
  Index last = 0;
  std::string folded;
  std::vector<PlaceUse> uses;
};

// The longest name at each token, left to right, without overlaps.
std::vector<Hit> find_hits(const Document& doc, const Gazetteer& gazetteer);

// A capital first letter or, behind an article such as "al-", one further in.
bool has_capital(std::string_view text);

// A headline in which every longer word has a capital says nothing by its capitals.
bool is_title_case(const Document& doc, const Sentence& sent);

}  // namespace annals::where
