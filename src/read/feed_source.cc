// RSS, Atom and RDF Site Summary; NITF and NewsML-G2 items. All are XML and give one article an
// item.
#include <map>
#include <utility>

#include "src/base/text.h"
#include "src/read/article_fields.h"
#include "src/read/article_sources.h"
#include "src/read/markup.h"
#include "src/read/xml_reader.h"

namespace annals {
namespace {

using read::XmlReader;

bool is_item(std::string_view name) { return any_of(name, {"item", "entry", "newsItem", "nitf"}); }

// Elements whose content is markup, not text of XML.
bool is_markup(std::string_view name) { return any_of(name, {"body.content", "inlineXML"}); }

// What an item says, by the name of the element; the first that says something counts.
class Fields {
public:
  void set(const std::string& name, std::string value) {
    value = std::string(trim(value));
    if (!value.empty()) values_.try_emplace(name, std::move(value));
  }
  [[nodiscard]] std::string first(std::initializer_list<const char*> names) const {
    for (const char* name : names)
      if (const auto found = values_.find(name); found != values_.end()) return found->second;
    return {};
  }
  void clear() { values_.clear(); }

private:
  std::map<std::string, std::string> values_;
};

class FeedSource final : public ArticleSource {
public:
  FeedSource(ByteSource& bytes, std::string name, const ReaderOptions& options)
      : xml_(bytes), name_(std::move(name)), options_(options) {}

  std::optional<Result<Article>> next() override {
    while (xml_.next()) {
      if (skip_below_ >= 0 && xml_.depth() > skip_below_) continue;
      skip_below_ = -1;
      if (xml_.opens()) open();
      if (xml_.is_text()) text_ += xml_.text();
      if (xml_.closes() && close()) return article();
    }
    if (std::exchange(ended_, true)) return std::nullopt;
    if (in_item_ >= 0 || xml_.is_cut())
      return Result<Article>(Error(ErrorKind::kInput, "the file is cut off", {name_, xml_.line()},
                                   "its last item is what there is of it"));
    if (items_ == 0)
      return Result<Article>(Error(ErrorKind::kInput,
                                   xml_.fault().empty()
                                       ? "a feed without items"
                                       : "no XML that can be read: " + xml_.fault(),
                                   {name_, xml_.line()}, "RSS, Atom, NITF and NewsML-G2 are read"));
    return std::nullopt;
  }

private:
  void open() {
    const std::string_view name = xml_.name();
    text_.clear();
    if (in_item_ < 0 && is_item(name)) {
      in_item_ = xml_.depth();
      item_line_ = xml_.line();
      item_.clear();
      item_.set("guid", xml_.attribute("guid"));
    }
    if (in_item_ < 0) return;
    if (xml_.depth() > in_item_ + 1 && name == "source") return;
    if (name == "link") link();
    if (name == "guid") permalink_ = to_lower(xml_.attribute("isPermaLink")) != "false";
    if (name == "date.issue" || name == "story.date") item_.set("date", xml_.attribute("norm"));
    if (name == "doc-id") item_.set("guid", xml_.attribute("id-string"));
    if (name == "provider" || name == "infoSource")
      item_.set("provider", xml_.attribute("literal"));
    const std::string type = xml_.attribute("type");
    if (name == "content" || name == "summary") html_ = type == "html" || type == "text/html";
    if (type == "xhtml" || is_markup(name)) {
      item_.set(name == "summary" ? "summary" : "markup", read::text_of_fragment(xml_.inner()));
      skip_below_ = xml_.depth();
    }
  }

  void link() {
    const std::string rel = xml_.attribute("rel");
    if (rel.empty() || rel == "alternate") item_.set("link", xml_.attribute("href"));
  }

  // Whether an item ended.
  bool close() {
    const std::string name(xml_.name());
    const std::string text = std::exchange(text_, {});
    if (in_item_ < 0) {
      if (xml_.depth() <= 2 && any_of(name, {"title", "language"})) feed_.set(name, text);
      return false;
    }
    if (xml_.depth() == in_item_) {
      in_item_ = -1;
      ++items_;
      return true;
    }
    field(name, text);
    return false;
  }

