// Records as nested rows, with the names and the nesting of their JSON (docs/reference/parquet.md): of a Parquet file, and of
// an Arrow table (arrow.cc).
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
#include "src/export/row.h"

namespace annals {

void describe(Row& row, const Record& record);

nested::Node record_schema();

class RecordTable {
public:
  explicit RecordTable(std::ostream& out) : writer_(out, record_schema()) {}

  void add(const Record& record) { writer_.add(cells_of(record)); }
  void finish(const std::vector<std::pair<std::string, std::string>>& metadata) { writer_.finish(metadata); }

private:
  parquet::ParquetWriter writer_;
};

}  // namespace annals
