#include "src/store/carried.h"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>

namespace annals {

CarriedTable::CarriedTable(const Database& db)
    : seconds_(db, "SELECT second, second_start, second_end FROM carried WHERE first = ? AND first_start = ?"),
      firsts_(db, "SELECT first, first_start, first_end FROM carried WHERE second = ? AND second_start = ?"),
      sentences_(db, "SELECT second, second_start, second_end FROM carried WHERE second = ?1 "
                     "UNION SELECT first, first_start, first_end FROM carried WHERE first = ?1"),
      order_(db, "SELECT ifnull(published, '~'), id FROM article WHERE key = ?"),
      drop_(db, "DELETE FROM carried WHERE second = ? AND second_start = ?"),
      insert_(db, "INSERT OR IGNORE INTO carried VALUES (?, ?, ?, ?, ?, ?)") {}

void CarriedTable::add(const Carrier& one, const Carrier& other) {
  if (one.article == other.article) return;
  std::set<Carrier> together;
  for (const Carrier& end : {one, other})
    for (const Carrier& carrier : all_with(end)) together.insert(carrier);
  make_star({together.begin(), together.end()});
}

void CarriedTable::drop(std::int64_t article) {
  for (const Carrier& sentence : sentences_of(article)) {
    std::vector<Carrier> together = all_with(sentence);
    for (const Carrier& carrier : together) drop_.run({number(carrier.article), number(carrier.begin)});
    std::erase_if(together, [&](const Carrier& carrier) { return carrier.article == article; });
    make_star(together);
  }
}

// A walk along the table in both directions; of a star it takes two steps.
std::vector<Carrier> CarriedTable::all_with(const Carrier& one) {
  std::vector<Carrier> found{one};
  std::set<std::pair<std::int64_t, std::int64_t>> seen{{one.article, one.begin}};
  for (std::size_t i = 0; i < found.size(); ++i)
    for (Statement* ways : {&seconds_, &firsts_})
      for (ways->start({number(found[i].article), number(found[i].begin)}); ways->step();) {
        const Carrier next{ways->integer(0), ways->integer(1), ways->integer(2)};
        if (seen.emplace(next.article, next.begin).second) found.push_back(next);
      }
  return found;
}

std::vector<Carrier> CarriedTable::sentences_of(std::int64_t article) {
  std::vector<Carrier> out;
  for (sentences_.start({number(article)}); sentences_.step();)
    if (sentences_.integer(0) == article) out.push_back({article, sentences_.integer(1), sentences_.integer(2)});
  return out;
}

void CarriedTable::make_star(const std::vector<Carrier>& carriers) {
  using Order = std::tuple<std::string, std::string, std::int64_t>;
  const auto order_of = [&](const Carrier& carrier) {
    order_.start({number(carrier.article)});
    Order order{"~", "", carrier.begin};
    if (order_.step()) order = {std::string(order_.text(0)), std::string(order_.text(1)), carrier.begin};
    order_.stop();
    return order;
  };
  const auto middle = std::min_element(carriers.begin(), carriers.end(),
                                       [&](const Carrier& a, const Carrier& b) { return order_of(a) < order_of(b); });
  for (const Carrier& carrier : carriers) {
    drop_.run({number(carrier.article), number(carrier.begin)});
    if (carrier.article == middle->article) continue;
    insert_.run({number(carrier.article), number(carrier.begin), number(carrier.end), number(middle->article), number(middle->begin),
                 number(middle->end)});
  }
}

void order_carried(const Database& db) {
  std::vector<std::pair<Carrier, Carrier>> pairs;
  Statement all(db, "SELECT second, second_start, second_end, first, first_start, first_end FROM carried");
  for (all.start({}); all.step();)
    pairs.push_back({{all.integer(0), all.integer(1), all.integer(2)}, {all.integer(3), all.integer(4), all.integer(5)}});
  CarriedTable table(db);
  for (const auto& [one, other] : pairs) table.add(one, other);
}

}  // namespace annals
