#include "src/read/alike.h"

#include <algorithm>
#include <array>

#include "src/base/text.h"

namespace annals::read {
namespace {

constexpr std::size_t kMostEdits = 8;  // in a long passage; a tenth of its words in a short one

// Words whose coming and going changes nothing. Prepositions and negations are not among them.
bool is_light(const Word& word) {
  static constexpr std::array<std::string_view, 10> kLight{"a",   "an",   "the", "that", "also",
                                                           "has", "have", ":",   "and",  "its"};
  return std::find(kLight.begin(), kLight.end(), word.lower) != kLight.end();
}

// One word in two spellings: "defense", "defence". Not names, not numbers.
bool is_variant(const Word& a, const Word& b) {
  if (a.capital || b.capital || a.lower.size() < 6 || b.lower.size() < 6) return false;
  if (a.lower.substr(0, 2) != b.lower.substr(0, 2)) return false;
  const auto has_digit = [](const Word& word) {
    return std::any_of(word.lower.begin(), word.lower.end(), is_ascii_digit);
  };
  return !has_digit(a) && !has_digit(b) && edit_distance(a.lower, b.lower, 1) <= 1;
}

}  // namespace

bool nearly_same(const std::vector<Word>& a, const std::vector<Word>& b) {
  const std::size_t allowed = std::min(kMostEdits, std::max<std::size_t>(1, a.size() / 10));
  std::size_t i = 0, j = 0, edits = 0;
  while (i < a.size() || j < b.size()) {
    const bool both = i < a.size() && j < b.size();
    if (both && a[i].lower == b[j].lower) {
      ++i, ++j;
      continue;
    }
    if (++edits > allowed) return false;
    if (both && is_variant(a[i], b[j]))
      ++i, ++j;
    else if (both && is_light(a[i]) && is_light(b[j]))
      ++i, ++j;
    else if (i < a.size() && is_light(a[i]))
      ++i;
    else if (j < b.size() && is_light(b[j]))
      ++j;
    else
      return false;
  }
  return true;
}

}  // namespace annals::read
