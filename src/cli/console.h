// Where a command writes, and how it says that something went wrong.
//
//   put(console, to_json(record) + "\n");       // standard output; throws when nobody can take it
//   complain(console, error);                   // annals: report.txt: the text is empty (...)
//   return ExitCode::kSomeInput;
#pragma once

#include <ostream>
#include <string_view>

#include "include/annals/error.h"

namespace annals::cli {

// What `annals` ends with; docs/reference/cli.md and `annals --help` list the same.
enum class ExitCode : int {
  kDone = 0,
  kSomeInput = 1,  // an article or a file could not be read; the others were done
  kUsage = 2,      // the command line makes no sense
  kSetup = 3,      // data or models are missing or faulty
  kStore = 4,      // the database: not there, another program's, newer, damaged, locked
  kIo = 5,         // writing failed: full disk, no permission
  kInternal = 6,   // our bug
};

ExitCode exit_code_of(ErrorKind kind);

struct Console {
  std::ostream& out;
  std::ostream& err;
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  std::size_t width = 100;  // columns of a table
};

// Thrown when the reader of standard output has gone, as `head` does: no error, just the end.
struct BrokenPipe {};

// Writes to standard output. Throws BrokenPipe or Error(kIo).
void put(Console& console, std::string_view text);
// After others wrote to its stream. Throws as put does.
void check(const Console& console);
// Writes what is still held back. Throws as put does.
void flush(Console& console);

// One line on standard error: "annals: PLACE: what was found (what to do)".
void complain(Console& console, const Error& error);
// One line on standard error that is no error.
void remark(Console& console, std::string_view text);

}  // namespace annals::cli
