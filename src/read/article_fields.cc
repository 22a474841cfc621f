#include "src/read/article_fields.h"

#include <algorithm>

#include "src/base/address.h"
#include "src/base/hash.h"
#include "src/base/text.h"
#include "src/base/utf8.h"

namespace annals {
namespace {

bool is_blank(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    const bool blank = (c < 0x80 && is_ascii_space(static_cast<char>(c))) || c == 0xA0 ||
                       c == 0xFEFF || (c >= 0x2000 && c <= 0x200B) || c == 0x3000;
    if (!blank) return false;
  }
  return true;
}

std::string id_of(const Article& article) {
  if (!article.url.empty()) return hash_hex({"url", canonical_address(article.url)});
  return hash_hex({"text", article.text});
}

}  // namespace

const std::vector<std::string_view>& article_field_names() {
  static const std::vector<std::string_view> names{"id",      "text",   "title",  "published",
                                                   "url",     "outlet", "byline", "language",
                                                   "section", "licence"};
  return names;
}

std::string& article_field(Article& article, std::string_view name) {
  if (name == "id") return article.id;
  if (name == "text") return article.text;
  if (name == "title") return article.title;
  if (name == "published") return article.published_text;
  if (name == "url") return article.url;
  if (name == "outlet") return article.outlet;
  if (name == "byline") return article.byline;
  if (name == "language") return article.language;
  if (name == "section") return article.section;
  if (name == "licence") return article.licence;
  throw Error(ErrorKind::kInternal, "'" + std::string(name) + "' is no field of an article");
}

std::optional<std::string_view> field_of_column(std::string_view column,
                                                const ReaderOptions& options) {
  const std::string lower = ascii_lower(trim(column));
  for (const auto& [field, mapped] : options.columns)
    if (ascii_lower(trim(mapped)) == lower) return field;
  for (const std::string_view field : article_field_names())
    if (field == lower && options.columns.count(std::string(field)) == 0) return field;
  return std::nullopt;
}

std::string size_text(std::size_t bytes) {
  constexpr std::size_t kMega = std::size_t{1} << 20U;
  return bytes > 0 && bytes % kMega == 0 ? std::to_string(bytes / kMega) + " MB"
                                         : std::to_string(bytes) + " bytes";
}

std::string utf8_fault(std::string_view text) {
  const std::size_t at = find_invalid_utf8(text);
  if (at == std::string_view::npos) return {};
  const std::string_view before = text.substr(0, at);
  std::string fault = "invalid UTF-8 at byte " + std::to_string(at);
  const auto lines = std::count(before.begin(), before.end(), '\n');
  if (lines > 0) fault += " (line " + std::to_string(lines + 1) + " of the text)";
  return fault;
}

Result<Article> complete_article(Article article, const ReaderOptions& options,
                                 const Place& place) {
  const auto fail = [&](std::string message, std::string hint) {
    return Error(ErrorKind::kInput, std::move(message), place, std::move(hint));
  };
  for (const std::string_view name : article_field_names()) {
    const std::string fault = utf8_fault(article_field(article, name));
    if (!fault.empty())
      return fail("the " + std::string(name) + " has " + fault,
                  "convert it first, as with iconv -f WINDOWS-1252 -t UTF-8");
  }
  if (article.text.size() > options.max_article_bytes)
    return fail("the text is longer than " + size_text(options.max_article_bytes),
                "that is the limit of one article; split it");
  if (is_blank(article.text)) return fail("the text is empty", "an article needs words to code");
  article.published_text = std::string(trim(article.published_text));
  if (article.published_text.empty()) article.published_text = options.published;
  if (article.outlet.empty()) article.outlet = options.outlet;
  if (article.url.empty()) article.url = options.url;
  if (!article.published_text.empty()) {
    const Result<Day> day = parse_day(article.published_text);
    if (!day) return fail("published: " + day.error().message(), day.error().hint());
    article.published = *day;
  }
  if (article.id.empty()) article.id = id_of(article);
  return article;
}

}  // namespace annals
