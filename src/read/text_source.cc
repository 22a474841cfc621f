// A plain text file: one article.
#include "src/read/article_fields.h"
#include "src/read/article_sources.h"

namespace annals {
namespace {

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
      return Result<Article>(Error(ErrorKind::kInput,
                                   "longer than " + std::to_string(options_.max_article_bytes) +
                                       " bytes, the limit of one article",
                                   place,
                                   "a text file is one article; for many, use JSON Lines or CSV"));
    const std::size_t nul = all.find('\0');
    if (nul != std::string_view::npos)
      return Result<Article>(Error(ErrorKind::kInput,
                                   "binary data: a NUL at byte " + std::to_string(nul), place,
                                   "plain text, JSON Lines and CSV are read"));
    Article article;
    article.text = all;
    bytes_.skip(all.size());
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
