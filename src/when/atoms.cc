#include "src/when/atoms.h"

#include <array>

#include "src/base/text.h"

namespace annals::when {
namespace {

constexpr std::size_t kLongestFigure = 20;

// The digits at `at`, at most nine of them; moves `at` behind them.
int read_digits(std::string_view text, std::size_t& at) {
  int value = 0;
  std::size_t count = 0;
  while (at < text.size() && is_ascii_digit(text[at]) && count < 9) {
    value = value * 10 + (text[at++] - '0');
    ++count;
  }
  return value;
}

// "2024-03-07", "7/3/24", "7.3.2024"; the time behind a T is left to the clock.
bool read_date(std::string_view text, Atom& atom) {
  std::size_t at = 0;
  std::array<int, 3> parts{};
  std::array<std::size_t, 3> widths{};
  for (std::size_t i = 0; i < 3; ++i) {
    const std::size_t begin = at;
    parts[i] = read_digits(text, at);
    widths[i] = at - begin;
    if (widths[i] == 0 || widths[i] > 4) return false;
    if (i == 2) break;
    if (at >= text.size() || (i == 1 && text[at] != atom.separator)) return false;
    atom.separator = text[at++];
  }
  if (at != text.size() && text[at] != 'T') return false;
  if (atom.separator != '-' && atom.separator != '/' && atom.separator != '.') return false;
  const bool iso = widths[0] == 4 && widths[1] <= 2 && widths[2] <= 2;
  const bool numeric = widths[0] <= 2 && widths[1] <= 2 && (widths[2] == 4 || widths[2] == 2);
  if (!iso && !numeric) return false;
  atom.kind = iso ? AtomKind::kIso : AtomKind::kNumeric;
  atom.number = parts[0];
  atom.second = parts[1];
  atom.third = parts[2];
  return true;
}

// A token that begins with a digit, or with an apostrophe and a digit.
void read_figure(std::string_view text, Atom& atom) {
  if (text.size() > kLongestFigure) return;
  std::size_t at = 0;
  const int value = read_digits(text, at);
  const std::size_t width = at;
  const std::string_view rest = text.substr(at);
  atom.number = value;
  atom.digits = static_cast<std::uint8_t>(width);
  if (rest.empty()) {
    if (width <= 5) atom.kind = AtomKind::kFigure;
  } else if (rest == "st" || rest == "nd" || rest == "rd" || rest == "th") {
    if (width <= 2) atom.kind = AtomKind::kOrdinal;
  } else if (rest == "s" || rest == "'s" || rest == "’s") {
    if ((width == 4 || width == 2) && value % 10 == 0) atom.kind = AtomKind::kDecade;
  } else if (rest[0] == ':' && rest.size() >= 3 && width <= 2 && value < 25) {
    std::size_t minute_at = at + 1;
    atom.second = read_digits(text, minute_at);
    const bool seconds = minute_at < text.size() && text[minute_at] == ':';
    if (minute_at == at + 3 && atom.second < 60 && (seconds || minute_at == text.size()))
      atom.kind = AtomKind::kClock;
  } else {
    read_date(text, atom);
  }
}

AtomKind sign(std::string_view text) {
  if (text == "-" || text == "–" || text == "—" || text == "--") return AtomKind::kDash;
  if (text == ",") return AtomKind::kComma;
  if (text == "/") return AtomKind::kSlash;
  if (text == "'s" || text == "’s" || text == "'" || text == "’") return AtomKind::kPossessive;
  if (text == "(" || text == "[") return AtomKind::kOpen;
  if (text == ")" || text == "]") return AtomKind::kClose;
  if (text == "." || text == ";" || text == ":" || text == "?" || text == "!")
    return AtomKind::kStop;
  return AtomKind::kOther;
}

bool may_begin(const Atom& atom) {
  if (atom.kind == AtomKind::kOther || atom.kind >= AtomKind::kDash) return false;
  constexpr std::uint32_t kHelpers = 1U << static_cast<unsigned>(TimeClass::kPreposition) |
                                     1U << static_cast<unsigned>(TimeClass::kPlan) |
                                     1U << static_cast<unsigned>(TimeClass::kBegin) |
                                     1U << static_cast<unsigned>(TimeClass::kNever);
  return atom.kind != AtomKind::kWord || (atom.word->classes & ~kHelpers) != 0;
}

}  // namespace

const TimeWord* AtomReader::find(Symbol lower) {
  const auto at = static_cast<std::size_t>(lower);
  if (at >= looked_up_.size()) {
    looked_up_.resize(at + 256, false);
    known_.resize(at + 256, nullptr);
  }
  if (!looked_up_[at]) {
    looked_up_[at] = true;
    known_[at] = words_.find(doc_.view(lower));
  }
  return known_[at];
}

// "mid-May", "27-year": parts of a token that the tokenizer keeps together.
bool AtomReader::read_parts(Index token, std::vector<Atom>& atoms) {
  const Span span = doc_.tokens[token].span;
  const std::string_view text = doc_.text(span);
  if (text.size() > kLongestFigure || text.find('-') == std::string_view::npos) return false;
  const std::size_t before = atoms.size();
  bool any = false;
  std::size_t begin = 0;
  while (begin <= text.size()) {
    std::size_t end = text.find('-', begin);
    if (end == std::string_view::npos) end = text.size();
    const std::string_view part = text.substr(begin, end - begin);
    Atom atom;
    atom.token = token;
    atom.whole = false;
    atom.span = {span.begin + static_cast<std::uint32_t>(begin),
                 span.begin + static_cast<std::uint32_t>(end)};
    atom.upper = !part.empty() && is_ascii_upper(part[0]);
    if (!part.empty() && is_ascii_digit(part[0])) {
      read_figure(part, atom);
    } else if (const TimeWord* word = words_.find(to_lower(part))) {
      atom.word = word;
      atom.kind = AtomKind::kWord;
      any = true;
    }
    atoms.push_back(atom);
    if (end == text.size()) break;
    Atom dash;
    dash.token = token;
    dash.whole = false;
    dash.kind = AtomKind::kDash;
    dash.span = {span.begin + static_cast<std::uint32_t>(end),
                 span.begin + static_cast<std::uint32_t>(end) + 1};
    atoms.push_back(dash);
    begin = end + 1;
  }
  if (!any) atoms.resize(before);
  return any;
}

void AtomReader::read_token(Index token, std::vector<Atom>& atoms) {
  const Token& tok = doc_.tokens[token];
  const std::string_view text = doc_.text(tok.span);
  Atom atom;
  atom.token = token;
  atom.span = tok.span;
  if (const TimeWord* word = find(tok.lower)) {
    atom.word = word;
    atom.kind = AtomKind::kWord;
    atom.upper = is_ascii_upper(text[0]);
    atoms.push_back(atom);
    return;
  }
  if (text.empty()) return;
  std::string_view figure = text;
  if (figure.front() == '\'') figure.remove_prefix(1);
  if (figure.starts_with("’") || figure.starts_with("‘"))
    figure.remove_prefix(std::string_view("’").size());
  if (!figure.empty() && is_ascii_digit(figure.front())) {
    read_figure(figure, atom);
    if (atom.kind == AtomKind::kOther && read_parts(token, atoms)) return;
  } else if (is_ascii_alpha(text[0])) {
    if (read_parts(token, atoms)) return;
  } else {
    atom.kind = sign(text);
  }
  atoms.push_back(atom);
}

bool AtomReader::read(Index first, Index last, std::vector<Atom>& atoms) {
  atoms.clear();
  bool any = false;
  for (Index token = first; token < last; ++token) {
    const std::size_t before = atoms.size();
    read_token(token, atoms);
    for (std::size_t i = before; i < atoms.size(); ++i) any = any || may_begin(atoms[i]);
  }
  return any;
}

}  // namespace annals::when
