// Thrift's compact protocol, as far as Parquet's footer and page headers need it: written, never read.
//
//   ThriftWriter out;
//   out.begin_struct();
//   out.i32(1, version);                            // field 1
//   out.begin_list(2, Type::kStruct, n); ...        // its members follow
//   out.end_struct();
//   out.bytes();
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace annals::parquet {

class ThriftWriter {
public:
  enum class Type : std::uint8_t { kI32 = 5, kI64 = 6, kBinary = 8, kList = 9, kStruct = 12 };

  // A struct that is the message itself or a member of a list.
  void begin_struct() { last_.push_back(0); }
  // A struct that is a field of another.
  void begin_struct(std::int16_t id) {
    field(id, Type::kStruct);
    begin_struct();
  }
  void end_struct() {
    bytes_ += '\0';
    last_.pop_back();
  }

  void i32(std::int16_t id, std::int32_t value) {
    field(id, Type::kI32);
    integer_member(value);
  }
  void i64(std::int16_t id, std::int64_t value) {
    field(id, Type::kI64);
    integer_member(value);
  }
  void text(std::int16_t id, std::string_view value) {
    field(id, Type::kBinary);
    text_member(value);
  }

  // Its members follow: structs, or integer_member and text_member.
  void begin_list(std::int16_t id, Type of, std::size_t size) {
    field(id, Type::kList);
    const auto type = static_cast<std::uint8_t>(of);
    bytes_ += static_cast<char>((size < 15 ? size << 4U : 0xF0U) | type);
    if (size >= 15) varint(size);
  }
  void integer_member(std::int64_t value) {
    varint(static_cast<std::uint64_t>(value) << 1U ^ static_cast<std::uint64_t>(value >> 63));
  }
  void text_member(std::string_view value) {
    varint(value.size());
    bytes_ += value;
  }

  // One that another writer made.
  void struct_member(std::string_view bytes) { bytes_ += bytes; }

  [[nodiscard]] const std::string& bytes() const { return bytes_; }

private:
  // Ids rise within a struct; small steps fit into the type's byte.
  void field(std::int16_t id, Type type) {
    const int step = id - last_.back();
    last_.back() = id;
    bytes_ += static_cast<char>(step << 4 | static_cast<int>(type));
  }
  void varint(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7U) bytes_ += static_cast<char>((value & 0x7FU) | 0x80U);
    bytes_ += static_cast<char>(value);
  }

  std::string bytes_;
  std::vector<std::int16_t> last_;  // the last field's id, struct in struct
};

}  // namespace annals::parquet
