#include "src/lexicon/table.h"

#include "src/base/files.h"
#include "src/base/text.h"
#include "src/base/utf8.h"

namespace annals {

Table Table::read(const std::filesystem::path& file, const std::vector<std::string_view>& expected,
                  Faults& faults) {
  Table table;
  table.file_ = file.string();
  try {
    table.text_ = std::make_unique<std::string>(read_file(file));
  } catch (const Error& error) {
    faults.add(error.place(), error.message(), error.hint());
    table.text_ = std::make_unique<std::string>();
    return table;
  }
  const std::string_view text = *table.text_;
  bool has_columns = false, has_format = false, has_licence = false;
  table.sources_.emplace_back();
  std::uint64_t line_number = 0;
  for (std::string_view line : split(text, '\n')) {
    ++line_number;
    const Place place{table.file_, line_number, 1};
    if (!line.empty() && line.back() == '\r') faults.add(place, "a line ends in CR", "use LF line ends");
    if (!is_valid_utf8(line)) {
      faults.add({table.file_, line_number, find_invalid_utf8(line) + 1}, "invalid UTF-8");
      continue;
    }
    if (trim(line).empty()) continue;
    if (line.starts_with("#")) {
      const auto words = split_words(line.substr(1));
      if (words.empty()) continue;
      if (words[0] == "columns") {
        has_columns = true;
        const std::vector<std::string_view> found(words.begin() + 1, words.end());
        if (found != expected) {
          std::string want;
          for (const auto name : expected) want += " " + std::string(name);
          faults.add(place, "the columns of this file are" + want);
        }
      } else if (words[0] == "format") {
        has_format = true;
        if (words.size() < 2 || words[1] != "1") faults.add(place, "only format 1 is known");
      } else if (words[0] == "licence") {
        has_licence = true;
      } else if (words[0] == "source") {
        table.sources_.emplace_back(trim(trim(line.substr(1)).substr(6)));
      }
      continue;
    }
    if (line.starts_with("> ")) {
      const std::size_t arrow = line.find(" => ");
      if (arrow == std::string_view::npos) {
        faults.add(place, "an example has the form '> sentence => what must be found'");
        continue;
      }
      table.examples_.push_back(
          {std::string(trim(line.substr(2, arrow - 2))), std::string(trim(line.substr(arrow + 4))), place});
      continue;
    }
    Row row{split(line, '\t'), line_number, static_cast<std::uint32_t>(table.sources_.size() - 1)};
    if (row.cells.size() > expected.size()) {
      faults.add(place, std::to_string(row.cells.size()) + " cells in a table of " +
                            std::to_string(expected.size()) + " columns");
      continue;
    }
    if (trim(row.cells[0]).empty()) {
      faults.add(place, "the first cell is empty");
      continue;
    }
    if (row.source == 0) faults.add(place, "no '# source' line stands above this row");
    row.cells.resize(expected.size());
    table.rows_.push_back(std::move(row));
  }
  const Place head{table.file_, 1, 1};
  if (!has_columns) faults.add(head, "the head has no '# columns' line");
  if (!has_format) faults.add(head, "the head has no '# format 1' line");
  if (!has_licence) faults.add(head, "the head has no '# licence' line");
  return table;
}

Place Table::place(const Row& row, std::size_t cell) const {
  std::uint64_t column = 1;
  if (cell < row.cells.size() && row.cells[cell].data() != nullptr && row.cells[0].data() != nullptr &&
      row.cells[cell].data() >= row.cells[0].data())
    column += static_cast<std::uint64_t>(row.cells[cell].data() - row.cells[0].data());
  return {file_, row.line, column};
}

}  // namespace annals
