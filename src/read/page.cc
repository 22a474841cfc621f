#include "src/read/page.h"

#include <algorithm>

#include "src/base/text.h"
#include "src/read/charset.h"
#include "src/read/page_dates.h"
#include "src/read/page_facts.h"
#include "src/read/page_guard.h"
#include "src/read/page_trim.h"

namespace annals {
namespace {

using namespace annals::read;

constexpr std::size_t kShownOfDropped = 80;
constexpr std::uint32_t kShortStub = 250;  // words; a longer text above a wall is the whole text
constexpr std::uint32_t kShortSold = 120;  // words; what is sold and has no wall is given whole

// The way from bytes of the guarded html to those of the page.
class WayBack {
public:
  WayBack(const DecodedPage& decoded, const GuardedPage& guarded, std::size_t bytes)
      : decoded_(decoded), guarded_(guarded), bytes_(static_cast<std::uint32_t>(bytes)) {}
  [[nodiscard]] Span operator()(Span at) const {
    // The end is that of the last byte, so that what was cut behind it stays outside.
    const std::uint32_t begin = std::min(back(at.begin), bytes_);
    if (at.end <= at.begin) return {begin, begin};  // what the parser made of nothing
    return {begin, std::max(begin, std::min(back(at.end - 1) + 1 + width(at.end), bytes_))};
  }

private:
  [[nodiscard]] std::uint32_t back(std::uint32_t at) const {
    return decoded_.map.before(guarded_.map.before(at));
  }
  // A character of several bytes may stand for one of fewer, or the other way round.
  [[nodiscard]] std::uint32_t width(std::uint32_t end) const {
    const std::uint32_t text_end = guarded_.map.before(end - 1) + 1;
    const std::uint32_t last = decoded_.map.before(text_end - 1) + 1;
    const std::uint32_t next = decoded_.map.before(text_end);
    return next > last && next - last < 4 ? next - last : 0;
  }
  const DecodedPage& decoded_;
  const GuardedPage& guarded_;
  std::uint32_t bytes_;
};

std::string shown(const std::string& text) {
  std::size_t end = std::min(text.size(), kShownOfDropped);
  while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
    --end;
  return text.substr(0, end);
}

void add_blocks(const PageTree& tree, const Body& body, const WayBack& way, Page& page) {
  for (std::size_t b = 0; b < tree.blocks.size(); ++b) {
    const PageBlock& block = tree.blocks[b];
    const Span at = way(block.at);
    if (!body.why[b].empty()) {
      page.dropped.push_back({at, shown(block.text), std::string(body.why[b])});
      continue;
    }
    if (!page.text.empty()) page.text += "\n\n";
    const auto begin = static_cast<std::uint32_t>(page.text.size());
    page.text += block.text;
    page.paragraphs.push_back(
        {{begin, static_cast<std::uint32_t>(page.text.size())}, at, body.kinds[b], body.times[b]});
  }
}

// Times of entries as ISO 8601 where the page tells the day.
void resolve_times(const PageWords& words, Page& page) {
  for (PageParagraph& paragraph : page.paragraphs) {
    if (paragraph.time.empty()) continue;
    const auto found = find_moment(paragraph.time, words, page.language);
    if (found) paragraph.time = to_iso(found->moment);
  }
}

}  // namespace

std::string_view name_of(ParagraphKind kind) {
  switch (kind) {
  case ParagraphKind::kHeading: return "heading";
  case ParagraphKind::kItem: return "item";
  case ParagraphKind::kQuote: return "quote";
  case ParagraphKind::kParagraph: break;
  }
  return "paragraph";
}

PageReader::PageReader(PageWords words, const Boilerplate& boilerplate, PageLimits limits)
    : words_(std::move(words)), boilerplate_(boilerplate), limits_(limits) {}

PageReader PageReader::load(const std::filesystem::path& data) {
  Faults faults;
  PageWords words = PageWords::load(data, faults);
  const Boilerplate boilerplate = Boilerplate::load(data, faults);
  faults.throw_if_any();
  return {std::move(words), boilerplate};
}

Page PageReader::read(std::string_view bytes, const PageHints& hints) const {
  Page page;
  page.cut = bytes.size() > limits_.bytes;
  const DecodedPage decoded = decode_page(bytes.substr(0, limits_.bytes), hints.charset);
  page.charset = decoded.charset;
  page.repaired = decoded.repaired;
  const GuardedPage guarded = guard_page(decoded.text, limits_.markup);
  TreeLimits limits;
  limits.depth = limits_.depth;
  limits.elements = limits_.elements;
  const PageTree tree = build_tree(guarded.html, words_, limits);
  page.cut = page.cut || guarded.cut || tree.cut;
  std::vector<std::string_view> scripts;
  for (const Span script : guarded.json_ld)
    scripts.push_back(std::string_view(decoded.text).substr(script.begin, script.size()));
  const ArticleData data = read_json_ld(scripts);
  const Zones zones(tree, data.type == "LiveBlogPosting" ? Zones::Lists::kEntries
                                                         : Zones::Lists::kTeasers);
  const FactInput facts{tree, zones, words_, data, hints};
  read_head_facts(facts, page);
  Body body =
      find_body({tree, zones, words_, boilerplate_, data, page.title, page.byline, page.language});
  read_body_facts(facts, body, page);
  drop_author_notes(tree, page.byline, body);
  add_blocks(tree, body, WayBack(decoded, guarded, std::min(bytes.size(), limits_.bytes)), page);
  resolve_times(words_, page);
  page.live = body.live;
  const bool sold = data.free == false;
  const std::uint32_t words = count_words(page.text);
  page.stub = (body.wall && words < kShortStub) || (sold && words < kShortSold);
  return page;
}

Article article_of(const Page& page) {
  Article article;
  article.text = page.text;
  article.title = page.title;
  article.published_text = page.published;
  article.url = page.url;
  article.outlet = page.outlet;
  article.byline = page.byline;
  article.language = page.language;
  article.section = page.section;
  return article;
}

Error no_report_error(Place place) {
  return {ErrorKind::kInput, "no report was found in this page", std::move(place),
          "an index or a search has none; so has a page that a script would fill"};
}

Result<Article> read_article(const PageReader& reader, std::string_view bytes,
                             const PageHints& hints) {
  const Page page = reader.read(bytes, hints);
  if (page.text.empty()) return no_report_error();
  return article_of(page);
}

std::string charset_of_content_type(std::string_view content_type) {
  const std::string lower = to_lower(content_type);
  const std::size_t at = lower.find("charset=");
  if (at == std::string::npos) return {};
  std::string_view rest = trim(std::string_view(lower).substr(at + 8));
  rest = trim(rest.substr(0, rest.find(';')));
  if (rest.size() >= 2 && (rest.front() == '"' || rest.front() == '\'') &&
      rest.back() == rest.front())
    rest = rest.substr(1, rest.size() - 2);
  return std::string(rest);
}

bool looks_like_html(std::string_view ahead) {
  if (ahead.starts_with("\xEF\xBB\xBF")) ahead.remove_prefix(3);
  std::string lower;
  for (const char c : trim(ahead.substr(0, 2048)))
    if (c != '\0') lower += ascii_lower(c);
  std::string_view rest = lower;
  while (rest.starts_with("<!--") || rest.starts_with("<?xml")) {
    const std::string_view mark = rest.starts_with("<?") ? "?>" : "-->";
    const std::size_t end = rest.find(mark);
    if (end == std::string_view::npos) return false;
    rest = trim(rest.substr(end + mark.size()));
  }
  for (const std::string_view begin :
       {"<!doctype html", "<html", "<head", "<body", "<meta", "<title", "<div", "<article", "<p>",
        "<h1", "<main", "<section", "<table", "<script"})
    if (rest.starts_with(begin)) return true;
  return false;
}

}  // namespace annals
