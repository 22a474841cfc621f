#include "src/howmany/numerals.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "src/base/text.h"

namespace annals::howmany {
namespace {

constexpr double kLargest = 1e15;  // more than anybody counts, and exact in a double

struct Value {
  double low = 0;
  double high = 0;
  bool open = false;  // no upper end
  bool figure = false;
  bool plus = false;  // "40+"
  NumeralKind kind = NumeralKind::kCardinal;
  Index next = 0;  // the token after it
};

bool is_dash(std::string_view word) {
  return word == "-" || word == "–" || word == "—" || word == "--";
}

struct Figure {
  double value = 0;
  bool plain = true;
  std::string_view suffix;  // letters after the digits
};

// "12", "12,000", "1.2", "2bn", "20th".
std::optional<Figure> read_figure(std::string_view form) {
  if (form.empty() || !is_ascii_digit(form.front())) return std::nullopt;
  Figure out;
  std::string digits;
  std::size_t at = 0, group = 0;
  bool commas = false, point = false;
  for (; at < form.size(); ++at) {
    const char c = form[at];
    if (is_ascii_digit(c)) {
      digits += c;
      ++group;
    } else if (c == ',' && !point && (commas ? group == 3 : group <= 3)) {
      commas = true;
      group = 0;
    } else if (c == '.' && !point && at + 1 < form.size() && is_ascii_digit(form[at + 1])) {
      if (commas && group != 3) return std::nullopt;
      point = true;
      digits += c;
    } else {
      break;
    }
  }
  if ((commas && !point && group != 3) || digits.size() > 18) return std::nullopt;
  out.suffix = form.substr(at);
  for (const char c : out.suffix)
    if (!is_ascii_alpha(c) && c != '+') return std::nullopt;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), out.value);
  if (error != std::errc{} || out.value > kLargest) return std::nullopt;
  out.plain = !commas && !point;
  return out;
}

bool is_ordinal_suffix(std::string_view suffix) {
  return suffix == "st" || suffix == "nd" || suffix == "rd" || suffix == "th" || suffix == "d";
}

class NumeralReader {
public:
  NumeralReader(const Document& doc, const Numbers& numbers, const QuantityWords& words,
                const Sentence& sent)
      : doc_(doc), numbers_(numbers), words_(words), end_(sent.last) {}

  [[nodiscard]] auto word_of() const {
    return [this](Index t) { return doc_.lower(t); };
  }

  // The number that begins at `at`, bounds included, or nothing.
  std::optional<Numeral> read(Index at) const {
    Numeral out;
    out.first = at;
    std::vector<BoundEffect> effects;
    for (;;) {
      const auto match = numbers_.before().longest(at, end_, word_of());
      if (!match) break;
      effects.push_back(numbers_.word(match.values->front()).effect);
      at += match.length;
    }
    const Index bound_end = at;
    const bool between = at < end_ && doc_.lower(at) == "between";
    if (between) ++at;
    if (at < end_ && currency(at) != nullptr) out.unit = currency(at++)->unit;
    auto value = read_value(at);
    // "Another man": what bounds nothing may be a number itself.
    if (!value && !effects.empty()) {
      effects.clear();
      at = out.first;
      value = read_single(at);
    }
    if (!value) return std::nullopt;
    out.core_first = at;
    const bool ranged = join_range(*value, between, out);
    if (between && !ranged) return std::nullopt;
    out.core_last = value->next - 1;
    out.last = out.core_last;
    fill(*value, out);
    if (out.kind == NumeralKind::kArticle || out.kind == NumeralKind::kZero ||
        std::all_of(effects.begin(), effects.end(),
                    [](BoundEffect e) { return e == BoundEffect::kSame; })) {
      if (!effects.empty()) out.first = bound_end;  // "another 40", "about a man"
      effects.clear();
    }
    for (auto effect = effects.rbegin(); effect != effects.rend(); ++effect) bound(*effect, out);
    read_after(*value, out);
    return out;
  }

private:
  [[nodiscard]] const QuantityWord* currency(Index t) const {
    const std::string_view word = doc_.lower(t);
    const bool sign = static_cast<unsigned char>(word.front()) >= 0x80 ||
                      word.find('$') != std::string_view::npos;
    if (!sign) return nullptr;
    for (const QuantityWord& row : words_.find(word))
      if (row.kind == CountKind::kCurrency) return &row;
    return nullptr;
  }

