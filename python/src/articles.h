// Articles out of what Python has: an iterator of dicts, files, or an Arrow stream.
#pragma once

#include <cstdint>
#include <string>

#include "include/annals/article.h"
#include "include/annals/batch.h"
#include "python/src/door.h"

namespace annals::python {

void add_articles(nb::module_& module);

// The article whose fields the dict has, complete (include/annals/article.h). Its error has its own id as the place, or
// else `place`.
Result<Article> article_of(const nb::dict& fields, const Place& place);

// Its fields that are known.
nb::dict article_dict(const Article& article);

// The articles of an ArticleFiles, an ArrowArticles or an iterator, which gives dicts, or an annals.Error in the place
// of one. It acquires the interpreter's lock where it needs it.
Batch::Source source_of(nb::handle articles);

// Where the n-th of articles is that are in no file, from 1.
inline Place place_of(std::uint64_t number) { return {"articles", number, 0}; }

}  // namespace annals::python
