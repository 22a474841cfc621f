// Tables as Arrow's C data interface has them, without any Arrow library: what pyarrow, polars, pandas and DuckDB take
// without copying.
//
// A kind of row is described once, by a function that names its fields and gives their values:
//
//   void describe(Row& row, const Place& place) {
//     row.text("name", place.name);
//     row.number("lat", place.lat);
//   }
//
// The same function makes the schema, from an empty Place, and fills the columns. A stream asks for rows as they are
// wanted and gives them in batches, so that memory does not grow with the table.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The three structures of the interface, with the names and layout that its specification gives them.
extern "C" {
struct ArrowSchema {
  const char* format;
  const char* name;
  const char* metadata;
  int64_t flags;
  int64_t n_children;
  ArrowSchema** children;
  ArrowSchema* dictionary;
  void (*release)(ArrowSchema*);
  void* private_data;
};
struct ArrowArray {
  int64_t length;
  int64_t null_count;
  int64_t offset;
  int64_t n_buffers;
  int64_t n_children;
  const void** buffers;
  ArrowArray** children;
  ArrowArray* dictionary;
  void (*release)(ArrowArray*);
  void* private_data;
};
struct ArrowArrayStream {
  int (*get_schema)(ArrowArrayStream*, ArrowSchema*);
  int (*get_next)(ArrowArrayStream*, ArrowArray*);
  const char* (*get_last_error)(ArrowArrayStream*);
  void (*release)(ArrowArrayStream*);
  void* private_data;
};
}

namespace annals::python {

// One column in the making; a list or struct has columns of its own.
class Column {
public:
  enum class Kind : std::uint8_t { kText, kInteger, kReal, kFlag, kDay, kList, kStruct };

  Column(std::string name, Kind kind) : name_(std::move(name)), kind_(kind) {}

  void add_null();
  void add_text(std::string_view text);
  void add_integer(std::int64_t value);
  void add_real(double value);
  void add_flag(bool value);
  void add_day(std::int32_t days_since_1970);
  // After the items were added to the child, or the fields to the children.
  void end_list();
  void end_struct();

  Column& add_child(std::string name, Kind kind);
  [[nodiscard]] Column& child(std::size_t index) { return *children_.at(index); }
  [[nodiscard]] std::size_t length() const { return length_; }
  // What its texts and those of its columns take.
  [[nodiscard]] std::size_t bytes() const;

  void write_schema(ArrowSchema& schema) const;
  // Hands over what was added; the column is empty afterwards.
  void move_to(ArrowArray& array);

private:
  void add_valid(bool valid);
  template <class T> void add_value(T value);
  [[nodiscard]] const char* format() const;

  std::string name_;
  Kind kind_;
  std::size_t length_ = 0, nulls_ = 0;
  std::vector<std::uint8_t> valid_;    // a bit each
  std::vector<std::int32_t> ends_{0};  // of texts and lists
  std::vector<std::uint8_t> values_;
  std::vector<std::unique_ptr<Column>> children_;
};

// The fields of one row, in the order in which `describe` names them. Unknown is null: an empty text, an absent number.
class Row {
public:
  // kShape makes the columns and adds nothing; kFill adds to them.
  enum class Purpose : std::uint8_t { kShape, kFill };
  Row(Column& of, Purpose purpose) : of_(of), purpose_(purpose) {}

  void text(const char* name, std::string_view value);
  void integer(const char* name, std::optional<std::int64_t> value);
  void real(const char* name, std::optional<double> value);
  void flag(const char* name, bool value);
  // "2025-11-26"; null for anything else.
  void day(const char* name, std::string_view iso);
  void texts(const char* name, const std::vector<std::string>& values);
  template <class T> void rows(const char* name, const std::vector<T>& items) {
    Column& list = next(name, Column::Kind::kList);
    if (purpose_ == Purpose::kShape) return shape<T>(list.add_child("item", Column::Kind::kStruct));
    for (const T& item : items) fill(list.child(0), item);
    list.end_list();
  }

  template <class T> static void shape(Column& column) {
    Row row(column, Purpose::kShape);
    describe(row, T{});
  }
  template <class T> static void fill(Column& column, const T& value) {
    Row row(column, Purpose::kFill);
    describe(row, value);
    column.end_struct();
  }

private:
  Column& next(const char* name, Column::Kind kind);
  [[nodiscard]] bool fills() const { return purpose_ == Purpose::kFill; }

  Column& of_;
  Purpose purpose_;
  std::size_t at_ = 0;
};

// Adds the next row to the table, or says that there is none.
using AddNextRow = std::function<bool(Column&)>;

// A stream of the table whose columns `table` has; it owns both. What `add_next` throws is an error of the stream.
std::unique_ptr<ArrowArrayStream> make_stream(Column table, AddNextRow add_next);

}  // namespace annals::python
