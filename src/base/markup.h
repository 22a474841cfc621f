// Text as it may stand in HTML, SVG and Markdown.
#pragma once

#include <string>
#include <string_view>

namespace annals {

// For HTML and SVG, also between double quotes; control characters and line ends become blanks.
std::string escape_markup(std::string_view text);

// For Markdown (CommonMark): every sign that could mean something within a line stands behind a backslash.
std::string escape_markdown(std::string_view text);

}  // namespace annals
