#include "src/syntax/splitter.h"

#include "src/base/text.h"

namespace annals::syntax {
namespace {

enum class Mark : std::uint8_t { kNone, kPeriod, kEllipsis, kCall };  // kCall: ? and !

Mark mark_of(std::string_view form) {
  if (form == "." || form == "。" || form == "．") return Mark::kPeriod;
  if (form == "…" || form == "[...]" || form == "[…]" ||
      (form.size() > 1 && form.find_first_not_of('.') == std::string_view::npos))
    return Mark::kEllipsis;
  if (form == "？" || form == "！" || form == "؟" || form == "۔" || form == "।") return Mark::kCall;
  if (!form.empty() && form.find_first_not_of("?!") == std::string_view::npos) return Mark::kCall;
  return Mark::kNone;
}

bool is_closer(std::string_view form) {
  return form == "\"" || form == "”" || form == "’" || form == "'" || form == "''" || form == "»" ||
         form == ")" || form == "]" || form == "’’";
}

bool is_quote(std::string_view form) {
  return form == "\"" || form == "”" || form == "’" || form == "'" || form == "''" || form == "»";
}

bool is_opener(std::string_view form) {
  return form == "\"" || form == "“" || form == "‘" || form == "'" || form == "``" || form == "«" ||
         form == "(" || form == "[";
}

class Splitter {
public:
  Splitter(std::string_view text, const std::vector<Span>& tokens, const TokenWords& words)
      : text_(text), tokens_(tokens), words_(words) {}

  std::vector<std::size_t> run() {
    std::vector<std::size_t> ends;
    std::size_t first = 0;
    for (std::size_t i = 0; i < tokens_.size();) {
      std::size_t after = i + 1;
      if (ends_sentence(i, after) || after >= tokens_.size()) {
        cut(first, after, ends);
        first = after;
      }
      i = after;
    }
    return ends;
  }

private:
  [[nodiscard]] std::string_view form(std::size_t i) const {
    return i < tokens_.size() ? text_.substr(tokens_[i].begin, tokens_[i].size())
                              : std::string_view();
  }
  [[nodiscard]] bool glued(std::size_t i) const {
    return i > 0 && i < tokens_.size() && tokens_[i].begin == tokens_[i - 1].end;
  }
  [[nodiscard]] bool line_break_before(std::size_t i) const {
    if (i == 0 || i >= tokens_.size()) return false;
    const std::uint32_t begin = tokens_[i - 1].end;
    return text_.substr(begin, tokens_[i].begin - begin).find('\n') != std::string_view::npos;
  }
  [[nodiscard]] bool is_starter(std::size_t i) const {
    while (i < tokens_.size() && is_opener(form(i))) ++i;
    const std::string_view word = form(i);
    return !word.empty() && word.size() < 20 && starts_upper(word) &&
           words_.is(to_lower(word), TokenClass::kStarter);
  }
  // Whether what follows may begin a sentence at all.
  [[nodiscard]] bool may_begin(std::size_t i) const {
    std::size_t at = i;
    while (at < tokens_.size() && at - i < 3 && is_opener(form(at))) ++at;
    const std::string_view word = form(at);
    if (word.empty()) return true;
    const char c = word.front();
    if (is_ascii_lower(c)) return false;
    if (is_ascii_alpha(c)) return true;
    if (is_ascii_digit(c)) return true;
    if (static_cast<unsigned char>(c) >= 0x80) {
      if (word == "–" || word == "—" || word == "…" || word == "”" || word == "’") return false;
      return starts_upper(word) || to_lower(word) == word;
    }
    return c == '$' || c == '#' || c == '@' || c == '*' || c == '-' || c == '.';
  }

