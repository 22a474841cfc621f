// Pages of docs/ that name what the program prints.
#include <gtest/gtest.h>

#include "include/annals/record.h"
#include "src/base/files.h"
#include "src/base/text.h"

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

}  // namespace
}  // namespace annals::testing
