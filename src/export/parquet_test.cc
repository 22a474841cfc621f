// The bytes of Parquet files. That others read them is tried by tools/check_parquet.sh.
#include "src/export/parquet.h"

#include <gtest/gtest.h>
#include <zstd.h>

#include <cstring>
#include <sstream>

#include "src/export/parquet_column.h"
#include "src/export/thrift.h"

namespace annals::parquet {
namespace {

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

TEST(Thrift, IdsStepAndNumbersZigzag) {
  ThriftWriter out;
  out.begin_struct();
  out.i32(1, 1);
  out.i64(3, -2);
  out.text(4, "ab");
  out.begin_list(5, ThriftWriter::Type::kI32, 2);
  out.integer_member(0);
  out.integer_member(300);
  out.begin_struct(6);
  out.end_struct();
  out.end_struct();
  EXPECT_EQ(out.bytes(), std::string("\x15\x02\x26\x03\x18\x02"
                                     "ab\x19\x25\x00\xD8\x04\x1C\x00\x00",
                                     16));
}

TEST(Thrift, LongListsHaveTheirSizeBehind) {
  ThriftWriter out;
  out.begin_struct();
  out.begin_list(1, ThriftWriter::Type::kStruct, 20);
  EXPECT_EQ(out.bytes(), "\x19\xFC\x14");
}

TEST(Parquet, AFileIsFramedAndEndsWithTheLengthOfItsFooter) {
  std::ostringstream out;
  ParquetWriter writer(out, group("record", {leaf("id", Type::kText)}));
  writer.add({Cell("a")});
  writer.finish({{"engine", "annals"}});
  const std::string bytes = out.str();
  ASSERT_GT(bytes.size(), 12U);
  EXPECT_EQ(bytes.substr(0, 4), "PAR1");
  EXPECT_EQ(bytes.substr(bytes.size() - 4), "PAR1");
  const std::uint32_t footer = number_at(bytes, bytes.size() - 8);
  ASSERT_LT(footer, bytes.size() - 12);
  const std::string told = bytes.substr(bytes.size() - 8 - footer, footer);
  EXPECT_EQ(told[0], '\x15') << "a footer begins with its version";
  for (const char* part : {"id", "engine", "annals"}) EXPECT_NE(told.find(part), std::string::npos) << part;
}

TEST(Parquet, AFileWithoutRowsIsAFile) {
  std::ostringstream out;
  ParquetWriter writer(out, group("record", {leaf("id", Type::kText)}));
  writer.finish({});
  const std::string bytes = out.str();
  EXPECT_EQ(number_at(bytes, bytes.size() - 8) + 12, bytes.size());
}

// The unpacked page of a column that has been given rows.
std::string page_of(Column& column) {
  column.end_page();
  const std::string pages = column.take_pages();
  const std::size_t magic = pages.find("\x28\xB5\x2F\xFD");  // where zstd's frame begins
  std::string plain(1 << 16, '\0');
  const std::size_t size =
      ZSTD_decompress(plain.data(), plain.size(), pages.data() + magic, pages.size() - magic);
  EXPECT_EQ(ZSTD_isError(size), 0U);
  return plain.substr(0, size);
}

TEST(ParquetColumn, PlainValuesBehindTheirLevels) {
  Column column(Type::kText, {"name"}, 0, 1);
  column.add(0, Cell("ab"));
  column.absent(0, 0);
  column.absent(0, 0);
  // Four bytes of length; a run of one 1, a run of two 0; then the value with its length.
  EXPECT_EQ(page_of(column), std::string("\x04\0\0\0\x02\x01\x04\x00\x02\0\0\0ab", 14));
}

TEST(ParquetColumn, RequiredColumnsHaveNoLevels) {
  Column column(Type::kInteger, {"n"}, 0, 0);
  column.add(0, Cell(std::int64_t{258}));
  EXPECT_EQ(page_of(column), std::string("\x02\x01\0\0\0\0\0\0", 8));
}

TEST(ParquetColumn, DatesAreFourBytesAndTruthsOneBit) {
  Column day(Type::kDate, {"d"}, 0, 0);
  day.add(0, Cell(std::int64_t{-1}));
  EXPECT_EQ(page_of(day), "\xFF\xFF\xFF\xFF");
  Column truth(Type::kBoolean, {"t"}, 0, 0);
  for (const bool value : {true, false, true, true, false, false, false, false, true}) truth.add(0, Cell(value));
  EXPECT_EQ(page_of(truth), "\x0D\x01");
}

// Lists of lists, empty and full, torn as the Dremel paper tears them: levels are told by where a column's page begins.
TEST(Parquet, ListsInLists) {
  std::ostringstream out;
  const Node root = group("record", {list("outer", list("element", optional_leaf("element", Type::kInteger)))});
  ParquetWriter writer(out, root);
  const Cells inner{Cell(std::int64_t{1}), Cell()};
  writer.add({Cell(Cells{Cell(inner), Cell(Cells{})})});
  writer.add({Cell(Cells{})});
  writer.finish({});
  const std::string bytes = out.str();
  const std::size_t magic = bytes.find("\x28\xB5\x2F\xFD");
  std::string plain(1 << 10, '\0');
  // The frame ends where the footer begins, so its own size is asked first.
  const std::size_t frame = ZSTD_findFrameCompressedSize(bytes.data() + magic, bytes.size() - magic);
  const std::size_t size = ZSTD_decompress(plain.data(), plain.size(), bytes.data() + magic, frame);
  ASSERT_EQ(ZSTD_isError(size), 0U);
  // Repetition 0 2 1 0, definition 3 2 1 0, one value.
  EXPECT_EQ(plain.substr(0, size), std::string("\x08\0\0\0\x02\x00\x02\x02\x02\x01\x02\x00"
                                               "\x08\0\0\0\x02\x03\x02\x02\x02\x01\x02\x00"
                                               "\x01\0\0\0\0\0\0\0",
                                               32));
}

TEST(Parquet, RowGroupsAreAsLargeAsAsked) {
  const auto written = [](std::size_t rows_a_group) {
    std::ostringstream out;
    ParquetWriter writer(out, group("record", {leaf("id", Type::kText)}), rows_a_group);
    for (int i = 0; i < 10; ++i) writer.add({Cell("a")});
    writer.finish({});
    std::size_t frames = 0;
    const std::string bytes = out.str();
    for (std::size_t at = 0; (at = bytes.find("\x28\xB5\x2F\xFD", at)) != std::string::npos; ++at) ++frames;
    return frames;
  };
  EXPECT_EQ(written(100), 1U);
  EXPECT_EQ(written(5), 2U);
  EXPECT_EQ(written(3), 4U);
}

}  // namespace
}  // namespace annals::parquet
