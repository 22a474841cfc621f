#include "src/lexicon/petrarch_parts.h"

#include <algorithm>

#include "src/base/text.h"

namespace annals::petrarch {
namespace {

// Codes that PLOVER renamed (its manual: INS and SEP merged into REB; MED was media and HLH health). FRM are former
// officials. The faiths are those of CAMEO's manual, chapter 4 (memory).
std::optional<Sector> sector_of(std::string_view part) {
  if (part == "INS" || part == "SEP") return Sector::kReb;
  if (part == "MED") return Sector::kJrn;
  if (part == "HLH") return Sector::kMed;
  if (part == "FRM") return Sector::kEli;
  if (any_of(part, {"ATH", "BAH", "BUD", "CHR", "CPT", "CTH", "DOX", "DRZ", "HIN", "HSD", "ITR", "JAN",
                    "JEW", "JHW", "LDS", "MOS", "MUS", "NRM", "PAG", "PRO", "SFI", "SHI", "SHN", "SIK",
                    "SUN", "TAO", "UDX", "ZRO"}))
    return Sector::kRel;
  return parse_sector(part);
}

// What stands in a code's first place and is no state.
std::string_view area_of(std::string_view part) {
  if (part == "NGM") return "NGO";
  if (part == "EEC") return "EUR";
  return any_of(part, {"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"}) ? part : std::string_view{};
}

// Takes a part in capitals; why it is lost, or nothing.
std::string take(std::string_view part, bool first, const Countries* countries, ActorCode& code) {
  const std::string_view area = area_of(part);
  // "IGOUNO" is the United Nations.
  if (!area.empty() && (first || code.country_view() == "IGO")) {
    if (countries == nullptr) return "a role's code has neither country nor area";
    code.set_country(area);
    return {};
  }
  if (first && countries != nullptr && countries->find(part) != nullptr) {
    code.set_country(countries->fold(part));
    return {};
  }
  const auto sector = sector_of(part);
  if (!sector) return "not a code of ours";
  if (!code.has(*sector) && code.sector_count == code.sectors.size())
    return "a code holds three sectors; the fourth is dropped";
  code.add_sector(*sector);
  return {};
}

bool in_capitals(std::string_view word) { return std::none_of(word.begin(), word.end(), is_ascii_lower); }

// What has no vowel, dots ("U.N."), or three letters and no other word. "NATO" becomes "Nato", which
// matches in any case.
bool is_acronym(std::string_view word, bool alone) {
  if (!in_capitals(word)) return true;  // the author has written it
  bool dotted = word.find('.') != std::string_view::npos;
  for (const std::string_view part : split(word, '.')) dotted = dotted && part.size() <= 1;
  if (dotted) return true;
  if (any_of(word, {"ST", "DR", "MR", "MRS", "MS", "JR", "SR", "LT", "SGT", "CPT"})) return false;
  if (any_of(word, {"UN", "EU", "US", "UK", "AU", "UAE", "USA"})) return true;
  const auto letters = std::count_if(word.begin(), word.end(), is_ascii_alpha);
  if (letters < 2) return letters == 1 && word.size() > 1 && word.find('-') == std::string_view::npos &&
                          word.find('.') == std::string_view::npos;
  if (alone && word.size() <= 3) return true;
  return word.find_first_of("AEIOUY'-.") == std::string_view::npos;
}

std::string title_case(std::string_view word) {
  std::string out;
  bool first = true;
  for (const char c : word) {
    out += first ? c : ascii_lower(c);
    first = c == '-' || c == '.' || (c == '\'' && out.size() == 2);
  }
  return out;
}

}  // namespace

bool Lines::next(std::string_view& line) {
  while (!done_) {
    const std::size_t end = left_.find('\n');
    const std::string_view whole = left_.substr(0, end);
    done_ = end == std::string_view::npos;
    if (!done_) left_.remove_prefix(end + 1);
    ++number_;
    begin_ = whole.data();
    line = trim(without_comment(whole));
    if (!line.empty()) return true;
  }
  return false;
}

void Lines::fault(std::string_view at, const std::string& message) {
  faults_.add({file_, number_, static_cast<std::uint64_t>(at.data() - begin_) + 1}, message);
}

void Lines::fault(std::uint64_t line, const std::string& message) { faults_.add({file_, line, 1}, message); }

std::string_view Lines::without_comment(std::string_view text) {
  if (in_comment_) {
    const std::size_t end = text.find("-->");
    if (end == std::string_view::npos) return {};
    in_comment_ = false;
    text.remove_prefix(end + 3);
  }
  const std::size_t end = std::min({text.find('#'), text.find(';'), text.find("<!--")});
  if (end == std::string_view::npos) return text;
  if (text.substr(end).starts_with("<!--"))
    in_comment_ = text.find("-->", end) == std::string_view::npos;
  return text.substr(0, end);
}

ActorCode code_of(std::string_view text, const Countries* countries, const Lost& lost) {
  ActorCode code;
  bool first = true;
  for (std::string_view left = text; !left.empty();) {
    if (left.front() == '~' || left.front() == '-') {
      left.remove_prefix(1);
      continue;
    }
    const std::string_view part = left.substr(0, 3);
    left.remove_prefix(part.size());
    std::string capitals(part);
    std::transform(capitals.begin(), capitals.end(), capitals.begin(),
                   [](char c) { return is_ascii_lower(c) ? static_cast<char>(c - 32) : c; });
    const std::string why = take(capitals, first, countries, code);
    if (!why.empty()) lost(part, why + ": '" + std::string(part) + "' in '" + std::string(text) + "'");
    first = false;
  }
  return code;
}

std::string printed(std::string_view name) {
  std::string blanks(name);
  std::replace(blanks.begin(), blanks.end(), '_', ' ');
  auto words = split_words(blanks);
  if (words.size() > 1 && to_lower(words[0]) == "the") words.erase(words.begin());
  std::string out;
  for (const std::string_view word : words) {
    const bool first = out.empty();
    if (!first) out += ' ';
    if (!first && any_of(word, {"OF", "THE", "AND", "FOR", "IN", "TO"}))
      out += to_lower(word);
    else
      out += is_acronym(word, words.size() == 1) ? std::string(word) : title_case(word);
  }
  return out;
}

std::string head_of(std::string_view what, std::string_view columns, std::string_view source) {
  return "# " + std::string(what) + " imported from a PETRARCH or TABARI dictionary.\n# format   1\n" +
         "# licence  as its source\n# columns  " + std::string(columns) + "\n# source   " +
         std::string(source) + "\n";
}

}  // namespace annals::petrarch
