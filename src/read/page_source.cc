// A file that is one HTML page.
#include <utility>

#include "src/read/article_fields.h"
#include "src/read/article_sources.h"

namespace annals {
namespace {

class PageSource final : public ArticleSource {
public:
  PageSource(ByteSource& bytes, std::string name, const ReaderOptions& options, LeftOut& left_out)
      : bytes_(bytes), name_(std::move(name)), options_(options), left_out_(left_out) {}

  std::optional<Result<Article>> next() override {
    if (std::exchange(done_, true)) return std::nullopt;
    if (!options_.page) {
      ++left_out_["HTML pages, which this build does not read"];
      return std::nullopt;
    }
    const std::string_view all = bytes_.peek(options_.max_article_bytes + 1);
    const Place place{name_};
    if (all.size() > options_.max_article_bytes)
      return Result<Article>(Error(ErrorKind::kInput,
                                   "a page of more than " + size_text(options_.max_article_bytes),
                                   place, "that is the limit of one page"));
    Result<Article> article = options_.page({all, options_.url, "text/html", ""});
    bytes_.skip(all.size());
    if (!article)
      return Result<Article>(
          Error(article.error().kind(), article.error().message(), place, article.error().hint()));
    return complete_article(std::move(article.value()), options_, place);
  }

private:
  ByteSource& bytes_;
  std::string name_;
  const ReaderOptions& options_;
  LeftOut& left_out_;
  bool done_ = false;
};

}  // namespace

std::unique_ptr<ArticleSource> make_page_source(ByteSource& bytes, std::string name,
                                                const ReaderOptions& options, LeftOut& left_out) {
  return std::make_unique<PageSource>(bytes, std::move(name), options, left_out);
}

}  // namespace annals