  // Whether the sentence ends with token i and what closes it; `after` becomes the first token
  // after that.
  bool ends_sentence(std::size_t i, std::size_t& after) const {
    const std::string_view word = form(i);
    if (is_credit(i + 1)) return true;
    const Mark mark = mark_of(word);
    if (mark == Mark::kNone) {
      if (word.size() > 1 && word.ends_with('.')) return ends_abbreviated(i, after);
      return line_break_before(i + 1) && ends_line(i);
    }
    bool quoted = false;
    while (after < tokens_.size() && closes_here(after)) {
      quoted = quoted || is_quote(form(after));
      ++after;
    }
    if (after >= tokens_.size()) return true;
    if (mark_of(form(after)) != Mark::kNone && glued(after)) return false;  // the next mark decides
    if (!may_begin(after)) return false;
    if (mark == Mark::kEllipsis) return !glued(after) && starts_upper(form(after));
    if (mark == Mark::kCall && quoted && is_said(after)) return false;
    if (mark == Mark::kPeriod && glued(after) && !quoted && after == i + 1)
      return starts_upper(form(after));
    return true;
  }

  // "Soldiers in Dorvik Image: Elio Marrat." is a caption and who made the picture.
  [[nodiscard]] bool is_credit(std::size_t i) const {
    const std::string_view word = form(i);
    return form(i + 1) == ":" && starts_upper(word) &&
           words_.is(to_lower(word), TokenClass::kCredit);
  }

  // Closing marks stand right behind the sentence; a straight quote after a blank opens the next
  // one.
  [[nodiscard]] bool closes_here(std::size_t i) const { return is_closer(form(i)) && glued(i); }

  // “Why?” Harn asked.
  [[nodiscard]] bool is_said(std::size_t i) const {
    for (std::size_t k = i; k < tokens_.size() && k < i + 5; ++k) {
      const std::string_view word = form(k);
      if (word.size() == 1 && !is_ascii_alpha(word.front())) return false;
      if (word.size() < 20 && words_.is(to_lower(word), TokenClass::kSpeech)) return true;
    }
    return false;
  }

  bool ends_abbreviated(std::size_t i, std::size_t& after) const {
    const std::string_view word = form(i);
    while (after < tokens_.size() && closes_here(after)) ++after;
    if (after >= tokens_.size()) return true;
    if (!may_begin(after)) return false;
    const std::string lower = to_lower(word.substr(0, word.size() - 1));
    if (is_ascii_digit(word.front())) return false;  // "1." of a list
    if (words_.is(lower, TokenClass::kTitle) && starts_upper(word)) return false;
    const bool initial = word.size() == 2;
    if (initial) return is_starter(after) && form(after).size() > 1;
    if (words_.is(lower, TokenClass::kNumbered) && is_ascii_digit(form(after).front()))
      return false;
    if (words_.is(lower, TokenClass::kMonth) && is_ascii_digit(form(after).front())) return false;
    return is_starter(after);
  }

  // A line ends a sentence when the next one looks like a new start: a list, a heading, verse do.
  [[nodiscard]] bool ends_line(std::size_t i) const {
    const std::string_view next = form(i + 1);
    return next == "*" || next == "•" || (next == "-" && !glued(i + 2));
  }

  // Adds the sentence [first, last), in pieces when it is too long.
  void cut(std::size_t first, std::size_t last, std::vector<std::size_t>& ends) const {
    while (last - first > kLongestSentence) {
      std::size_t at = first + kLongestSentence;
      for (std::size_t k = at; k > first + kLongestSentence / 2; --k) {
        const std::string_view word = form(k - 1);
        if (word == ";" || word == "," || word == ":" || line_break_before(k)) {
          at = k;
          break;
        }
      }
      ends.push_back(at);
      first = at;
    }
    if (last > first) ends.push_back(last);
  }

  std::string_view text_;
  const std::vector<Span>& tokens_;
  const TokenWords& words_;
};

}  // namespace

std::vector<std::size_t> split_sentences(std::string_view text, const std::vector<Span>& tokens,
                                         const TokenWords& words) {
  return Splitter(text, tokens, words).run();
}

}  // namespace annals::syntax
