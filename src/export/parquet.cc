#include "src/export/parquet.h"

#include "src/export/parquet_column.h"
#include "src/export/thrift.h"

namespace annals::parquet {
namespace {

constexpr std::string_view kMagic = "PAR1";
enum Repetition : std::int32_t { kRequired = 0, kOptional = 1, kRepeated = 2 };
// Converted types, and the fields of the union of logical types, as the format numbers them.
struct Meaning {
  std::int32_t converted;
  std::int16_t logical;
};
constexpr Meaning kUtf8{0, 1}, kMapMeaning{1, 2}, kListMeaning{3, 3}, kDateMeaning{6, 6};

// ---- the schema as the footer has it: the tree in depth-first order --------------------------------------------------

void schema_element(ThriftWriter& out, const std::string& name, std::int32_t repetition, std::size_t children,
                    const Type* type, const Meaning* meaning) {
  out.begin_struct();
  if (type != nullptr) out.i32(1, physical_type(*type));
  out.i32(3, repetition);
  out.text(4, name);
  if (children > 0) out.i32(5, static_cast<std::int32_t>(children));
  if (meaning != nullptr) {
    out.i32(6, meaning->converted);
    out.begin_struct(10);
    out.begin_struct(meaning->logical);
    out.end_struct();
    out.end_struct();
  }
  out.end_struct();
}

void add_schema(ThriftWriter& out, const Node& node) {
  const std::int32_t repetition = node.optional ? kOptional : kRequired;
  switch (node.shape) {
  case Shape::kLeaf: {
    const Meaning* meaning = node.type == Type::kText ? &kUtf8 : node.type == Type::kDate ? &kDateMeaning : nullptr;
    schema_element(out, node.name, repetition, 0, &node.type, meaning);
    break;
  }
  case Shape::kGroup:
    schema_element(out, node.name, repetition, node.children.size(), nullptr, nullptr);
    break;
  case Shape::kList:
    schema_element(out, node.name, kRequired, 1, nullptr, &kListMeaning);
    schema_element(out, "list", kRepeated, 1, nullptr, nullptr);
    break;
  case Shape::kMap:
    schema_element(out, node.name, kRequired, 1, nullptr, &kMapMeaning);
    schema_element(out, "key_value", kRepeated, 2, nullptr, nullptr);
    break;
  }
  for (const Node& child : node.children) add_schema(out, child);
}

std::size_t schema_size(const Node& node) {
  std::size_t size = node.shape == Shape::kList || node.shape == Shape::kMap ? 2 : 1;
  for (const Node& child : node.children) size += schema_size(child);
  return size;
}

void add_columns(const Node& node, std::vector<std::string> path, Level repeated, Level defined,
                 std::vector<Column>& columns) {
  path.push_back(node.name);
  if (node.optional) ++defined;
  if (node.shape == Shape::kLeaf) {
    columns.emplace_back(node.type, std::move(path), repeated, defined);
    return;
  }
  if (node.shape != Shape::kGroup) {
    path.emplace_back(node.shape == Shape::kList ? "list" : "key_value");
    ++repeated;
    ++defined;
  }
  for (const Node& child : node.children) add_columns(child, path, repeated, defined, columns);
}

// ---- a row, torn into columns ----------------------------------------------------------------------------------------

class Shredder {
public:
  explicit Shredder(std::vector<Column>& columns) : columns_(columns) {}

  void row(const Node& root, const Cells& cells) {
    at_ = 0;
    for (std::size_t i = 0; i < root.children.size(); ++i) value(root.children[i], cells.at(i), {0, 0, 0});
  }

private:
  // Where a value stands: the level at which it repeats, how many lists and how many optional things are around it.
  struct Depth {
    Level repeated, lists, defined;
  };

  void value(const Node& node, const Cell& cell, Depth depth) {
    if (cell.is_nothing() && (node.optional || node.shape == Shape::kList || node.shape == Shape::kMap))
      return absent(node, depth);
    if (node.optional) ++depth.defined;
    switch (node.shape) {
    case Shape::kLeaf: columns_[at_++].add(depth.repeated, cell); break;
    case Shape::kGroup: members(node, std::get<Cells>(cell.value), depth); break;
    case Shape::kList:
    case Shape::kMap: elements(node, std::get<Cells>(cell.value), depth); break;
    }
  }

