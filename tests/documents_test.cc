// Pages of docs/ that name what the program prints.
#include <gtest/gtest.h>

#include <gmock/gmock.h>

#include <map>

#include "include/annals/record.h"
#include "src/base/files.h"
#include "src/base/text.h"
#include "src/export/profile.h"
#include "src/export/record_table.h"

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

// The names of a section that begins with that heading: of its tables, and of the line that tells our own columns.
std::vector<std::string> profile_names(const std::string& page, const std::string& heading) {
  std::string section = page.substr(page.find("\n## " + heading + "\n") + 1);
  section = section.substr(0, section.find("\n## "));
  std::vector<std::string> names = first_cells(section);
  const std::string_view ours = std::string_view(section).substr(section.find("\nOurs: "));
  const std::vector<std::string_view> parts = split(ours.substr(0, ours.find(". POLECAT")), '`');
  for (std::size_t i = 1; i < parts.size(); i += 2)
    if (parts[i] != ";") names.emplace_back(parts[i]);
  return names;
}

TEST(Documents, ProfilesTellEveryColumn) {
  const std::string page = read_file(std::filesystem::path(ANNALS_SOURCE_DIR) / "docs/reference/profiles.md");
  for (const auto& [heading, profile] : {std::pair{"polecat", Profile::kPolecat}, {"ucdp_ged", Profile::kUcdpGed}}) {
    std::vector<std::string> names;
    for (const ProfileColumn& column : columns_of(profile)) names.push_back(column.name);
    EXPECT_THAT(profile_names(page, heading), ::testing::UnorderedElementsAreArray(names)) << heading;
  }
}

TEST(Documents, ParquetTellsEveryColumn) {
  const std::string page = read_file(std::filesystem::path(ANNALS_SOURCE_DIR) / "docs/reference/parquet.md");
  std::vector<std::string> names;
  for (const nested::Node& column : record_schema().children) names.push_back(column.name);
  EXPECT_THAT(first_cells(page), ::testing::UnorderedElementsAreArray(names));
}

}  // namespace
}  // namespace annals::testing
