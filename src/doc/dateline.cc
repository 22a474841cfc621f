#include "src/doc/dateline.h"

#include <algorithm>

#include "src/base/text.h"

namespace annals {
namespace {

constexpr Index kMaxDateline = 14;  // tokens: "MOSUL, Iraq, May 6, 2004 (Agency, by phone) —"

bool is_in_capitals(std::string_view word) {
  constexpr std::size_t kShortest = 4;  // bytes; "A", "US" and "UN" open sentences too
  return word.size() >= kShortest &&
         std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; }) &&
         starts_upper(word);
}

bool is_dash(const Document& doc, Index token) {
  const std::string_view word = doc.form(token);
  if (word == "\u2014" || word == "\u2013" || word == "--") return true;
  return word == "-" && doc.tokens[token - 1].span.end < doc.tokens[token].span.begin;
}

bool may_stand_in_dateline(std::string_view word) {
  const auto first = static_cast<unsigned char>(word.front());
  return starts_upper(word) || (first >= '0' && first <= '9') || word == "," || word == "." ||
         word == "(" || word == ")" || word == "/" || word == "by";
}

}  // namespace

Index dateline_end(const Document& doc, const Sentence& sentence) {
  if (sentence.span.begin != doc.passages[sentence.passage].span.begin ||
      !is_in_capitals(doc.form(sentence.first)))
    return sentence.first;
  const Index limit = std::min(sentence.last, sentence.first + kMaxDateline);
  for (Index t = sentence.first + 1; t < limit; ++t) {
    if (is_dash(doc, t)) return t + 1 < sentence.last ? t + 1 : sentence.first;
    if (!may_stand_in_dateline(doc.form(t))) break;
  }
  return sentence.first;
}

}  // namespace annals
