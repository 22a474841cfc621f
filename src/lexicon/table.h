// Tab-separated data files: one fact a line, sorted, with a head that says what the columns mean.
//
//   # What these are, in a sentence or two.
//   # format   1
//   # licence  Apache-2.0
//   # columns  word  min  max
//   # source   memory, checked 2026-11              (of the rows that follow, until the next one)
//   > Dozens were hurt. => howmany "Dozens" injured 24 99
//   dozens	24	99
//
// `# columns` names are parted by blanks. A cell may be empty; missing cells at the end count as empty.
// A line that begins with "> " is an example for the rows around it and runs as a test (cases/README.md).
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "src/lexicon/faults.h"

namespace annals {

struct Example {
  std::string text;       // the sentence or report
  std::string assertion;  // what must be found, in the language of cases/README.md
  Place place;
};

class Table {
 public:
  struct Row {
    std::vector<std::string_view> cells;
    std::uint64_t line = 0;
    std::uint32_t source = 0;  // index into sources()
  };

  // Checks that the columns are `expected`, in that order; faults are added, good rows are kept.
  static Table read(const std::filesystem::path& file, const std::vector<std::string_view>& expected,
                    Faults& faults);

  [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }
  [[nodiscard]] const std::vector<Example>& examples() const { return examples_; }
  [[nodiscard]] const std::vector<std::string>& sources() const { return sources_; }
  // The place of a row's cell, for faults.
  [[nodiscard]] Place place(const Row& row, std::size_t cell = 0) const;
  [[nodiscard]] const std::string& file() const { return file_; }

 private:
  std::string file_;
  std::unique_ptr<std::string> text_;  // cells are views into it; on the heap, so that moving keeps them
  std::vector<Row> rows_;
  std::vector<Example> examples_;
  std::vector<std::string> sources_;
};

}  // namespace annals
