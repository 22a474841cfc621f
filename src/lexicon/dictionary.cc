#include "src/lexicon/dictionary.h"

#include <array>

#include "src/base/files.h"
#include "src/base/text.h"

namespace annals {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 4> kFiles{"discards.tsv", "groups.tsv", "leaders.tsv",
                                                 "roles.tsv"};

Dictionary open_one(const fs::path& folder) {
  std::error_code ignored;
  if (!fs::is_directory(folder, ignored))
    throw Error(ErrorKind::kNotFound, "there is no such folder", {folder.string()},
                "as in --dictionary dorvik, a folder with a groups.tsv");
  if (!is_dictionary(folder))
    throw Error(ErrorKind::kNotFound, "a dictionary without a file of ours", {folder.string()},
                "it has any of discards.tsv, groups.tsv, leaders.tsv, roles.tsv");
  Dictionary out;
  out.folder = folder;
  const fs::path whole = fs::absolute(folder).lexically_normal();
  out.name = (whole.has_filename() ? whole : whole.parent_path()).filename().string();
  std::vector<std::pair<std::string, fs::path>> files;
  for (const std::string_view file : kFiles)
    if (fs::exists(folder / file, ignored)) files.emplace_back(file, folder / file);
  out.hash = hash_of_files(files);
  return out;
}

}  // namespace

bool is_dictionary(const fs::path& folder) {
  std::error_code ignored;
  for (const std::string_view file : kFiles)
    if (fs::exists(folder / file, ignored)) return true;
  return false;
}

Dictionaries open_dictionaries(const std::vector<fs::path>& folders) {
  Dictionaries out;
  for (const fs::path& folder : folders) out.push_back(open_one(folder));
  return out;
}

std::string version_with(std::string_view version, const Dictionaries& dictionaries) {
  std::string out(version);
  for (const Dictionary& one : dictionaries) out += '+' + one.name + '@' + one.hash.substr(0, 8);
  return out;
}

std::string of_dictionary(std::string_view name) {
  return name.empty() ? std::string() : " of " + std::string(name);
}

std::vector<TableLayer> read_layers(const fs::path& data, const Dictionaries& dictionaries,
                                    std::string_view file, const std::vector<std::string_view>& columns,
                                    Faults& faults, BuiltIn built_in) {
  std::vector<TableLayer> out;
  if (built_in == BuiltIn::kRead) out.push_back({Table::read(data / file, columns, faults), 0, {}});
  std::error_code ignored;
  for (std::size_t d = 0; d < dictionaries.size(); ++d)
    if (const fs::path path = dictionaries[d].folder / file; fs::exists(path, ignored))
      out.push_back({Table::read(path, columns, faults), d + 1, dictionaries[d].name});
  return out;
}

std::string_view removed_by(std::string_view cell) {
  return cell.starts_with('-') ? trim(cell.substr(1)) : std::string_view{};
}

}  // namespace annals
