#include "src/cli/console.h"

#include <cerrno>
#include <cstring>

namespace annals::cli {

void check(const Console& console) {
  if (console.out) return;
  const int reason = errno;
  if (reason == EPIPE) throw BrokenPipe{};
  throw Error(ErrorKind::kIo,
              std::string("writing failed: ") +
                  (reason == 0 ? "unknown reason" : std::strerror(reason)),
              {"standard output"}, "records written so far are whole lines but for the last");
}

ExitCode exit_code_of(ErrorKind kind) {
  switch (kind) {
  case ErrorKind::kUsage: return ExitCode::kUsage;
  case ErrorKind::kInput: return ExitCode::kSomeInput;
  case ErrorKind::kNotFound:
  case ErrorKind::kData:
  case ErrorKind::kModel: return ExitCode::kSetup;
  case ErrorKind::kStore: return ExitCode::kStore;
  case ErrorKind::kIo: return ExitCode::kIo;
  case ErrorKind::kInternal: return ExitCode::kInternal;
  }
  return ExitCode::kInternal;
}

void put(Console& console, std::string_view text) {
  errno = 0;
  console.out.write(text.data(), static_cast<std::streamsize>(text.size()));
  check(console);
}

void flush(Console& console) {
  errno = 0;
  console.out.flush();
  check(console);
}

void complain(Console& console, const Error& error) {
  console.err << "annals: " << error.what() << '\n' << std::flush;
}

void remark(Console& console, std::string_view text) {
  console.err << "annals: " << text << '\n' << std::flush;
}

}  // namespace annals::cli
