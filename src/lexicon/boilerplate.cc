#include "src/lexicon/boilerplate.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "src/base/text.h"

namespace annals {
namespace {

constexpr std::array<std::string_view, 4> kWhereNames{"whole", "starts", "ends", "holds"};
constexpr std::size_t kLongest = 60;

}  // namespace

Boilerplate Boilerplate::load(const std::filesystem::path& data, Faults& faults) {
  Boilerplate boilerplate;
  const Table table = Table::read(data / "boilerplate.tsv", {"words", "where", "most"}, faults);
  for (const Table::Row& row : table.rows()) {
    const auto where = std::find(kWhereNames.begin(), kWhereNames.end(), row.cells[1]);
    if (where == kWhereNames.end()) {
      faults.add(table.place(row, 1), "a pattern is whole, starts, ends or holds",
                 nearest_hint(row.cells[1], {kWhereNames.begin(), kWhereNames.end()}));
      continue;
    }
    BoilerplateEntry entry{std::string(row.cells[0]),
                           static_cast<BoilerplateWhere>(where - kWhereNames.begin()), kLongest};
    const std::string_view most = row.cells[2];
    const char* end = most.data() + most.size();
    const bool number = std::from_chars(most.data(), end, entry.most).ptr == end;
    if (!most.empty() && (!number || entry.most == 0 || entry.most > kLongest)) {
      faults.add(table.place(row, 2), "'most' is a number of words from 1 to 60");
      continue;
    }
    boilerplate.entries_.push_back(std::move(entry));
  }
  boilerplate.examples_ = table.examples();
  return boilerplate;
}

}  // namespace annals
