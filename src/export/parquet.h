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

#include <cstddef>
#include <memory>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "src/export/nested.h"

namespace annals::parquet {

using namespace nested;

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
