// One layer of a Document: rows of one kind, written by one stage, read by many, sealed in between.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "include/annals/error.h"

namespace annals {

// The index of a row in its layer.
using Index = std::uint32_t;
inline constexpr Index kNone = 0xFFFFFFFFU;

template <class Row>
class Layer {
 public:
  // REQUIRES: not sealed (I-3).
  Index add(Row row) {
    check_open();
    rows_.push_back(std::move(row));
    return static_cast<Index>(rows_.size() - 1);
  }
  // The writer's access to a row it wrote. REQUIRES: not sealed.
  Row& at(Index index) {
    check_open();
    return rows_[index];
  }
  // The writer's access to all rows, to sort or drop them. REQUIRES: not sealed.
  std::vector<Row>& rows() {
    check_open();
    return rows_;
  }

  [[nodiscard]] const Row& operator[](Index index) const { return rows_[index]; }
  [[nodiscard]] std::size_t size() const { return rows_.size(); }
  [[nodiscard]] bool empty() const { return rows_.empty(); }
  [[nodiscard]] auto begin() const { return rows_.cbegin(); }
  [[nodiscard]] auto end() const { return rows_.cend(); }

  void seal() { sealed_ = true; }
  [[nodiscard]] bool sealed() const { return sealed_; }
  // Empties and opens the layer, keeping its storage for the next article.
  void clear() {
    rows_.clear();
    sealed_ = false;
  }

 private:
  void check_open() const {
    if (sealed_) throw Error(ErrorKind::kInternal, "a sealed layer was written to (I-3)");
  }

  std::vector<Row> rows_;
  bool sealed_ = false;
};

}  // namespace annals
