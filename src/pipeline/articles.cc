#include "src/pipeline/articles.h"

#include <string>

#include "src/base/hash.h"
#include "src/base/text.h"
#include "src/base/utf8.h"

namespace annals {
namespace {

// A report longer than this is no report: a dump, or an attack on our memory.
constexpr std::size_t kMaxText = std::size_t{16} << 20U;

}  // namespace

std::optional<Error> refuse(const Article& article) {
  const Place place{article.id, 0, 0};
  if (trim(article.text).empty()) return Error(ErrorKind::kInput, "the report has no text", place);
  if (article.text.size() > kMaxText)
    return Error(ErrorKind::kInput,
                 "the report has " + std::to_string(article.text.size()) + " bytes", place,
                 "a report of more than 16 MiB is refused");
  const std::size_t invalid = find_invalid_utf8(article.text);
  if (invalid != std::string_view::npos)
    return Error(ErrorKind::kInput, "byte " + std::to_string(invalid) + " is not UTF-8", place,
                 "convert the text, for example with iconv");
  return std::nullopt;
}

Article with_id(Article article) {
  if (article.id.empty()) article.id = hash_hex({article.url.empty() ? article.text : article.url});
  return article;
}

}  // namespace annals
