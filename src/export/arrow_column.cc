#include "src/export/arrow_column.h"

#include <cstring>
#include <memory>
#include <utility>

#include "include/annals/error.h"

namespace annals {

using nested::Cell;
using nested::Cells;
using nested::Node;
using nested::Shape;
using nested::Type;

namespace {

void set_bit(std::vector<std::uint8_t>& bits, std::size_t at, bool value) {
  if (bits.size() <= at / 8) bits.push_back(0);
  if (value) bits[at / 8] = static_cast<std::uint8_t>(bits[at / 8] | (1U << (at % 8)));
}

// Where the texts or elements so far end. A batch is far smaller than this (arrow.cc); one row is not held back.
std::int32_t end_of(std::size_t size) {
  if (size > INT32_MAX) throw Error(ErrorKind::kInput, "a row with more than 2 GB of text");
  return static_cast<std::int32_t>(size);
}

// What stands behind private_data, and goes when release is called.
struct HeldSchema {
  std::string name;
  std::vector<ArrowSchema> children;
  std::vector<ArrowSchema*> pointers;
};

struct HeldArray {
  std::vector<std::uint8_t> valid, values;
  std::vector<std::int32_t> ends;
  std::vector<const void*> buffers;
  std::vector<ArrowArray> children;
  std::vector<ArrowArray*> pointers;
};

// A consumer may have taken a child away; that one is marked as released.
template <class Structure, class Held> void release(Structure* structure) {
  for (std::int64_t i = 0; i < structure->n_children; ++i)
    if (structure->children[i]->release != nullptr) structure->children[i]->release(structure->children[i]);
  delete static_cast<Held*>(structure->private_data);
  structure->release = nullptr;
}

template <class Structure, class Held> void hand_over(std::unique_ptr<Held> held, Structure& structure) {
  for (Structure& child : held->children) held->pointers.push_back(&child);
  structure.n_children = static_cast<std::int64_t>(held->pointers.size());
  structure.children = held->pointers.data();
  structure.private_data = held.release();
  structure.release = release<Structure, Held>;
}

}  // namespace

// A list has one child, its element; so has a map, whose elements are groups of key and value.
ArrowColumn::ArrowColumn(const Node& node)
    : name_(node.name), shape_(node.shape), type_(node.type), optional_(node.optional) {
  if (shape_ == Shape::kMap)
    children_.emplace_back(nested::group("key_value", node.children));
  else
    for (const Node& child : node.children) children_.emplace_back(child);
}

void ArrowColumn::add(const Cell& cell) {
  if (cell.is_nothing()) return add_nothing();
  switch (shape_) {
  case Shape::kLeaf: add_leaf(cell); break;
  case Shape::kGroup: add_members(std::get<Cells>(cell.value)); break;
  case Shape::kList:
  case Shape::kMap: add_elements(std::get<Cells>(cell.value)); break;
  }
  end_value(true);
}

template <class T> void ArrowColumn::put(T value) {
  const std::size_t at = values_.size();
  values_.resize(at + sizeof value);
  std::memcpy(values_.data() + at, &value, sizeof value);
}

void ArrowColumn::add_leaf(const Cell& cell) {
  switch (type_) {
  case Type::kBoolean: set_bit(values_, length_, std::get<bool>(cell.value)); break;
  case Type::kInteger: put(std::get<std::int64_t>(cell.value)); break;
  case Type::kNumber: put(std::get<double>(cell.value)); break;
  case Type::kDate: put(static_cast<std::int32_t>(std::get<std::int64_t>(cell.value))); break;
  case Type::kText:
  case Type::kBytes: {
    const auto text = std::get<std::string_view>(cell.value);
    values_.insert(values_.end(), text.begin(), text.end());
    ends_.push_back(end_of(values_.size()));
    break;
  }
  }
}

void ArrowColumn::add_members(const Cells& cells) {
  for (std::size_t i = 0; i < children_.size(); ++i) children_[i].add(cells.at(i));
}

void ArrowColumn::add_elements(const Cells& cells) {
  for (const Cell& cell : cells) children_.front().add(cell);
  ends_.push_back(end_of(children_.front().length()));
}

// Nothing still takes its place; a list or map of nothing is an empty one.
void ArrowColumn::add_nothing() {
  if (has_ends()) ends_.push_back(ends_.back());
  if (shape_ == Shape::kGroup)
    for (ArrowColumn& child : children_) child.add_nothing();
  if (shape_ == Shape::kLeaf) {
    if (type_ == Type::kBoolean) set_bit(values_, length_, false);
    if (type_ == Type::kInteger) put(std::int64_t{0});
    if (type_ == Type::kNumber) put(0.0);
    if (type_ == Type::kDate) put(std::int32_t{0});
  }
  end_value(false);
}

void ArrowColumn::end_value(bool valid) {
  if (optional_) {
    set_bit(valid_, length_, valid);
    if (!valid) ++nulls_;
  }
  ++length_;
}

std::size_t ArrowColumn::bytes() const {
  std::size_t sum = values_.size() + ends_.size() * sizeof ends_[0];
  for (const ArrowColumn& child : children_) sum += child.bytes();
  return sum;
}

bool ArrowColumn::has_ends() const {
  return shape_ == Shape::kList || shape_ == Shape::kMap || (shape_ == Shape::kLeaf && (type_ == Type::kText || type_ == Type::kBytes));
}

const char* ArrowColumn::format() const {
  switch (shape_) {
  case Shape::kGroup: return "+s";
  case Shape::kList: return "+l";
  case Shape::kMap: return "+m";
  case Shape::kLeaf: break;
  }
  switch (type_) {
  case Type::kBoolean: return "b";
  case Type::kInteger: return "l";
  case Type::kNumber: return "g";
  case Type::kText: return "u";
  case Type::kBytes: return "z";
  case Type::kDate: return "tdD";
  }
  return "n";
}

void ArrowColumn::write_schema(ArrowSchema& schema) const {
  auto held = std::make_unique<HeldSchema>();
  held->name = name_;
  held->children.resize(children_.size());
  for (std::size_t i = 0; i < children_.size(); ++i) children_[i].write_schema(held->children[i]);
  schema = {};
  schema.format = format();
  schema.name = held->name.c_str();
  schema.flags = optional_ ? ARROW_FLAG_NULLABLE : 0;
  hand_over(std::move(held), schema);
}

void ArrowColumn::move_to(ArrowArray& array) {
  auto held = std::make_unique<HeldArray>();
  held->valid = std::exchange(valid_, {});
  held->values = std::exchange(values_, {});
  held->ends = std::exchange(ends_, {0});
  held->buffers.push_back(nulls_ == 0 ? nullptr : held->valid.data());
  if (has_ends()) held->buffers.push_back(held->ends.data());
  if (has_values()) held->buffers.push_back(held->values.data());
  held->children.resize(children_.size());
  for (std::size_t i = 0; i < children_.size(); ++i) children_[i].move_to(held->children[i]);
  array = {};
  array.length = static_cast<std::int64_t>(std::exchange(length_, 0));
  array.null_count = static_cast<std::int64_t>(std::exchange(nulls_, 0));
  array.n_buffers = static_cast<std::int64_t>(held->buffers.size());
  array.buffers = held->buffers.data();
  hand_over(std::move(held), array);
}

}  // namespace annals
