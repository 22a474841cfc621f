#include "src/syntax/tokenizer.h"

#include <algorithm>
#include <string>

#include "src/base/text.h"
#include "src/base/utf8.h"

namespace annals::syntax {
namespace {

// Longer stretches without a blank are no words; only their characters are looked at, one by one.
constexpr std::size_t kLongestLookup = 40;

enum class Kind : std::uint8_t {
  kLetter,
  kDigit,
  kQuote,
  kApostrophe,
  kHyphen,
  kDash,
  kStop,
  kOpen,
  kClose,
  kCurrency,
  kSlash,
  kJoint,
  kOther
};

// One character with its kind, as the scanner below walks over them.
struct Char {
  std::size_t at = 0;
  std::size_t size = 0;
  char32_t code = 0;
  Kind kind = Kind::kOther;
};

Kind kind_of(char32_t c) {
  if (c < 0x80) {
    const char a = static_cast<char>(c);
    if (is_ascii_alpha(a)) return Kind::kLetter;
    if (is_ascii_digit(a)) return Kind::kDigit;
    switch (a) {
    case '"':
    case '`': return Kind::kQuote;
    case '\'': return Kind::kApostrophe;
    case '-': return Kind::kHyphen;
    case '.':
    case ',':
    case '!':
    case '?':
    case ';':
    case ':': return Kind::kStop;
    case '(':
    case '[':
    case '{':
    case '<': return Kind::kOpen;
    case ')':
    case ']':
    case '}':
    case '>': return Kind::kClose;
    case '$': return Kind::kCurrency;
    case '/': return Kind::kSlash;
    case '_':
    case '&':
    case '@':
    case '#':
    case '+': return Kind::kJoint;
    default: return Kind::kOther;
    }
  }
  switch (c) {
  case U'’':
  case U'‘':
  case U'ʼ': return Kind::kApostrophe;
  case U'“':
  case U'”':
  case U'„':
  case U'«':
  case U'»':
  case U'‚':
  case U'‹':
  case U'›': return Kind::kQuote;
  case U'‐':
  case U'‑': return Kind::kHyphen;
  case U'–':
  case U'—':
  case U'―':
  case U'−': return Kind::kDash;
  case U'…': return Kind::kStop;
  case U'€':
  case U'£':
  case U'¥':
  case U'₹':
  case U'₽':
  case U'₺':
  case U'₪':
  case U'₩':
  case U'₦':
  case U'₴':
  case U'¢': return Kind::kCurrency;
  case U'•':
  case U'·':
  case U'§':
  case U'°':
  case U'×':
  case U'¡':
  case U'¿':
  case U'©':
  case U'®':
  case U'™':
  case U'†': return Kind::kOther;
  default: return Kind::kLetter;  // letters of other scripts, accents, emoji
  }
}

bool is_alnum(Kind kind) { return kind == Kind::kLetter || kind == Kind::kDigit; }

// Takes one stretch without blanks apart.
class Chunk {
public:
  Chunk(std::string_view text, Span span, bool number_follows, const TokenWords& words,
        std::vector<Span>& out)
      : text_(text), number_follows_(number_follows), words_(words), out_(out) {
    for (std::size_t at = span.begin; at < span.end;) {
      Char one;
      one.at = at;
      one.code = next_code_point(text, at);
      one.size = at - one.at;
      one.kind = kind_of(one.code);
      chars_.push_back(one);
    }
  }

  void run() {
    std::size_t first = 0, last = chars_.size();
    if (is_address(first, last)) {
      while (last > first + 1 && is_final(chars_[last - 1])) --last;
      emit(first, last);
      emit_each(last, chars_.size());
      return;
    }
    while (first < last) {
      const std::size_t end = word_end(first, last);
      if (end > first) {
        emit_word(first, end);
        first = end;
      } else {
        const std::size_t mark = mark_end(first, last);
        emit(first, mark);
        first = mark;
      }
    }
  }

private:
  static bool is_final(const Char& c) {
    return c.kind == Kind::kStop || c.kind == Kind::kQuote || c.kind == Kind::kApostrophe ||
           c.kind == Kind::kClose;
  }
  [[nodiscard]] Kind kind(std::size_t i) const {
    return i < chars_.size() ? chars_[i].kind : Kind::kOther;
  }
  [[nodiscard]] char32_t code(std::size_t i) const {
    return i < chars_.size() ? chars_[i].code : 0;
  }
  [[nodiscard]] std::uint32_t begin_of(std::size_t i) const {
    return static_cast<std::uint32_t>(i < chars_.size() ? chars_[i].at
                                                        : chars_.back().at + chars_.back().size);
  }
  [[nodiscard]] std::string_view piece(std::size_t first, std::size_t last) const {
    return text_.substr(begin_of(first), begin_of(last) - begin_of(first));
  }
  // Lower case with straight apostrophes, for the word lists; empty when too long to be listed.
  [[nodiscard]] std::string lower(std::size_t first, std::size_t last) const {
    if (last - first > kLongestLookup) return {};
    std::string out;
    for (std::size_t i = first; i < last; ++i)
      if (chars_[i].kind == Kind::kApostrophe)
        out += '\'';
      else
        out += text_.substr(chars_[i].at, chars_[i].size);
    return to_lower(out);
  }
  [[nodiscard]] bool upper(std::size_t i) const { return starts_upper(piece(i, i + 1)); }
  void emit(std::size_t first, std::size_t last) {
    if (first < last) out_.push_back({begin_of(first), begin_of(last)});
  }
  void emit_each(std::size_t first, std::size_t last) {
    while (first < last) {
      const std::size_t end = mark_end(first, last);
      emit(first, end);
      first = end;
    }
  }

