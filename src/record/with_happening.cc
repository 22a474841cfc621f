#include "include/annals/accounts.h"

namespace annals {

// The field stands early, and no text before it can hold its name.
std::string with_happening(std::string_view json, std::string_view happening) {
  constexpr std::string_view kOpen = "\"happening\":null";
  const std::size_t at = json.find(kOpen);
  if (at == std::string_view::npos) return std::string(json);
  std::string out(json.substr(0, at));
  out.append("\"happening\":\"").append(happening).append("\"");
  return out.append(json.substr(at + kOpen.size()));
}

}  // namespace annals