  void field(const std::string& name, const std::string& text) {
    const bool child = xml_.depth() == in_item_ + 1;
    if (name == "content" && xml_.prefix().empty())
      item_.set("markup", html_ ? read::text_of_fragment(text) : text);
    else if (name == "encoded")
      item_.set("markup", read::text_of_fragment(text));
    else if (name == "description" || name == "summary")
      item_.set("summary", name == "summary" && !html_ ? text : read::text_of_fragment(text));
    else if (name == "guid" && permalink_ && text.find("://") != std::string::npos)
      item_.set("permalink", text);
    else if (name == "title" && !child)
      return;  // of an image, or of the feed an entry was taken from
    else if (name == "title" && xml_.prefix() == "media")
      return;
    else
      item_.set(name == "id" && !child ? "inner-id" : name, text);
  }

  Result<Article> article() {
    Article article;
    article.title = one_line(item_.first({"title", "hl1", "hedline", "headline"}));
    article.text = item_.first({"markup", "summary", "inlineData", "nitf"});
    if (article.text.empty()) article.text = std::exchange(article.title, {});
    article.url = item_.first({"link", "permalink"});
    article.published_text = read::iso_of_date(
        item_.first({"pubDate", "published", "issued", "date", "created", "contentCreated",
                     "versionCreated", "firstCreated", "updated", "modified"}));
    article.outlet = one_line(item_.first({"source", "provider"}));
    if (article.outlet.empty()) article.outlet = options_.outlet;
    if (article.outlet.empty()) article.outlet = one_line(feed_.first({"title"}));
    article.byline = one_line(item_.first({"creator", "name", "author", "byline", "by"}));
    article.section = one_line(item_.first({"category"}));
    article.language = item_.first({"language"});
    if (article.language.empty()) article.language = feed_.first({"language"});
    if (article.url.empty()) article.id = item_.first({"guid", "id"});
    return complete_article(std::move(article), options_, {name_, item_line_});
  }

  static std::string one_line(const std::string& text) {
    std::string out = read::text_of_fragment(text);
    for (char& c : out)
      if (c == '\n') c = ' ';
    return out;
  }

  XmlReader xml_;
  std::string name_;
  const ReaderOptions& options_;
  Fields feed_, item_;
  std::string text_;
  int in_item_ = -1, skip_below_ = -1;
  std::uint64_t item_line_ = 0, items_ = 0;
  bool permalink_ = true, html_ = false, ended_ = false;
};

}  // namespace

bool looks_like_feed(std::string_view ahead) {
  ahead = trim(ahead);
  // What may stand before the root: declarations, comments, a document type with its entities.
  for (;;) {
    std::string_view end;
    if (ahead.starts_with("<?"))
      end = "?>";
    else if (ahead.starts_with("<!--"))
      end = "-->";
    else if (ahead.starts_with("<!DOCTYPE"))
      end = ahead.find('[') < ahead.find('>') ? "]>" : ">";
    else
      break;
    const std::size_t at = ahead.find(end);
    if (at == std::string_view::npos) return false;
    ahead = trim(ahead.substr(at + end.size()));
  }
  for (const std::string_view root : {"<rss", "<feed", "<rdf:RDF", "<RDF", "<nitf", "<newsItem",
                                      "<newsMessage", "<atom:feed", "<entry"})
    if (ahead.starts_with(root) && root.size() < ahead.size() &&
        (is_ascii_space(ahead[root.size()]) || ahead[root.size()] == '>'))
      return true;
  return false;
}

std::unique_ptr<ArticleSource> make_feed_source(ByteSource& bytes, std::string name,
                                                const ReaderOptions& options) {
  return std::make_unique<FeedSource>(bytes, std::move(name), options);
}

}  // namespace annals
