#include "src/lexicon/place_names.h"

#include <algorithm>
#include <array>
#include <vector>

#include "src/base/text.h"
#include "src/lexicon/places_fold.h"

namespace annals {
namespace {

bool is_acronym(std::string_view name) {
  int capitals = 0;
  for (const char c : name) {
    if (is_ascii_lower(c) || static_cast<unsigned char>(c) >= 0x80) return false;
    capitals += is_ascii_upper(c) ? 1 : 0;
  }
  return capitals >= 2;
}

// "al" of "al-Shifa": written small or large as the outlet pleases.
bool is_article(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kArticles{"al", "el", "as",  "ar", "ad", "at",
                                                              "an", "az", "ash", "de", "la", "the"};
  return std::find(kArticles.begin(), kArticles.end(), word) != kArticles.end();
}

// "The Valley" and "San Fernando Island" are whole names; "Aleppo Governorate" is Aleppo's.
bool is_division_word(std::string_view word, const PlaceNouns& nouns) {
  static constexpr std::array<std::string_view, 6> kWholes{"valley", "island",    "islands",
                                                           "city",   "peninsula", "township"};
  return nouns.has(word, PlaceRole::kSuffix) &&
         std::find(kWholes.begin(), kWholes.end(), word) == kWholes.end();
}

}  // namespace

std::string_view without_the(std::string_view name) {
  return name.starts_with("the ") ? name.substr(4) : name;
}

PlaceSpelling spell_place(std::string_view name) {
  name = without_the(trim(name));
  PlaceSpelling out;
  std::vector<std::string> words;
  fold_place_words(name, words);
  if (words.empty()) return out;
  const std::size_t last_blank = name.rfind(' ');
  const std::string_view last =
      last_blank == std::string_view::npos ? name : name.substr(last_blank + 1);
  out.first_lower = is_ascii_lower(name.front()) || is_article(words.front());
  out.last_lower = is_ascii_lower(last.front());
  out.all_capitals = is_acronym(name);
  out.words = static_cast<std::uint32_t>(words.size());
  out.folded = join(words, " ");
  out.first_word = std::move(words.front());
  return out;
}

std::string division_name(const std::string& folded, const PlaceNouns& nouns) {
  const std::size_t last = folded.rfind(' ');
  if (last == std::string::npos) return {};
  std::string name;
  const std::size_t first = folded.find(" of ");
  if (is_division_word(std::string_view(folded).substr(last + 1), nouns)) {
    name = folded.substr(0, last);
  } else if (first != std::string::npos && is_division_word(folded.substr(0, first), nouns)) {
    name = folded.substr(first + 4);
  }
  return is_article(name) ? std::string() : name;
}

}  // namespace annals
