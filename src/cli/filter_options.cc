#include "src/cli/filter_options.h"

#include <string_view>

#include "src/base/text.h"
#include "src/store/filter_names.h"

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

std::string option_of(const FilterName& one) { return std::string("--") + one.name; }

}  // namespace

void add_filter_options(CLI::App& app, FilterArgs& args) {
  for (const FilterName& one : kFilterNames)
    if (one.list != nullptr)
      app.add_option(option_of(one), args.filter.*one.list, one.help)->type_name(one.type)->delimiter(',')->allow_extra_args(false);
    else
      app.add_option(option_of(one), args.filter.*one.text, one.help)->type_name(one.type);
  app.add_option("--since", args.since, "First day, included")->type_name("DATE");
  app.add_option("--until", args.until, "Last day, included")->type_name("DATE");
}

std::string filter_lines(const FilterArgs& args) {
  std::string out;
  const auto line = [&](const std::string& name, const std::string& value) {
    if (!value.empty()) out += name + "\t" + value + "\n";
  };
  for (const FilterName& one : kFilterNames) {
    if (one.text != nullptr) line(option_of(one), args.filter.*one.text);
    if (one.list != nullptr)
      for (const std::string& value : args.filter.*one.list) line(option_of(one), value);
  }
  line("--since", args.since);
  line("--until", args.until);
  return out;
}

FilterArgs read_filter_lines(std::string_view lines) {
  FilterArgs out;
  for (const std::string_view line : split(lines, '\n')) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) continue;
    const std::string name(line.substr(0, tab)), value(line.substr(tab + 1));
    if (name == "--since") {
      out.since = value;
    } else if (name == "--until") {
      out.until = value;
    } else if (name.starts_with("--")) {
      set_filter(out.filter, name.substr(2), value);
    }
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
