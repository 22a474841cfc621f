// Articles of the pages of a web archive.
#include "src/base/text.h"
#include "src/read/article_fields.h"
#include "src/read/article_sources.h"
#include "src/read/warc_reader.h"

namespace annals {
namespace {

using read::HttpResponse;
using read::WarcReader;
using read::WarcRecord;

// Pages beyond this are no articles; what a coding unpacks is bounded by the same.
constexpr std::size_t kMaxPage = std::size_t{4} << 20U;

bool is_html(std::string_view content_type) {
  const std::string type = to_lower(trim(content_type.substr(0, content_type.find(';'))));
  return type == "text/html" || type == "application/xhtml+xml";
}

// Some writers put addresses into angle brackets.
std::string address_of(const WarcRecord& record) {
  std::string_view address = trim(record.header.get("warc-target-uri"));
  if (address.starts_with('<') && address.ends_with('>'))
    address = address.substr(1, address.size() - 2);
  return std::string(address);
}

class WarcSource final : public ArticleSource {
public:
  WarcSource(ByteSource& bytes, GzipBuffer* gzip, std::string name, const ReaderOptions& options,
             LeftOut& left_out)
      : reader_(bytes, gzip, name, kMaxPage), name_(std::move(name)), options_(options),
        left_out_(left_out) {}

  std::optional<Result<Article>> next() override {
    return take([this](const Body& body) { return page(body); });
  }

  bool pass() override {
    return take([](const Body& /*unread*/) { return Article{}; }).has_value();
  }

private:
  // The bytes of a page.
  struct Body {
    std::string bytes;
    std::string content_type;
  };

  // What `read` makes of the next page, or an Error in its place.
  template <class Read> std::optional<Result<Article>> take(const Read& read) {
    while (const auto found = reader_.next(record_)) {
      if (!*found) return Result<Article>(found->error());
      if (const std::optional<Body> body = body_of()) return Result<Article>(read(*body));
    }
    return std::nullopt;
  }

  std::optional<Body> leave_out(const std::string& what) {
    ++left_out_[what];
    return std::nullopt;
  }

  // Nothing for a record that holds no page.
  std::optional<Body> body_of() {
    if (record_.type == "resource" && is_html(record_.header.get("content-type")))
      return Body{std::string(record_.block), std::string(record_.header.get("content-type"))};
    if (record_.type != "response") return leave_out("WARC records of type " + record_.type);
    const std::optional<HttpResponse> response = read::parse_response(record_.block);
    if (!response) return leave_out("WARC records whose response is not of HTTP");
    if (response->status < 200 || response->status > 299)
      return leave_out("responses with status " + std::to_string(response->status));
    if (!is_html(response->header.get("content-type")))
      return leave_out("responses that are no HTML");
    if (record_.cut) return leave_out("pages of more than 4 MB");
    std::optional<std::string> body = read::decoded_body(*response, kMaxPage);
    if (!body) return leave_out("responses whose content coding cannot be read");
    return Body{std::move(*body), std::string(response->header.get("content-type"))};
  }

  Result<Article> page(const Body& body) {
    const Place place{name_ + ", record at byte " + std::to_string(record_.offset)};
    PageBytes page{body.bytes, address_of(record_), body.content_type,
                   std::string(record_.header.get("warc-date"))};
    Result<Article> article = options_.page(page);
    if (!article)
      return Error(article.error().kind(), article.error().message(), place, article.error().hint());
    if (article.value().url.empty()) article.value().url = page.url;
    return complete_article(std::move(article.value()), options_, place);
  }

  WarcReader reader_;
  std::string name_;
  const ReaderOptions& options_;
  LeftOut& left_out_;
  WarcRecord record_;
};

}  // namespace

std::unique_ptr<ArticleSource> make_warc_source(ByteSource& bytes, GzipBuffer* gzip,
                                                std::string name, const ReaderOptions& options,
                                                LeftOut& left_out) {
  return std::make_unique<WarcSource>(bytes, gzip, std::move(name), options, left_out);
}

}  // namespace annals
