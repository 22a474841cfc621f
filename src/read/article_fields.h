// From the fields of an article, as a file gives them, to an Article: names, checks, defaults, id.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "include/annals/article.h"
#include "include/annals/error.h"
#include "src/read/article_reader.h"

namespace annals {

// The names of the fields (RECORD.md, "Articles in").
const std::vector<std::string_view>& article_field_names();

// The member of that name. REQUIRES: `name` is one of article_field_names().
std::string& article_field(Article& article, std::string_view name);

// The field that a column or key of the input fills; nothing for those we do not know. A mapped
// name wins over the field's own; column names compare without regard to case.
std::optional<std::string_view> field_of_column(std::string_view column,
                                                const ReaderOptions& options);

// Checks text and date, fills in the defaults and the id. Errors carry `place`.
Result<Article> complete_article(Article article, const ReaderOptions& options, const Place& place);

// "16 MB", "200000 bytes"
std::string size_text(std::size_t bytes);

// "invalid UTF-8 at byte 17", with line and column in a text of several lines; empty when valid.
std::string utf8_fault(std::string_view text);

}  // namespace annals
