// An article as one line of JSON (RECORD.md, "Articles in"), as `annals extract` prints it.
#pragma once

#include <string>

#include "include/annals/article.h"
#include "src/read/page.h"

namespace annals {

enum class WithReasons { kNo, kYes };

// Without the line's end. Fields that are empty are left out. `page` is what the article was read
// from, or null; it adds `updated`, `live`, `stub`, `cut` where they hold, and `paragraphs`: "span"
// in code points of `text`, "page" in bytes of the page. Reasons add `charset`, `repaired`, `why`
// (where each field was found) and `dropped`.
std::string article_json(const Article& article, const Page* page, WithReasons reasons);

}  // namespace annals
