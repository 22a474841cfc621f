// Records to standard output or a file, in one of four forms.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "include/annals/record.h"
#include "src/cli/console.h"
#include "src/export/wording.h"
#include "src/export/writer.h"

namespace annals::cli {

enum class Format : std::uint8_t { kTable, kJsonLines, kCsv, kParquet };

struct PrinterOptions {
  double min_confidence = 0;
  bool why = false;  // tables and JSON Lines spell out the reasons of each record
  Names names = Names::kAll;
};

// All forms but a table hold every record at or above the threshold; a table also counts those below.
class Printer {
public:
  Printer(Console& console, Format format, const PrinterOptions& options)
      : console_(console), format_(format), options_(options) {}

  // What a table calls the report of the records that follow.
  void begin_report(std::string heading) { heading_ = std::move(heading); }
  void print(const Record& record);
  // Ends a table with its counts. `reports` is how many were read; 0 leaves it out.
  void finish(std::uint64_t reports);

  [[nodiscard]] std::uint64_t shown() const { return shown_; }

private:
  void put_record(const Record& record);
  void put_parquet(const Record& record);

  Console& console_;
  Format format_;
  PrinterOptions options_;
  std::unique_ptr<RecordWriter> parquet_;
  ExportFacts facts_;
  std::string heading_;
  std::uint64_t shown_ = 0;
  std::uint64_t left_out_ = 0;
  bool has_header_ = false;
};

}  // namespace annals::cli
