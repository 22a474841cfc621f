// The files that are built into the program: the web page, where there is one, and the description
// of the API.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/serve/message.h"

namespace annals::serve {

struct Asset {
  std::string_view path;  // "/assets/page-4f1c2b7a.js"
  std::string_view bytes;
};

// Made by src/serve/assets.cmake, by path; without web/dist, none.
const std::vector<Asset>& assets();
std::string openapi_text();

// The page for a path: its file; for a path that the page itself routes, index.html; without a
// page, at "/", a list of what the API answers. Nothing for what is none of these.
std::optional<Response> asset_answer(std::string_view path, const std::vector<Asset>& files);

}  // namespace annals::serve
