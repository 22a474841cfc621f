#include "src/read/page_tree.h"

#include <algorithm>
#include <array>

#include "src/base/hash.h"
#include "src/base/text.h"
#include "src/read/html_events.h"
#include "src/read/page_text.h"

namespace annals::read {
namespace {

struct TagName {
  std::string_view name;
  Tag tag;
  bool block;
};

constexpr TagName kTags[] = {
    {"a", Tag::kA, false},
    {"address", Tag::kAddress, true},
    {"article", Tag::kArticle, true},
    {"aside", Tag::kAside, true},
    {"blockquote", Tag::kBlockquote, true},
    {"body", Tag::kBody, true},
    {"br", Tag::kBr, false},
    {"button", Tag::kButton, true},
    {"caption", Tag::kCaption, true},
    {"center", Tag::kCenter, true},
    {"dd", Tag::kDd, true},
    {"details", Tag::kDetails, true},
    {"dialog", Tag::kDialog, true},
    {"div", Tag::kDiv, true},
    {"dl", Tag::kDl, true},
    {"dt", Tag::kDt, true},
    {"fieldset", Tag::kFieldset, true},
    {"figcaption", Tag::kFigcaption, true},
    {"figure", Tag::kFigure, true},
    {"footer", Tag::kFooter, true},
    {"form", Tag::kForm, true},
    {"h1", Tag::kH1, true},
    {"h2", Tag::kH2, true},
    {"h3", Tag::kH3, true},
    {"h4", Tag::kH4, true},
    {"h5", Tag::kH5, true},
    {"h6", Tag::kH6, true},
    {"head", Tag::kHead, true},
    {"header", Tag::kHeader, true},
    {"hr", Tag::kHr, true},
    {"html", Tag::kHtml, true},
    {"input", Tag::kInput, false},
    {"label", Tag::kLabel, false},
    {"li", Tag::kLi, true},
    {"link", Tag::kLink, false},
    {"main", Tag::kMain, true},
    {"menu", Tag::kMenu, true},
    {"meta", Tag::kMeta, false},
    {"nav", Tag::kNav, true},
    {"ol", Tag::kOl, true},
    {"p", Tag::kP, true},
    {"pre", Tag::kPre, true},
    {"section", Tag::kSection, true},
    {"summary", Tag::kSummary, true},
    {"sup", Tag::kSup, false},
    {"table", Tag::kTable, true},
    {"td", Tag::kTd, true},
    {"th", Tag::kTh, true},
    {"time", Tag::kTime, false},
    {"title", Tag::kTitle, true},
    {"tr", Tag::kTr, true},
    {"ul", Tag::kUl, true},
};

// The first tag with that letter; tags are sorted.
const TagName* first_with(char letter) {
  static const auto kFirst = [] {
    std::array<const TagName*, 256> first;
    first.fill(std::end(kTags));
    for (const TagName* tag = std::end(kTags); tag != std::begin(kTags);) {
      --tag;
      first[static_cast<unsigned char>(tag->name.front())] = tag;
    }
    return first;
  }();
  return kFirst[static_cast<unsigned char>(letter)];
}

TagName tag_of(std::string_view name) {
  const char first = name.empty() ? '\0' : name.front();
  for (const TagName* tag = first_with(first); tag != std::end(kTags) && tag->name.front() == first;
       ++tag)
    if (tag->name.size() == name.size() && tag->name == name) return *tag;
  // A custom element has a dash in its name; its like are boxes.
  const bool custom = name.find('-') != std::string_view::npos;
  return {name, custom ? Tag::kCustom : Tag::kOther, custom};
}

PageParts parts_of_tag(Tag tag) {
  switch (tag) {
  case Tag::kNav:
  case Tag::kMenu: return part_bit(PagePart::kNavigation);
  case Tag::kAside: return part_bit(PagePart::kAside);
  case Tag::kFooter: return part_bit(PagePart::kFooter);
  case Tag::kForm:
  case Tag::kButton:
  case Tag::kFieldset:
  case Tag::kDialog:
  case Tag::kLabel: return part_bit(PagePart::kTools);
  case Tag::kFigure:
  case Tag::kFigcaption:
  case Tag::kCaption: return part_bit(PagePart::kCaption);
  default: return 0;
  }
}

bool hides(std::string_view style) {
  std::string packed;
  for (const char c : style)
    if (!is_ascii_space(c)) packed += ascii_lower(c);
  return packed.find("display:none") != std::string::npos ||
         packed.find("visibility:hidden") != std::string::npos;
}

bool is_article_type(std::string_view type) {
  return type.ends_with("Article") || type.ends_with("BlogPosting") || type.ends_with("Posting");
}

bool has_word(std::string_view list, std::string_view word) {
  for (const std::string_view one : split_words(list))
    if (one == word) return true;
  return false;
}

class Builder final : public HtmlEvents {
public:
  Builder(PageTree& tree, const PageWords& words, const TreeLimits& limits)
      : tree_(tree), words_(words), limits_(limits) {
    tree_.elements.push_back({});
    open_.push_back({0, Tag::kOther, true, false, -1});
  }

