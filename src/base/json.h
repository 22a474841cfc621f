// JSON as we write and read it, its keys in the order they were given.
//
//   put(console, written({{"doc", article.id}, {"url", text_or_null(article.url)}}) + "\n");
//
// The library's writer and parser cost a compiler a second in each file that calls them, so they are
// called here alone.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace annals {

using Json = nlohmann::ordered_json;

Json text_or_null(const std::string& text);  // null for an empty one

// On one line, or with an indent on many. A byte that is no UTF-8 becomes U+FFFD.
std::string written(const Json& json, int indent = -1);

// What is no JSON gives a value that is_discarded() and that is of no other type.
Json read_json(std::string_view text);

}  // namespace annals
