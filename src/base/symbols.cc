#include "src/base/symbols.h"

namespace annals {

Symbol Symbols::intern(std::string_view text) {
  const auto found = index_.find(text);
  if (found != index_.end()) return found->second;
  const auto symbol = static_cast<Symbol>(strings_.size());
  strings_.emplace_back(text);
  index_.emplace(strings_.back(), symbol);
  return symbol;
}

void Symbols::clear() {
  index_.clear();
  strings_.clear();
  strings_.emplace_back();
  index_.emplace(strings_.back(), Symbol::kEmpty);
}

}  // namespace annals
