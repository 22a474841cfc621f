// JSON Feed (versions 1 and 1.1) and ninjs: a JSON document with one item or a list of them.
#include <simdjson.h>

#include <utility>

#include "src/base/text.h"
#include "src/read/article_fields.h"
#include "src/read/article_sources.h"
#include "src/read/markup.h"

namespace annals {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

// The string (or number) of that name, or empty.
std::string text_of(object from, std::string_view name) {
  element value;
  if (from[name].get(value) != simdjson::SUCCESS) return {};
  std::string_view text;
  if (value.get(text) == simdjson::SUCCESS) return std::string(text);
  return value.is_int64() || value.is_uint64() ? std::string(simdjson::minify(value))
                                               : std::string();
}

std::string first_of(object from, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names)
    if (std::string text = text_of(from, name); !text.empty()) return text;
  return {};
}

// The `inner` of the first object in the list `name`.
std::string text_in_list(object from, std::string_view name, std::string_view inner) {
  simdjson::dom::array list;
  if (from[name].get(list) != simdjson::SUCCESS) return {};
  for (const element value : list) {
    object one;
    if (value.get(one) == simdjson::SUCCESS) return text_of(one, inner);
    std::string_view text;
    if (inner.empty() && value.get(text) == simdjson::SUCCESS) return std::string(text);
  }
  return {};
}

class JsonFeedSource final : public ArticleSource {
public:
  JsonFeedSource(ByteSource& bytes, std::string name, const ReaderOptions& options)
      : bytes_(bytes), name_(std::move(name)), options_(options) {}

  std::optional<Result<Article>> next() override {
    if (!std::exchange(begun_, true))
      if (auto fault = parse()) return Result<Article>(std::move(*fault));
    if (at_ == items_.size()) return std::nullopt;
    const Place place{name_ + ", item " + std::to_string(at_ + 1)};
    object item;
    if (items_[at_++].get(item) != simdjson::SUCCESS)
      return Result<Article>(
          Error(ErrorKind::kInput, "an item that is no object", place, "the other items are read"));
    return article_of(item, place);
  }

private:
  std::optional<Error> parse() {
    const std::string_view all = bytes_.peek(options_.max_article_bytes + 1);
    if (all.size() > options_.max_article_bytes)
      return Error(ErrorKind::kInput,
                   "a JSON document of more than " + size_text(options_.max_article_bytes), {name_},
                   "many articles are better given as JSON Lines");
    const std::string fault = utf8_fault(all);
    if (!fault.empty()) return Error(ErrorKind::kInput, fault, {name_}, "JSON is UTF-8");
    const auto broken = parser_.parse(simdjson::padded_string(all)).get(root_);
    bytes_.skip(all.size());
    if (broken != simdjson::SUCCESS)
      return Error(ErrorKind::kInput, std::string("no JSON: ") + simdjson::error_message(broken),
                   {name_}, "a JSON Feed is one object with a list `items`");
    object feed;
    if (root_.get(feed) != simdjson::SUCCESS)
      return Error(ErrorKind::kInput, "a JSON document that is no object", {name_},
                   "a JSON Feed is one object with a list `items`");
    simdjson::dom::array list;
    if (feed["items"].get(list) == simdjson::SUCCESS) {
      outlet_ = text_of(feed, "title");
      language_ = text_of(feed, "language");
      for (const element item : list) items_.push_back(item);
    } else {
      items_.push_back(root_);  // one item of ninjs
    }
    return std::nullopt;
  }

  Result<Article> article_of(object item, const Place& place) {
    Article article;
    article.title = first_of(item, {"title", "headline"});
    if (article.title.empty()) article.title = text_in_list(item, "headlines", "value");
    article.text = words_of(item);
    if (article.text.empty()) article.text = std::exchange(article.title, {});
    article.url = first_of(item, {"url", "external_url"});
    article.published_text =
        read::iso_of_date(first_of(item, {"date_published", "contentcreated", "firstcreated",
                                          "versioncreated", "date_modified"}));
    article.byline = first_of(item, {"byline"});
    if (article.byline.empty()) article.byline = text_in_list(item, "authors", "name");
    article.section = text_in_list(item, "tags", "");
    article.language = first_of(item, {"language"});
    if (article.language.empty()) article.language = language_;
    article.outlet = first_of(item, {"source"});
    if (article.outlet.empty()) article.outlet = options_.outlet;
    if (article.outlet.empty()) article.outlet = outlet_;
    if (article.url.empty()) article.id = first_of(item, {"id", "uri"});
    return complete_article(std::move(article), options_, place);
  }

  static std::string words_of(object item) {
    if (std::string text = first_of(item, {"content_text", "body_text"}); !text.empty())
      return text;
    std::string html = first_of(item, {"content_html", "body_xhtml", "body_html"});
    if (html.empty()) html = text_in_list(item, "bodies", "value");
    if (html.empty()) html = first_of(item, {"summary", "description_text"});
    return read::text_of_fragment(html);
  }

  ByteSource& bytes_;
  std::string name_;
  const ReaderOptions& options_;
  simdjson::dom::parser parser_;
  element root_;
  std::vector<element> items_;
  std::size_t at_ = 0;
  std::string outlet_, language_;
  bool begun_ = false;
};

}  // namespace

bool looks_like_json_feed(std::string_view ahead) {
  if (!trim(ahead).starts_with('{')) return false;
  if (ahead.find("\"https://jsonfeed.org/version/") != std::string_view::npos) return true;
  return ahead.find("\"versioncreated\"") != std::string_view::npos &&
         ahead.find("\"text\"") == std::string_view::npos;
}

std::unique_ptr<ArticleSource> make_json_feed_source(ByteSource& bytes, std::string name,
                                                     const ReaderOptions& options) {
  return std::make_unique<JsonFeedSource>(bytes, std::move(name), options);
}

}  // namespace annals
