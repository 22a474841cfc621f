#include "src/lexicon/petrarch.h"

#include <algorithm>
#include <charconv>

#include "src/base/text.h"
#include "src/lexicon/petrarch_parts.h"

namespace annals {
namespace {

constexpr std::chrono::days kOneDay(1);

std::optional<Day> day_of(std::string_view digits) {
  if (digits.size() != 6 && digits.size() != 8) return std::nullopt;
  if (!std::all_of(digits.begin(), digits.end(), is_ascii_digit)) return std::nullopt;
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  int year = value / 10000;
  if (digits.size() == 6) year += year > 30 ? 1900 : 2000;
  return make_day(year, value / 100 % 100, value % 100);
}

class Reader {
public:
  Reader(const std::string& file, std::string_view text, const Countries& countries, Faults& faults)
      : lines_(file, text, faults), countries_(countries) {}

  std::vector<PetrarchActor> run() {
    for (std::string_view line; lines_.next(line);) {
      const std::string_view name = trim(line.substr(0, line.find('[')));
      if (name.starts_with('+'))
        add_synonym(name);
      else if (!name.empty())
        begin_block(name);
      read_codes(line);
    }
    end_block();
    return std::move(actors_);
  }

private:
  void begin_block(std::string_view name) {
    end_block();
    block_line_ = lines_.number();
    if (std::string print = petrarch::printed(name); !print.empty())
      block_.names.push_back(std::move(print));
    else
      lines_.fault(name, "a name without letters");
  }

  void add_synonym(std::string_view name) {
    const std::string print = petrarch::printed(name.substr(1));
    if (block_.names.empty() || print.empty())
      lines_.fault(name, block_.names.empty() ? "a synonym without a name above it" : "an empty synonym");
    else
      block_.names.push_back(print);
  }

  void end_block() {
    if (!block_.names.empty() && block_.codes.empty())
      lines_.fault(block_line_, "no code for '" + block_.names[0] + "'");
    else if (!block_.names.empty())
      actors_.push_back(std::move(block_));
    block_ = {};
  }

  void read_codes(std::string_view rest) {
    for (std::size_t at = rest.find('['); at != std::string_view::npos; at = rest.find('[')) {
      rest.remove_prefix(at);
      const std::size_t end = rest.find(']');
      if (end == std::string_view::npos) return lines_.fault(rest, "a '[' without its ']'");
      if (block_.names.empty())
        lines_.fault(rest, "a code without a name above it");
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
      return lines_.fault(dates, "not a date limit: '" + std::string(dates) + "'");
    dated.code = petrarch::code_of(
        text.substr(0, end), &countries_,
        [&](std::string_view part, const std::string& why) { lines_.fault(part, why); });
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

  petrarch::Lines lines_;
  const Countries& countries_;
  std::vector<PetrarchActor> actors_;
  PetrarchActor block_;
  std::uint64_t block_line_ = 0;
};

}  // namespace

std::vector<PetrarchActor> read_petrarch_actors(const std::string& file, std::string_view text,
                                                const Countries& countries, Faults& faults) {
  return Reader(file, text, countries, faults).run();
}

std::size_t leave_out_states(std::vector<PetrarchActor>& actors, const Countries& countries) {
  std::size_t out = 0;
  std::erase_if(actors, [&](PetrarchActor& actor) {
    const auto& [code, from, to] = actor.codes.front();
    if (actor.codes.size() > 1 || code.sector_count > 0 || from || to) return false;
    const Country* state = countries.find(code.country_view());
    if (state == nullptr) return false;
    out += std::erase_if(actor.names, [&](const std::string& name) {
      return countries.by_name(name) == state || countries.by_adjective(name) == state;
    });
    return actor.names.empty();
  });
  return out;
}

std::string to_groups_table(const std::vector<PetrarchActor>& actors, std::string_view source) {
  std::string out = petrarch::head_of("Actors", "name  aliases  code  from  to", source);
  for (const PetrarchActor& actor : actors) {
    const std::vector<std::string> aliases(actor.names.begin() + 1, actor.names.end());
    for (const auto& [code, from, to] : actor.codes)
      out += actor.names[0] + '\t' + join(aliases, ";") + '\t' + code.to_string() + '\t' +
             (from ? to_string(*from) : "") + '\t' + (to ? to_string(*to) : "") + '\n';
  }
  return out;
}


}  // namespace annals
