#include "src/where/hits.h"

#include <algorithm>
#include <array>
#include <optional>

#include "src/base/text.h"
#include "src/base/utf8.h"
#include "src/lexicon/places_fold.h"

namespace annals::where {
namespace {

// Of a name that thousands of hamlets share these are weighed, ours and the largest first.
constexpr std::size_t kMostUses = 300;

bool has_small_letter(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return is_ascii_lower(c); });
}

// Whether the words in the text are capitalised as this use wants them.
bool case_agrees(const PlaceUse& use, std::string_view first, std::string_view last,
                 std::string_view whole) {
  if (!use.first_lower && !starts_upper(first) && !is_ascii_digit(first.front())) return false;
  if (!use.last_lower && !has_capital(last) && !is_ascii_digit(last.front())) return false;
  const bool small = has_small_letter(whole);
  if (use.all_capitals) return !small;
  // "WHO" and "US" are no spellings of towns called Who and Us; "BAGHDAD" is one of Baghdad.
  return small || whole.size() >= 4 || use.first_lower;
}

// Punctuation inside a name is a hyphen, a full stop or an apostrophe. After a comma a new name
// begins: "flew to Mexico, City officials said".
bool ends_name(std::string_view text) {
  return text.find_first_of(",;:()[]\"!?/") != std::string_view::npos || text == "\u2014" ||
         text == "--";
}

// "Aleppo Bridge" is Aleppo's for whoever decides about buildings; a town of a longer name is not.
bool gives_way(const Gazetteer& gazetteer, const Hit& longer) {
  return std::ranges::all_of(longer.uses, [&](const PlaceUse& use) {
    const GazetteerEntry place = gazetteer.entry(use.entry);
    return place.minor && place.kind != PlaceKind::kCity && place.kind != PlaceKind::kAdmin;
  });
}

// The longest name that starts at a token and whose capitals agree.
std::optional<Hit> hit_at(const Document& doc, const Gazetteer& gazetteer, Index token,
                          Index last) {
  std::vector<std::string> words;
  fold_place_words(doc.text(doc.tokens[token].span), words);
  if (words.empty()) return std::nullopt;
  const std::uint32_t longest = gazetteer.longest(words.front());
  if (longest == 0) return std::nullopt;
  std::optional<Hit> best;
  for (Index at = token;;) {
    if (words.size() > longest) break;
    std::string folded = join(words, " ");
    const auto uses = gazetteer.find(folded);
    if (!uses.empty()) {
      const std::string_view first_text = doc.text(doc.tokens[token].span);
      const std::string_view last_text = doc.text(doc.tokens[at].span);
      const Span span{doc.tokens[token].span.begin, doc.tokens[at].span.end};
      Hit hit{token, at + 1, std::move(folded), {}};
      for (const PlaceUse& use : uses) {
        if (hit.uses.size() == kMostUses) break;
        if (case_agrees(use, first_text, last_text, doc.text(span))) hit.uses.push_back(use);
      }
      if (!hit.uses.empty() && !(best && gives_way(gazetteer, hit))) best = std::move(hit);
    }
    if (++at == last || ends_name(doc.text(doc.tokens[at].span))) break;
    fold_place_words(doc.text(doc.tokens[at].span), words);
  }
  // "US$58 million" is money.
  if (best && (best->last < last ? doc.form(best->last) == "$" : false)) return std::nullopt;
  if (best && doc.form(best->last - 1).find('$') != std::string_view::npos) return std::nullopt;
  if (best && token > 0 && doc.form(token - 1) == "$") return std::nullopt;
  // A name does not end in the full stop that its sentence ends in.
  while (best && best->last > best->first + 1) {
    std::vector<std::string> tail;
    fold_place_words(doc.text(doc.tokens[best->last - 1].span), tail);
    if (!tail.empty()) break;
    --best->last;
  }
  return best;
}

}  // namespace

bool has_capital(std::string_view text) {
  if (starts_upper(text)) return true;
  static constexpr std::array<std::string_view, 10> kArticles{"al", "el", "as", "ar",  "ad",
                                                              "at", "an", "az", "ash", "es"};
  const std::size_t hyphen = text.find('-');
  return hyphen != std::string_view::npos && hyphen + 1 < text.size() &&
         std::ranges::find(kArticles, text.substr(0, hyphen)) != kArticles.end() &&
         starts_upper(text.substr(hyphen + 1));
}

bool is_title_case(const Document& doc, const Sentence& sent) {
  int large = 0, small = 0;
  for (Index token = sent.first; token < sent.last; ++token) {
    const std::string_view text = doc.text(doc.tokens[token].span);
    if (text.size() < 4 || !is_ascii_alpha(text.front())) continue;
    (is_ascii_upper(text.front()) ? large : small) += 1;
  }
  return large >= 3 && large > 3 * small;
}

std::vector<Hit> find_hits(const Document& doc, const Gazetteer& gazetteer) {
  std::vector<Hit> hits;
  for (const Sentence& sent : doc.sentences) {
    for (Index token = sent.first; token < sent.last;) {
      auto hit = hit_at(doc, gazetteer, token, sent.last);
      token = hit ? hit->last : token + 1;
      if (hit) hits.push_back(std::move(*hit));
    }
  }
  return hits;
}

}  // namespace annals::where