  // "https://...", "www...", "name@host.org"
  [[nodiscard]] bool is_address(std::size_t first, std::size_t last) const {
    if (last - first < 5) return false;
    const std::string_view whole = piece(first, last);
    if (whole.starts_with("http://") || whole.starts_with("https://") || whole.starts_with("www."))
      return true;
    const std::size_t at = whole.find('@');
    return at != std::string_view::npos && at > 0 &&
           whole.find('.', at) != std::string_view::npos && kind(first) != Kind::kOpen &&
           whole.find('<') == std::string_view::npos && kind(first) != Kind::kQuote;
  }

  // Runs of the same mark are one token ("...", "--", "!!!"), and "?!".
  [[nodiscard]] std::size_t mark_end(std::size_t first, std::size_t last) const {
    std::size_t end = first + 1;
    const char32_t c = code(first);
    if (const std::size_t cut = omission_end(first, last); cut > first) return cut;
    if (c == '!' || c == '?') {
      while (end < last && (code(end) == '!' || code(end) == '?')) ++end;
    } else if (c == '.' || c == '-' || c == '=' || c == '*' || c == '_' || c == '~' || c == U'…' ||
               c == '\'' || c == '`' || c == '<' || c == '>' || c == '+' || c == '#') {
      while (end < last && code(end) == c) ++end;
      if ((c == '\'' || c == '`') && end - first > 2) end = first + 1;
    }
    return end;
  }

  // "[...]" and "[…]" stand for words left out of a quotation; `first` itself when none stands
  // there.
  [[nodiscard]] std::size_t omission_end(std::size_t first, std::size_t last) const {
    if (code(first) != '[') return first;
    std::size_t end = first + 1;
    while (end < last && (code(end) == '.' || code(end) == U'…')) ++end;
    return end > first + 1 && end < last && code(end) == ']' ? end + 1 : first;
  }

  // The end of the word that begins at `first`, which is `first` itself when a mark stands there.
  [[nodiscard]] std::size_t word_end(std::size_t first, std::size_t last) const {
    std::size_t end = first;
    if (!is_alnum(kind(first))) {
      if (!joins_at_start(first, last)) return first;
      ++end;
    }
    while (end < last) {
      if (is_alnum(kind(end))) {
        ++end;
        continue;
      }
      if (!joins(first, end, last)) break;
      ++end;
      if (kind(end - 1) == Kind::kCurrency) break;  // "US$" of "US$5"
    }
    return end;
  }

  // Marks that may begin a word: "@name", "#tag", ".5", "-5", "'90s", "_".
  [[nodiscard]] bool joins_at_start(std::size_t i, std::size_t last) const {
    if (i + 1 >= last) return false;
    const char32_t c = code(i);
    const bool fresh = i == 0 || !is_alnum(kind(i - 1));
    if ((c == '@' || c == '#') && kind(i + 1) == Kind::kLetter) return fresh;
    if ((c == '+' || c == '-') && kind(i + 1) == Kind::kDigit) return i == 0;
    if (c == '.' && kind(i + 1) == Kind::kDigit) return fresh && (i == 0 || code(i - 1) != '.');
    if (kind(i) == Kind::kApostrophe && i + 2 < last && kind(i + 1) == Kind::kDigit &&
        kind(i + 2) == Kind::kDigit)
      return fresh && (i + 3 >= last || !is_alnum(kind(i + 3)) || code(i + 3) == 's');
    return false;
  }

