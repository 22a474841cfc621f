#include "src/syntax/features.h"

#include "src/base/hash.h"
#include "src/base/text.h"
#include "src/base/utf8.h"

namespace annals::syntax {
namespace {

// Longer words are hashed whole but looked at only here: a "word" of 50 MB must not cost 50 MB of
// memory.
constexpr std::size_t kLookedAt = 64;

std::string plain_lower(std::string_view form) {
  std::string out;
  for (std::size_t at = 0; at < form.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(form, at);
    if (c == U'’' || c == U'‘' || c == U'`' || c == U'´')
      out += '\'';
    else if (c == U'“' || c == U'”' || c == U'„' || c == U'«' || c == U'»')
      out += '"';
    else if (c == U'–' || c == U'—' || c == U'‐' || c == U'‑')
      out += '-';
    else if (c == U'…')
      out += "...";
    else
      out += form.substr(begin, at - begin);
  }
  out = to_lower(out);
  if (out == "''" || out == "``") out = "\"";
  if (out == "--" || out == "---") out = "-";
  return out;
}

std::string shape_of(std::string_view form) {
  std::string shape;
  for (std::size_t at = 0; at < form.size() && shape.size() < 8;) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(form, at);
    const std::string_view piece = form.substr(begin, at - begin);
    char kind = 0;
    if (c < 0x80 && is_ascii_digit(static_cast<char>(c)))
      kind = 'd';
    else if (starts_upper(piece))
      kind = 'X';
    else if (c >= 0x80 || is_ascii_lower(static_cast<char>(c)))
      kind = 'x';
    else
      kind = static_cast<char>(c);
    // A run of the same kind is written twice at most, so that "Xxx" covers all capitalised words.
    const std::size_t n = shape.size();
    if (n >= 2 && shape[n - 1] == kind && shape[n - 2] == kind) continue;
    shape += kind;
  }
  return shape;
}

bool has_lower(std::string_view form) {
  for (const char c : form)
    if (is_ascii_lower(c)) return true;
  return false;
}

bool has_upper(std::string_view form) {
  for (const char c : form)
    if (is_ascii_upper(c)) return true;
  return false;
}

std::size_t letters(std::string_view form) {
  std::size_t count = 0;
  for (const char c : form) count += is_ascii_alpha(c) ? 1U : 0U;
  return count;
}

Casing casing_of(const std::vector<std::string_view>& forms) {
  std::size_t lower_words = 0, upper_words = 0, capitals = 0, lower_any = 0;
  for (const std::string_view whole : forms) {
    const std::string_view form = whole.substr(0, kLookedAt);
    if (has_lower(form))
      ++lower_any;
    else if (has_upper(form))
      ++capitals;
    // Short words stay small in headlines and clitics everywhere.
    if (letters(form) < 4) continue;
    if (is_ascii_lower(form.front()))
      ++lower_words;
    else if (is_ascii_upper(form.front()))
      ++upper_words;
  }
  if (lower_any == 0 && capitals >= 2) return Casing::kCapitals;
  if (lower_words == 0 && upper_words >= 3) return Casing::kTitle;
  return Casing::kPlain;
}

}  // namespace

void view_sentence(const std::vector<std::string_view>& forms, const std::vector<bool>& spaced,
                   SentenceView& out) {
  out.casing = casing_of(forms);
  out.words.assign(forms.size(), {});
  for (std::size_t i = 0; i < forms.size(); ++i) {
    WordView& word = out.words[i];
    std::string_view form = forms[i];
    if (form.size() > kLookedAt) {
      std::size_t cut = kLookedAt;
      while ((static_cast<unsigned char>(form[cut]) & 0xC0U) == 0x80U) --cut;
      form = form.substr(0, cut);
    }
    word.lower = plain_lower(form);
    word.word = hash64(word.lower);
    word.spaced = spaced[i];
    const std::string_view lower = word.lower;
    for (std::size_t n = 1; n <= word.prefix.size(); ++n)
      word.prefix[n - 1] = mix(hash64(lower.substr(0, n)), 11 + n);
    for (std::size_t n = 1; n <= word.suffix.size(); ++n)
      word.suffix[n - 1] =
          mix(hash64(lower.substr(lower.size() > n ? lower.size() - n : 0)), 21 + n);
    const bool shouted = out.casing == Casing::kCapitals;
    word.shape =
        mix(hash64(shape_of(shouted ? lower : form)), static_cast<std::uint64_t>(out.casing));
    word.upper_first = !shouted && starts_upper(form);
  }
}

}  // namespace annals::syntax
