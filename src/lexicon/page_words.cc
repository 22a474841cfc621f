#include "src/lexicon/page_words.h"

#include <algorithm>
#include <charconv>

#include "src/base/text.h"
#include "src/lexicon/table.h"

namespace annals {
namespace {

constexpr std::size_t kLongestPhrase = 3;  // words of a part's name
constexpr std::size_t kMostWords = 24;     // of one attribute; generated ones have hundreds
constexpr std::size_t kLongestWord = 24;

// The words of one attribute, lower case, parted by blanks; each new name begins with a 0.
struct NameWords {
  std::array<std::array<char, kLongestWord>, kMostWords> letters;
  std::array<std::uint8_t, kMostWords> size{};
  std::array<bool, kMostWords> begins{};
  std::size_t count = 0;

  explicit NameWords(std::string_view attribute) {
    bool fresh = true;
    for (std::size_t at = 0; at < attribute.size() && count < kMostWords;) {
      const auto is_word = [](char c) { return is_ascii_alpha(c) || is_ascii_digit(c); };
      if (!is_word(attribute[at])) {
        fresh = fresh || is_ascii_space(attribute[at]);
        ++at;
        continue;
      }
      begins[count] = fresh;
      fresh = false;
      std::size_t n = 0;
      const std::size_t from = at;
      for (; at < attribute.size() && is_word(attribute[at]); ++at) {
        if (at > from && is_ascii_upper(attribute[at]) && is_ascii_lower(attribute[at - 1])) break;
        if (n < kLongestWord) letters[count][n++] = ascii_lower(attribute[at]);
      }
      size[count] = static_cast<std::uint8_t>(n);
      ++count;
    }
  }

  // Words `from` to `from + length`, or nothing when they stand in several names.
  bool phrase(std::size_t from, std::size_t length, std::string& out) const {
    out.clear();
    if (from + length > count) return false;
    for (std::size_t w = from; w < from + length; ++w) {
      if (w > from && begins[w]) return false;
      if (w > from) out += ' ';
      out.append(letters[w].data(), size[w]);
    }
    return true;
  }
};

}  // namespace

PageWords PageWords::load(const std::filesystem::path& data, Faults& faults) {
  PageWords words;
  const Table table = Table::read(data / "page_words.tsv", {"words", "in", "means"}, faults);
  for (const Table::Row& row : table.rows()) {
    const std::string_view means = row.cells[2];
    if (row.cells[1] == "name") {
      const auto* const part = std::find(kPagePartNames.begin(), kPagePartNames.end(), means);
      if (part == kPagePartNames.end())
        faults.add(table.place(row, 2), "there is no such part of a page",
                   nearest_hint(means, {kPagePartNames.begin(), kPagePartNames.end()}));
      else if (split_words(row.cells[0]).size() > kLongestPhrase)
        faults.add(table.place(row), "a name has at most three words");
      else
        words.parts_.emplace(row.cells[0], static_cast<PagePart>(part - kPagePartNames.begin()));
      continue;
    }
    TextWord word;
    if (means.starts_with("month ")) {
      word.is = InText::kMonth;
      std::from_chars(means.data() + 6, means.data() + means.size(), word.number);
    } else if (means == "updated") {
      word.is = InText::kUpdated;
    } else if (means == "published") {
      word.is = InText::kPublished;
    } else if (means == "by") {
      word.is = InText::kBy;
    } else if (means == "wall") {
      word.is = InText::kWall;
      words.walls_.emplace_back(row.cells[0]);
    } else if (means == "asks") {
      word.is = InText::kAsks;
      words.asks_.emplace_back(row.cells[0]);
    }
    if (row.cells[1] != "text" || word.is == InText::kNothing ||
        (word.is == InText::kMonth && (word.number < 1 || word.number > 12)))
      faults.add(
          table.place(row, 1),
          "a row is a part in names, or a month, updated, published, by, wall or asks in text");
    else
      words.text_.emplace(row.cells[0], word);
  }
  return words;
}

PageParts PageWords::parts_of(std::string_view attribute) const {
  const NameWords names(attribute);
  PageParts parts = 0;
  std::string phrase;
  for (std::size_t at = 0; at < names.count;) {
    std::size_t took = 1;
    for (std::size_t length = kLongestPhrase; length > 0; --length) {
      if (!names.phrase(at, length, phrase)) continue;
      const auto found = parts_.find(std::string_view(phrase));
      if (found == parts_.end()) continue;
      parts |= part_bit(found->second);
      took = length;
      break;
    }
    at += took;
  }
  return parts & ~part_bit(PagePart::kPlain);
}

PagePart PageWords::part_announced(std::string_view heading) const {
  std::string phrase;
  for (const char c : heading.substr(0, 60)) {
    if (is_ascii_alpha(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80)
      phrase += ascii_lower(c);
    else if (is_ascii_space(c) && !phrase.empty() && phrase.back() != ' ')
      phrase += ' ';
  }
  const auto found = parts_.find(std::string_view(trim(phrase)));
  const bool dropped = found != parts_.end() && (part_bit(found->second) & kDroppedParts) != 0;
  return dropped ? found->second : PagePart::kPlain;
}

PageWords::TextWord PageWords::in_text(std::string_view lower) const {
  const auto found = text_.find(lower);
  return found == text_.end() ? TextWord{} : found->second;
}

}  // namespace annals
