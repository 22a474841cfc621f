// Parquet files, written: nested columns, plain values in zstd pages. docs/decisions/0009-parquet.md says why by hand.
//
//   const Node root = group("record", {leaf("id", Type::kText), list("places", group("element", {...}))});
//   ParquetWriter writer(out, root);
//   writer.add(Cells{"a1", Cells{Cells{...}, Cells{...}}});   // one cell a child, in the order of the schema
//   writer.finish({{"engine", "annals 0.1.0"}});              // the footer; without it the file is none
//
// The stream needs no seeking, so that a pipe will do. It must outlive the writer; what it cannot take is the caller's to
// notice. A row group is held in memory, compressed, until it is full.
#pragma once

#include <cstdint>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace annals::parquet {

enum class Type : std::uint8_t { kBoolean, kInteger, kNumber, kText, kDate };  // kInteger: 64 bits; kDate: days since 1970
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
};

class ParquetWriter {
public:
  ParquetWriter(std::ostream& out, Node root, std::size_t rows_a_group = 1U << 16U);
  ~ParquetWriter();
  ParquetWriter(const ParquetWriter&) = delete;
  ParquetWriter& operator=(const ParquetWriter&) = delete;

  // REQUIRES: a cell for each child of the root, each in the shape of its node.
  void add(const Cells& row);
  void finish(const std::vector<std::pair<std::string, std::string>>& metadata);

private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace annals::parquet
