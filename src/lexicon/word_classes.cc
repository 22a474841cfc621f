#include "src/lexicon/word_classes.h"

#include <algorithm>

#include "src/base/text.h"

namespace annals {

WordClasses WordClasses::load(const std::filesystem::path& data, Faults& faults) {
  WordClasses out;
  const Table table = Table::read(data / "words.tsv", {"word", "classes"}, faults);
  for (const Table::Row& row : table.rows()) {
    std::uint64_t& bits = out.classes_[std::string(row.cells[0])];
    if (bits != 0) faults.add(table.place(row), "a second row for '" + std::string(row.cells[0]) + "'");
    for (const std::string_view name : split_words(row.cells[1])) {
      const auto found = std::find(kWordClassNames.begin(), kWordClassNames.end(), name);
      if (found == kWordClassNames.end())
        faults.add(table.place(row, 1), "unknown class '" + std::string(name) + "'",
                   nearest_hint(name, {kWordClassNames.begin(), kWordClassNames.end()}));
      else
        bits |= std::uint64_t{1} << (found - kWordClassNames.begin());
    }
    if (bits == 0) faults.add(table.place(row, 1), "a word without a class");
  }
  out.examples_ = table.examples();
  return out;
}

}  // namespace annals
