#include "src/read/page_dates.h"

#include <algorithm>
#include <array>
#include <vector>

#include "src/base/text.h"

namespace annals::read {
namespace {

constexpr std::size_t kLongest = 400;  // bytes of a text that are looked at
constexpr int kMinutesAnHour = 60;

struct Piece {
  enum class Is : std::uint8_t { kNumber, kWord, kSign };
  Is is = Is::kSign;
  std::string lower;
  int number = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
};

using Pieces = std::vector<Piece>;

bool is_letter(char c) { return is_ascii_alpha(c) || static_cast<unsigned char>(c) >= 0x80; }

Pieces pieces_of(std::string_view text) {
  Pieces pieces;
  text = text.substr(0, kLongest);
  for (std::size_t at = 0; at < text.size();) {
    if (is_ascii_space(text[at])) {
      ++at;
      continue;
    }
    Piece piece;
    piece.begin = at;
    if (is_ascii_digit(text[at])) {
      piece.is = Piece::Is::kNumber;
      while (at < text.size() && is_ascii_digit(text[at])) {
        if (at - piece.begin < 9) piece.number = piece.number * 10 + (text[at] - '0');
        ++at;
      }
    } else if (is_letter(text[at])) {
      piece.is = Piece::Is::kWord;
      while (at < text.size() && is_letter(text[at])) ++at;
    } else {
      ++at;
    }
    piece.end = at;
    piece.lower = to_lower(text.substr(piece.begin, at - piece.begin));
    pieces.push_back(std::move(piece));
  }
  return pieces;
}

bool is_sign(const Pieces& p, std::size_t at, char c) {
  return at < p.size() && p[at].is == Piece::Is::kSign && p[at].lower[0] == c;
}
bool is_number(const Pieces& p, std::size_t at, std::size_t least, std::size_t most) {
  return at < p.size() && p[at].is == Piece::Is::kNumber && p[at].end - p[at].begin >= least &&
         p[at].end - p[at].begin <= most;
}
bool touches(const Pieces& p, std::size_t at) {
  return at > 0 && at < p.size() && p[at].begin == p[at - 1].end;
}

std::optional<Day> day_of(int year, int month, int day) {
  if (year < 1900 || year > 2200) return std::nullopt;
  return make_day(year, month, day);
}

unsigned month_at(const Pieces& p, std::size_t at, const PageWords& words) {
  if (at >= p.size() || p[at].is != Piece::Is::kWord) return 0;
  const PageWords::TextWord word = words.in_text(p[at].lower);
  return word.is == PageWords::InText::kMonth ? word.number : 0;
}

// 2024-03-07, 2024/3/7, 20240307
std::optional<Day> numeric_ymd(const Pieces& p, std::size_t& at) {
  if (is_number(p, at, 8, 8)) {
    const int n = p[at].number;
    const auto day = day_of(n / 10000, n / 100 % 100, n % 100);
    if (day) ++at;
    return day;
  }
  if (!is_number(p, at, 4, 4) || at + 4 >= p.size()) return std::nullopt;
  for (const char c : {'-', '/', '.'}) {
    if (!is_sign(p, at + 1, c) || !is_sign(p, at + 3, c)) continue;
    if (!is_number(p, at + 2, 1, 2) || !is_number(p, at + 4, 1, 2)) continue;
    const auto day = day_of(p[at].number, p[at + 2].number, p[at + 4].number);
    if (day) at += 5;
    return day;
  }
  return std::nullopt;
}

// 07.03.2024, 07/03/2024, 3/7/24
std::optional<Day> numeric_dmy(const Pieces& p, std::size_t& at, std::string_view language) {
  if (!is_number(p, at, 1, 2) || at + 4 >= p.size()) return std::nullopt;
  for (const char c : {'.', '/', '-'}) {
    if (!is_sign(p, at + 1, c) || !is_sign(p, at + 3, c) || !is_number(p, at + 2, 1, 2)) continue;
    if (!is_number(p, at + 4, 4, 4) && !is_number(p, at + 4, 2, 2)) continue;
    int year = p[at + 4].number;
    if (year < 100) year += year < 70 ? 2000 : 1900;
    int day = p[at].number;
    int month = p[at + 2].number;
    const std::string lower = to_lower(language);
    const bool american = lower == "en-us" || lower == "en_us";
    const bool told = c == '.' || day > 12 || month > 12 || day == month || american ||
                      (!lower.empty() && lower != "en");
    if (!told) return std::nullopt;
    if ((american && c != '.' && day <= 12) || month > 12) std::swap(day, month);
    const auto found = day_of(year, month, day);
    if (found) at += 5;
    return found;
  }
  return std::nullopt;
}

std::size_t skip_between(const Pieces& p, std::size_t at) {
  while (at < p.size() && (any_of(p[at].lower, {",", ".", "de", "of", "st", "nd", "rd", "th", "º",
                                                "er", "del", "-", "/"})))
    ++at;
  return at;
}

std::optional<Day> named_date(const Pieces& p, std::size_t& at, const PageWords& words) {
  if (is_number(p, at, 1, 2)) {  // 7 March 2024, 7. März 2024, 7 de marzo de 2024
    const std::size_t month_at_piece = skip_between(p, at + 1);
    const unsigned month = month_at(p, month_at_piece, words);
    const std::size_t year = skip_between(p, month_at_piece + 1);
    if (month == 0 || !is_number(p, year, 4, 4)) return std::nullopt;
    const auto day = day_of(p[year].number, static_cast<int>(month), p[at].number);
    if (day) at = year + 1;
    return day;
  }
  const unsigned month = month_at(p, at, words);  // March 7th, 2024
  if (month == 0) return std::nullopt;
  const std::size_t day_at = skip_between(p, at + 1);
  if (!is_number(p, day_at, 1, 2)) return std::nullopt;
  const std::size_t year = skip_between(p, day_at + 1);
  if (!is_number(p, year, 4, 4)) return std::nullopt;
  const auto day = day_of(p[year].number, static_cast<int>(month), p[day_at].number);
  if (day) at = year + 1;
  return day;
}

// "pm", "p.m."; 0 none, 1 am, 2 pm.
int half_day(const Pieces& p, std::size_t& at) {
  if (at >= p.size()) return 0;
  const std::string& word = p[at].lower;
  if (word == "am" || word == "pm") {
    ++at;
    return word == "am" ? 1 : 2;
  }
  if ((word == "a" || word == "p") && is_sign(p, at + 1, '.') && at + 2 < p.size() &&
      p[at + 2].lower == "m") {
    at += is_sign(p, at + 3, '.') ? 4 : 3;
    return word == "a" ? 1 : 2;
  }
  return 0;
}

// Seconds of the day of "14:05:09", "2.30 pm", "2pm", "14h05".
int clock_at(const Pieces& p, std::size_t& at, bool& seconds) {
  if (!is_number(p, at, 1, 2)) return -1;
  int hour = p[at].number;
  int minute = 0;
  int second = 0;
  std::size_t next = at + 1;
  bool told = false;
  const bool point = is_sign(p, next, ':') || is_sign(p, next, '.') ||
                     (next < p.size() && p[next].lower == "h" && touches(p, next));
  if (point && touches(p, next) && touches(p, next + 1) && is_number(p, next + 1, 2, 2)) {
    told = !is_sign(p, next, '.');
    minute = p[next + 1].number;
    next += 2;
    if (is_sign(p, next, ':') && is_number(p, next + 1, 2, 2)) {
      second = p[next + 1].number;
      seconds = true;
      next += 2;
      if (is_sign(p, next, '.') && touches(p, next + 1) && is_number(p, next + 1, 1, 9)) next += 2;
    }
  }
  if (const int half = half_day(p, next); half > 0) {
    if (hour < 1 || hour > 12) return -1;
    hour = hour % 12 + (half == 2 ? 12 : 0);
    told = true;
  }
  if (next < p.size() && any_of(p[next].lower, {"uhr", "hrs", "h"})) {
    told = true;
    ++next;
  }
  if (!told || hour > 23 || minute > 59 || second > 60) return -1;
  at = next;
  return (hour * kMinutesAnHour + minute) * 60 + std::min(second, 59);
}

// Whether summer time holds in the United States on that day: from the second Sunday of March to
// the first of November (Energy Policy Act of 2005).
bool american_summer(Day day) {
  const std::chrono::year_month_day date(day);
  using std::chrono::Sunday;
  const Day begins = Day(date.year() / std::chrono::March / Sunday[2]);
  const Day ends = Day(date.year() / std::chrono::November / Sunday[1]);
  return day >= begins && day < ends;
}

// Names of zones that mean one thing in English reports; source: memory, IANA tz database, 2026-11.
std::optional<int> zone_of(std::string_view word, Day day) {
  static constexpr std::array<std::pair<std::string_view, int>, 32> kZones{{
      {"z", 0},      {"utc", 0},    {"gmt", 0},    {"bst", 60},   {"wet", 0},    {"west", 60},
      {"cet", 60},   {"cest", 120}, {"mez", 60},   {"mesz", 120}, {"eet", 120},  {"eest", 180},
      {"msk", 180},  {"est", -300}, {"edt", -240}, {"cst", -360}, {"cdt", -300}, {"mst", -420},
      {"mdt", -360}, {"pst", -480}, {"pdt", -420}, {"sast", 120}, {"wat", 60},   {"eat", 180},
      {"pkt", 300},  {"hkt", 480},  {"sgt", 480},  {"jst", 540},  {"kst", 540},  {"aest", 600},
      {"aedt", 660}, {"nzdt", 780},
  }};
  for (const auto& [name, minutes] : kZones)
    if (name == word) return minutes;
  static constexpr std::array<std::pair<std::string_view, int>, 4> kAmerican{
      {{"et", -300}, {"ct", -360}, {"mt", -420}, {"pt", -480}}};
  for (const auto& [name, minutes] : kAmerican)
    if (name == word) return minutes + (american_summer(day) ? 60 : 0);
  return std::nullopt;
}

// "+01:00", "-0500", "+1", "GMT+1", "CET", "(ET)"
std::optional<int> offset_at(const Pieces& p, std::size_t& at, Day day) {
  std::size_t next = at;
  if (is_sign(p, next, '(')) ++next;
  std::optional<int> base;
  if (next < p.size() && p[next].is == Piece::Is::kWord) {
    base = zone_of(p[next].lower, day);
    if (!base) return std::nullopt;
    at = ++next;
  }
  const bool plus = is_sign(p, next, '+');
  if (!plus && !is_sign(p, next, '-')) return base;
  if (!touches(p, next + 1) || (base && *base != 0) || (base && !touches(p, next))) return base;
  int minutes = 0;
  std::size_t after = next + 2;
  if (is_number(p, next + 1, 4, 4)) {
    minutes = p[next + 1].number / 100 * kMinutesAnHour + p[next + 1].number % 100;
  } else if (is_number(p, next + 1, 1, 2)) {
    minutes = p[next + 1].number * kMinutesAnHour;
    if (is_sign(p, after, ':') && is_number(p, after + 1, 2, 2)) {
      minutes += p[after + 1].number;
      after += 2;
    }
  } else {
    return base;
  }
  if (minutes > 14 * kMinutesAnHour) return base;
  at = after;
  return plus ? minutes : -minutes;
}

bool is_filler(const Piece& piece) {
  return any_of(piece.lower, {",", "at", "t",   "|",   "-",   "um", "à", "a", "–", "·",
                              "(", "/",  "les", "las", "ore", "kl", ".", "•", "—", "et"});
}

std::optional<Day> date_at(const Pieces& p, std::size_t& at, const PageWords& words,
                           std::string_view language) {
  if (auto day = numeric_ymd(p, at)) return day;
  if (auto day = named_date(p, at, words)) return day;
  return numeric_dmy(p, at, language);
}

}  // namespace

std::optional<FoundMoment> find_moment(std::string_view text, const PageWords& words,
                                       std::string_view language) {
  const Pieces p = pieces_of(text);
  for (std::size_t from = 0; from < p.size(); ++from) {
    std::size_t at = from;
    const std::optional<Day> day = date_at(p, at, words, language);
    if (!day) continue;
    FoundMoment found;
    found.moment.day = *day;
    found.begin = p[from].begin;
    found.end = p[at - 1].end;
    // A clock behind the day, with at most two fillers between; or right in front of it.
    std::size_t clock = at;
    while (clock < p.size() && clock < at + 3 && is_filler(p[clock])) ++clock;
    int seconds = clock_at(p, clock, found.moment.seconds);
    if (seconds >= 0) {
      found.moment.second_of_day = seconds;
      found.moment.offset = offset_at(p, clock, *day);
      found.end = p[clock - 1].end;
      return found;
    }
    for (std::size_t before = from > 8 ? from - 8 : 0; before < from; ++before) {
      std::size_t next = before;
      seconds = clock_at(p, next, found.moment.seconds);
      if (seconds < 0) continue;
      const auto offset = offset_at(p, next, *day);
      while (next < from &&
             (is_filler(p[next]) || p[next].lower.size() > 2 || p[next].lower == "on"))
        ++next;
      if (next < from) continue;
      found.moment.second_of_day = seconds;
      found.moment.offset = offset;
      found.begin = p[before].begin;
      break;
    }
    return found;
  }
  return std::nullopt;
}

std::optional<int> clock_of(std::string_view text) {
  const Pieces p = pieces_of(trim(text));
  std::size_t at = 0;
  bool seconds = false;
  const int second = clock_at(p, at, seconds);
  if (second < 0 || p.size() > at + 2) return std::nullopt;
  return second / 60;
}

std::string to_iso(const Moment& moment) {
  std::string out = to_string(moment.day);
  const auto two = [&](int number) {
    out += static_cast<char>('0' + number / 10 % 10);
    out += static_cast<char>('0' + number % 10);
  };
  if (moment.second_of_day < 0) return out;
  out += 'T';
  two(moment.second_of_day / 3600);
  out += ':';
  two(moment.second_of_day / 60 % 60);
  if (moment.seconds) {
    out += ':';
    two(moment.second_of_day % 60);
  }
  if (!moment.offset) return out;
  if (*moment.offset == 0) return out + "Z";
  out += *moment.offset < 0 ? '-' : '+';
  const int minutes = *moment.offset < 0 ? -*moment.offset : *moment.offset;
  two(minutes / 60);
  out += ':';
  two(minutes % 60);
  return out;
}

}  // namespace annals::read
