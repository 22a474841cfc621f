// Prepositions and pronouns that the stage asks for; other words have classes in data/words.tsv.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace annals::who {

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

inline constexpr std::array<std::string_view, 16> kPlaceWords{
    "in",     "at",   "near",    "across", "throughout", "inside", "within", "outside",
    "around", "into", "through", "off",    "along",      "over",   "toward", "towards"};
inline constexpr std::array<std::string_view, 14> kPersonWords{
    "he",      "she", "him", "her", "his", "hers", "himself",
    "herself", "i",   "me",  "my",  "who", "whom", "whose"};

}  // namespace annals::who
