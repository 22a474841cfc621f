// A page of HTML: one article.
#include "src/base/text.h"
#include "src/read/article_fields.h"
#include "src/read/article_sources.h"

namespace annals {
namespace {

class HtmlSource final : public ArticleSource {
public:
  HtmlSource(ByteSource& bytes, std::string name, const ReaderOptions& options,
             const PageReader& pages)
      : bytes_(bytes), name_(std::move(name)), options_(options), pages_(pages) {}

  std::optional<Result<Article>> next() override {
    if (done_) return std::nullopt;
    done_ = true;
    const Place place{name_};
    const std::string_view all = bytes_.peek(kLongestPage + 1);
    if (all.size() > kLongestPage)
      return Result<Article>(Error(
          ErrorKind::kInput, "longer than " + size_text(kLongestPage) + ", the limit of one page",
          place, "a file of HTML is one page"));
    if (trim(all).empty()) {
      return Result<Article>(Error(ErrorKind::kInput, "the page is empty", place));
    }
    page_ = pages_.read(all, {{}, options_.url});
    bytes_.skip(all.size());
    if (page_.text.empty()) return Result<Article>(no_report_error(place));
    return complete_article(article_of(page_), options_, place);
  }

  bool pass() override {
    bytes_.skip(bytes_.peek(kLongestPage).size());
    return !std::exchange(done_, true);
  }

  [[nodiscard]] const Page* page() const override { return done_ ? &page_ : nullptr; }

private:
  static constexpr std::size_t kLongestPage = std::size_t{32} << 20U;

  ByteSource& bytes_;
  std::string name_;
  const ReaderOptions& options_;
  const PageReader& pages_;
  Page page_;
  bool done_ = false;
};

}  // namespace

std::unique_ptr<ArticleSource> make_html_source(ByteSource& bytes, std::string name,
                                                const ReaderOptions& options,
                                                const PageReader& pages) {
  return std::make_unique<HtmlSource>(bytes, std::move(name), options, pages);
}

}  // namespace annals
