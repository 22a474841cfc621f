#include "src/lexicon/token_words.h"

#include <vector>

#include "src/base/text.h"
#include "src/lexicon/table.h"

namespace annals {

TokenWords TokenWords::load(const std::filesystem::path& data, Faults& faults) {
  TokenWords words;
  const Table table = Table::read(data / "tokens.tsv", {"class", "words"}, faults);
  for (const Table::Row& row : table.rows()) {
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < kTokenClassNames.size(); ++i)
      if (kTokenClassNames[i] == row.cells[0]) bits = 1U << i;
    if (bits == 0) {
      faults.add(table.place(row), "'" + std::string(row.cells[0]) + "' is no class of words",
                 nearest_hint(row.cells[0], {kTokenClassNames.begin(), kTokenClassNames.end()}));
      continue;
    }
    for (const std::string_view word : split_words(row.cells[1])) {
      std::string key(word);
      std::size_t first_part = 0;
      if (bits == bit(TokenClass::kParted)) {
        first_part = key.find('|');
        if (first_part == std::string::npos || first_part == 0 || first_part + 1 == key.size()) {
          faults.add(table.place(row, 1), "'" + key + "' has no '|' between its two parts");
          continue;
        }
        key.erase(first_part, 1);
      }
      if (to_lower(key) != key || key.ends_with('.')) {
        faults.add(table.place(row, 1), "'" + key + "' must be lower case without its last period");
        continue;
      }
      Entry& entry = words.classes_[key];
      entry.bits |= bits;
      if (first_part != 0) entry.first_part = first_part;
    }
  }
  return words;
}

}  // namespace annals
