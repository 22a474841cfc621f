#include "src/export/row.h"

#include "include/annals/date.h"

namespace annals {

using nested::Cell;
using nested::Cells;
using nested::Node;
using nested::Type;

namespace {

Node values_node(const char* name, Type type) { return nested::list(name, nested::leaf("element", type)); }

template <class T> Cells values_cells(const std::vector<T>& values) {
  Cells cells;
  cells.reserve(values.size());
  for (const T& value : values) cells.emplace_back(value);
  return cells;
}

}  // namespace

Cell day_cell(std::string_view iso) {
  if (iso.empty()) return {};
  const Result<Day> day = parse_day(iso);
  return day ? Cell(static_cast<std::int64_t>(day->time_since_epoch().count())) : Cell();
}

void Row::required(const char* name, Type type, Cell value) {
  columns_ != nullptr ? columns_->push_back(nested::leaf(name, type)) : cells_->push_back(std::move(value));
}

void Row::optional(const char* name, Type type, Cell value) {
  columns_ != nullptr ? columns_->push_back(nested::optional_leaf(name, type)) : cells_->push_back(std::move(value));
}

void Row::text(const char* name, std::string_view value) { required(name, Type::kText, value); }

void Row::optional_text(const char* name, std::string_view value) {
  optional(name, Type::kText, value.empty() ? Cell() : Cell(value));
}

void Row::optional_bytes(const char* name, std::string_view value) {
  optional(name, Type::kBytes, value.empty() ? Cell() : Cell(value));
}

void Row::integer(const char* name, std::int64_t value) { required(name, Type::kInteger, value); }

void Row::number(const char* name, double value) { required(name, Type::kNumber, value); }

void Row::optional_number(const char* name, std::optional<double> value) {
  optional(name, Type::kNumber, value ? Cell(*value) : Cell());
}

void Row::flag(const char* name, bool value) { required(name, Type::kBoolean, value); }

void Row::day(const char* name, std::string_view iso) { optional(name, Type::kDate, day_cell(iso)); }

void Row::span(Span value) {
  if (columns_ != nullptr) return columns_->push_back(values_node("span", Type::kInteger));
  cells_->emplace_back(Cells{static_cast<std::int64_t>(value.begin), static_cast<std::int64_t>(value.end)});
}

template <class T> void Row::values(const char* name, Type type, const std::vector<T>& values) {
  columns_ != nullptr ? columns_->push_back(values_node(name, type)) : cells_->push_back(values_cells(values));
}

void Row::texts(const char* name, const std::vector<std::string>& values) { this->values(name, Type::kText, values); }

void Row::integers(const char* name, const std::vector<std::int64_t>& values) { this->values(name, Type::kInteger, values); }

void Row::map(const char* name, const std::vector<std::pair<std::string, std::vector<std::string>>>& values) {
  if (columns_ != nullptr) return columns_->push_back(nested::map(name, values_node("value", Type::kText)));
  Cells entries;
  entries.reserve(values.size());
  for (const auto& [key, texts] : values) entries.emplace_back(Cells{key, values_cells(texts)});
  cells_->emplace_back(std::move(entries));
}

}  // namespace annals