  [[nodiscard]] std::optional<Value> read_value(Index at) const {
    if (at >= end_) return std::nullopt;
    if (auto value = read_share(at)) return value;
    if (auto value = read_digits(at)) return value;
    if (auto value = read_words(at)) return value;
    if (auto value = read_vague(at)) return value;
    return read_single(at);
  }

  // "Half of the 40", "two-thirds of the 30".
  [[nodiscard]] std::optional<Value> read_share(Index at) const {
    const std::string_view word = doc_.lower(at);
    double share = 0;
    Index next = at + 1;
    if (word == "half") share = 0.5;
    if (word == "two-thirds") share = 2.0 / 3;
    if (word == "three-quarters") share = 0.75;
    if (any_of(word, {"a", "one", "two", "three"}) && next + 1 < end_) {
      if (is_dash(doc_.lower(next))) ++next;
      const std::string_view unit = doc_.lower(next);
      const double many = word == "two" ? 2 : word == "three" ? 3 : 1;
      if (unit == "third" || unit == "thirds") share = many / 3;
      if (unit == "quarter" || unit == "quarters") share = many / 4;
      ++next;
    }
    if (share == 0 || next + 1 >= end_ ||
        !any_of(doc_.lower(next), {"of", "the"})) return std::nullopt;
    ++next;
    if (any_of(doc_.lower(next), {"the", "those", "these", "its", "their"})) ++next;
    if (next >= end_ || !(read_figure(doc_.lower(next)) || small_at(next) > 0)) return std::nullopt;
    auto value = read_value(next);
    const bool year = value && value->figure && value->low >= 1900 && value->low <= 2100;
    if (!value || value->kind != NumeralKind::kCardinal || year) return std::nullopt;
    // To the nearest thousandth, for thirds.
    value->low = std::round(value->low * share * 1000) / 1000;
    value->high = std::round(value->high * share * 1000) / 1000;
    value->figure = false;
    return value;
  }

  [[nodiscard]] std::optional<Value> read_digits(Index at) const {
    std::string_view form = doc_.lower(at);
    // "$US700"
    if (at > 0 && doc_.lower(at - 1) == "$" && form.starts_with("us")) form.remove_prefix(2);
    const auto figure = read_figure(form);
    if (!figure) return std::nullopt;
    Value out;
    out.low = out.high = figure->value;
    out.figure = figure->plain && figure->suffix.empty();
    out.next = at + 1;
    std::string_view suffix = figure->suffix;
    if (suffix.ends_with('+')) {
      out.plus = true;
      suffix.remove_suffix(1);
    }
    if (is_ordinal_suffix(suffix)) {
      out.kind = NumeralKind::kOrdinal;
      return out;
    }
    if (!suffix.empty()) {
      const NumberWord* scale = numbers_.find(suffix, NumberKind::kScale);
      if (scale == nullptr) return std::nullopt;
      out.low = out.high = out.low * static_cast<double>(scale->value);
    }
    read_scales(out);
    return out;
  }

  // "million" after "1.2"; letters ("2 bn", "5 m") only where they touch the figure.
  void read_scales(Value& out) const {
    while (out.next < end_) {
      const std::string_view word = doc_.lower(out.next);
      const NumberWord* scale = numbers_.find(word, NumberKind::kScale);
      if (scale == nullptr || (word.size() < 3 && !touch(doc_, out.next - 1))) return;
      if (out.high * static_cast<double>(scale->value) > kLargest) return;
      out.low *= static_cast<double>(scale->value);
      out.high *= static_cast<double>(scale->value);
      out.figure = false;
      ++out.next;
    }
  }

  [[nodiscard]] const NumberWord* scale_at(Index t) const {
    return t < end_ && doc_.lower(t).size() >= 3 ? numbers_.find(doc_.lower(t), NumberKind::kScale)
                                                 : nullptr;
  }
  // The value of "seven", "twenty", "twenty-one" written as one token, or -1.
  [[nodiscard]] double small_at(Index t) const {
    if (t >= end_) return -1;
    std::string_view word = doc_.lower(t);
    if (const NumberWord* row = numbers_.find(word, NumberKind::kNumber))
      return static_cast<double>(row->value);
    const std::size_t hyphen = word.find('-');
    if (hyphen == std::string_view::npos) return -1;
    const NumberWord* ten = numbers_.find(word.substr(0, hyphen), NumberKind::kNumber);
    const NumberWord* one = numbers_.find(word.substr(hyphen + 1), NumberKind::kNumber);
    if (ten == nullptr || one == nullptr || ten->value < 20 || one->value > 9) return -1;
    return static_cast<double>(ten->value + one->value);
  }

