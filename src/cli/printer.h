// Records to standard output, in one of three forms.
#pragma once

#include <cstdint>
#include <string>

#include "include/annals/record.h"
#include "src/cli/console.h"

namespace annals::cli {

enum class Format : std::uint8_t { kTable, kJsonLines, kCsv };

// JSON Lines and CSV hold every record at or above the threshold; a table also counts those below.
class Printer {
public:
  // `why`: tables and JSON Lines spell out the reasons of each record.
  Printer(Console& console, Format format, double min_confidence, bool why = false)
      : console_(console), format_(format), min_confidence_(min_confidence), why_(why) {}

  // What a table calls the report of the records that follow.
  void begin_report(std::string heading) { heading_ = std::move(heading); }
  void print(const Record& record);
  // Ends a table with its counts. `reports` is how many were read; 0 leaves it out.
  void finish(std::uint64_t reports);

  [[nodiscard]] std::uint64_t shown() const { return shown_; }

private:
  Console& console_;
  Format format_;
  double min_confidence_;
  bool why_;
  std::string heading_;
  std::uint64_t shown_ = 0;
  std::uint64_t left_out_ = 0;
  bool has_header_ = false;
};

}  // namespace annals::cli
