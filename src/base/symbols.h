// Interned strings of one Document: lemmas, names, rules. A Symbol is an index, 0 is the empty string.
//
// Symbols of different Documents do not compare; stages compare views.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

namespace annals {

enum class Symbol : std::uint32_t { kEmpty = 0 };

class Symbols {
 public:
  Symbols() { clear(); }
  Symbols(const Symbols&) = delete;
  Symbols& operator=(const Symbols&) = delete;
  Symbols(Symbols&&) = default;
  Symbols& operator=(Symbols&&) = default;

  Symbol intern(std::string_view text);
  // The view lives until clear() or the end of this object.
  [[nodiscard]] std::string_view operator[](Symbol symbol) const {
    return strings_[static_cast<std::uint32_t>(symbol)];
  }
  void clear();

 private:
  std::deque<std::string> strings_;  // a deque, so that views into it stay valid while it grows
  std::unordered_map<std::string_view, Symbol> index_;
};

}  // namespace annals
