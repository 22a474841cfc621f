// One column of a Parquet file: levels and values of the rows so far, cut into compressed pages.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "src/export/parquet.h"

namespace annals::parquet {

// How deep a value stands: lists opened anew (repetition), and optional things present (definition).
using Level = std::uint8_t;

class Column {
public:
  Column(Type type, std::vector<std::string> path, Level most_repeated, Level most_defined)
      : type_(type), path_(std::move(path)), most_repeated_(most_repeated), most_defined_(most_defined) {}

  void absent(Level repeated, Level defined) { levels(repeated, defined); }
  void add(Level repeated, const Cell& cell);
  // Between rows: a page that is large enough is compressed.
  void end_row();

  // What a row group's footer says of the column; `offset` is where its first page stands in the file.
  void describe(class ThriftWriter& footer, std::int64_t offset) const;
  // The pages of the row group. Empties the column.
  std::string take_pages();
  // Bytes of the pages, as stored and unpacked, with their headers.
  [[nodiscard]] std::int64_t packed_bytes() const { return static_cast<std::int64_t>(pages_.size()); }
  [[nodiscard]] std::int64_t plain_bytes() const { return plain_bytes_; }
  void end_page();

private:
  void levels(Level repeated, Level defined) {
    repeated_.push_back(repeated);
    defined_.push_back(defined);
  }

  Type type_;
  std::vector<std::string> path_;
  Level most_repeated_, most_defined_;
  // The page that is being filled.
  std::vector<Level> repeated_, defined_;
  std::string values_;
  std::size_t booleans_ = 0;  // so many bits of the values are used
  // The row group.
  std::string pages_;
  std::int64_t plain_bytes_ = 0;
  std::int64_t count_ = 0;
};

// As the format numbers them.
std::int32_t physical_type(Type type);

}  // namespace annals::parquet
