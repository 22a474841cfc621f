#include "src/base/files.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>

#include "include/annals/error.h"
#include "src/base/hash.h"

namespace annals {
namespace fs = std::filesystem;
namespace {

fs::path find_directory(const char* name) {
  std::vector<fs::path> tried;
  if (const char* set = std::getenv("ANNALS_DATA"); set != nullptr && *set != '\0') {
    tried.push_back(fs::path(set) / name);
    if (std::strcmp(name, "data") == 0) tried.insert(tried.begin(), fs::path(set));
    // A folder that was named must hold it: falling back would hide the mistake.
    for (const fs::path& path : tried)
      if (fs::exists(path / (std::strcmp(name, "data") == 0 ? "ontology.txt" : "."))) return path;
    if (std::strcmp(name, "data") == 0)
      throw Error(ErrorKind::kNotFound, "no data files there", {set}, "ANNALS_DATA names this folder");
  }
  std::error_code error;
  const fs::path binary = fs::read_symlink("/proc/self/exe", error);
  if (!error) tried.push_back(binary.parent_path() / "../share/annals" / name);
  tried.emplace_back(fs::path(ANNALS_SOURCE_DIR) / name);
  tried.emplace_back(fs::path(ANNALS_INSTALLED) / name);
  for (const fs::path& path : tried)
    if (fs::is_directory(path)) return fs::weakly_canonical(path);
  throw Error(ErrorKind::kNotFound, std::string("the folder ") + name + " is nowhere to be found",
              {tried.back().string()}, "set ANNALS_DATA to the folder that holds ontology.txt");
}

}  // namespace

std::string read_file(const fs::path& path) {
  std::error_code error;
  if (!fs::exists(path, error)) throw Error(ErrorKind::kNotFound, "there is no such file", {path.string()});
  if (fs::is_directory(path, error)) throw Error(ErrorKind::kIo, "this is a folder", {path.string()});
  std::ifstream in(path, std::ios::binary);
  if (!in) throw Error(ErrorKind::kIo, std::string("cannot be opened: ") + std::strerror(errno), {path.string()});
  std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (in.bad()) throw Error(ErrorKind::kIo, "reading failed", {path.string()});
  return bytes;
}

std::string hash_of_files(const std::vector<std::pair<std::string, std::filesystem::path>>& files) {
  std::string all;
  for (const auto& [name, path] : files) all += name + ' ' + hash_hex({read_file(path)}) + '\n';
  return hash_hex({all});
}

void write_file(const fs::path& path, std::string_view bytes) {
  fs::path temporary = path;
  temporary += ".new";
  {
    std::ofstream out(temporary, std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.flush();
    if (!out)
      throw Error(ErrorKind::kIo, std::string("cannot be written: ") + std::strerror(errno), {path.string()},
                  "is the disk full or the folder read-only?");
  }
  std::error_code error;
  fs::rename(temporary, path, error);
  if (error) throw Error(ErrorKind::kIo, "cannot be replaced: " + error.message(), {path.string()});
}

fs::path data_directory() { return find_directory("data"); }
fs::path model_directory() { return find_directory("models"); }

}  // namespace annals
