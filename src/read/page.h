// A page of the web to the report on it. A pure function: no clock, no network, no files.
//
//   const PageReader reader(words, boilerplate);
//   const Page page = reader.read(bytes, {"iso-8859-1",
//   "https://dorvik.example/2024/03/07/attack"}); page.text.substr(page.paragraphs[0].text.begin,
//   ...);
//
// Whatever the bytes are, a Page comes out: an empty `text` where no report was found. Time is
// linear in the bytes, memory bounded by Limits. The reader is immutable; any number of threads may
// use one.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "include/annals/article.h"
#include "include/annals/error.h"
#include "include/annals/span.h"
#include "src/lexicon/boilerplate.h"
#include "src/lexicon/page_words.h"
#include "src/read/passages.h"

namespace annals {

enum class ParagraphKind : std::uint8_t { kParagraph, kHeading, kItem, kQuote };
std::string_view name_of(ParagraphKind kind);

struct PageParagraph {
  Span text;  // bytes of Page::text
  Span page;  // bytes of the page as it came, from the first to the last character
  ParagraphKind kind = ParagraphKind::kParagraph;
  std::string time;  // of a live blog's entry: ISO 8601, or a bare clock as it stands there
};

struct PageDropped {
  Span page;         // bytes of the page
  std::string text;  // its beginning, at most 80 bytes
  std::string why;   // "navigation", "related", "outside", ... (docs/reference/pages.md)
};

// Where a field was found: "json-ld", "og:title", "h1", ...
struct PageReason {
  std::string field;
  std::string from;
};

struct Page {
  std::string title;
  std::string byline;
  std::string outlet;
  std::string section;
  std::string published;  // ISO 8601, with the offset that the page gives; empty when it tells none
  std::string updated;
  std::string url;       // canonical
  std::string language;  // as the page says: "en-GB"
  std::string charset;
  std::string text;  // paragraphs parted by a blank line; the title is not among them
  std::vector<PageParagraph> paragraphs;
  std::vector<PageDropped> dropped;  // in the order of the page
  std::vector<PageReason> reasons;
  bool live = false;           // a live blog
  bool stub = false;           // the rest stands behind a wall
  bool cut = false;            // longer or deeper than what is read
  std::uint32_t repaired = 0;  // broken byte sequences
};

struct PageHints {
  std::string charset;  // the charset argument of the HTTP header
  std::string url;      // where the page was fetched from
};

struct PageLimits {
  std::size_t bytes = std::size_t{32} << 20U;  // of a page; the rest is not read
  std::size_t markup = std::size_t{4} << 20U;  // after scripts and the like are cut
  std::size_t depth = 1000;                    // nested elements
  std::size_t elements = 200'000;
};

class PageReader {
public:
  PageReader(PageWords words, const Boilerplate& boilerplate, PageLimits limits = {});
  // Throws Error(kData | kNotFound).
  static PageReader load(const std::filesystem::path& data);

  [[nodiscard]] Page read(std::string_view bytes, const PageHints& hints = {}) const;

private:
  PageWords words_;
  read::BoilerplateWords boilerplate_;
  PageLimits limits_;
};

// The fields of an article; `id` stays empty. The published day is not yet read from its text.
Article article_of(const Page& page);

// The article of a page; an Error(kInput) without a place where there is no report in it. For
// readers of archives and of the web; several threads may share `reader`.
Result<Article> read_article(const PageReader& reader, std::string_view bytes,
                             const PageHints& hints);
// What an Error says of a page without a report, for those who keep the Page.
Error no_report_error(Place place = {});

// "windows-1252" of "text/html; charset=windows-1252", for readers of archives and of the web.
std::string charset_of_content_type(std::string_view content_type);

// Whether these first bytes of a file or stream are HTML.
bool looks_like_html(std::string_view ahead);

}  // namespace annals
