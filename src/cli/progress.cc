#include "src/cli/progress.h"

#include <cstdio>

namespace annals::cli {

void Progress::step(std::uint64_t reports, std::uint64_t records, std::uint64_t bytes) {
  if (!shown_) return;
  const Clock::time_point now = Clock::now();
  if (now - last_ < std::chrono::milliseconds(200)) return;
  last_ = now;
  drawn_ = true;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  char line[160];
  std::snprintf(line, sizeof line,
                "\r\033[K%llu reports, %llu records, %.1f MB read, %.0f reports/s",
                static_cast<unsigned long long>(reports), static_cast<unsigned long long>(records),
                static_cast<double>(bytes) / 1e6, static_cast<double>(reports) / seconds);
  console_.err << line << std::flush;
}

void Progress::clear() {
  if (drawn_) console_.err << "\r\033[K" << std::flush;
  drawn_ = false;
}

}  // namespace annals::cli
