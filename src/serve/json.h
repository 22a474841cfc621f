// JSON put together of parts that are JSON already: lines of records pass through byte by byte.
//
//   object({{"records", array(lines)}, {"next", "null"}, {"title", text(title)}})
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace annals::serve {

using Members = std::vector<std::pair<std::string, std::string>>;

std::string text(std::string_view value);
std::string text_or_null(std::string_view value);  // null for an empty one
std::string number_or_null(const std::optional<double>& value);
std::string array(const std::vector<std::string>& items);
std::string texts(const std::vector<std::string>& values);
std::string object(const Members& members);
std::string counts(const std::map<std::string, std::int64_t>& values);
inline std::string boolean(bool value) { return value ? "true" : "false"; }

}  // namespace annals::serve
