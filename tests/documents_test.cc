// Pages of docs/ that name what the program prints.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "include/annals/record.h"
#include "src/base/files.h"
#include "src/base/text.h"
#include "src/record/layers_json.h"
#include "tests/shared_coder.h"

namespace annals::testing {
namespace {

// The names between backquotes in the first cells of a page's tables.
std::vector<std::string> first_cells(std::string_view page) {
  std::vector<std::string> names;
  for (const std::string_view line : split(page, '\n')) {
    if (!line.starts_with("| `")) continue;
    const std::vector<std::string_view> parts = split(line.substr(0, line.find(" | ")), '`');
    for (std::size_t i = 1; i < parts.size(); i += 2) names.emplace_back(parts[i]);
  }
  return names;
}

TEST(Documents, CsvTellsEveryColumnInOrder) {
  const std::string page =
      read_file(std::filesystem::path(ANNALS_SOURCE_DIR) / "docs/reference/csv.md");
  const std::string header = csv_header();
  const std::vector<std::string_view> columns = split(header, ',');
  EXPECT_EQ(first_cells(page), std::vector<std::string>(columns.begin(), columns.end()));
}

// The keys of a section's rows, in order.
std::vector<std::string> section_cells(const std::string& page, const std::string& title) {
  const std::size_t begin = page.find("\n## " + title + "\n");
  EXPECT_NE(begin, std::string::npos) << title;
  return first_cells(page.substr(begin, page.find("\n## ", begin + 1) - begin));
}

TEST(Documents, AnnotateTellsEveryKeyInOrder) {
  const std::string page = read_file(std::filesystem::path(ANNALS_SOURCE_DIR) / "docs/reference/annotate.md");
  const std::vector<std::string> every = section_cells(page, "Every row");
  ASSERT_EQ(every.back(), "because");
  Article article;
  article.text = "Mayor Elio Marrat said on Monday that rebels killed 12 people in Paris.";
  for (const std::string_view layer : kAnnotationLayers) {
    std::vector<std::string> told = section_cells(page, std::string(layer));
    told.insert(told.begin(), every.begin(), every.end() - 1);
    told.emplace_back("because");
    const std::string rows = shared_coder().layers(article, {std::string(layer)}).value();
    ASSERT_FALSE(rows.empty()) << layer;
    std::vector<std::string> keys;
    const auto row = nlohmann::ordered_json::parse(rows.substr(0, rows.find('\n')));
    for (const auto& [key, value] : row.items()) keys.push_back(key);
    EXPECT_EQ(keys, told) << layer;
  }
}

}  // namespace
}  // namespace annals::testing
