// Who carries which sentence of whom: a star for each sentence that several articles have, whatever the order of arrival.
//
// In the middle stands the article published first, of those of one day the one whose id is least; its records are counted, and
// all others point to it. So the table says the same whether reports were added in one order or another, one of them was forgotten
// or had never come.
#pragma once

#include <compare>
#include <cstdint>
#include <vector>

#include "src/store/database.h"

namespace annals {

// A sentence of an article, in code points of its text.
struct Carrier {
  std::int64_t article = 0;  // key
  std::int64_t begin = 0, end = 0;
  friend auto operator<=>(const Carrier&, const Carrier&) = default;
};

class CarriedTable {
public:
  explicit CarriedTable(const Database& db);

  // Two articles have one sentence.
  void add(const Carrier& one, const Carrier& other);
  // The article is superseded or forgotten: its sentences count no more, and those who carried them stand by themselves.
  void drop(std::int64_t article);

private:
  std::vector<Carrier> all_with(const Carrier& one);
  std::vector<Carrier> sentences_of(std::int64_t article);
  void make_star(const std::vector<Carrier>& carriers);

  Statement seconds_, firsts_, sentences_, order_, drop_, insert_;
};

// Makes stars of a table that an older version filled.
void order_carried(const Database& db);

}  // namespace annals
