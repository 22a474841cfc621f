// Whether a publisher reserves text and data mining (W3C TDM Reservation Protocol, final report of
// 10 May 2024; article 4 of directive (EU) 2019/790).
//
// A page's meta elements go before the HTTP header of the response, the header before the file at
// the origin, /.well-known/tdmrep.json.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace annals {

struct Reservation {
  bool reserved = false;
  std::string policy;  // address of the terms, empty if none is given
  friend bool operator==(const Reservation&, const Reservation&) = default;
};

// The rules of tdmrep.json.
class ReservationFile {
public:
  // A file that is no such JSON has no rules.
  static ReservationFile parse(std::string_view json);
  // By the rule with the longest location that matches; of two equally long ones by the one that
  // reserves.
  [[nodiscard]] std::optional<Reservation> of(std::string_view path) const;

private:
  struct Rule {
    std::string pattern;  // its location
    Reservation says;
  };
  std::vector<Rule> rules_;
};

// From the values of the header fields tdm-reservation and tdm-policy.
std::optional<Reservation> reservation_of_header(std::string_view reservation,
                                                 std::string_view policy);

// From <meta name="tdm-reservation" content="1"> in the first 64 KB of a page.
std::optional<Reservation> reservation_of_page(std::string_view html);

}  // namespace annals
