// Whole files in, whole files out; errors carry the path.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace annals {

// Throws Error(kNotFound | kIo).
std::string read_file(const std::filesystem::path& path);

// One hash of some files, each by a name and its content, in the order given. Throws as read_file.
std::string hash_of_files(const std::vector<std::pair<std::string, std::filesystem::path>>& files);

// Writes beside the target and renames, so that a reader sees the old or the new file. Throws Error(kIo).
void write_file(const std::filesystem::path& path, std::string_view bytes);

// Where `data/` and `models/` are: $ANNALS_DATA if set, else beside the installed binary
// (../share/annals), else the source tree this was built from, else where it was to be installed, which serves
// the programs of others that use the library. Throws Error(kNotFound) naming what it tried.
std::filesystem::path data_directory();
std::filesystem::path model_directory();

}  // namespace annals
