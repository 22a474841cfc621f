// Whole files in, whole files out; errors carry the path.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace annals {

// Throws Error(kNotFound | kIo).
std::string read_file(const std::filesystem::path& path);

// Writes beside the target and renames, so that a reader sees the old or the new file. Throws Error(kIo).
void write_file(const std::filesystem::path& path, std::string_view bytes);

// Where `data/` and `models/` are: $ANNALS_DATA if set, else beside the installed binary
// (../share/annals), else the source tree this was built from, else where it was to be installed, which serves
// the programs of others that use the library. Throws Error(kNotFound) naming what it tried.
std::filesystem::path data_directory();
std::filesystem::path model_directory();

}  // namespace annals
