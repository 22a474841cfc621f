// The command `annals`. All it does stands in src/cli/cli.h.
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <iostream>

#include "src/cli/cli.h"

namespace {

// Columns of the terminal, as far as a table can be read at them.
std::size_t terminal_width() {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 100;
  return std::clamp<std::size_t>(size.ws_col, 60, 120);
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // the write that fails says so, and we end quietly
  std::ios::sync_with_stdio(false);
  annals::cli::Console console{std::cout, std::cerr};
  console.out_is_terminal = ::isatty(STDOUT_FILENO) == 1;
  console.err_is_terminal = ::isatty(STDERR_FILENO) == 1;
  if (console.out_is_terminal) console.width = terminal_width();
  return annals::cli::run(std::vector<std::string>(argv, argv + argc), console);
}
