// The columns of a flat table of records: CSV as it is printed, with types for those who describe or store it.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "include/annals/record.h"

namespace annals {

enum class ColumnType : std::uint8_t { kText, kInteger, kNumber, kBoolean, kDate };

struct RecordColumn {
  std::string name;
  ColumnType type = ColumnType::kText;
  std::function<std::string(const Record&)> value;  // empty is unknown
};

// Those of CSV (docs/reference/csv.md).
const std::vector<RecordColumn>& record_columns();

}  // namespace annals
