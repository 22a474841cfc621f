#include "src/cli/filter_options.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "src/base/text.h"
#include "src/store/filter_names.h"

namespace annals::cli {
namespace {

std::string option_of(const FilterName& one) { return std::string("--") + one.name; }

// Those that are kept as they were written until a filter is made of them.
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

}  // namespace

void add_filter_options(App app, FilterArgs& args, TextQuery text) {
  for (const FilterName& one : kFilterNames)
    if (one.list != nullptr)
      app.add_option(option_of(one), args.filter.*one.list, one.help).type_name(one.type).separated_by(',');
    else if (text == TextQuery::kAllowed || one.text != &EventFilter::text)
      app.add_option(option_of(one), args.filter.*one.text, one.help).type_name(one.type);
  for (const ReadOption& one : kRead) app.add_option(one.name, args.*one.value, one.help).type_name(one.type);
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
  for (const ReadOption& one : kRead) line(one.name, args.*one.value);
  return out;
}

FilterArgs read_filter_lines(std::string_view lines) {
  FilterArgs out;
  for (const std::string_view line : split(lines, '\n')) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos || !line.starts_with("--")) continue;
    const std::string name(line.substr(0, tab)), value(line.substr(tab + 1));
    const auto* read = std::find_if(kRead.begin(), kRead.end(), [&](const ReadOption& one) { return name == one.name; });
    if (read != kRead.end())
      out.*read->value = value;
    else
      set_filter(out.filter, name.substr(2), value);
  }
  return out;
}

std::string ledger_lines(const FilterArgs& args, const std::string& role, const std::string& title) {
  return filter_lines(args) + "--role\t" + role + "\n" + (title.empty() ? "" : "--title\t" + title + "\n");
}

EventFilter filter_of(const FilterArgs& args) {
  EventFilter filter = args.filter;
  for (const ReadOption& one : kRead)
    if (!(args.*one.value).empty()) set_filter(filter, std::string_view(one.name).substr(2), args.*one.value);
  return filter;
}

}  // namespace annals::cli
