#include "python/src/arrow.h"

#include <cerrno>
#include <cstring>
#include <exception>
#include <utility>

#include "include/annals/date.h"

namespace annals::python {
namespace {

// A batch ends with so many rows, or when it has so many bytes of text, of which it may have 2 GB in a column.
constexpr std::size_t kBatchRows = 1024;
constexpr std::size_t kBatchBytes = std::size_t{64} << 20U;
constexpr std::size_t kRowsBetweenLooks = 16;  // an article has at most 16 MB

constexpr std::int64_t kNullable = 2;  // ARROW_FLAG_NULLABLE

void set_bit(std::vector<std::uint8_t>& bits, std::size_t at, bool value) {
  if (bits.size() <= at / 8) bits.push_back(0);
  if (value) bits[at / 8] = static_cast<std::uint8_t>(bits[at / 8] | (1U << (at % 8)));
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

void Column::add_valid(bool valid) {
  set_bit(valid_, length_, valid);
  if (!valid) ++nulls_;
  ++length_;
}

template <class T> void Column::add_value(T value) {
  const std::size_t at = values_.size();
  values_.resize(at + sizeof value);
  std::memcpy(values_.data() + at, &value, sizeof value);
}

void Column::add_null() {
  switch (kind_) {
  case Kind::kText:
  case Kind::kList: ends_.push_back(ends_.back()); break;
  case Kind::kInteger: add_value(std::int64_t{0}); break;
  case Kind::kReal: add_value(0.0); break;
  case Kind::kFlag: set_bit(values_, length_, false); break;
  case Kind::kDay: add_value(std::int32_t{0}); break;
  case Kind::kStruct:
    for (const auto& child : children_) child->add_null();
    break;
  }
  add_valid(false);
}

void Column::add_text(std::string_view text) {
  values_.insert(values_.end(), text.begin(), text.end());
  ends_.push_back(static_cast<std::int32_t>(values_.size()));
  add_valid(true);
}

void Column::add_integer(std::int64_t value) {
  add_value(value);
  add_valid(true);
}

void Column::add_real(double value) {
  add_value(value);
  add_valid(true);
}

void Column::add_flag(bool value) {
  set_bit(values_, length_, value);
  add_valid(true);
}

void Column::add_day(std::int32_t days_since_1970) {
  add_value(days_since_1970);
  add_valid(true);
}

void Column::end_list() {
  ends_.push_back(static_cast<std::int32_t>(child(0).length()));
  add_valid(true);
}

void Column::end_struct() { add_valid(true); }

Column& Column::add_child(std::string name, Kind kind) {
  return *children_.emplace_back(std::make_unique<Column>(std::move(name), kind));
}

std::size_t Column::bytes() const {
  std::size_t sum = values_.size();
  for (const auto& child : children_) sum += child->bytes();
  return sum;
}

const char* Column::format() const {
  switch (kind_) {
  case Kind::kText: return "u";
  case Kind::kInteger: return "l";
  case Kind::kReal: return "g";
  case Kind::kFlag: return "b";
  case Kind::kDay: return "tdD";
  case Kind::kList: return "+l";
  case Kind::kStruct: return "+s";
  }
  return "n";
}

void Column::write_schema(ArrowSchema& schema) const {
  auto held = std::make_unique<HeldSchema>();
  held->name = name_;
  held->children.resize(children_.size());
  for (std::size_t i = 0; i < children_.size(); ++i) children_[i]->write_schema(held->children[i]);
  schema = {};
  schema.format = format();
  schema.name = held->name.c_str();
  schema.flags = kNullable;
  hand_over(std::move(held), schema);
}

void Column::move_to(ArrowArray& array) {
  auto held = std::make_unique<HeldArray>();
  held->valid = std::exchange(valid_, {});
  held->values = std::exchange(values_, {});
  held->ends = std::exchange(ends_, {0});
  held->buffers.push_back(nulls_ == 0 ? nullptr : held->valid.data());
  if (kind_ == Kind::kText || kind_ == Kind::kList) held->buffers.push_back(held->ends.data());
  if (kind_ != Kind::kList && kind_ != Kind::kStruct) held->buffers.push_back(held->values.data());
  held->children.resize(children_.size());
  for (std::size_t i = 0; i < children_.size(); ++i) children_[i]->move_to(held->children[i]);
  array = {};
  array.length = static_cast<std::int64_t>(std::exchange(length_, 0));
  array.null_count = static_cast<std::int64_t>(std::exchange(nulls_, 0));
  array.n_buffers = static_cast<std::int64_t>(held->buffers.size());
  array.buffers = held->buffers.data();
  hand_over(std::move(held), array);
}

Column& Row::next(const char* name, Column::Kind kind) {
  return fills() ? of_.child(at_++) : of_.add_child(name, kind);
}

void Row::text(const char* name, std::string_view value) {
  Column& column = next(name, Column::Kind::kText);
  if (!fills()) return;
  value.empty() ? column.add_null() : column.add_text(value);
}

void Row::integer(const char* name, std::optional<std::int64_t> value) {
  Column& column = next(name, Column::Kind::kInteger);
  if (!fills()) return;
  value ? column.add_integer(*value) : column.add_null();
}

void Row::real(const char* name, std::optional<double> value) {
  Column& column = next(name, Column::Kind::kReal);
  if (!fills()) return;
  value ? column.add_real(*value) : column.add_null();
}

void Row::flag(const char* name, bool value) {
  Column& column = next(name, Column::Kind::kFlag);
  if (fills()) column.add_flag(value);
}

void Row::day(const char* name, std::string_view iso) {
  Column& column = next(name, Column::Kind::kDay);
  if (!fills()) return;
  const Result<Day> day = parse_day(iso);
  day ? column.add_day(static_cast<std::int32_t>(day.value().time_since_epoch().count())) : column.add_null();
}

void Row::texts(const char* name, const std::vector<std::string>& values) {
  Column& list = next(name, Column::Kind::kList);
  if (!fills()) {
    list.add_child("item", Column::Kind::kText);
    return;
  }
  for (const std::string& value : values) list.child(0).add_text(value);
  list.end_list();
}

namespace {

struct Stream {
  Column table;
  AddNextRow add_next;
  std::string error;
};

template <class Work> int guarded(ArrowArrayStream* of, const Work& work) {
  auto& stream = *static_cast<Stream*>(of->private_data);
  try {
    work(stream);
    return 0;
  } catch (const std::exception& error) {
    stream.error = error.what();
    return EIO;
  }
}

int get_schema(ArrowArrayStream* of, ArrowSchema* schema) {
  return guarded(of, [&](const Stream& stream) { stream.table.write_schema(*schema); });
}

// An array that is released already ends the stream.
int get_next(ArrowArrayStream* of, ArrowArray* array) {
  return guarded(of, [&](Stream& stream) {
    Column& table = stream.table;
    array->release = nullptr;
    while (table.length() < kBatchRows && stream.add_next(table))
      if (table.length() % kRowsBetweenLooks == 0 && table.bytes() > kBatchBytes) break;
    if (table.length() > 0) table.move_to(*array);
  });
}

const char* get_last_error(ArrowArrayStream* of) { return static_cast<Stream*>(of->private_data)->error.c_str(); }

void release_stream(ArrowArrayStream* of) {
  delete static_cast<Stream*>(of->private_data);
  of->release = nullptr;
}

}  // namespace

std::unique_ptr<ArrowArrayStream> make_stream(Column table, AddNextRow add_next) {
  auto stream = std::make_unique<Stream>(Stream{std::move(table), std::move(add_next), {}});
  auto out = std::make_unique<ArrowArrayStream>();
  *out = {get_schema, get_next, get_last_error, release_stream, stream.release()};
  return out;
}

}  // namespace annals::python
