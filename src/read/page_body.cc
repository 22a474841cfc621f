#include "src/read/page_body.h"

#include <algorithm>

#include "src/base/text.h"
#include "src/read/page_dates.h"
#include "src/read/page_live.h"
#include "src/read/page_trim.h"

namespace annals::read {
namespace {

constexpr std::uint32_t kNone = Zones::kNone;
constexpr std::uint32_t kLongestNotice = 60;  // words
constexpr double kSureAgreement = 0.9;
constexpr double kLeastHidden = 800;  // bytes

std::string_view name_of_parts(PageParts parts) {
  for (std::size_t p = 0; p < kPagePartNames.size(); ++p)
    if ((parts & (PageParts{1} << p) & kDroppedParts) != 0) return kPagePartNames[p];
  return "outside";
}

bool has_letters(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return is_ascii_alpha(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0xC3;
  });
}

class Finder {
public:
  explicit Finder(const BodyInput& input)
      : in_(input), tree_(input.tree), zones_(input.zones), measures_(input.zones.blocks()) {}

  Body find() {
    const std::size_t count = tree_.blocks.size();
    body_.why.assign(count, "outside");
    body_.kinds.assign(count, ParagraphKind::kParagraph);
    body_.times.assign(count, {});
    title_letters_ = letters_of(in_.title);
    told_ = blocks_in(in_.data.body, tree_, body_.agreement);
    body_.container = told_.empty() ? choose_container(tree_, zones_) : container_of_told();
    const LiveEntries live = live_entries(tree_, zones_, in_.data);
    if (!live.entries.empty()) {
      body_.live = true;
      body_.container = live.container;
    } else
      leave_next_article();
    const PageElement& container = tree_.elements[body_.container];
    first_ = container.first_block;
    end_ = container.end_block;
    hidden_is_text_ = hidden_rest();
    for (std::uint32_t b = first_; b < end_; ++b) judge(b);
    add_lead();
    if (body_.live) add_times(live);
    trim_body(in_, told_, std::min(first_, begin_kept_), body_);
    return std::move(body_);
  }

private:
  // The smallest element around all blocks that JSON-LD's articleBody has.
  std::uint32_t container_of_told() const {
    std::uint32_t around = kNone;
    for (std::uint32_t b = 0; b < told_.size(); ++b) {
      if (!told_[b]) continue;
      if (around == kNone) around = tree_.blocks[b].element;
      while (!is_inside(tree_, tree_.blocks[b].element, around))
        around = tree_.elements[around].parent;
    }
    if (around == kNone) return choose_container(tree_, zones_);
    const std::uint32_t scored = choose_container(tree_, zones_);
    // A body that leaves out what stands around its paragraphs is no reason to leave it out.
    return is_inside(tree_, around, scored) ? scored : around;
  }

  // Sites hide the rest of a text until a button is pressed: a hidden element behind the text that
  // is seen, with a good part of all running text.
  [[nodiscard]] bool hidden_rest() const {
    double hidden = 0;
    double seen = 0;
    std::uint32_t element = kNone;
    for (std::uint32_t b = first_; b < end_; ++b) {
      if (!measures_[b].good) continue;
      const auto size = static_cast<double>(tree_.blocks[b].text.size());
      if (measures_[b].dropped == part_bit(PagePart::kHidden)) {
        const std::uint32_t around = hidden_around(b);
        if (element != kNone && element != around) return false;
        element = around;
        hidden += size;
      } else if (measures_[b].dropped == 0) {
        if (element != kNone) return false;
        seen += size;
      }
    }
    return seen > 0 && hidden > kLeastHidden && hidden > seen / 3;
  }

  // The outermost hidden element around a block.
  [[nodiscard]] std::uint32_t hidden_around(std::uint32_t block) const {
    std::uint32_t around = kNone;
    for (std::uint32_t e = tree_.blocks[block].element; e > 0; e = tree_.elements[e].parent)
      if ((tree_.elements[e].parts & part_bit(PagePart::kHidden)) != 0) around = e;
    return around;
  }

