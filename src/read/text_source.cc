// A plain text file: one article, with or without front matter.
#include <algorithm>

#include "src/base/text.h"
#include "src/read/article_fields.h"
#include "src/read/article_sources.h"

namespace annals {
namespace {

// "published: 2024-03-07" at the front of `text`: the field; `text` moves past the line.
bool take_field(std::string_view& text, Article& article) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = trim(text.substr(0, end));
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return false;
  const std::string_view name = line.substr(0, colon);
  const auto& names = article_field_names();
  if (name == "text" || std::find(names.begin(), names.end(), name) == names.end()) return false;
  std::string_view value = trim(line.substr(colon + 1));
  if (value.size() >= 2 && value.front() == '"' && value.back() == '"')
    value = value.substr(1, value.size() - 2);
  article_field(article, name) = value;
  text.remove_prefix(std::min(text.size(), end + 1));
  return true;
}

// Takes an empty line, or one of three hyphens, from the front.
bool take_line(std::string_view& text, std::string_view wanted) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  if (trim(text.substr(0, end)) != wanted) return false;
  text.remove_prefix(std::min(text.size(), end + 1));
  return true;
}

// Lines of fields up to an empty line, or between two lines of hyphens. Anything else among them,
// and all of it is text: a report may begin with "url: ...".
void take_front_matter(Article& article) {
  Article filled;
  std::string_view rest = article.text;
  const bool fenced = take_line(rest, "---");
  bool any = false;
  while (take_field(rest, filled)) any = true;
  if (!any || !take_line(rest, fenced ? "---" : "") || rest.empty()) return;
  while (take_line(rest, "") && !rest.empty()) {
  }
  filled.text = rest;
  article = std::move(filled);
}

class TextSource final : public ArticleSource {
public:
  TextSource(ByteSource& bytes, std::string name, const ReaderOptions& options)
      : bytes_(bytes), name_(std::move(name)), options_(options) {}

  std::optional<Result<Article>> next() override {
    if (done_) return std::nullopt;
    done_ = true;
    const std::string_view all = bytes_.peek(options_.max_article_bytes + 1);
    const Place place{name_};
    if (all.size() > options_.max_article_bytes)
      return Result<Article>(Error(
          ErrorKind::kInput,
          "longer than " + size_text(options_.max_article_bytes) + ", the limit of one article",
          place, "a text file is one article; for many, use JSON Lines or CSV"));
    const std::size_t nul = all.find('\0');
    if (nul != std::string_view::npos)
      return Result<Article>(Error(ErrorKind::kInput,
                                   "binary data: a NUL at byte " + std::to_string(nul), place,
                                   "docs/reference/inputs.md lists what is read"));
    Article article;
    article.text = all;
    bytes_.skip(all.size());
    take_front_matter(article);
    return complete_article(std::move(article), options_, place);
  }

private:
  ByteSource& bytes_;
  std::string name_;
  const ReaderOptions& options_;
  bool done_ = false;
};

}  // namespace

std::unique_ptr<ArticleSource> make_text_source(ByteSource& bytes, std::string name,
                                                const ReaderOptions& options) {
  return std::make_unique<TextSource>(bytes, std::move(name), options);
}

}  // namespace annals
