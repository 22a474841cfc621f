// The router and docs/reference/openapi.yaml tell of the same paths, methods and parameters.
#include <gtest/gtest.h>

#include <cctype>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <string_view>
#include <utility>

#include "src/serve/assets.h"
#include "src/serve/router.h"

namespace annals::serve {
namespace {

using Told = std::map<std::string, std::set<std::string>>;  // "GET /path": parameters of its query

// The run of letters, digits, "_" and "-" behind the first `mark` in the line; none where the mark is not there.
std::optional<std::string> word_behind(std::string_view line, std::string_view mark) {
  const std::size_t at = line.find(mark);
  if (at == std::string_view::npos) return std::nullopt;
  std::string out;
  for (const char c : line.substr(at + mark.size())) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0 && c != '_' && c != '-') break;
    out += c;
  }
  return out.empty() ? std::nullopt : std::optional(out);
}

// The key of a line that is "key:" behind so many blanks, and nothing else.
std::optional<std::string> key_of(std::string_view line, std::size_t blanks) {
  if (line.size() < blanks + 2 || line.back() != ':' || line.substr(0, blanks).find_first_not_of(' ') != std::string_view::npos ||
      line[blanks] == ' ')
    return std::nullopt;
  const std::string_view key = line.substr(blanks, line.size() - blanks - 1);
  return key.find(' ') == std::string_view::npos ? std::optional<std::string>(key) : std::nullopt;
}

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
      if (line == "components:") break;
      if (const auto key = key_of(line, 2); key && key->front() == '/') path = *key;
      if (const auto key = key_of(line, 4); key && (*key == "get" || *key == "post"))
        out[operation = (*key == "get" ? "GET " : "POST ") + path];
      if (operation.empty()) continue;
      if (const auto anchor = word_behind(line, "      parameters: &")) anchor_ = *anchor;
      if (const auto anchor = word_behind(line, "      parameters: *")) out[operation] = anchors_[*anchor];
      if (line == "      responses:") anchor_.clear();
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
    if (const auto component = word_behind(line, "#/components/parameters/")) return components_.at(*component);
    const auto inlined = word_behind(line, "        - {name: ");
    if (inlined && line.find(", in: query") != std::string::npos) return *inlined;
    if (const auto name = word_behind(line, "        - name: ")) waiting_ = *name;
    if (line == "          in: query") return std::exchange(waiting_, "");
    return {};
  }

  void read_components() {
    std::string key;
    bool inside = false;
    for (const std::string& line : lines_) {
      if (key_of(line, 2)) inside = line == "  parameters:";
      if (!inside) continue;
      if (const auto name = key_of(line, 4)) key = *name;
      if (const auto name = word_behind(line, "name: "); name && !components_.contains(key)) components_[key] = *name;
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
