// A kind of row, described once: a function names its fields and gives their values.
//
//   void describe(Row& row, const RecordPlace& place) {
//     row.optional_text("name", place.name);
//     row.optional_number("lat", place.lat);
//   }
//   group_of<RecordPlace>("place");  // a group with a column for each field, told by a place of nothing
//   cells_of(place);                   // a cell for each, in the same order
//
// Unknown is nothing: an empty text that is optional, an absent number. Cells look at the texts of what they were made of.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "include/annals/span.h"
#include "src/export/nested.h"

namespace annals {

class Row {
public:
  explicit Row(std::vector<nested::Node>& columns) : columns_(&columns) {}
  explicit Row(nested::Cells& cells) : cells_(&cells) {}

  void text(const char* name, std::string_view value);
  void optional_text(const char* name, std::string_view value);
  void optional_bytes(const char* name, std::string_view value);
  void integer(const char* name, std::int64_t value);
  template <class Number> void optional_integer(const char* name, const std::optional<Number>& value) {
    optional(name, nested::Type::kInteger, value ? nested::Cell(static_cast<std::int64_t>(*value)) : nested::Cell());
  }
  void number(const char* name, double value);
  void optional_number(const char* name, std::optional<double> value);
  void flag(const char* name, bool value);
  // "2025-11-26"; nothing for anything else.
  void day(const char* name, std::string_view iso);
  void span(Span value);
  void texts(const char* name, const std::vector<std::string>& values);
  void integers(const char* name, const std::vector<std::int64_t>& values);
  void map(const char* name, const std::vector<std::pair<std::string, std::vector<std::string>>>& values);

  template <class T> void list(const char* name, const std::vector<T>& items);
  template <class T> void optional_group(const char* name, const std::optional<T>& value);
  // `fields` names those of the group, as describe does.
  template <class Fields> void group(const char* name, const Fields& fields) {
    if (columns_ != nullptr) return columns_->push_back(nested::group(name, columns_by(fields)));
    cells_->emplace_back(cells_by(fields));
  }

  template <class Fields> static std::vector<nested::Node> columns_by(const Fields& fields) {
    std::vector<nested::Node> columns;
    Row row(columns);
    fields(row);
    return columns;
  }
  template <class Fields> static nested::Cells cells_by(const Fields& fields) {
    nested::Cells cells;
    cells.reserve(kUsualFields);
    Row row(cells);
    fields(row);
    return cells;
  }

private:
  static constexpr std::size_t kUsualFields = 9;

  template <class T> void values(const char* name, nested::Type type, const std::vector<T>& values);
  void required(const char* name, nested::Type type, nested::Cell value);
  void optional(const char* name, nested::Type type, nested::Cell value);

  std::vector<nested::Node>* columns_ = nullptr;
  nested::Cells* cells_ = nullptr;
};

// Days since 1970; nothing for what is no day.
nested::Cell day_cell(std::string_view iso);

template <class T> nested::Node group_of(const char* name) {
  return nested::group(name, Row::columns_by([](Row& row) { describe(row, T{}); }));
}

template <class T> nested::Cells cells_of(const T& value) {
  return Row::cells_by([&](Row& row) { describe(row, value); });
}

template <class T> void Row::list(const char* name, const std::vector<T>& items) {
  if (columns_ != nullptr) return columns_->push_back(nested::list(name, group_of<T>("element")));
  nested::Cells cells;
  cells.reserve(items.size());
  for (const T& item : items) cells.emplace_back(cells_of(item));
  cells_->emplace_back(std::move(cells));
}

template <class T> void Row::optional_group(const char* name, const std::optional<T>& value) {
  if (columns_ != nullptr) {
    columns_->push_back(group_of<T>(name));
    columns_->back().optional = true;
  } else {
    cells_->push_back(value ? nested::Cell(cells_of(*value)) : nested::Cell());
  }
}

}  // namespace annals
