// What the tests of readers ask of them: all articles and faults of some bytes.
#pragma once

#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "src/read/article_reader.h"

namespace annals {

struct Read {
  std::vector<Article> articles;
  std::vector<Error> errors;
};

inline Read drain(ArticleReader& reader) {
  Read read;
  while (auto next = reader.next()) {
    if (*next)
      read.articles.push_back(next->value());
    else
      read.errors.push_back(next->error());
  }
  return read;
}

inline Read read_string(const std::string& bytes, const std::string& name, ReaderOptions options = {}) {
  std::istringstream in(bytes);
  ArticleReader reader(in, name, std::move(options));
  return drain(reader);
}

}  // namespace annals