  // Where another article follows below ours, with a headline of its own, ours is the container.
  void leave_next_article() {
    const std::uint32_t headline = zones_.headline();
    if (headline == kNone) return;
    std::uint32_t own = kNone;
    for (std::uint32_t e = tree_.blocks[headline].element; e > body_.container;
         e = tree_.elements[e].parent)
      if (tree_.elements[e].tag == Tag::kArticle || tree_.elements[e].article_by_schema) own = e;
    if (own == kNone || !is_inside(tree_, own, body_.container) || zones_.good(own) < 200) return;
    const PageElement& container = tree_.elements[body_.container];
    for (std::uint32_t b = tree_.elements[own].end_block; b < container.end_block; ++b)
      if (tree_.elements[tree_.blocks[b].element].tag == Tag::kH1) {
        body_.container = own;
        return;
      }
  }

  [[nodiscard]] Tag tag_around(std::uint32_t block, std::initializer_list<Tag> wanted) const {
    for (std::uint32_t e = tree_.blocks[block].element; e > 0; e = tree_.elements[e].parent)
      for (const Tag tag : wanted)
        if (tree_.elements[e].tag == tag) return tag;
    return Tag::kOther;
  }

  // What the elements around a block, up to the container, say that it is.
  [[nodiscard]] PageParts named_parts(std::uint32_t block) const {
    PageParts parts = 0;
    for (std::uint32_t e = tree_.blocks[block].element; e > 0 && e != body_.container;
         e = tree_.elements[e].parent)
      parts |= tree_.elements[e].parts;
    return parts;
  }

  [[nodiscard]] ParagraphKind kind_of(std::uint32_t block) const {
    if (measures_[block].heading) return ParagraphKind::kHeading;
    const Tag tag = tag_around(block, {Tag::kLi, Tag::kDd, Tag::kDt, Tag::kBlockquote});
    if (tag == Tag::kBlockquote) return ParagraphKind::kQuote;
    return tag == Tag::kOther ? ParagraphKind::kParagraph : ParagraphKind::kItem;
  }

  void judge(std::uint32_t b) {
    body_.kinds[b] = kind_of(b);
    body_.why[b] = why_dropped(b);
  }

  [[nodiscard]] std::string_view why_dropped(std::uint32_t b) const {
    const PageBlock& block = tree_.blocks[b];
    const BlockMeasure& m = measures_[b];
    const bool told = !told_.empty() && told_[b];
    const bool rest = hidden_is_text_ && m.dropped == part_bit(PagePart::kHidden);
    if (m.dropped != 0 && !told && !rest) return name_of_parts(m.dropped);
    if (!has_letters(block.text)) return "mark";
    if (told) return {};
    if (m.words <= kLongestNotice &&
        in_.boilerplate.matches(words_of(block.text, kLongestNotice + 1)))
      return "notice";
    if (!title_letters_.empty() && letters_of(block.text) == title_letters_) return "title";
    const PageParts parts = named_parts(b);
    if (m.words <= 40) {
      if (const std::string_view name = fact_name(parts, b); !name.empty()) return name;
    }
    if (m.linked > 0.85 && m.words < 30 && !body_.live) return "links";
    if (m.linked > 0.55 && m.words < 12 && !m.sentence && !(body_.live && m.heading))
      return "links";
    if (is_wall(in_.words, block.text, m.words)) return "wall";
    if (is_date_line(block.text, m.words)) return "date";
    if (is_byline(block.text, m.words)) return "byline";
    if (body_.agreement > kSureAgreement && body_.kinds[b] == ParagraphKind::kParagraph &&
        m.words < 40)
      return "not in articleBody";
    return shape_fault(b);
  }

  // Bylines, dates and rubrics by their names.
  [[nodiscard]] std::string_view fact_name(PageParts parts, std::uint32_t b) const {
    const BlockMeasure& m = measures_[b];
    const auto has = [&](PagePart part) { return (parts & part_bit(part)) != 0; };
    if (has(PagePart::kTitle) && !m.sentence && m.words <= 25 && !body_.live && b <= title_end())
      return "title";
    if (has(PagePart::kByline) && !(m.good && m.sentence)) return "byline";
    if (has(PagePart::kDate) && m.words <= 14) return "date";
    if (has(PagePart::kSection) && m.words <= 6) return "section";
    return {};
  }

  // Titles stand in front of the text.
  [[nodiscard]] std::uint32_t title_end() const {
    for (std::uint32_t b = first_; b < end_; ++b)
      if (measures_[b].good && measures_[b].dropped == 0) return b;
    return end_;
  }

