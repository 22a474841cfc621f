#include "src/export/parquet_column.h"

#include <zstd.h>

#include <bit>
#include <cstring>

#include "include/annals/error.h"
#include "src/export/thrift.h"

namespace annals::parquet {
namespace {

static_assert(std::endian::native == std::endian::little, "plain values are little-endian");

constexpr std::size_t kPageBytes = 1U << 20U;
constexpr int kZstdLevel = 3;
// Numbers of the format: parquet-format's parquet.thrift.
constexpr std::int32_t kDataPage = 0, kPlain = 0, kRle = 3, kZstd = 6;

template <class Number> void put_number(std::string& out, Number value) {
  char bytes[sizeof value];
  std::memcpy(bytes, &value, sizeof value);
  out.append(bytes, sizeof value);
}

// Levels as runs of the RLE and bit-packing hybrid; levels are mostly long runs, and zstd takes care of the others.
std::string level_bytes(const std::vector<Level>& levels) {
  std::string runs;
  for (std::size_t at = 0; at < levels.size();) {
    std::size_t end = at;
    while (end < levels.size() && levels[end] == levels[at]) ++end;
    for (std::size_t header = (end - at) << 1U;; header >>= 7U) {
      runs += static_cast<char>((header & 0x7FU) | (header >= 0x80 ? 0x80U : 0U));
      if (header < 0x80) break;
    }
    runs += static_cast<char>(levels[at]);
    at = end;
  }
  std::string out;
  put_number(out, static_cast<std::uint32_t>(runs.size()));
  return out + runs;
}

std::string compressed(const std::string& bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  const std::size_t size = ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), kZstdLevel);
  if (ZSTD_isError(size) != 0)
    throw Error(ErrorKind::kInternal, std::string("zstd: ") + ZSTD_getErrorName(size));
  out.resize(size);
  return out;
}

}  // namespace

std::int32_t physical_type(Type type) {
  switch (type) {
  case Type::kBoolean: return 0;
  case Type::kDate: return 1;     // INT32
  case Type::kInteger: return 2;  // INT64
  case Type::kNumber: return 5;   // DOUBLE
  case Type::kText:
  case Type::kBytes: return 6;    // BYTE_ARRAY
  }
  return 6;
}

void Column::add(Level repeated, const Cell& cell) {
  levels(repeated, most_defined_);
  switch (type_) {
  case Type::kBoolean:
    if (booleans_ % 8 == 0) values_ += '\0';
    if (std::get<bool>(cell.value)) values_.back() = static_cast<char>(values_.back() | 1 << (booleans_ % 8));
    ++booleans_;
    break;
  case Type::kDate: put_number(values_, static_cast<std::int32_t>(std::get<std::int64_t>(cell.value))); break;
  case Type::kInteger: put_number(values_, std::get<std::int64_t>(cell.value)); break;
  case Type::kNumber: put_number(values_, std::get<double>(cell.value)); break;
  case Type::kText:
  case Type::kBytes: {
    const auto text = std::get<std::string_view>(cell.value);
    put_number(values_, static_cast<std::uint32_t>(text.size()));
    values_ += text;
    break;
  }
  }
}

void Column::end_row() {
  if (values_.size() + repeated_.size() >= kPageBytes) end_page();
}

void Column::end_page() {
  if (repeated_.empty()) return;
  std::string plain;
  if (most_repeated_ > 0) plain += level_bytes(repeated_);
  if (most_defined_ > 0) plain += level_bytes(defined_);
  plain += values_;
  const std::string packed = compressed(plain);
  ThriftWriter header;
  header.begin_struct();
  header.i32(1, kDataPage);
  header.i32(2, static_cast<std::int32_t>(plain.size()));
  header.i32(3, static_cast<std::int32_t>(packed.size()));
  header.begin_struct(5);
  header.i32(1, static_cast<std::int32_t>(repeated_.size()));
  header.i32(2, kPlain);
  header.i32(3, kRle);
  header.i32(4, kRle);
  header.end_struct();
  header.end_struct();
  pages_ += header.bytes() + packed;
  plain_bytes_ += static_cast<std::int64_t>(header.bytes().size() + plain.size());
  count_ += static_cast<std::int64_t>(repeated_.size());
  repeated_.clear();
  defined_.clear();
  values_.clear();
  booleans_ = 0;
}

void Column::describe(ThriftWriter& footer, std::int64_t offset) const {
  footer.begin_struct();
  footer.i64(2, offset);
  footer.begin_struct(3);
  footer.i32(1, physical_type(type_));
  footer.begin_list(2, ThriftWriter::Type::kI32, 2);
  footer.integer_member(kPlain);
  footer.integer_member(kRle);
  footer.begin_list(3, ThriftWriter::Type::kBinary, path_.size());
  for (const std::string& part : path_) footer.text_member(part);
  footer.i32(4, kZstd);
  footer.i64(5, count_);
  footer.i64(6, plain_bytes_);
  footer.i64(7, packed_bytes());
  footer.i64(9, offset);
  footer.end_struct();
  footer.end_struct();
}

std::string Column::take_pages() {
  plain_bytes_ = count_ = 0;
  return std::exchange(pages_, {});
}

}  // namespace annals::parquet