  // Whether the mark at `i`, after the beginning of a word at `first`, stands inside that word.
  [[nodiscard]] bool joins(std::size_t first, std::size_t i, std::size_t last) const {
    const char32_t c = code(i);
    const Kind before = i > first ? kind(i - 1) : Kind::kOther;
    const Kind after = i + 1 < last ? kind(i + 1) : Kind::kOther;
    switch (kind(i)) {
    case Kind::kApostrophe: return before == Kind::kLetter && after == Kind::kLetter;
    case Kind::kJoint:
      if (c == '_') return true;
      if (c == '&') return is_alnum(before) && is_alnum(after) && i - first <= 3;
      return false;
    case Kind::kCurrency:  // "US$"
      return c == '$' && i - first <= 2 && upper(first) && upper(i - 1);
    case Kind::kHyphen: return joins_hyphen(first, i, last);
    case Kind::kSlash: return joins_slash(first, i, last);
    case Kind::kStop: break;
    default: return false;
    }
    if (c == ',') return before == Kind::kDigit && after == Kind::kDigit && thousands(i, last);
    if (c == ':') return before == Kind::kDigit && after == Kind::kDigit;
    if (c != '.') return false;
    if (before == Kind::kDigit && after == Kind::kDigit) return true;
    if (is_alnum(after)) return joins_inner_period(first, i, last);
    return joins_last_period(first, i, last);
  }

  [[nodiscard]] bool thousands(std::size_t comma, std::size_t last) const {
    std::size_t digits = 0;
    for (std::size_t i = comma + 1; i < last && kind(i) == Kind::kDigit; ++i) ++digits;
    return digits == 3;
  }

  // "U.S", "Ph.D", "google.com", but "ended.The" was meant to be two sentences.
  [[nodiscard]] bool joins_inner_period(std::size_t first, std::size_t i, std::size_t last) const {
    if (i == first) return true;
    if (i + 2 < last && upper(i + 1) && !upper(i - 1) && kind(i + 2) == Kind::kLetter &&
        !upper(i + 2) && i - first > 2)
      return false;
    return true;
  }

  [[nodiscard]] bool joins_last_period(std::size_t first, std::size_t i, std::size_t last) const {
    if (i == first || (i + 1 < last && code(i + 1) == '.')) return false;
    // A word after the last slash or hyphen is looked up alone: "N.Y.-based", "Lt.-Gen."
    std::size_t start = first;
    for (std::size_t k = i; k > first && i - k < kLongestLookup; --k)
      if (kind(k - 1) == Kind::kHyphen || kind(k - 1) == Kind::kSlash) {
        start = k;
        break;
      }
    const bool ends = i + 1 >= last;  // nothing but a blank follows
    if (i - start == 1 && kind(start) == Kind::kLetter) return joins_initial(start, ends);
    bool dotted = true;  // "U.S", "a.m", "U.A.E"
    std::size_t run = 0;
    for (std::size_t k = start; k < i && dotted; ++k) {
      if (code(k) == '.')
        run = 0;
      else if (kind(k) != Kind::kLetter || ++run > 1)
        dotted = false;
    }
    if (dotted) return true;
    const std::string word = lower(start, i);
    if (words_.is(word, TokenClass::kAbbreviation)) return true;
    if (upper(start) &&
        (words_.is(word, TokenClass::kTitle) || words_.is(word, TokenClass::kState)))
      return true;
    if (upper(start) && words_.is(word, TokenClass::kMonth)) return true;
    return number_follows_ && ends && words_.is(word, TokenClass::kNumbered);
  }

  // "George W. Bush", "c. 1900"; not "Plan B." at the end of a report, and not "and I."
  [[nodiscard]] bool joins_initial(std::size_t start, bool ends) const {
    if (!upper(start)) {
      const std::string word = lower(start, start + 1);
      return words_.is(word, TokenClass::kAbbreviation) ||
             (number_follows_ && ends && words_.is(word, TokenClass::kNumbered));
    }
    return code(start) != 'I' && begin_of(start + 2) < text_.size();
  }

  [[nodiscard]] bool joins_hyphen(std::size_t first, std::size_t i, std::size_t last) const {
    if (i == first || i + 1 >= last || !is_alnum(kind(i + 1))) return false;
    if (kind(i - 1) == Kind::kDigit && kind(i + 1) == Kind::kDigit)
      return is_call_number(first, last);
    const std::string before = lower(first, i);
    if (words_.is(before, TokenClass::kPrefix)) return true;
    std::size_t end = i + 1;
    while (end < last && end - first <= kLongestLookup && is_alnum(kind(end))) ++end;
    return words_.is(lower(first, end), TokenClass::kWhole);
  }

  // Digits and at least two hyphens, as in telephone numbers and dates ("2024-03-07"), or
  // "345-9945".
  [[nodiscard]] bool is_call_number(std::size_t first, std::size_t last) const {
    std::size_t hyphens = 0, run = 0, first_run = 0;
    for (std::size_t i = first; i < last && i - first < kLongestLookup; ++i) {
      if (kind(i) == Kind::kDigit) {
        ++run;
        if (hyphens == 0) ++first_run;
      } else if (kind(i) == Kind::kHyphen && i + 1 < last && kind(i + 1) == Kind::kDigit) {
        ++hyphens;
        run = 0;
      } else {
        break;
      }
    }
    return hyphens >= 2 || (hyphens == 1 && first_run == 3 && run == 4);
  }

