// Small closed lists of English words that the stage asks for. Names and roles are in data/.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace annals::who {

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

inline constexpr std::array<std::string_view, 12> kHedges{
    "alleged", "suspected", "accused",   "purported", "presumed", "supposed",
    "reputed", "apparent",  "so-called", "would-be",  "possible", "claimed"};
inline constexpr std::array<std::string_view, 16> kPlaceWords{
    "in",     "at",   "near",    "across", "throughout", "inside", "within", "outside",
    "around", "into", "through", "off",    "along",      "over",   "toward", "towards"};
inline constexpr std::array<std::string_view, 10> kDirections{
    "northern",     "southern",     "eastern",      "western",      "central",
    "northeastern", "northwestern", "southeastern", "southwestern", "north-eastern"};
inline constexpr std::array<std::string_view, 8> kLeaning{"pro",   "anti",   "non", "ex",
                                                          "trans", "backed", "led", "aligned"};
inline constexpr std::array<std::string_view, 9> kBacked{
    "backed", "led", "aligned", "allied", "style", "made", "sponsored", "supported", "funded"};
inline constexpr std::array<std::string_view, 14> kFeminineWords{
    "ms.",  "mrs.",     "ms",     "mrs",   "miss",     "woman", "mother",
    "wife", "daughter", "sister", "queen", "princess", "girl",  "spokeswoman"};
inline constexpr std::array<std::string_view, 13> kMasculineWords{
    "mr.",  "mr",     "man", "father",    "husband",  "son", "brother",
    "king", "prince", "boy", "spokesman", "chairman", "sir"};
inline constexpr std::array<std::string_view, 14> kPersonWords{
    "he",      "she", "him", "her", "his", "hers", "himself",
    "herself", "i",   "me",  "my",  "who", "whom", "whose"};

inline constexpr std::array<std::string_view, 8> kPeopleCounts{
    "others", "dozens", "hundreds", "thousands", "scores", "tens", "millions", "many"};
inline constexpr std::array<std::string_view, 6> kRegionWords{
    "province", "county", "governorate", "prefecture", "district", "region"};
inline constexpr std::array<std::string_view, 24> kMannerNouns{
    "board",    "court",  "office",  "school", "home",  "power",   "prison", "jail",
    "hospital", "church", "college", "market", "bench", "service", "force",  "state",
    "party",    "side",   "part",    "base",   "plane", "train",   "bus",    "car"};

}  // namespace annals::who
