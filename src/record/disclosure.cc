#include "src/record/disclosure.h"

#include <algorithm>
#include <set>
#include <utility>

#include "src/base/text.h"
#include "src/base/utf8.h"
#include "src/record/private_names.h"

namespace annals {
namespace {

// At most so many characters of the quote, around [begin, end) of the text, whole words where there
// are any.
Quote shortened_quote(const Quote& quote, std::size_t limit, Span around) {
  std::vector<std::size_t> starts;  // byte offset of each character
  for (std::size_t at = 0; at < quote.text.size(); next_code_point(quote.text, at))
    starts.push_back(at);
  if (starts.size() <= limit) return quote;
  const std::size_t middle = std::min<std::size_t>(
      (around.begin + around.end) / 2 - std::min(quote.span.begin, (around.begin + around.end) / 2),
      starts.size());
  std::size_t first = middle > limit / 2 ? middle - limit / 2 : 0;
  first = std::min(first, starts.size() - limit);
  std::size_t last = first + limit;
  const auto is_blank = [&](std::size_t i) { return quote.text[starts[i]] == ' '; };
  if (first > 0)
    while (first < middle && !is_blank(first - 1)) ++first;
  if (last < starts.size())
    while (last > middle && !is_blank(last)) --last;
  if (first >= last) return {std::string(), {quote.span.begin, quote.span.begin}};
  const std::size_t end = last < starts.size() ? starts[last] : quote.text.size();
  return {quote.text.substr(starts[first], end - starts[first]),
          {quote.span.begin + static_cast<std::uint32_t>(first),
           quote.span.begin + static_cast<std::uint32_t>(last)}};
}

bool shorten(Record& record, std::size_t limit) {
  bool changed = false;
  const auto cut = [&](Quote& quote, Span around) {
    if (quote.text.size() <= limit) return;  // bytes are never fewer than characters
    Quote shorter = shortened_quote(quote, limit, around);
    changed |= shorter != quote;
    quote = std::move(shorter);
  };
  cut(record.sentence, record.trigger.span);
  for (auto* side : {&record.actor, &record.recipient})
    for (RecordActor& actor : *side)
      cut(actor.words, {actor.words.span.begin, actor.words.span.begin});
  for (RecordPlace& place : record.places)
    cut(place.words, {place.words.span.begin, place.words.span.begin});
  for (RecordQuantity& quantity : record.quantities)
    cut(quantity.words, {quantity.words.span.begin, quantity.words.span.begin});
  if (record.attribution)
    cut(record.attribution->words,
        {record.attribution->words.span.begin, record.attribution->words.span.begin});
  return changed;
}

}  // namespace

std::vector<std::string> private_names_of(const std::vector<Record>& records) {
  std::set<std::string> names;
  for (const Record& record : records) names.insert(record.private_names.begin(), record.private_names.end());
  std::vector<std::string> out(names.begin(), names.end());
  std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
  return out;
}

Disclosed disclosed(Record record, const Disclosure& rules) {
  bool changed = rules.names == Names::kByRole && !record.private_names.empty();
  if (changed) hide_private_names(record);
  if (rules.quote_limit > 0) changed |= shorten(record, rules.quote_limit);
  return {std::move(record), changed};
}

bool is_open_licence(std::string_view licence) {
  std::string plain;
  for (const char c : ascii_lower(licence))
    plain += is_ascii_alpha(c) || is_ascii_digit(c) ? c : ' ';
  const std::vector<std::string_view> words = split_words(plain);
  for (const std::string_view closed : {"nc", "noncommercial", "nd", "noderivatives", "noderivs"})
    if (std::find(words.begin(), words.end(), closed) != words.end()) return false;
  const std::string text = join({words.begin(), words.end()}, " ");
  for (const std::string_view open :
       {"cc0", "cc 0", "cc by", "public domain", "ogl", "open government licence",
        "creative commons attribution", "https creativecommons org licenses by",
        "https creativecommons org publicdomain"})
    if (text.starts_with(open)) return true;
  return false;
}

}  // namespace annals