  void members(const Node& node, const Cells& cells, Depth depth) {
    for (std::size_t i = 0; i < node.children.size(); ++i) value(node.children[i], cells.at(i), depth);
  }

  void elements(const Node& node, const Cells& cells, Depth depth) {
    if (cells.empty()) return absent(node, depth);
    ++depth.lists;
    ++depth.defined;
    const std::size_t first = at_;
    for (const Cell& cell : cells) {
      at_ = first;
      if (node.shape == Shape::kMap)
        members(node, std::get<Cells>(cell.value), depth);
      else
        value(node.children.front(), cell, depth);
      depth.repeated = depth.lists;
    }
  }

  // Every column below says how far down there was something.
  void absent(const Node& node, Depth depth) {
    if (node.shape == Shape::kLeaf) return columns_[at_++].absent(depth.repeated, depth.defined);
    for (const Node& child : node.children) absent(child, depth);
  }

  std::vector<Column>& columns_;
  std::size_t at_ = 0;
};

}  // namespace

struct ParquetWriter::Impl {
  Impl(std::ostream& to, Node schema, std::size_t most) : out(to), root(std::move(schema)), rows_a_group(most) {
    for (const Node& child : root.children) add_columns(child, {}, 0, 0, columns);
    put(kMagic);
  }

  void put(std::string_view bytes) {
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    offset += static_cast<std::int64_t>(bytes.size());
  }

  void end_group() {
    if (rows == 0) return;
    std::int64_t plain = 0, packed = 0, at = offset;
    ThriftWriter about;
    about.begin_struct();
    about.begin_list(1, ThriftWriter::Type::kStruct, columns.size());
    for (Column& column : columns) {
      column.end_page();
      column.describe(about, at);
      plain += column.plain_bytes();
      packed += column.packed_bytes();
      at += column.packed_bytes();
    }
    about.i64(2, plain);
    about.i64(3, static_cast<std::int64_t>(rows));
    about.i64(5, offset);
    about.i64(6, packed);
    about.end_struct();
    groups.push_back(about.bytes());
    for (Column& column : columns) put(column.take_pages());
    all_rows += rows;
    rows = 0;
  }

  std::ostream& out;
  Node root;
  std::size_t rows_a_group;
  std::vector<Column> columns;
  std::vector<std::string> groups;  // what the footer says of each
  std::size_t rows = 0, all_rows = 0;
  std::int64_t offset = 0;
};

ParquetWriter::ParquetWriter(std::ostream& out, Node root, std::size_t rows_a_group)
    : impl_(std::make_unique<Impl>(out, std::move(root), rows_a_group)) {}
ParquetWriter::~ParquetWriter() = default;

void ParquetWriter::add(const Cells& row) {
  Shredder(impl_->columns).row(impl_->root, row);
  for (Column& column : impl_->columns) column.end_row();
  if (++impl_->rows == impl_->rows_a_group) impl_->end_group();
}

void ParquetWriter::finish(const std::vector<std::pair<std::string, std::string>>& metadata) {
  impl_->end_group();
  ThriftWriter footer;
  footer.begin_struct();
  footer.i32(1, 2);
  footer.begin_list(2, ThriftWriter::Type::kStruct, schema_size(impl_->root));
  add_schema(footer, impl_->root);
  footer.i64(3, static_cast<std::int64_t>(impl_->all_rows));
  footer.begin_list(4, ThriftWriter::Type::kStruct, impl_->groups.size());
  for (const std::string& about : impl_->groups) footer.struct_member(about);
  footer.begin_list(5, ThriftWriter::Type::kStruct, metadata.size());
  for (const auto& [key, value] : metadata) {
    footer.begin_struct();
    footer.text(1, key);
    footer.text(2, value);
    footer.end_struct();
  }
  footer.text(6, "annals");
  footer.end_struct();
  impl_->put(footer.bytes());
  const auto size = static_cast<std::uint32_t>(footer.bytes().size());
  std::string length;
  for (unsigned shift = 0; shift < 32; shift += 8) length += static_cast<char>(size >> shift & 0xFFU);
  impl_->put(length);
  impl_->put(kMagic);
}

}  // namespace annals::parquet
