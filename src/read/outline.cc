#include "src/read/outline.h"

#include <algorithm>

#include "src/base/hash.h"
#include "src/base/text.h"
#include "src/read/passages.h"

namespace annals::read {
namespace {

bool is_abbreviation(std::string_view word) {
  return word.size() == 1 ||
         any_of(word, {"Mr", "Mrs", "Ms", "Dr", "Gen", "Sen", "Rep", "Gov", "Lt", "Col", "Sgt",
                       "Capt", "St", "No", "vs", "Jr", "Sr"});
}

std::string_view word_before(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t from = end;
  while (from > begin && is_ascii_alpha(text[from - 1])) --from;
  return text.substr(from, end - from);
}

// Past closing quotation marks and brackets.
std::size_t skip_closing(std::string_view text, std::size_t at, std::size_t end) {
  while (at < end) {
    if (text[at] == '"' || text[at] == '\'' || text[at] == ')' || text[at] == ']')
      ++at;
    else if (text.substr(at).starts_with("\xE2\x80\x9D") ||
             text.substr(at).starts_with("\xE2\x80\x99"))
      at += 3;
    else
      break;
  }
  return at;
}

// Where the sentence that begins at `from` ends within `end`.
std::size_t sentence_end(std::string_view text, std::size_t from, std::size_t end) {
  for (std::size_t at = from; at < end; ++at) {
    if (text[at] != '.' && text[at] != '!' && text[at] != '?') continue;
    const std::size_t stop = skip_closing(text, at + 1, end);
    if (stop == end) return end;
    if (!is_ascii_space(text[stop])) continue;
    std::size_t next = stop;
    while (next < end && is_ascii_space(text[next])) ++next;
    if (next < end && is_ascii_lower(text[next])) continue;
    if (text[at] == '.' && stop == at + 1 && is_abbreviation(word_before(text, from, at))) continue;
    return stop;
  }
  return end;
}

}  // namespace

Outline outline_of(std::string_view text) {
  Outline outline;
  for (const Span passage : paragraphs(text)) {
    for (std::size_t from = passage.begin; from < passage.end;) {
      const std::size_t end = sentence_end(text, from, passage.end);
      const auto first = static_cast<std::uint32_t>(outline.words.size());
      hash_words(text.substr(from, end - from), outline.words);
      const auto count = static_cast<std::uint32_t>(outline.words.size()) - first;
      const Span span{static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(end)};
      if (count > 0) outline.sentences.push_back({span, first, count});
      from = end;
      while (from < passage.end && is_ascii_space(text[from])) ++from;
    }
  }
  return outline;
}

void shingles_of(const Outline& outline, const OutlineSentence& sentence, std::size_t words,
                 std::vector<std::uint64_t>& shingles) {
  const auto* bytes = reinterpret_cast<const char*>(outline.words.data() + sentence.word);
  for (std::size_t i = 0; i + words <= sentence.count; ++i)
    shingles.push_back(hash64({bytes + i * sizeof(std::uint32_t), words * sizeof(std::uint32_t)}));
}

}  // namespace annals::read
