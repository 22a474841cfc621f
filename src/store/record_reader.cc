#include "src/store/record_reader.h"

#include "include/annals/accounts.h"
#include "include/annals/record.h"

namespace annals {
namespace {

// Who came to carry the sentence of a record.
constexpr const char* kCarriers =
    "SELECT a.id, a.outlet, a.url, k.second_start, k.second_end FROM record r "
    "JOIN coding c ON c.key = r.coding "
    "JOIN carried k ON k.first = c.article AND k.first_start <= r.trigger_start "
    "AND r.trigger_end <= k.first_end "
    "JOIN article a ON a.key = k.second AND a.superseded = 0 WHERE r.key = ? "
    "ORDER BY ifnull(a.published, '~'), a.id, k.second_start";

// REQUIRES: `carriers` stands on its first row.
std::string with_carriers(std::string_view json, Statement& carriers) {
  Record record = record_from_json(json);
  do {
    RecordCopy copy{std::string(carriers.text(0)),
                    std::string(carriers.text(1)),
                    std::string(carriers.text(2)),
                    {}};
    copy.span = {static_cast<std::uint32_t>(carriers.integer(3)),
                 static_cast<std::uint32_t>(carriers.integer(4))};
    record.copies.push_back(std::move(copy));
  } while (carriers.step());
  return to_json(record);
}

}  // namespace

RecordReader::RecordReader(const Database& db)
    : json_(db, "SELECT json, happening FROM record WHERE key = ?"), carriers_(db, kCarriers) {}

std::string_view RecordReader::line(std::int64_t key) {
  json_.start({number(key)});
  if (!json_.step()) return {};
  carriers_.start({number(key)});
  line_ = carriers_.step() ? with_carriers(json_.text(0), carriers_) : std::string(json_.text(0));
  carriers_.stop();
  if (!json_.text(1).empty()) line_ = with_happening(line_, json_.text(1));
  json_.stop();
  return line_;
}

}  // namespace annals
