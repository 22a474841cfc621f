#include "src/read/spool.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "include/annals/error.h"

namespace annals {
namespace {

constexpr std::size_t kHeld = std::size_t{1} << 20U;

std::string folder() {
  const char* chosen = std::getenv("TMPDIR");
  return chosen != nullptr && *chosen != '\0' ? chosen : "/tmp";
}

Error failed(const char* what) {
  return {ErrorKind::kIo,
          std::string(what) + ": " + std::strerror(errno),
          {folder()},
          "TMPDIR names a folder with room"};
}

}  // namespace

Spool::Spool() {
  std::string name = folder() + "/annals.XXXXXX";
  file_ = ::mkostemp(name.data(), O_CLOEXEC);
  if (file_ < 0) throw failed("no temporary file can be made");
  ::unlink(name.c_str());
}

Spool::~Spool() { ::close(file_); }

std::uint64_t Spool::append(std::string_view bytes) {
  const std::uint64_t at = size();
  held_ += bytes;
  if (held_.size() >= kHeld) flush();
  return at;
}

void Spool::flush() {
  for (std::size_t done = 0; done < held_.size();) {
    const ssize_t got = ::pwrite(file_, held_.data() + done, held_.size() - done,
                                 static_cast<off_t>(written_ + done));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) throw failed("the temporary file cannot be written");
    done += static_cast<std::size_t>(got);
  }
  written_ += held_.size();
  held_.clear();
}

void Spool::read(std::uint64_t at, std::size_t size, std::string& out) const {
  out.resize(size);
  std::size_t done = 0;
  while (done < size && at + done < written_) {
    const std::size_t want = std::min<std::size_t>(size - done, written_ - at - done);
    const ssize_t got = ::pread(file_, out.data() + done, want, static_cast<off_t>(at + done));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) throw failed("the temporary file cannot be read");
    done += static_cast<std::size_t>(got);
  }
  if (done < size) held_.copy(out.data() + done, size - done, at + done - written_);
}

}  // namespace annals