  // "a hundred", "half a million", "half-dozen": what opens a number without being one.
  bool read_opening(Index& at, double& current) const {
    const std::string_view word = doc_.lower(at);
    if (word == "half") {
      Index next = at + 1;
      if (next < end_ && (doc_.lower(next) == "a" || is_dash(doc_.lower(next)))) ++next;
      if (scale_at(next) == nullptr) return false;
      current = 0.5;
      at = next;
      return true;
    }
    if (word != "a" && word != "an") return false;
    Index next = at + 1;
    const bool half = next < end_ && doc_.lower(next) == "half";
    if (half) {
      ++next;
      if (next < end_ && is_dash(doc_.lower(next))) ++next;
    }
    if (scale_at(next) == nullptr) return false;
    current = half ? 0.5 : 1;
    at = next;
    return true;
  }

  [[nodiscard]] std::optional<Value> read_words(Index at) const {
    const Index begin = at;
    double total = 0, current = -1;
    bool scaled = false;
    const bool opened = read_opening(at, current);
    for (; at < end_; ++at) {
      const double small = small_at(at);
      if (small >= 0) {
        if (current < 0)
          current = small;
        else if (fits_after(current, small))
          current += small;
        else
          break;
        continue;
      }
      if (const NumberWord* scale = scale_at(at)) {
        const auto factor = static_cast<double>(scale->value);
        if (current < 0) {
          if (total > 0 || opened) break;
          return std::nullopt;
        }
        if (current * factor + total > kLargest) break;
        scaled = true;
        if (scale->value <= 100) {
          current *= factor;
        } else {
          total += current * factor;
          current = -1;
        }
        continue;
      }
      if (current < 0 && total == 0) return std::nullopt;
      // "twenty-one" in three tokens, "two hundred and fifty", "two and a half million".
      const std::string_view word = doc_.lower(at);
      if (is_dash(word) && small_at(at + 1) >= 1 && small_at(at + 1) <= 9 && current >= 20 &&
          static_cast<int>(current) % 10 == 0 && touch(doc_, at - 1))
        continue;
      if (word == "and" && scaled && small_at(at + 1) >= 1 && ends_round(total, current)) continue;
      if (word == "and" && current > 0 && at + 3 < end_ && doc_.lower(at + 1) == "a" &&
          doc_.lower(at + 2) == "half" && scale_at(at + 3) != nullptr) {
        current += 0.5;
        at += 2;
        continue;
      }
      break;
    }
    if ((current < 0 && total == 0) || at == begin) return std::nullopt;
    Value out;
    out.low = out.high = total + std::max(current, 0.0);
    out.next = at;
    return out;
  }

  static bool fits_after(double current, double small) {
    if (current >= 100) return std::fmod(current, 100) == 0 && small < 100;
    return current >= 20 && std::fmod(current, 10) == 0 && small >= 1 && small <= 9;
  }
  // Whether "and" may go on: "two hundred and", "one thousand and".
  static bool ends_round(double total, double current) {
    return current < 0 ? total > 0 : current >= 100 && std::fmod(current, 100) == 0;
  }

  [[nodiscard]] std::optional<Value> read_vague(Index at) const {
    const auto match = numbers_.vague().longest(at, end_, word_of());
    if (!match) return std::nullopt;
    const NumberWord& word = numbers_.word(match.values->front());
    Value out;
    out.kind = word.kind == NumberKind::kZero ? NumeralKind::kZero : NumeralKind::kVague;
    out.low = static_cast<double>(word.value);
    out.open = word.kind == NumberKind::kVague && !word.most;
    out.high = static_cast<double>(word.most.value_or(word.value));
    out.next = at + match.length;
    if (out.kind == NumeralKind::kZero) return out;
    Index scale = out.next;
    if (scale < end_ && doc_.lower(scale) == "of" && scale_at(scale + 1) != nullptr) ++scale;
    if (scale_at(scale) != nullptr && out.high < 100) {
      out.next = scale;
      read_scales(out);
    }
    return out;
  }

