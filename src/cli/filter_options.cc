#include "src/cli/filter_options.h"

#include <array>
#include <charconv>
#include <string_view>
#include <vector>

#include "src/base/text.h"

namespace annals::cli {
namespace {

std::optional<Day> day_of(const char* option, const std::string& text) {
  if (text.empty()) return std::nullopt;
  const Result<Day> day = parse_day(text);
  if (!day)
    throw Error(ErrorKind::kUsage, std::string(option) + ": " + day.error().message(), {},
                day.error().hint());
  return *day;
}

// Every option once: its name, where its value goes, what it means.
struct ListOption {
  const char* name;
  std::vector<std::string> EventFilter::* values;
  const char* help;
  const char* type;
};
struct TextOption {
  const char* name;
  std::string EventFilter::* value;
  const char* help;
  const char* type;
};

constexpr std::array<ListOption, 4> kLists{{
    {"--type", &EventFilter::types, "Types, parted by commas: ASSAULT,COERCE", "TYPE"},
    {"--mode", &EventFilter::modes, "Modes: drone,aerial", "MODE"},
    {"--context", &EventFilter::contexts, "Contexts: election", "CONTEXT"},
    {"--factuality", &EventFilter::factualities, "actual, alleged, future, hypothetical, negated", "HOW"},
}};
constexpr std::array<TextOption, 10> kTexts{{
    {"--actor", &EventFilter::actor, "Code of an actor: USA is any that begins so, \"USA MIL\" both", "CODE"},
    {"--recipient", &EventFilter::recipient, "Code of a recipient, as --actor", "CODE"},
    {"--actor-text", &EventFilter::actor_text, "Words of an actor: navy finds \"the navy\"", "WORDS"},
    {"--recipient-text", &EventFilter::recipient_text, "Words of a recipient: boat", "WORDS"},
    {"--country", &EventFilter::country, "Country of an actor, a recipient or a place", "CODE"},
    {"--place", &EventFilter::place, "Words of a place: gaza finds Gaza City", "WORDS"},
    {"--text", &EventFilter::text, "Words of the sentence: ceasefire OR truce", "QUERY"},
    {"--search", &EventFilter::article_text, "Words of the whole report, as --text", "QUERY"},
    {"--source", &EventFilter::source, "Words of who vouches", "WORDS"},
    {"--outlet", &EventFilter::outlet, "Publisher, its whole name", "NAME"},
}};

// Those that are written otherwise than they are kept.
struct ReadOption {
  const char* name;
  std::string FilterArgs::* value;
  const char* help;
  const char* type;
};
constexpr std::array<ReadOption, 4> kRead{{
    {"--since", &FilterArgs::since, "First day, included", "DATE"},
    {"--until", &FilterArgs::until, "Last day, included", "DATE"},
    {"--near", &FilterArgs::near, "Places so near a point: 13.1,43.2,50 is latitude, longitude, kilometres", "LAT,LON,KM"},
    {"--bbox", &FilterArgs::box, "Places in a box of degrees", "WEST,SOUTH,EAST,NORTH"},
}};

// Numbers parted by commas, exactly so many.
std::vector<double> numbers_of(const char* option, const std::string& text, std::size_t count) {
  std::vector<double> out;
  for (const std::string_view part : split(text, ',')) {
    const std::string_view digits = trim(part);
    double value = 0;
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (fault != std::errc() || end != digits.data() + digits.size()) break;
    out.push_back(value);
  }
  if (out.size() != count || split(text, ',').size() != count)
    throw Error(ErrorKind::kUsage, std::string(option) + ": '" + text + "' is not " + std::to_string(count) + " numbers parted by commas", {},
                count == 3 ? "latitude, longitude, kilometres: 13.1,43.2,50" : "west, south, east, north: 42,12,44,14");
  return out;
}

}  // namespace

void add_filter_options(CLI::App& app, FilterArgs& args) {
  for (const ListOption& one : kLists)
    app.add_option(one.name, args.filter.*one.values, one.help)->type_name(one.type)->delimiter(',')->allow_extra_args(false);
  for (const TextOption& one : kTexts)
    app.add_option(one.name, args.filter.*one.value, one.help)->type_name(one.type);
  for (const ReadOption& one : kRead) app.add_option(one.name, args.*one.value, one.help)->type_name(one.type);
}

std::string filter_lines(const FilterArgs& args) {
  std::string out;
  const auto line = [&](const char* name, const std::string& value) {
    if (!value.empty()) out += std::string(name) + "\t" + value + "\n";
  };
  for (const ListOption& one : kLists)
    for (const std::string& value : args.filter.*one.values) line(one.name, value);
  for (const TextOption& one : kTexts) line(one.name, args.filter.*one.value);
  for (const ReadOption& one : kRead) line(one.name, args.*one.value);
  return out;
}

FilterArgs read_filter_lines(std::string_view lines) {
  FilterArgs out;
  for (const std::string_view line : split(lines, '\n')) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) continue;
    const std::string_view name = line.substr(0, tab);
    const std::string value(line.substr(tab + 1));
    for (const ListOption& one : kLists)
      if (name == one.name) (out.filter.*one.values).push_back(value);
    for (const TextOption& one : kTexts)
      if (name == one.name) out.filter.*one.value = value;
    for (const ReadOption& one : kRead)
      if (name == one.name) out.*one.value = value;
  }
  return out;
}

std::string ledger_lines(const FilterArgs& args, const std::string& role, const std::string& title) {
  return filter_lines(args) + "--role\t" + role + "\n" + (title.empty() ? "" : "--title\t" + title + "\n");
}

std::string ledger_value(std::string_view lines, std::string_view option) {
  for (const std::string_view line : split(lines, '\n'))
    if (line.starts_with(std::string(option) + '\t')) return std::string(line.substr(option.size() + 1));
  return {};
}

std::string ledger_role(std::string_view lines) {
  const std::string role = ledger_value(lines, "--role");
  return role.empty() ? "killed" : role;
}

EventFilter filter_of(const FilterArgs& args) {
  EventFilter filter = args.filter;
  filter.since = day_of("--since", args.since);
  filter.until = day_of("--until", args.until);
  if (!args.near.empty()) {
    const std::vector<double> circle = numbers_of("--near", args.near, 3);
    filter.near = Circle{circle[0], circle[1], circle[2]};
  }
  if (!args.box.empty()) {
    const std::vector<double> box = numbers_of("--bbox", args.box, 4);
    filter.box = Box{box[0], box[1], box[2], box[3]};
  }
  return filter;
}

}  // namespace annals::cli