  // Dates ("9/11", "11/28/2000"), fractions and a few words ("w/o", "24/7").
  [[nodiscard]] bool joins_slash(std::size_t first, std::size_t i, std::size_t last) const {
    if (i == first || i + 1 >= last) return false;
    if (kind(i - 1) == Kind::kDigit && kind(i + 1) == Kind::kDigit) {
      for (std::size_t k = first; k < i; ++k)
        if (kind(k) != Kind::kDigit && kind(k) != Kind::kSlash) return false;
      return i - first <= 5;
    }
    return i - first == 1 && kind(first) == Kind::kLetter && kind(i + 1) == Kind::kLetter &&
           (i + 2 >= last || kind(i + 2) != Kind::kLetter);
  }

  // A word without the marks around it: parts "can|not", clitics, and units from numbers.
  void emit_word(std::size_t first, std::size_t last) {
    const std::string word = lower(first, last);
    if (!word.empty()) {
      if (const std::size_t part = words_.first_part(word); part > 0 && part < last - first) {
        emit(first, first + part);
        emit(first + part, last);
        return;
      }
      if (const std::size_t clitic = clitic_length(first, last, word); clitic > 0) {
        emit_word(first, last - clitic);
        emit(last - clitic, last);
        return;
      }
      if (const std::size_t digits = unit_begin(first, last); digits > first) {
        emit(first, digits);
        emit(digits, last);
        return;
      }
    }
    emit(first, last);
  }

  // In characters; 0 when the word ends in none.
  [[nodiscard]] std::size_t clitic_length(std::size_t first, std::size_t last,
                                          const std::string& word) const {
    if (word.ends_with("n't") && last - first > 3) return 3;
    for (std::size_t length = 2; length <= 3 && length < last - first; ++length) {
      const std::size_t begin = last - length;
      if (kind(begin) != Kind::kApostrophe) continue;
      const std::string end = lower(begin + 1, last);
      if (end == "s" || end == "m" || end == "d" || end == "re" || end == "ve" || end == "ll")
        return length;
    }
    return 0;
  }

  // Where the unit of "5pm" or "1.5m" begins; `first` when there is none.
  [[nodiscard]] std::size_t unit_begin(std::size_t first, std::size_t last) const {
    std::size_t i = first;
    while (i < last &&
           (kind(i) == Kind::kDigit || code(i) == '.' || code(i) == ',' || code(i) == ':'))
      ++i;
    if (i == first || i == last || kind(i - 1) != Kind::kDigit) return first;
    return words_.is(trim_period(lower(i, last)), TokenClass::kUnit) ? i : first;
  }
  static std::string_view trim_period(const std::string& word) {
    std::string_view view = word;
    if (view.ends_with('.')) view.remove_suffix(1);
    return view;
  }

  std::string_view text_;
  bool number_follows_;
  const TokenWords& words_;
  std::vector<Span>& out_;
  std::vector<Char> chars_;
};

// A stretch of more bytes is cut: memory per character would be many times the text's.
constexpr std::size_t kLongestChunk = 4096;

}  // namespace

std::size_t blank_at(std::string_view text, std::size_t at) {
  const auto c = static_cast<unsigned char>(text[at]);
  if (c <= 0x20 || c == 0x7F) return 1;
  if (c < 0xC2) return 0;
  std::size_t end = at;
  const char32_t code = next_code_point(text, end);
  const bool blank = code == 0x85 || code == 0xA0 || code == 0x1680 ||
                     (code >= 0x2000 && code <= 0x200B) || code == 0x2028 || code == 0x2029 ||
                     code == 0x202F || code == 0x205F || code == 0x3000 || code == 0xFEFF ||
                     code == 0x200E || code == 0x200F || code == 0xAD;
  return blank ? end - at : 0;
}

void tokenize(std::string_view text, Span span, const TokenWords& words, std::vector<Span>& out) {
  text = text.substr(0, span.end);
  for (std::size_t at = span.begin; at < span.end;) {
    if (const std::size_t blank = blank_at(text, at); blank > 0) {
      at += blank;
      continue;
    }
    std::size_t end = at;
    while (end < span.end && end - at < kLongestChunk && blank_at(text, end) == 0)
      next_code_point(text, end);
    std::size_t next = end;
    while (next < span.end) {
      const std::size_t blank = blank_at(text, next);
      if (blank == 0) break;
      next += blank;
    }
    const bool number_follows = next > end && next < span.end && is_ascii_digit(text[next]);
    Chunk(text, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)}, number_follows,
          words, out)
        .run();
    at = end;
  }
}

}  // namespace annals::syntax