  [[nodiscard]] std::optional<Value> read_single(Index at) const {
    Value out;
    out.next = at + 1;
    if (const NumberWord* word = numbers_.find(doc_.lower(at), NumberKind::kOrdinal)) {
      out.kind = NumeralKind::kOrdinal;
      out.low = out.high = static_cast<double>(word->value);
      return out;
    }
    if (numbers_.find(doc_.lower(at), NumberKind::kArticle) == nullptr) return std::nullopt;
    out.kind = NumeralKind::kArticle;
    out.low = out.high = 1;
    return out;
  }

  // "15 to 20", "3-4", "two or three", "between 15 and 20". Returns whether a second number was
  // taken; a falling pair with a dash ("12-3") is marked as a score.
  bool join_range(Value& value, bool between, Numeral& out) const {
    if (value.kind != NumeralKind::kCardinal || value.next + 1 >= end_) return false;
    const std::string_view word = doc_.lower(value.next);
    const bool dash = is_dash(word) && (touch(doc_, value.next - 1) || touch(doc_, value.next));
    if (between ? word != "and" : !(dash || word == "to" || word == "or")) return false;
    Index at = value.next + 1;
    if (currency(at) != nullptr) ++at;
    auto second = read_value(at);
    if (!second || second->kind != NumeralKind::kCardinal) return false;
    // "2 to 3 million".
    double low = value.low;
    for (const double scale : {1e3, 1e6, 1e9, 1e12})
      if (low < 1000 && second->low >= scale && second->low < scale * 1000 &&
          low < second->low / scale)
        low *= scale;
    if (low < 10 && second->low >= 100 && second->low < 1000 && low * 100 < second->low &&
        std::fmod(second->low, 100) == 0 && second->next > at + 1)
      low *= 100;  // "two to three hundred"
    if (low >= second->high) {
      out.score = dash;
      if (dash) value.next = second->next;
      return false;
    }
    out.second = at;
    value.low = low;
    value.high = second->high;
    value.figure = value.figure && second->figure;
    value.next = second->next;
    return true;
  }

  static void fill(const Value& value, Numeral& out) {
    out.kind = value.kind;
    out.figure = value.figure;
    out.fraction = std::floor(value.low) != value.low || std::floor(value.high) != value.high;
    out.min = std::llround(value.low);
    if (!value.open) out.max = std::llround(value.high);
  }

  static void bound(BoundEffect effect, Numeral& out) {
    out.bounded = out.bounded || effect != BoundEffect::kSame;
    switch (effect) {
    case BoundEffect::kAtLeast: out.max.reset(); break;
    case BoundEffect::kMore:
      if (out.min && out.min == out.max) ++*out.min;
      out.max.reset();
      break;
    case BoundEffect::kAtMost: out.min.reset(); break;
    case BoundEffect::kFewer:
      if (out.max && out.min == out.max) --*out.max;
      out.min.reset();
      break;
    case BoundEffect::kAbout: out.approx = true; break;
    case BoundEffect::kSame: break;
    }
  }

  void read_after(const Value& value, Numeral& out) const {
    if (out.kind != NumeralKind::kCardinal && out.kind != NumeralKind::kVague) return;
    if (value.plus) bound(BoundEffect::kAtLeast, out);
    Index at = value.next;
    if (at + 1 < end_ && is_dash(doc_.lower(at)) && doc_.lower(at + 1) == "odd") ++at;
    const auto match = numbers_.after().longest(at, end_, word_of());
    // "In 2003 at least 40 people were killed": the bound of the next number.
    if (!match || read_value(at + match.length)) return;
    bound(numbers_.word(match.values->front()).effect, out);
    out.last = at + match.length - 1;
  }

  const Document& doc_;
  const Numbers& numbers_;
  const QuantityWords& words_;
  const Index end_;
};

}  // namespace

bool touch(const Document& doc, Index left) {
  return left + 1 < doc.tokens.size() &&
         doc.tokens[left].span.end == doc.tokens[left + 1].span.begin;
}

std::vector<Numeral> find_numerals(const Document& doc, const Numbers& numbers,
                                   const QuantityWords& words, const Sentence& sent) {
  const NumeralReader reader(doc, numbers, words, sent);
  std::vector<Numeral> out;
  for (Index t = sent.first; t < sent.last;) {
    if (numbers.opens(doc.lower(t)) || doc.lower(t) == "between" || doc.lower(t) == "half")
      if (auto numeral = reader.read(t)) {
        t = numeral->last + 1;
        out.push_back(*numeral);
        continue;
      }
    ++t;
  }
  return out;
}

}  // namespace annals::howmany
