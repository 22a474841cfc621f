#include "src/cli/printer.h"

#include <cstdio>

#include "src/cli/table.h"
#include "src/cli/why.h"
#include "src/record/private_names.h"

namespace annals::cli {
namespace {

std::string counted(std::uint64_t count, std::string_view what) {
  return std::to_string(count) + " " + std::string(what) + (count == 1 ? "" : "s");
}

std::string two_digits(double value) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.2g", value);
  return buffer;
}

}  // namespace

void Printer::print(const Record& record) {
  if (record.confidence < options_.min_confidence) {
    ++left_out_;
    return;
  }
  ++shown_;
  if (options_.names == Names::kAll || record.private_names.empty()) return put_record(record);
  Record by_role = record;
  hide_private_names(by_role);
  put_record(by_role);
}

void Printer::put_record(const Record& record) {
  switch (format_) {
  case Format::kTable:
    if (!heading_.empty()) put(console_, heading_line(heading_, console_.width) + "\n\n");
    heading_.clear();
    put(console_, record_block(record, console_.width));
    put(console_, (options_.why ? why_block(record, console_.width) : "") + "\n");
    break;
  case Format::kJsonLines:
    put(console_, (options_.why ? to_json_with_why(record) : to_json(record)) + "\n");
    break;
  case Format::kCsv:
    if (!has_header_) put(console_, csv_header() + "\r\n");
    has_header_ = true;
    put(console_, to_csv(record) + "\r\n");
    break;
  case Format::kParquet: put_parquet(record); break;
  }
}

void Printer::put_parquet(const Record& record) {
  if (!parquet_) parquet_ = make_writer(console_.out, Form::kParquet, {});
  parquet_->add(record);
  facts_.add(record);
  check(console_);
}

void Printer::finish(std::uint64_t reports) {
  if (format_ == Format::kCsv && !has_header_) put(console_, csv_header() + "\r\n");
  if (format_ == Format::kParquet) {
    if (!parquet_) parquet_ = make_writer(console_.out, Form::kParquet, {});
    parquet_->finish(facts_);
  }
  if (format_ == Format::kTable) {
    std::string line = counted(shown_, "record");
    if (reports > 0) line += " of " + counted(reports, "report");
    if (left_out_ > 0)
      line += "; " + std::to_string(left_out_) + " below confidence " +
              two_digits(options_.min_confidence) + " left out (--min-confidence 0 shows all)";
    put(console_, line + "\n");
  }
  flush(console_);
}

}  // namespace annals::cli
