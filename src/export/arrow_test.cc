// Tables in memory as the C data interface has them. That others read them is tried by python/tests/test_tables.py.
#include "include/annals/arrow.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "src/export/arrow_column.h"
#include "src/export/test_records.h"

namespace annals {
namespace {

using nested::Cell;
using nested::Cells;
using nested::Type;

// A structure that is released at the end, as its owner must.
template <class Structure> struct Owned : Structure {
  Owned() : Structure{} {}
  ~Owned() {
    if (this->release != nullptr) this->release(this);
  }
  Owned(const Owned&) = delete;
  Owned& operator=(const Owned&) = delete;
};

template <class T> std::vector<T> values(const ArrowArray& array, std::size_t buffer, std::size_t count) {
  const auto* first = static_cast<const T*>(array.buffers[buffer]);
  return {first, first + count};
}

std::string text(const ArrowArray& array, std::size_t row) {
  const auto ends = values<std::int32_t>(array, 1, row + 2);
  return {static_cast<const char*>(array.buffers[2]) + ends[row], static_cast<std::size_t>(ends[row + 1] - ends[row])};
}

TEST(ArrowColumn, NumbersStandSideBySideAndNothingIsABit) {
  ArrowColumn column(nested::optional_leaf("n", Type::kInteger));
  column.add(Cell(std::int64_t{7}));
  column.add(Cell());
  column.add(Cell(std::int64_t{-1}));
  Owned<ArrowArray> array;
  column.move_to(array);
  EXPECT_EQ(array.length, 3);
  EXPECT_EQ(array.null_count, 1);
  EXPECT_THAT(values<std::uint8_t>(array, 0, 1), ::testing::ElementsAre(0b101));
  EXPECT_THAT(values<std::int64_t>(array, 1, 3), ::testing::ElementsAre(7, 0, -1));
  EXPECT_EQ(column.length(), 0U);
}

TEST(ArrowColumn, WithoutNothingThereAreNoBits) {
  ArrowColumn column(nested::optional_leaf("t", Type::kText));
  column.add(Cell("ab"));
  column.add(Cell(""));
  Owned<ArrowArray> array;
  column.move_to(array);
  EXPECT_EQ(array.buffers[0], nullptr);
  EXPECT_THAT(values<std::int32_t>(array, 1, 3), ::testing::ElementsAre(0, 2, 2));
}

TEST(ArrowColumn, ListsHaveEndsAndTheirElementsAColumn) {
  ArrowColumn column(nested::list("span", nested::leaf("element", Type::kInteger)));
  column.add(Cells{std::int64_t{1}, std::int64_t{2}});
  column.add(Cells{});
  column.add(Cells{std::int64_t{3}});
  Owned<ArrowArray> array;
  column.move_to(array);
  EXPECT_THAT(values<std::int32_t>(array, 1, 4), ::testing::ElementsAre(0, 2, 2, 3));
  EXPECT_THAT(values<std::int64_t>(*array.children[0], 1, 3), ::testing::ElementsAre(1, 2, 3));
}

TEST(ArrowColumn, AGroupOfNothingTakesAPlaceInItsColumns) {
  ArrowColumn column(nested::optional_group("date", {nested::optional_leaf("start", Type::kDate), nested::leaf("sure", Type::kBoolean)}));
  column.add(Cell());
  column.add(Cells{std::int64_t{-1}, true});
  Owned<ArrowArray> array;
  column.move_to(array);
  EXPECT_THAT(values<std::uint8_t>(array, 0, 1), ::testing::ElementsAre(0b10));
  EXPECT_EQ(array.children[0]->length, 2);
  EXPECT_THAT(values<std::int32_t>(*array.children[0], 1, 2), ::testing::ElementsAre(0, -1));
  EXPECT_THAT(values<std::uint8_t>(*array.children[1], 1, 1), ::testing::ElementsAre(0b10));
}

TEST(ArrowColumn, AMapIsAListOfKeysAndValues) {
  ArrowColumn column(nested::map("because", nested::list("value", nested::leaf("element", Type::kText))));
  column.add(Cells{Cells{"type", Cells{"a", "b"}}, Cells{"actor", Cells{}}});
  Owned<ArrowSchema> schema;
  column.write_schema(schema);
  EXPECT_STREQ(schema.format, "+m");
  EXPECT_STREQ(schema.children[0]->format, "+s");
  Owned<ArrowArray> array;
  column.move_to(array);
  const ArrowArray& entries = *array.children[0];
  EXPECT_EQ(text(*entries.children[0], 1), "actor");
  EXPECT_THAT(values<std::int32_t>(*entries.children[1], 1, 3), ::testing::ElementsAre(0, 2, 2));
}

TEST(ArrowStream, ARecordStandsInItsRow) {
  const Record record = testing::raid();
  bool given = false;
  Owned<ArrowArrayStream> stream;
  static_cast<ArrowArrayStream&>(stream) =
      arrow_records([&] { return std::exchange(given, true) ? nullptr : &record; });
  Owned<ArrowSchema> schema;
  ASSERT_EQ(stream.get_schema(&stream, &schema), 0);
  EXPECT_STREQ(schema.format, "+s");
  EXPECT_STREQ(schema.children[1]->name, "id");
  EXPECT_EQ(schema.children[1]->flags, 0);
  EXPECT_STREQ(schema.children[3]->name, "url");
  EXPECT_EQ(schema.children[3]->flags, ARROW_FLAG_NULLABLE);
  Owned<ArrowArray> batch, end;
  ASSERT_EQ(stream.get_next(&stream, &batch), 0);
  EXPECT_EQ(batch.length, 1);
  EXPECT_EQ(text(*batch.children[1], 0), record.id);
  ASSERT_EQ(stream.get_next(&stream, &end), 0);
  EXPECT_EQ(end.release, nullptr);
}

TEST(ArrowStream, FlatColumnsAreThoseOfCsv) {
  Owned<ArrowArrayStream> stream;
  static_cast<ArrowArrayStream&>(stream) = arrow_records([]() -> const Record* { return nullptr; }, RecordColumns::kFlat);
  Owned<ArrowSchema> schema;
  ASSERT_EQ(stream.get_schema(&stream, &schema), 0);
  std::string header;
  for (std::int64_t i = 0; i < schema.n_children; ++i) header += (i > 0 ? "," : "") + std::string(schema.children[i]->name);
  EXPECT_EQ(header, csv_header());
}

TEST(ArrowStream, WhatTheSourceThrowsIsItsError) {
  Owned<ArrowArrayStream> stream;
  static_cast<ArrowArrayStream&>(stream) = arrow_records([]() -> const Record* { throw std::runtime_error("on fire"); });
  Owned<ArrowArray> batch;
  EXPECT_NE(stream.get_next(&stream, &batch), 0);
  EXPECT_STREQ(stream.get_last_error(&stream), "on fire");
}

TEST(ArrowStream, AChildThatWasTakenAwayStays) {
  ArrowColumn column(nested::group("record", {nested::leaf("id", Type::kText)}));
  column.add(Cells{"a"});
  Owned<ArrowArray> child;
  {
    Owned<ArrowArray> array;
    column.move_to(array);
    static_cast<ArrowArray&>(child) = *array.children[0];
    array.children[0]->release = nullptr;
  }
  EXPECT_EQ(text(child, 0), "a");
}

}  // namespace
}  // namespace annals
