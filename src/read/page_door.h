// Where the bytes of a page become an article: the one place at which readers of archives and feeds
// meet the extraction of HTML.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "include/annals/article.h"
#include "include/annals/error.h"

namespace annals {

struct PageBytes {
  std::string_view bytes;    // as they were sent, without codings of the transfer
  std::string url;           // where it was fetched, empty if unknown
  std::string content_type;  // of the HTTP header: "text/html; charset=windows-1252"
  std::string fetched;       // when, ISO 8601; not the day of publication
};

// An article with text and what the page tells of itself (title, date, outlet); or why there is
// none. Not completed: defaults and id are the caller's business. Several threads may call it at a
// time.
using ReadPage = std::function<Result<Article>(const PageBytes&)>;

}  // namespace annals
