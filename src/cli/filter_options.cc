#include "src/cli/filter_options.h"

#include <array>
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
constexpr std::array<TextOption, 9> kTexts{{
    {"--actor", &EventFilter::actor, "Code of an actor: USA is any that begins so, \"USA MIL\" both", "CODE"},
    {"--recipient", &EventFilter::recipient, "Code of a recipient, as --actor", "CODE"},
    {"--actor-text", &EventFilter::actor_text, "Words of an actor: navy finds \"the navy\"", "WORDS"},
    {"--recipient-text", &EventFilter::recipient_text, "Words of a recipient: boat", "WORDS"},
    {"--country", &EventFilter::country, "Country of an actor, a recipient or a place", "CODE"},
    {"--place", &EventFilter::place, "Words of a place: gaza finds Gaza City", "WORDS"},
    {"--text", &EventFilter::text, "Words of the sentence: ceasefire OR truce", "QUERY"},
    {"--source", &EventFilter::source, "Words of who vouches", "WORDS"},
    {"--outlet", &EventFilter::outlet, "Publisher, its whole name", "NAME"},
}};

}  // namespace

void add_filter_options(CLI::App& app, FilterArgs& args, TextQuery text) {
  for (const ListOption& one : kLists)
    app.add_option(one.name, args.filter.*one.values, one.help)->type_name(one.type)->delimiter(',')->allow_extra_args(false);
  for (const TextOption& one : kTexts)
    if (text == TextQuery::kAllowed || one.value != &EventFilter::text)
      app.add_option(one.name, args.filter.*one.value, one.help)->type_name(one.type);
  app.add_option("--since", args.since, "First day, included")->type_name("DATE");
  app.add_option("--until", args.until, "Last day, included")->type_name("DATE");
}

std::string filter_lines(const FilterArgs& args) {
  std::string out;
  const auto line = [&](const char* name, const std::string& value) {
    if (!value.empty()) out += std::string(name) + "\t" + value + "\n";
  };
  for (const ListOption& one : kLists)
    for (const std::string& value : args.filter.*one.values) line(one.name, value);
  for (const TextOption& one : kTexts) line(one.name, args.filter.*one.value);
  line("--since", args.since);
  line("--until", args.until);
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
    if (name == "--since") out.since = value;
    if (name == "--until") out.until = value;
  }
  return out;
}

EventFilter filter_of(const FilterArgs& args) {
  EventFilter filter = args.filter;
  filter.since = day_of("--since", args.since);
  filter.until = day_of("--until", args.until);
  return filter;
}

}  // namespace annals::cli
