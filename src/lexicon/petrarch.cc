#include "src/lexicon/petrarch.h"

#include <algorithm>
#include <charconv>

#include "src/base/text.h"

namespace annals {
namespace {

constexpr std::chrono::days kOneDay(1);

// Codes that PLOVER renamed (its manual: INS and SEP merged into REB; MED was media and HLH health).
std::optional<Sector> sector_of(std::string_view part) {
  if (part == "INS" || part == "SEP") return Sector::kReb;
  if (part == "MED") return Sector::kJrn;
  if (part == "HLH") return Sector::kMed;
  return parse_sector(part);
}

// What stands in a code's first place and is no state.
std::string_view area_of(std::string_view part) {
  if (part == "NGM") return "NGO";
  return any_of(part, {"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"}) ? part : std::string_view{};
}

std::optional<Day> day_of(std::string_view digits) {
  if (digits.size() != 6 && digits.size() != 8) return std::nullopt;
  if (!std::all_of(digits.begin(), digits.end(), is_ascii_digit)) return std::nullopt;
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  int year = value / 10000;
  if (digits.size() == 6) year += year > 30 ? 1900 : 2000;
  return make_day(year, value / 100 % 100, value % 100);
}

// A name as a newspaper prints it: blanks for underscores, a capital on each word.
std::string printed(std::string_view name) {
  std::string blanks(name);
  std::replace(blanks.begin(), blanks.end(), '_', ' ');
  std::string out;
  for (const std::string_view word : split_words(blanks)) {
    if (!out.empty()) out += ' ';
    bool first = true;
    for (const char c : word) {
      out += first ? c : ascii_lower(c);
      first = c == '-';
    }
  }
  return out;
}

class Reader {
public:
  Reader(const std::string& file, const Countries& countries, Faults& faults)
      : file_(file), countries_(countries), faults_(faults) {}

  void line(std::string_view whole) {
    ++line_;
    begin_ = whole.data();
    const std::string_view rest = trim(without_comment(whole));
    if (rest.empty()) return;
    const std::string_view name = trim(rest.substr(0, rest.find('[')));
    if (name.starts_with('+'))
      add_synonym(name);
    else if (!name.empty())
      begin_block(name);
    read_codes(rest);
  }

  std::vector<PetrarchActor> finish() {
    end_block();
    return std::move(actors_);
  }

private:
  void fault(std::string_view at, const std::string& message) {
    faults_.add({file_, line_, static_cast<std::uint64_t>(at.data() - begin_) + 1}, message);
  }

  std::string_view without_comment(std::string_view text) {
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

  void begin_block(std::string_view name) {
    end_block();
    block_line_ = line_;
    if (std::string print = printed(name); !print.empty())
      block_.names.push_back(std::move(print));
    else
      fault(name, "a name without letters");
  }

  void add_synonym(std::string_view name) {
    const std::string print = printed(name.substr(1));
    if (block_.names.empty() || print.empty())
      fault(name, block_.names.empty() ? "a synonym without a name above it" : "an empty synonym");
    else
      block_.names.push_back(print);
  }

  void end_block() {
    if (!block_.names.empty() && block_.codes.empty())
      faults_.add({file_, block_line_, 1}, "no code for '" + block_.names[0] + "'");
    else if (!block_.names.empty())
      actors_.push_back(std::move(block_));
    block_ = {};
  }

  void read_codes(std::string_view rest) {
    for (std::size_t at = rest.find('['); at != std::string_view::npos; at = rest.find('[')) {
      rest.remove_prefix(at);
      const std::size_t end = rest.find(']');
      if (end == std::string_view::npos) return fault(rest, "a '[' without its ']'");
      if (block_.names.empty())
        fault(rest, "a code without a name above it");
      else
        read_code(trim(rest.substr(1, end - 1)));
      rest.remove_prefix(end + 1);
    }
  }

  void read_code(std::string_view text) {
    const std::size_t end = std::min(text.find_first_of(" \t<>"), text.size());
    PetrarchActor::DatedCode dated;
    const std::string_view dates = trim(text.substr(end));
    if (!dates.empty() && !read_dates(dates, dated))
      return fault(dates, "not a date limit: '" + std::string(dates) + "'");
    dated.code = code_of(text.substr(0, end));
    block_.codes.push_back(dated);
  }

  bool read_dates(std::string_view dates, PetrarchActor::DatedCode& dated) {
    if (dates[0] == '<' || dates[0] == '>') {
      const bool before = dates[0] == '<';
      const bool included = dates.substr(1).starts_with('=');
      const auto day = day_of(trim(dates.substr(included ? 2 : 1)));
      if (!day) return false;
      const auto step = included ? std::chrono::days(0) : kOneDay;
      (before ? dated.to : dated.from) = before ? *day - step : *day + step;
      return true;
    }
    const std::size_t dash = dates.find('-');
    if (dash == std::string_view::npos) return false;
    dated.from = day_of(trim(dates.substr(0, dash)));
    dated.to = day_of(trim(dates.substr(dash + 1)));
    return dated.from && dated.to && *dated.from <= *dated.to;
  }

  ActorCode code_of(std::string_view text) {
    ActorCode code;
    for (std::string_view left = text; !left.empty() && left != "---";) {
      const std::string_view part = left.substr(0, 3);
      left.remove_prefix(part.size());
      std::string capitals(part);
      std::transform(capitals.begin(), capitals.end(), capitals.begin(),
                     [](char c) { return is_ascii_lower(c) ? static_cast<char>(c - 32) : c; });
      if (!take(capitals, part.data() == text.data(), code))
        fault(part, "not a code of ours: '" + std::string(part) + "' in '" + std::string(text) + "'");
    }
    return code;
  }

  bool take(std::string_view part, bool first, ActorCode& code) {
    if (part == "---") return true;
    const std::string_view area = area_of(part);
    // "IGOUNO" is the United Nations.
    if (!area.empty() && (first || code.country_view() == "IGO")) {
      code.set_country(area);
      return true;
    }
    if (first && countries_.find(part) != nullptr) {
      code.set_country(countries_.fold(part));
      return true;
    }
    const auto sector = sector_of(part);
    if (!sector || code.sector_count == code.sectors.size()) return false;
    code.add_sector(*sector);
    return true;
  }

  const std::string& file_;
  const Countries& countries_;
  Faults& faults_;
  std::vector<PetrarchActor> actors_;
  PetrarchActor block_;
  std::uint64_t line_ = 0, block_line_ = 0;
  const char* begin_ = nullptr;
  bool in_comment_ = false;
};

}  // namespace

std::vector<PetrarchActor> read_petrarch_actors(const std::string& file, std::string_view text,
                                                const Countries& countries, Faults& faults) {
  Reader reader(file, countries, faults);
  for (const std::string_view line : split(text, '\n')) reader.line(line);
  return reader.finish();
}

std::string to_groups_table(const std::vector<PetrarchActor>& actors, std::string_view source) {
  std::string out = "# Actors imported from a PETRARCH or TABARI dictionary.\n# format   1\n# licence  as its source\n"
                    "# columns  name  aliases  code  from  to\n# source   " + std::string(source) + "\n";
  for (const PetrarchActor& actor : actors) {
    const std::vector<std::string> aliases(actor.names.begin() + 1, actor.names.end());
    for (const auto& [code, from, to] : actor.codes)
      out += actor.names[0] + '\t' + join(aliases, ";") + '\t' + code.to_string() + '\t' +
             (from ? to_string(*from) : "") + '\t' + (to ? to_string(*to) : "") + '\n';
  }
  return out;
}

}  // namespace annals
