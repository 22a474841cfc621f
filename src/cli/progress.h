// A line on standard error that says how far we are; gone when the run ends.
#pragma once

#include <chrono>
#include <cstdint>

#include "src/cli/console.h"

namespace annals::cli {

class Progress {
public:
  // Shown only where standard error is a terminal and standard output, which would be torn by it,
  // is not.
  Progress(Console& console, bool quiet)
      : console_(console), shown_(!quiet && console.err_is_terminal && !console.out_is_terminal) {}
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void step(std::uint64_t reports, std::uint64_t records, std::uint64_t bytes);
  // Makes room for a message.
  void clear();

private:
  using Clock = std::chrono::steady_clock;

  Console& console_;
  bool shown_;
  bool drawn_ = false;
  Clock::time_point start_ = Clock::now();
  Clock::time_point last_ = start_;
};

}  // namespace annals::cli
