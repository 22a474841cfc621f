#include "src/read/language.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>

#include "src/base/text.h"

namespace annals {
namespace {

constexpr std::size_t kEnough = 32 * 1024;  // bytes; more does not tell more
constexpr int kMostly = 70;                 // per cent of the text in one language

std::size_t letters_in(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return is_ascii_alpha(c) || (static_cast<unsigned char>(c) & 0xC0U) == 0xC0U;
  }));
}

// The first bytes, not cut inside a character.
std::string_view head_of(std::string_view text) {
  std::size_t end = std::min(text.size(), kEnough);
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

}  // namespace

std::string language_of(std::string_view text) {
  const std::string_view head = head_of(text);
  if (letters_in(head) < kLettersForLanguage) return {};
  CLD2::Language languages[3];
  int percents[3];
  int bytes = 0;
  bool reliable = false;
  CLD2::DetectLanguageSummary(head.data(), static_cast<int>(head.size()), true, languages, percents,
                              &bytes, &reliable);
  if (!reliable || percents[0] < kMostly || languages[0] == CLD2::UNKNOWN_LANGUAGE) return {};
  return CLD2::LanguageCode(languages[0]);
}

std::string foreign_language(const Article& article) {
  std::string language = language_of(article.text);
  if (language.empty() && letters_in(head_of(article.text)) < kLettersForLanguage)
    language = to_lower(article.language.substr(0, article.language.find_first_of("-_")));
  return language == "en" || language == "english" || language == "eng" ? std::string() : language;
}

}  // namespace annals
