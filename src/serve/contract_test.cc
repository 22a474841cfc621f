// The router and docs/reference/openapi.yaml tell of the same paths, methods and parameters.
#include <gtest/gtest.h>

#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "src/serve/assets.h"
#include "src/serve/router.h"

namespace annals::serve {
namespace {

using Told = std::map<std::string, std::set<std::string>>;  // "GET /path": parameters of its query

// Reads as much of the YAML as it is written here: two blanks a level, one parameter a line.
class Description {
public:
  explicit Description(const std::string& yaml) {
    std::istringstream lines(yaml);
    for (std::string line; std::getline(lines, line);) lines_.push_back(line);
  }

  Told told() {
    read_components();
    Told out;
    std::string path, operation;
    for (const std::string& line : lines_) {
      std::smatch found;
      if (line == "components:") break;
      if (std::regex_match(line, found, std::regex("  (/\\S*):"))) path = found[1];
      if (std::regex_match(line, found, std::regex("    (get|post):")))
        out[operation = (found[1] == "get" ? "GET " : "POST ") + path];
      if (operation.empty()) continue;
      if (std::regex_match(line, found, std::regex("      parameters: &(\\w+)")))
        anchor_ = found[1];
      if (std::regex_match(line, found, std::regex("      parameters: \\*(\\w+)")))
        out[operation] = anchors_[found[1]];
      if (std::regex_match(line, std::regex("      responses:"))) anchor_.clear();
      if (const std::string name = parameter_of(line); !name.empty()) {
        out[operation].insert(name);
        if (!anchor_.empty()) anchors_[anchor_].insert(name);
      }
    }
    return out;
  }

private:
  // The name of a parameter of the query that a line of an operation tells; empty: none.
  std::string parameter_of(const std::string& line) {
    std::smatch found;
    if (std::regex_search(line, found, std::regex("#/components/parameters/([\\w-]+)")))
      return components_.at(found[1]);
    if (std::regex_search(line, found, std::regex("^        - \\{name: ([\\w-]+), in: query")))
      return found[1];
    if (std::regex_match(line, found, std::regex("        - name: ([\\w-]+)"))) waiting_ = found[1];
    if (line == "          in: query") return std::exchange(waiting_, "");
    return {};
  }

  void read_components() {
    std::string key;
    bool inside = false;
    for (const std::string& line : lines_) {
      std::smatch found;
      if (std::regex_match(line, std::regex("  \\w+:"))) inside = line == "  parameters:";
      if (!inside) continue;
      if (std::regex_match(line, found, std::regex("    ([\\w-]+):"))) key = found[1];
      if (std::regex_search(line, found, std::regex("name: ([\\w-]+)")) &&
          !components_.contains(key))
        components_[key] = found[1];
    }
  }

  std::vector<std::string> lines_;
  std::map<std::string, std::string> components_;
  std::map<std::string, std::set<std::string>> anchors_;
  std::string anchor_, waiting_;
};

TEST(Contract, RouterAndDescriptionAgree) {
  Told routed;
  for (const Route& route : routes()) {
    std::set<std::string>& names =
        routed[std::string(route.method) + " " + std::string(route.pattern)];
    for (const std::string_view name : route.parameters) names.emplace(name);
  }
  const Told told = Description(openapi_text()).told();
  for (const auto& [operation, names] : routed) {
    ASSERT_TRUE(told.contains(operation)) << operation << " is not described";
    EXPECT_EQ(told.at(operation), names) << operation;
  }
  for (const auto& [operation, names] : told)
    EXPECT_TRUE(routed.contains(operation)) << operation << " is nowhere answered";
}

}  // namespace
}  // namespace annals::serve
