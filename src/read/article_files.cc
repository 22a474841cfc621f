#include "include/annals/files.h"

#include "src/read/article_reader.h"

namespace annals {
namespace {

ReaderOptions reader_options(FileOptions&& from) {
  ReaderOptions options;
  options.published = std::move(from.published);
  options.outlet = std::move(from.outlet);
  options.url = std::move(from.url);
  options.columns = std::move(from.columns);
  options.data = std::move(from.data);
  return options;
}

}  // namespace

struct ArticleFiles::Impl {
  ArticleReader reader;
};

ArticleFiles::ArticleFiles(std::vector<std::string> files, FileOptions options)
    : impl_(new Impl{{std::move(files), reader_options(std::move(options))}}) {}
ArticleFiles::~ArticleFiles() = default;
ArticleFiles::ArticleFiles(ArticleFiles&&) noexcept = default;
ArticleFiles& ArticleFiles::operator=(ArticleFiles&&) noexcept = default;

std::optional<Result<Article>> ArticleFiles::next() { return impl_->reader.next(); }
bool ArticleFiles::pass() { return impl_->reader.pass(); }

}  // namespace annals
