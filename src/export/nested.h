// Nested tables: what their columns are, and the cells of a row. Parquet and Arrow are written from these.
//
//   const Node root = group("record", {leaf("id", Type::kText), list("places", group("element", {...}))});
//   const Cells row{"a1", Cells{Cells{...}, Cells{...}}};   // a cell for each child, in the order of the columns
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace annals::nested {

enum class Type : std::uint8_t { kBoolean, kInteger, kNumber, kText, kBytes, kDate };  // kInteger: 64 bits; kDate: days since 1970
enum class Shape : std::uint8_t { kLeaf, kGroup, kList, kMap };

// A column or what holds columns. Lists and maps are never absent, an empty one says the same.
struct Node {
  std::string name;
  Shape shape = Shape::kLeaf;
  Type type = Type::kText;      // of a leaf
  bool optional = false;        // of a leaf or a group
  std::vector<Node> children;   // of a group; the element of a list; key and value of a map
};

Node leaf(std::string name, Type type);
Node optional_leaf(std::string name, Type type);
Node group(std::string name, std::vector<Node> children);
Node optional_group(std::string name, std::vector<Node> children);
Node list(std::string name, Node element);  // the element's name becomes "element"
Node map(std::string name, Node value);     // keys are texts

// A value in the shape of its node: nothing, a leaf's value, the cells of a group, or the members of a list; a member of
// a map is the cells of key and value. Texts are looked at while they are added and not kept.
struct Cell;
using Cells = std::vector<Cell>;
struct Cell {
  std::variant<std::monostate, bool, std::int64_t, double, std::string_view, Cells> value;

  Cell() = default;
  Cell(bool of) : value(of) {}                      // NOLINT(google-explicit-constructor)
  Cell(std::int64_t of) : value(of) {}              // NOLINT(google-explicit-constructor)
  Cell(double of) : value(of) {}                    // NOLINT(google-explicit-constructor)
  Cell(std::string_view of) : value(of) {}          // NOLINT(google-explicit-constructor)
  Cell(const std::string& of) : value(std::string_view(of)) {}  // NOLINT(google-explicit-constructor)
  Cell(const char* of) : value(std::string_view(of)) {}         // NOLINT(google-explicit-constructor)
  Cell(Cells of) : value(std::move(of)) {}          // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool is_nothing() const { return std::holds_alternative<std::monostate>(value); }
};

}  // namespace annals::nested