  void open(std::string_view name, const std::vector<HtmlAttribute>& attributes,
            std::uint32_t at) override {
    const TagName tag = tag_of(name);
    if (tag.tag == Tag::kMeta) return add_meta(attributes);
    if (tag.tag == Tag::kLink) return add_link(attributes);
    if (tag.tag == Tag::kBr) return line_break();
    const auto index = static_cast<std::uint32_t>(tree_.elements.size());
    PageElement element;
    element.parent = open_.back().element;
    element.begin = at;
    element.end = at;
    element.tag = tag.tag;
    element.parts = parts_of_tag(tag.tag);
    int mark = read_attributes(attributes, tag, name, element, index);
    if (tag.tag == Tag::kTitle && mark < 0) mark = add_mark(PageMark::Kind::kTitle, {}, {}, index);
    bool block = tag.block;
    bool side = false;
    if (block) {
      flush();
    } else if ((element.parts & kDroppedParts) != 0) {
      // What is no part of the paragraph that it stands in: it becomes a block of its own.
      suspended_.push_back(std::move(block_));
      block_ = {};
      block = side = true;
    }
    element.first_block = static_cast<std::uint32_t>(tree_.blocks.size());
    tree_.elements.push_back(element);
    open_.push_back({index, tag.tag, block, side, mark});
    if (tag.tag == Tag::kA) ++links_;
    if (name == "b" || name == "strong") ++bold_;
    if (block) breaks_ = 0;
  }

  void close(std::string_view name, std::uint32_t at) override {
    const TagName tag = tag_of(name);
    if (any_of_void(tag.tag) || open_.size() < 2) return;
    const Open last = open_.back();
    if (last.block) flush();
    if (last.side) {
      block_ = std::move(suspended_.back());
      suspended_.pop_back();
    }
    tree_.elements[last.element].end = at;
    tree_.elements[last.element].end_block = static_cast<std::uint32_t>(tree_.blocks.size());
    if (last.mark >= 0) marks_.pop_back();
    if (last.tag == Tag::kA && links_ > 0) --links_;
    if ((name == "b" || name == "strong") && bold_ > 0) --bold_;
    open_.pop_back();
  }

  void text(std::string_view text, std::uint32_t begin, std::uint32_t end) override {
    for (const int mark : marks_)
      if (tree_.marks[static_cast<std::size_t>(mark)].text.size() < 400)
        tree_.marks[static_cast<std::size_t>(mark)].text += text;
    if (open_.back().tag == Tag::kTitle) return;
    if (open_.back().tag == Tag::kPre && text.find("\n\n") != std::string_view::npos &&
        end - begin == text.size())
      return preformatted(text, begin);
    const std::size_t added = TextWriter(block_.text, block_.at).add(text, begin, end);
    if (added == 0) return;
    if (added > 1 || block_.text.back() != ' ') breaks_ = 0;
    if (links_ > 0) block_.link_bytes += static_cast<std::uint32_t>(added);
    if (bold_ > 0) block_.bold_bytes += static_cast<std::uint32_t>(added);
  }

  void finish(std::uint32_t end) {
    while (open_.size() > 1) close("div", end);
    flush();
    tree_.elements[0].end = end;
    tree_.elements[0].end_block = static_cast<std::uint32_t>(tree_.blocks.size());
  }

private:
  struct Open {
    std::uint32_t element;
    Tag tag;
    bool block;
    bool side;
    int mark;
  };

  static bool any_of_void(Tag tag) {
    return tag == Tag::kMeta || tag == Tag::kLink || tag == Tag::kBr;
  }

  void flush() {
    if (!block_.text.empty() && block_.text.back() == ' ') block_.text.pop_back();
    if (!block_.text.empty()) {
      std::size_t top = open_.size() - 1;
      while (top > 0 && !open_[top].block) --top;
      block_.element = open_[top].element;
      tree_.blocks.push_back(std::move(block_));
    }
    block_ = {};
    breaks_ = 0;
  }

  // In <pre> a blank line ends a paragraph.
  void preformatted(std::string_view text, std::uint32_t begin) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t blank = std::min(text.find("\n\n", at), text.size());
      TextWriter(block_.text, block_.at)
          .add(text.substr(at, blank - at), begin + static_cast<std::uint32_t>(at),
               begin + static_cast<std::uint32_t>(blank));
      if (blank < text.size()) flush();
      at = blank + 2;
    }
  }

  // Two line breaks with nothing between them end a paragraph.
  void line_break() {
    if (++breaks_ >= 2) return flush();
    if (!block_.text.empty() && block_.text.back() != ' ') block_.text += ' ';
  }

