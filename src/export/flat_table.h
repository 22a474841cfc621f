// Flat tables with types: the cells of CSV, each read as its column's type.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "src/export/nested.h"
#include "src/record/columns.h"

namespace annals {

nested::Type nested_type(ColumnType type);

// Nothing for an empty text. The cell looks at `text`.
nested::Cell typed_cell(ColumnType type, const std::string& text);

template <class Column> nested::Node flat_schema(const std::vector<Column>& columns) {
  std::vector<nested::Node> nodes;
  for (const Column& column : columns) nodes.push_back(nested::optional_leaf(column.name, nested_type(column.type)));
  return nested::group("record", std::move(nodes));
}

}  // namespace annals
