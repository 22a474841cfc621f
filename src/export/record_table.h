// Records as rows of a Parquet file, with the names and the nesting of their JSON (docs/reference/parquet.md).
//
//   RecordTable table(out);
//   table.add(record);
//   table.finish(metadata);
#pragma once

#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "include/annals/record.h"
#include "src/export/parquet.h"

namespace annals {

parquet::Node record_schema();

class RecordTable {
public:
  explicit RecordTable(std::ostream& out) : writer_(out, record_schema()) {}

  void add(const Record& record);
  void finish(const std::vector<std::pair<std::string, std::string>>& metadata) { writer_.finish(metadata); }

private:
  parquet::ParquetWriter writer_;
};

// Days since 1970, as Parquet counts; nothing for an empty text.
parquet::Cell date_cell(const std::string& day);

}  // namespace annals