  [[nodiscard]] std::string_view shape_fault(std::uint32_t b) const {
    const BlockMeasure& m = measures_[b];
    const Tag tag = tree_.elements[tree_.blocks[b].element].tag;
    if (tag == Tag::kTd || tag == Tag::kTh) return m.words < 15 && !m.sentence ? "table" : "";
    const bool loose = tag == Tag::kDiv || tag == Tag::kSection || tag == Tag::kOther ||
                       tag == Tag::kCustom || tag == Tag::kArticle || tag == Tag::kMain ||
                       tag == Tag::kA;
    if (loose && m.words < 6 && !m.sentence && body_.kinds[b] == ParagraphKind::kParagraph)
      return "fragment";
    if (loose && m.words < 3) return "fragment";
    return {};
  }

  // A date and little else.
  [[nodiscard]] bool is_date_line(std::string_view text, std::uint32_t words) const {
    if (words > 30) return false;
    const auto found = find_moment(text, in_.words, in_.language);
    if (!found) return words <= 3 && clock_of(text).has_value();
    const std::string_view behind = text.substr(found->end);
    const bool two = find_moment(behind, in_.words, in_.language).has_value();
    const std::uint32_t rest =
        count_words(trim(text.substr(0, found->begin))) + count_words(trim(behind));
    if (two && !ends_sentence(text))
      return true;  // "4 March 2024, 13:36 | Updated 5 March 2024, 20:13 | By Elio Marrat"
    return words <= 14 && (rest <= 3 || (rest <= 4 && !ends_sentence(text)));
  }

  [[nodiscard]] bool is_byline(std::string_view text, std::uint32_t words) const {
    if (words > 12 || words < 2) return false;
    const std::string_view first = text.substr(0, text.find(' '));
    if (in_.words.in_text(to_lower(first)).is != PageWords::InText::kBy)
      return words <= 8 && is_author(text);
    std::size_t capitals = 0;
    std::size_t others = 0;
    for (const std::string_view word : split_words(text.substr(first.size()))) {
      if (starts_upper(word))
        ++capitals;
      else if (!any_of(word, {"and", "in", "for", "de", "van", "von", "der", "al", "und", "y", "et",
                              "|", "-", ",", "of", "the"}))
        ++others;
    }
    return capitals >= 1 && others == 0 && !ends_sentence(text);
  }

  [[nodiscard]] bool is_author(std::string_view text) const {
    return !in_.byline.empty() && letters_of(text) == letters_of(in_.byline);
  }

  // What stands between the headline and the container: a lead that a template sets apart.
  void add_lead() {
    const std::uint32_t headline = zones_.headline();
    if (headline == kNone || headline >= first_ || body_.live) return;
    bool near = true;
    for (std::uint32_t b = headline + 1; b < first_; ++b) {
      const PageParts parts = parts_around(tree_, b);
      const bool lead = (parts & part_bit(PagePart::kStandfirst)) != 0;
      const BlockMeasure& m = measures_[b];
      if (!near || m.dropped != 0 || m.heading) continue;
      if (!(lead && m.words >= 4) &&
          !(m.good && m.words >= 12 && m.linked < 0.3 && b - headline < 12))
        continue;
      body_.kinds[b] = kind_of(b);
      body_.why[b] = why_dropped(b);
      if (body_.why[b] == "fragment" && lead) body_.why[b] = {};
      if (body_.why[b].empty() && b < begin_kept_) begin_kept_ = b;
    }
  }

  void add_times(const LiveEntries& live) {
    for (const LiveEntry& entry : live.entries) {
      const PageElement& element = tree_.elements[entry.element];
      for (std::uint32_t b = element.first_block; b < element.end_block; ++b)
        body_.times[b] = entry.time;
    }
  }

  const BodyInput& in_;
  const PageTree& tree_;
  const Zones& zones_;
  const std::vector<BlockMeasure>& measures_;
  std::vector<char> told_;
  std::string title_letters_;
  bool hidden_is_text_ = false;
  std::uint32_t first_ = 0;
  std::uint32_t end_ = 0;
  std::uint32_t begin_kept_ = kNone;
  Body body_;
};

}  // namespace

Body find_body(const BodyInput& input) { return Finder(input).find(); }

}  // namespace annals::read
