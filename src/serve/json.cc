#include "src/serve/json.h"

#include "src/base/json.h"
#include "src/base/text.h"

namespace annals::serve {

std::string text(std::string_view value) {
  return written(Json(value));
}

std::string text_or_null(std::string_view value) { return value.empty() ? "null" : text(value); }

std::string number_or_null(const std::optional<double>& value) {
  return value ? written(*value) : "null";
}

std::string array(const std::vector<std::string>& items) { return "[" + join(items, ",") + "]"; }

std::string texts(const std::vector<std::string>& values) {
  std::vector<std::string> items;
  for (const std::string& value : values) items.push_back(text(value));
  return array(items);
}

std::string object(const Members& members) {
  std::string out = "{";
  for (const auto& [name, value] : members)
    out.append(out.size() > 1 ? "," : "").append(text(name)).append(":").append(value);
  return out + "}";
}

std::string counts(const std::map<std::string, std::int64_t>& values) {
  Members members;
  for (const auto& [name, count] : values) members.emplace_back(name, std::to_string(count));
  return object(members);
}

}  // namespace annals::serve
