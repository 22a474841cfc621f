// One column of an Arrow table in the making, with the columns that it holds.
//
//   ArrowColumn table(record_schema());
//   table.add(cells_of(record));
//   table.move_to(array);        // what was added; the column is empty afterwards
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "include/annals/arrow.h"
#include "src/export/nested.h"

namespace annals {

class ArrowColumn {
public:
  explicit ArrowColumn(const nested::Node& node);

  // REQUIRES: a cell in the shape of the node.
  void add(const nested::Cell& cell);

  [[nodiscard]] std::size_t length() const { return length_; }
  // What its values and those of its columns take.
  [[nodiscard]] std::size_t bytes() const;

  void write_schema(ArrowSchema& schema) const;
  void move_to(ArrowArray& array);

private:
  void add_nothing();
  void add_leaf(const nested::Cell& cell);
  void add_members(const nested::Cells& cells);
  void add_elements(const nested::Cells& cells);
  void end_value(bool valid);
  template <class T> void put(T value);
  [[nodiscard]] bool has_ends() const;
  [[nodiscard]] bool has_values() const { return shape_ == nested::Shape::kLeaf; }
  [[nodiscard]] const char* format() const;

  std::string name_;
  nested::Shape shape_;
  nested::Type type_;
  bool optional_;
  std::size_t length_ = 0, nulls_ = 0;
  std::vector<std::uint8_t> valid_;    // a bit each, where optional
  std::vector<std::int32_t> ends_{0};  // of texts, lists and maps
  std::vector<std::uint8_t> values_;
  std::vector<ArrowColumn> children_;
};

}  // namespace annals