  void add_meta(const std::vector<HtmlAttribute>& attributes) {
    PageMeta meta;
    for (const HtmlAttribute& a : attributes) {
      if ((a.name == "name" || a.name == "property" || a.name == "itemprop" ||
           a.name == "http-equiv") &&
          meta.name.empty())
        meta.name = to_lower(trim(a.value));
      if (a.name == "content") meta.content = clean_text(a.value);
    }
    if (!meta.name.empty() && !meta.content.empty() && tree_.metas.size() < limits_.metas)
      tree_.metas.push_back(std::move(meta));
  }

  void add_link(const std::vector<HtmlAttribute>& attributes) {
    bool canonical = false;
    std::string_view address;
    for (const HtmlAttribute& a : attributes) {
      if (a.name == "rel") canonical = has_word(to_lower(a.value), "canonical");
      if (a.name == "href") address = a.value;
    }
    if (canonical && tree_.canonical.empty()) tree_.canonical = trim(address);
  }

  int add_mark(PageMark::Kind kind, std::string_view name, std::string_view value,
               std::uint32_t element) {
    if (tree_.marks.size() >= limits_.marks || marks_.size() >= 8) return -1;
    PageMark mark;
    mark.kind = kind;
    mark.name = name;
    mark.value = value;
    mark.element = element;
    mark.block = static_cast<std::uint32_t>(tree_.blocks.size());
    tree_.marks.push_back(std::move(mark));
    marks_.push_back(static_cast<int>(tree_.marks.size() - 1));
    return marks_.back();
  }

  int read_attributes(const std::vector<HtmlAttribute>& attributes, const TagName& tag,
                      std::string_view name, PageElement& element, std::uint32_t index) {
    std::string_view item;
    std::string_view content;
    std::string_view moment;
    bool author = false;
    element.name_hash = hash64(name);
    const bool page = tag.tag == Tag::kHtml || tag.tag == Tag::kBody;
    for (const HtmlAttribute& a : attributes) {
      const std::string_view n = a.name;
      if (n == "class" || n == "id" || n == "role" || n == "data-component" || n == "data-testid" ||
          n == "aria-label" || (n == "name" && tag.block)) {
        if (!page) element.parts |= parts_of(a.value);
        if (n == "class") element.name_hash ^= hash64(first_words(a.value)) * 31;
      } else if (n == "itemprop") {
        item = trim(a.value);
      } else if (n == "content") {
        content = a.value;
      } else if (n == "title" && name == "abbr") {
        content = a.value;
      } else if (n == "datetime" || n == "data-datetime" || n == "data-published") {
        moment = a.value;
      } else if (n == "itemtype") {
        element.article_by_schema = is_article_type(trim(a.value));
      } else if (n == "rel") {
        author = has_word(a.value, "author");
      } else if (n == "hidden" || (n == "style" && hides(a.value))) {
        element.parts |= part_bit(PagePart::kHidden);
      } else if ((n == "lang" || n == "xml:lang") && tag.tag == Tag::kHtml) {
        tree_.language = trim(a.value);
      }
    }
    element.body_by_schema = has_word(item, "articleBody");
    if (tag.tag == Tag::kTime || !moment.empty())
      return add_mark(PageMark::Kind::kTime, item, moment.empty() ? content : moment, index);
    if (author) return add_mark(PageMark::Kind::kAuthor, item, {}, index);
    if (!item.empty() && item != "articleBody")
      return add_mark(PageMark::Kind::kItem, item, content, index);
    return -1;
  }

  // Pages say the same classes again and again: the last few are remembered by their hash.
  PageParts parts_of(std::string_view value) {
    const std::uint64_t hash = hash64(value);
    Known& known = known_[hash % known_.size()];
    if (known.hash != hash || !known.set) known = {hash, words_.parts_of(value), true};
    return known.parts;
  }

  // Classes alike for siblings: the part before a digit, so that "entry-1" and "entry-2" are alike.
  static std::string_view first_words(std::string_view value) {
    value = trim(value);
    return value.substr(0, value.find_first_of("0123456789"));
  }

  struct Known {
    std::uint64_t hash = 0;
    PageParts parts = 0;
    bool set = false;
  };
  std::array<Known, 256> known_;
  PageTree& tree_;
  const PageWords& words_;
  TreeLimits limits_;
  std::vector<Open> open_;
  std::vector<PageBlock> suspended_;
  std::vector<int> marks_;
  PageBlock block_;
  int breaks_ = 0;
  int links_ = 0;
  int bold_ = 0;
};

}  // namespace

PageTree build_tree(std::string_view html, const PageWords& words, const TreeLimits& limits) {
  PageTree tree;
  Builder builder(tree, words, limits);
  tree.cut = !parse_html(html, limits.depth, limits.elements, builder);
  builder.finish(static_cast<std::uint32_t>(html.size()));
  return tree;
}

bool is_inside(const PageTree& tree, std::uint32_t inner, std::uint32_t outer) {
  while (inner > outer) inner = tree.elements[inner].parent;
  return inner == outer;
}

std::string clean_text(std::string_view text) {
  std::string out;
  Span at;
  TextWriter(out, at).add(text, 0, static_cast<std::uint32_t>(text.size()));
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace annals::read
