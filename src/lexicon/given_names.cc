#include "src/lexicon/given_names.h"

#include "src/base/text.h"
#include "src/lexicon/table.h"

namespace annals {

GivenNames GivenNames::load(const std::filesystem::path& data_dir, Faults& faults) {
  GivenNames out;
  const Table table = Table::read(data_dir / "given_names.tsv", {"name", "gender"}, faults);
  for (const Table::Row& row : table.rows()) {
    if (row.cells[1] != "f" && row.cells[1] != "m") {
      faults.add(table.place(row, 1), "expected f or m");
      continue;
    }
    if (!out.genders_.emplace(to_lower(row.cells[0]), row.cells[1].front()).second)
      faults.add(table.place(row), "a second row for '" + std::string(row.cells[0]) + "'");
  }
  return out;
}

char GivenNames::gender(std::string_view lower) const {
  const auto found = genders_.find(lower);
  return found == genders_.end() ? '\0' : found->second;
}

}  // namespace annals
