// A user's dictionaries: folders with any of leaders.tsv, groups.tsv, roles.tsv (in the form of data/) and
// discards.tsv, laid on top of the built-in data. Later ones lie higher.
//
//   const Dictionaries mine = open_dictionaries({"dorvik"});
//   const KnownNames names = KnownNames::load(data_directory(), mine, faults);
//
// A row takes its names from everything below: an entry whose name is among them goes with all its rows, an entry
// that only shares an alias loses the alias. A first cell "-Elio Marrat" only takes away. Entries
// with years hold in them and nowhere else; of two entries that hold, the one with years counts,
// then the later.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "src/lexicon/table.h"

namespace annals {

struct Dictionary {
  std::filesystem::path folder;
  std::string name;  // the folder's
  std::string hash;  // 32 hexadecimal digits over the files that count
};
using Dictionaries = std::vector<Dictionary>;

// From the lowest to the topmost. Throws Error(kNotFound) for a folder that is none or has none of the files,
// Error(kIo) for what cannot be read.
Dictionaries open_dictionaries(const std::vector<std::filesystem::path>& folders);
[[nodiscard]] bool is_dictionary(const std::filesystem::path& folder);

// "2026.11+dorvik@1b2c3d4e": the version of data/ with the dictionaries on top of it.
std::string version_with(std::string_view version, const Dictionaries& dictionaries);

// " of dorvik", for the reasons of codes; nothing for what is built in.
std::string of_dictionary(std::string_view name);

// One file of data/ and of each dictionary that has it.
struct TableLayer {
  Table table;
  std::size_t level = 0;   // 0 built in, 1 the lowest dictionary
  std::string dictionary;  // its name
};
enum class BuiltIn { kRead, kAbsent };
std::vector<TableLayer> read_layers(const std::filesystem::path& data, const Dictionaries& dictionaries,
                                    std::string_view file, const std::vector<std::string_view>& columns,
                                    Faults& faults, BuiltIn built_in = BuiltIn::kRead);

// "Marrat" of "-Marrat"; empty for a row that adds.
std::string_view removed_by(std::string_view cell);

}  // namespace annals
