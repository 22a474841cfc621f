#include "src/export/flat_table.h"

#include <cstdlib>

#include "src/export/row.h"

namespace annals {

nested::Type nested_type(ColumnType type) {
  switch (type) {
  case ColumnType::kText: return nested::Type::kText;
  case ColumnType::kInteger: return nested::Type::kInteger;
  case ColumnType::kNumber: return nested::Type::kNumber;
  case ColumnType::kBoolean: return nested::Type::kBoolean;
  case ColumnType::kDate: return nested::Type::kDate;
  }
  return nested::Type::kText;
}

nested::Cell typed_cell(ColumnType type, const std::string& text) {
  if (text.empty()) return {};
  switch (type) {
  case ColumnType::kText: return text;
  case ColumnType::kInteger: return static_cast<std::int64_t>(std::strtoll(text.c_str(), nullptr, 10));
  case ColumnType::kNumber: return std::strtod(text.c_str(), nullptr);
  case ColumnType::kBoolean: return text == "true";
  case ColumnType::kDate: return day_cell(text);
  }
  return {};
}

}  // namespace annals
