// The forms of a file of articles, behind one face.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "src/read/article_reader.h"
#include "src/read/byte_source.h"
#include "src/read/gzip_stream.h"
#include "src/read/left_out.h"
#include "src/read/page.h"

namespace annals {

// Articles of one stream. The next one, an Error in its place, or nothing at the end.
class ArticleSource {
public:
  virtual ~ArticleSource() = default;
  virtual std::optional<Result<Article>> next() = 0;
  // Goes past the next one, which is not read where the form shows where it ends; false at the end.
  virtual bool pass() { return next().has_value(); }
  // The page that the last article was read from, or null.
  [[nodiscard]] virtual const Page* page() const { return nullptr; }
};

// `bytes` and `options` must outlive the source; `name` stands in errors.
std::unique_ptr<ArticleSource> make_json_lines_source(ByteSource& bytes, std::string name,
                                                      const ReaderOptions& options);
std::unique_ptr<ArticleSource> make_csv_source(ByteSource& bytes, std::string name,
                                               const ReaderOptions& options);
// `pages` must outlive the source.
std::unique_ptr<ArticleSource> make_html_source(ByteSource& bytes, std::string name,
                                                const ReaderOptions& options,
                                                const PageReader& pages);
std::unique_ptr<ArticleSource> make_text_source(ByteSource& bytes, std::string name,
                                                const ReaderOptions& options);

// Pages of a web archive; `gzip` is what `bytes` were packed in, or null.
std::unique_ptr<ArticleSource> make_warc_source(ByteSource& bytes, GzipBuffer* gzip,
                                                std::string name, const ReaderOptions& options,
                                                LeftOut& left_out);
// RSS, Atom, RDF Site Summary; NITF and NewsML-G2: all XML.
std::unique_ptr<ArticleSource> make_feed_source(ByteSource& bytes, std::string name,
                                                const ReaderOptions& options);
// JSON Feed, ninjs.
std::unique_ptr<ArticleSource> make_json_feed_source(ByteSource& bytes, std::string name,
                                                     const ReaderOptions& options);

// Whether a JSON object that begins so is a JSON Feed or a ninjs item.
bool looks_like_json_feed(std::string_view ahead);
// Whether an XML document that begins so is a feed or a news item.
bool looks_like_feed(std::string_view ahead);

// Whether the first line of `ahead` is a CSV header with the columns an article needs.
bool looks_like_csv(std::string_view ahead, const ReaderOptions& options);

}  // namespace annals
