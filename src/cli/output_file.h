// A file that a command writes: under a temporary name beside it until all is there, so that nobody takes half a file for
// a whole one.
//
//   OutputFile file(path, console);
//   put(file.console(), "...");
//   file.finish();                    // the name is given now; without it the temporary file goes
#pragma once

#include <filesystem>
#include <fstream>

#include "src/cli/console.h"
#include "src/cli/options.h"

namespace annals::cli {

class OutputFile {
public:
  // Throws Error(kIo). `like`: where messages go.
  OutputFile(std::filesystem::path path, const Console& like);
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  Console& console() { return console_; }
  // Throws Error(kIo).
  void finish();

private:
  std::filesystem::path path_, temporary_;
  std::ofstream stream_;
  Console console_;
  bool finished_ = false;
};

// Runs with standard output, or with the file that was asked for, which is there when all went well.
template <class Run> ExitCode with_output(const OutputArgs& args, Console& console, Run&& run) {
  if (args.output.empty()) return run(console);
  OutputFile file(args.output, console);
  const ExitCode code = run(file.console());
  file.finish();
  return code;
}

}  // namespace annals::cli
