// One form for all spellings of a place name: "São Paulo" and "Sao Paulo", "N'Djamena" and
// "Ndjamena", "Port-au-Prince" in one token or five.
//
//   fold_place("Deir ez-Zor");   // "deir ez zor"
//   fold_place("St. Peter's");   // "saint peter s"
//
// Lower case without accents; hyphens part words, full stops and apostrophes vanish, "St", "Mt" and
// "Ft" are written out. A possessive is the tokenizer's to cut. Letters outside the Latin alphabet
// stay.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace annals {

// Appends the folded words of `text`; a text of punctuation alone adds none.
void fold_place_words(std::string_view text, std::vector<std::string>& words);

std::string fold_place(std::string_view text);

}  // namespace annals
