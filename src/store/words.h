// Whole words in texts, whatever their case.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace annals {

// True when the words of `needle` stand in `haystack` between word boundaries.
bool holds_words(std::string_view haystack, std::string_view needle);

// The words of a text in lower case, without what stands between them: "Ana Kole's" is ana, kole, s.
std::vector<std::string> folded_words(std::string_view text);

// True when the words of `name` follow each other in `text`, whatever stands between two: "Ana  KOLE", "/ana-kole/".
bool holds_name(std::string_view text, std::string_view name);

}  // namespace annals
