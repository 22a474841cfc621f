// Articles out of a table, as data frames and Arrow libraries hand it over: read where it lies, no Python object a row.
//
//   ArrowArticles articles(stream);                       // which it owns from now on
//   articles.choose({{"text", 2}, {"published", 0}}, {});
//   while (auto article = articles.next()) ...            // without the interpreter's lock
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "include/annals/arrow.h"
#include "include/annals/article.h"
#include "python/src/article_fields.h"

namespace annals::python {

// The text of a cell; nothing for null and for a number that is none. REQUIRES: the type is readable.
std::optional<std::string> text_at(const ArrowSchema& type, const ArrowArray& values, std::int64_t row);

// Whether text_at knows the type: text, bytes, numbers, days, and times that are UTC's or of no zone.
bool is_readable(const ArrowSchema& type);

class ArrowArticles {
public:
  explicit ArrowArticles(ArrowArrayStream stream);
  ~ArrowArticles();
  ArrowArticles(const ArrowArticles&) = delete;
  ArrowArticles& operator=(const ArrowArticles&) = delete;

  [[nodiscard]] std::vector<std::string> columns() const;

  // Field to the number of its column, and field to what stands in for one that is empty. False where a column's type
  // is not readable.
  bool choose(const std::map<std::string, std::size_t>& columns, const std::map<std::string, std::string>& defaults);

  // Nothing after the last. Throws Error(kInput) where the stream fails.
  std::optional<Result<Article>> next();

  // The stream, for another reader. REQUIRES: no article was taken.
  ArrowArrayStream give_back();

private:
  struct Chosen {
    const ArticleField* field;
    std::optional<std::size_t> column;
    std::string otherwise;
  };
  bool next_batch();
  [[nodiscard]] std::string value_of(const Chosen& chosen) const;
  void check(int status) const;

  // Held by pointers, since children point at their parents.
  std::unique_ptr<ArrowArrayStream> stream_;
  std::unique_ptr<ArrowSchema> schema_;
  std::unique_ptr<ArrowArray> batch_;
  std::vector<Chosen> chosen_;
  std::int64_t row_ = 0;
  std::uint64_t count_ = 0;
};

}  // namespace annals::python
