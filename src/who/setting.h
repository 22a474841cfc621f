// Which state a report is about, for bare roles: "police", "the minister".
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "src/who/phrases.h"

namespace annals::who {

class Setting {
public:
  Setting(const Document& doc, const Lexicons& lexicons, const Atoms& atoms,
          const std::vector<Phrase>& phrases);

  // The state of a bare role in a sentence: that of a place named there ("in London"), else the
  // report's; empty where no state stands out.
  [[nodiscard]] std::string_view country(Index sentence) const;
  // The same by places of happening alone: for those who are no part of a state.
  [[nodiscard]] std::string_view place(Index sentence) const;

  // The one state that the report names at all; empty where it names several or none.
  [[nodiscard]] std::string_view only() const { return only_; }

private:
  [[nodiscard]] std::string
  leading(const std::vector<std::pair<std::string, double>>& scores) const;

  std::vector<std::string> local_;  // by sentence
  std::string only_;
  std::string report_;
  std::string place_;
};

}  // namespace annals::who
