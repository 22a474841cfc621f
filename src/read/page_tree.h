// A page as two tables: elements, and blocks, which are the runs of text between them.
//
//   const PageTree tree = build_tree(html, words, limits);
//   for (const PageBlock& block : tree.blocks) tree.elements[block.element];
//
// Rows name each other by index; an element stands behind its parent. Offsets are bytes of the
// html.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "include/annals/span.h"
#include "src/lexicon/page_words.h"

namespace annals::read {

enum class Tag : std::uint8_t {
  kOther,
  kHtml,
  kHead,
  kBody,
  kArticle,
  kMain,
  kSection,
  kDiv,
  kHeader,
  kFooter,
  kNav,
  kAside,
  kForm,
  kButton,
  kFieldset,
  kFigure,
  kFigcaption,
  kH1,
  kH2,
  kH3,
  kH4,
  kH5,
  kH6,
  kP,
  kPre,
  kBlockquote,
  kUl,
  kOl,
  kLi,
  kDl,
  kDt,
  kDd,
  kTable,
  kTr,
  kTd,
  kTh,
  kCaption,
  kHr,
  kBr,
  kA,
  kTime,
  kTitle,
  kMeta,
  kLink,
  kDetails,
  kSummary,
  kAddress,
  kDialog,
  kCustom,
  kInput,
  kCenter,
  kSup,
  kMenu,
  kLabel,
};

struct PageElement {
  std::uint32_t parent = 0;  // itself for the first
  std::uint32_t begin = 0;   // bytes of the html
  std::uint32_t end = 0;
  std::uint32_t first_block = 0;
  std::uint32_t end_block = 0;
  PageParts parts = 0;          // what its own class, id, role and tag say
  std::uint64_t name_hash = 0;  // of tag and class: alike for siblings made by one template
  Tag tag = Tag::kOther;
  bool body_by_schema = false;     // itemprop="articleBody"
  bool article_by_schema = false;  // itemtype ends in Article, BlogPosting and so on
};

struct PageBlock {
  std::string text;              // blanks collapsed, controls removed
  std::uint32_t element = 0;     // the nearest block-level element
  Span at;                       // bytes of the html from the first to the last character
  std::uint32_t link_bytes = 0;  // of the text, inside <a>
  std::uint32_t bold_bytes = 0;  // of the text, inside <b> or <strong>
};

// A text or attribute that says something about the page: <time>, itemprop, rel=author, <title>.
struct PageMark {
  enum class Kind : std::uint8_t { kTime, kItem, kAuthor, kTitle };
  Kind kind = Kind::kTime;
  std::string name;   // the itemprop
  std::string value;  // datetime or content
  std::string text;   // what is seen
  std::uint32_t element = 0;
  std::uint32_t block = 0;  // the next block when it began
};

struct PageMeta {
  std::string name;  // of name, property or itemprop, lower case
  std::string content;
};

struct PageTree {
  std::vector<PageElement> elements;
  std::vector<PageBlock> blocks;
  std::vector<PageMark> marks;
  std::vector<PageMeta> metas;
  std::string canonical;
  std::string language;
  bool cut = false;  // nested too deep, or more than can be held
};

struct TreeLimits {
  std::size_t depth = 1000;
  std::size_t elements = 200'000;
  std::size_t metas = 500;
  std::size_t marks = 2000;
};

PageTree build_tree(std::string_view html, const PageWords& words, const TreeLimits& limits);

// Whether `inner` is `outer` or stands in it.
bool is_inside(const PageTree& tree, std::uint32_t inner, std::uint32_t outer);

// Text as pages mean it: blanks collapsed, soft hyphens, zero-width and bidi controls removed.
std::string clean_text(std::string_view text);

}  // namespace annals::read
