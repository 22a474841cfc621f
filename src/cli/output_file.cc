#include "src/cli/output_file.h"

#include <cerrno>
#include <cstring>

namespace annals::cli {
namespace {

namespace fs = std::filesystem;

fs::path temporary_of(const fs::path& path) {
  fs::path out = path;
  return out += ".part";
}

}  // namespace

OutputFile::OutputFile(fs::path path, const Console& like)
    : path_(std::move(path)), temporary_(temporary_of(path_)), stream_(temporary_, std::ios::binary | std::ios::trunc),
      console_{stream_, like.err, false, like.err_is_terminal, like.width} {
  if (!stream_)
    throw Error(ErrorKind::kIo, std::string("cannot be written: ") + std::strerror(errno), {path_.string()},
                "is there such a folder, and may you write there?");
}

OutputFile::~OutputFile() {
  if (finished_) return;
  stream_.close();
  std::error_code none;
  fs::remove(temporary_, none);
}

void OutputFile::finish() {
  flush(console_);
  stream_.close();
  std::error_code error;
  fs::rename(temporary_, path_, error);
  if (error) throw Error(ErrorKind::kIo, "cannot be replaced: " + error.message(), {path_.string()});
  finished_ = true;
}

}  // namespace annals::cli
