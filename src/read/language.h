// In which language an article is written (CLD2).
#pragma once

#include <string>
#include <string_view>

#include "include/annals/article.h"

namespace annals {

// Articles of fewer letters are taken for what they say they are, else for English: a guess at
// three lines is wrong too often.
inline constexpr std::size_t kLettersForLanguage = 200;

// "es", by ISO 639-1 or as CLD2 calls it; empty when it is short, mixed or not to be told. The same
// for any number of threads. REQUIRES: `text` is valid UTF-8.
std::string language_of(std::string_view text);

// Empty for an article in English, or one we cannot tell from it; else its language, by its text
// or, where that is short, by what it says of itself ("es-AR" is "es").
std::string foreign_language(const Article& article);

}  // namespace annals
