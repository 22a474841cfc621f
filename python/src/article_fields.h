// The fields of an article by name, as Python's dicts and tables have them.
#pragma once

#include <string>
#include <utility>

#include "include/annals/article.h"

namespace annals::python {

struct ArticleField {
  const char* name;
  std::string Article::*member;
};

inline constexpr ArticleField kArticleFields[] = {
    {"id", &Article::id},           {"text", &Article::text},         {"title", &Article::title},
    {"url", &Article::url},         {"published", &Article::published_text}, {"outlet", &Article::outlet},
    {"byline", &Article::byline},   {"language", &Article::language}, {"section", &Article::section},
    {"licence", &Article::licence},
};

// Complete (include/annals/article.h); the error of one without an id of its own is at `place`.
inline Result<Article> complete_at(Article article, const Place& place) {
  const std::string id = article.id;
  Result<Article> whole = complete(std::move(article));
  if (whole) return whole;
  const Error& error = whole.error();
  return Error(error.kind(), error.message(), {id.empty() ? place.file : id, place.line, 0}, error.hint());
}

}  // namespace annals::python
