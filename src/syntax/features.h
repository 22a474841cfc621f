// Words as the statistical models see them: hashes of their parts, made once for each sentence.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace annals::syntax {

// Mixes two 64-bit values; the same on every machine.
constexpr std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
  std::uint64_t h =
      (a ^ (b + 0x9E3779B97F4A7C15ULL + (a << 6U) + (a >> 2U))) * 0xFF51AFD7ED558CCDULL;
  h ^= h >> 32U;
  return h * 0xC4CEB9FE1A85EC53ULL;
}

// How a sentence is written: the shape of a word tells little in a headline and nothing in
// capitals.
enum class Casing : std::uint8_t { kPlain, kTitle, kCapitals };

struct WordView {
  std::string lower;  // lower case, typographic quotes and apostrophes as ASCII
  std::uint64_t word = 0;
  std::array<std::uint64_t, 3> prefix{};  // of 1 to 3 characters
  std::array<std::uint64_t, 5> suffix{};  // of 1 to 5 characters
  std::uint64_t shape = 0;                // "Xx", "X.X.", "d,d", with the sentence's casing
  bool upper_first = false;
  bool spaced = true;  // a blank stands before it
};

struct SentenceView {
  std::vector<WordView> words;
  Casing casing = Casing::kPlain;

  [[nodiscard]] std::size_t size() const { return words.size(); }
};

// `forms` in order; `spaced[i]` tells whether a blank stands before form i.
void view_sentence(const std::vector<std::string_view>& forms, const std::vector<bool>& spaced,
                   SentenceView& out);

using Features = std::vector<std::uint64_t>;

}  // namespace annals::syntax
