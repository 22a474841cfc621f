#include <algorithm>
#include <array>

#include "src/base/text.h"
#include "src/base/utf8.h"
#include "src/read/passages.h"

namespace annals::read {
namespace {

constexpr std::size_t kLongestBoilerplate =
    64;  // words; longer passages are never links or notices
constexpr std::size_t kLongestHeadline = 25;
constexpr std::size_t kLongestDateline = 16;
constexpr std::size_t kDatelinesUntil = 5;  // passages from the top

using Words = std::vector<Word>;

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_month(std::string_view word) {
  static constexpr std::array<std::string_view, 24> kMonths{
      "january",   "february", "march",    "april",    "may",  "june", "july", "august",
      "september", "october",  "november", "december", "jan",  "feb",  "mar",  "apr",
      "jun",       "jul",      "aug",      "sep",      "sept", "oct",  "nov",  "dec"};
  return is_one_of(word, kMonths);
}

bool is_date_word(const Word& word) {
  static constexpr std::array<std::string_view, 36> kWords{
      "monday", "tuesday",   "wednesday", "thursday", "friday",   "saturday", "sunday", "mon",
      "tue",    "tues",      "wed",       "thu",      "thur",     "thurs",    "fri",    "sat",
      "sun",    "published", "updated",   "posted",   "modified", "last",     "date",   "at",
      "on",     "am",        "pm",        "a",        "p",        "m",        "gmt",    "utc",
      "est",    "edt",       "cet",       ":"};
  const bool number = !word.lower.empty() && is_ascii_digit(word.lower.front());
  return number || is_month(word.lower) || is_one_of(word.lower, kWords);
}

// "Updated March 7, 2024 at 10:15 GMT": nothing but a date.
bool is_date_line(const Words& words) {
  const bool all = std::all_of(words.begin(), words.end(), is_date_word);
  const auto digits = std::count_if(words.begin(), words.end(), [](const Word& word) {
    return !word.lower.empty() && is_ascii_digit(word.lower.front());
  });
  const bool month = std::any_of(words.begin(), words.end(),
                                 [](const Word& word) { return is_month(word.lower); });
  return all && (digits >= 2 || (month && digits >= 1));
}

bool ends_in_dash(std::string_view text) {
  return text.ends_with("\xE2\x80\x94") || text.ends_with("\xE2\x80\x93") || text.ends_with("-");
}

// "By Elio Marrat and Osk Lien": names and nothing else.
bool is_byline(std::string_view text, const Words& words) {
  if (words.size() < 3 || words.front().lower != "by" || text.ends_with('?')) return false;
  return std::all_of(words.begin() + 1, words.end(), [](const Word& word) {
    return word.capital || word.lower == "and" || word.lower == "for" || word.lower == "in";
  });
}

bool is_dateline(std::string_view text, const Words& words) {
  if (words.empty() || words.size() > kLongestDateline) return false;
  if (is_date_line(words) || is_byline(text, words)) return true;
  return words.front().all_capitals && ends_in_dash(text);  // "DORVIK, Norland (Wire) —"
}

bool ends_in_punctuation(std::string_view text) {
  static constexpr std::array<std::string_view, 8> kClosers{
      "\"", "'", ")", "]", "\xE2\x80\x9D", "\xE2\x80\x99", "\xC2\xBB", "\xE2\x80\xBA"};
  static constexpr std::array<std::string_view, 9> kEnds{
      ".", "!", "?", ":", ";", ",", "\xE2\x80\xA6", "\xE3\x80\x82", "\xD8\x9F"};
  for (bool cut = true; cut;) {
    cut = false;
    for (const std::string_view closer : kClosers) {
      if (!text.ends_with(closer)) continue;
      text.remove_suffix(closer.size());
      cut = true;
    }
  }
  return std::any_of(kEnds.begin(), kEnds.end(),
                     [&](std::string_view end) { return text.ends_with(end); });
}

bool begins_lower(std::string_view text) { return !text.empty() && is_ascii_lower(text.front()); }

bool same_words(const Words& a, const Words& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const Word& x, const Word& y) { return x.lower == y.lower; });
}

}  // namespace

BoilerplateWords::BoilerplateWords(const Boilerplate& boilerplate) {
  for (const BoilerplateEntry& entry : boilerplate.entries()) {
    Pattern pattern{{}, entry.where, entry.most};
    for (Word& word : words_of(entry.words)) pattern.words.push_back(std::move(word.lower));
    patterns_.push_back(std::move(pattern));
  }
}

bool BoilerplateWords::matches(const std::vector<Word>& words) const {
  const auto stands_at = [&](const Pattern& pattern, std::size_t at) {
    return std::equal(pattern.words.begin(), pattern.words.end(),
                      words.begin() + static_cast<std::ptrdiff_t>(at),
                      [](const std::string& a, const Word& b) { return a == b.lower; });
  };
  return std::any_of(patterns_.begin(), patterns_.end(), [&](const Pattern& pattern) {
    const std::size_t size = pattern.words.size();
    if (words.size() < size || words.size() > pattern.most) return false;
    switch (pattern.where) {
    case BoilerplateWhere::kWhole: return words.size() == size && stands_at(pattern, 0);
    case BoilerplateWhere::kStarts: return stands_at(pattern, 0);
    case BoilerplateWhere::kEnds: return stands_at(pattern, words.size() - size);
    case BoilerplateWhere::kHolds:
      for (std::size_t at = 0; at + size <= words.size(); ++at)
        if (stands_at(pattern, at)) return true;
      return false;
    }
    return false;
  });
}

std::vector<PassageKind> kinds_of(std::string_view text, const std::vector<Span>& spans,
                                  const BoilerplateWords& boilerplate, std::string_view title) {
  std::vector<PassageKind> kinds(spans.size(), PassageKind::kBody);
  const Words title_words = words_of(title);
  bool above = true;  // no headline and no body yet
  for (std::size_t p = 0; p < spans.size(); ++p) {
    const std::string_view passage = text.substr(spans[p].begin, spans[p].size());
    const Words words = words_of(passage, std::max(kLongestBoilerplate, title_words.size()) + 1);
    if (words.empty() || boilerplate.matches(words)) {
      kinds[p] = PassageKind::kBoilerplate;
    } else if (p < kDatelinesUntil && is_dateline(passage, words)) {
      kinds[p] = PassageKind::kDateline;
    } else if (above) {
      const bool wrapped = p + 1 < spans.size() && begins_lower(text.substr(spans[p + 1].begin));
      const bool bare = words.size() <= kLongestHeadline && !ends_in_punctuation(passage);
      const bool titled = !title_words.empty() && same_words(words, title_words);
      if (titled || (bare && !wrapped)) kinds[p] = PassageKind::kHeadline;
      above = false;
    }
  }
  return kinds;
}

}  // namespace annals::read
