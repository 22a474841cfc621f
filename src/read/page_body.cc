#include "src/read/page_body.h"

#include <algorithm>

#include "src/base/text.h"
#include "src/read/page_dates.h"
#include "src/read/page_live.h"

namespace annals::read {
namespace {

constexpr std::uint32_t kNone = Zones::kNone;
constexpr std::uint32_t kLongestNotice = 60;  // words
constexpr double kSureAgreement = 0.9;
constexpr std::uint32_t kWallWithin = 40;  // blocks behind the text
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
    }
    else
      leave_next_article();
    const PageElement& container = tree_.elements[body_.container];
    first_ = container.first_block;
    end_ = container.end_block;
    hidden_is_text_ = hidden_rest();
    for (std::uint32_t b = first_; b < end_; ++b) judge(b);
    add_lead();
    if (body_.live) add_times(live);
    drop_announced();
    drop_asking_boxes();
    drop_behind_end_mark();
    drop_fringes();
    drop_bare_headings();
    find_wall();
    return std::move(body_);
  }

private:
  // The smallest element around all blocks that JSON-LD's articleBody has.
  std::uint32_t container_of_told() const {
    std::uint32_t around = kNone;
    for (std::uint32_t b = 0; b < told_.size(); ++b) {
      if (!told_[b]) continue;
      if (around == kNone) around = tree_.blocks[b].element;
      while (!is_inside(tree_, tree_.blocks[b].element, around)) around = tree_.elements[around].parent;
    }
    if (around == kNone) return choose_container(tree_, zones_);
    const std::uint32_t scored = choose_container(tree_, zones_);
    // A body that leaves out what stands around its paragraphs is no reason to leave it out.
    return is_inside(tree_, around, scored) ? scored : around;
  }

  // Sites hide the rest of a text until a button is pressed: a hidden element behind the text that is
  // seen, with a good part of all running text.
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
    for (std::uint32_t e = tree_.blocks[headline].element; e > body_.container; e = tree_.elements[e].parent)
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
    for (std::uint32_t e = tree_.blocks[block].element; e > 0 && e != body_.container; e = tree_.elements[e].parent)
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
    if (m.words <= kLongestNotice && in_.boilerplate.matches(words_of(block.text, kLongestNotice + 1)))
      return "notice";
    if (!title_letters_.empty() && letters_of(block.text) == title_letters_) return "title";
    const PageParts parts = named_parts(b);
    if (m.words <= 40) {
      if (const std::string_view name = fact_name(parts, b); !name.empty()) return name;
    }
    if (m.linked > 0.85 && m.words < 30 && !body_.live) return "links";
    if (m.linked > 0.55 && m.words < 12 && !m.sentence && !(body_.live && m.heading)) return "links";
    if (is_wall(block.text, m.words)) return "wall";
    if (is_date_line(block.text, m.words)) return "date";
    if (is_byline(block.text, m.words)) return "byline";
    if (body_.agreement > kSureAgreement && body_.kinds[b] == ParagraphKind::kParagraph && m.words < 40)
      return "not in articleBody";
    return shape_fault(b);
  }

  // Bylines, dates and rubrics by their names.
  [[nodiscard]] std::string_view fact_name(PageParts parts, std::uint32_t b) const {
    const BlockMeasure& m = measures_[b];
    const auto has = [&](PagePart part) { return (parts & part_bit(part)) != 0; };
    if (has(PagePart::kTitle) && !m.sentence && m.words <= 25 && !body_.live && b <= title_end()) return "title";
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
    const bool loose = tag == Tag::kDiv || tag == Tag::kSection || tag == Tag::kOther || tag == Tag::kCustom ||
                       tag == Tag::kArticle || tag == Tag::kMain || tag == Tag::kA;
    if (loose && m.words < 6 && !m.sentence && body_.kinds[b] == ParagraphKind::kParagraph) return "fragment";
    if (loose && m.words < 3) return "fragment";
    return {};
  }

  [[nodiscard]] bool is_wall(std::string_view text, std::uint32_t words) const {
    if (words > 40 || words < 2) return false;
    const std::string lower = to_lower(text);
    return std::any_of(in_.words.walls().begin(), in_.words.walls().end(),
                       [&](const std::string& wall) { return lower.find(wall) != std::string::npos; });
  }

  // A date and little else.
  [[nodiscard]] bool is_date_line(std::string_view text, std::uint32_t words) const {
    if (words > 30) return false;
    const auto found = find_moment(text, in_.words, in_.language);
    if (!found) return words <= 3 && clock_of(text).has_value();
    const std::string_view behind = text.substr(found->end);
    const bool two = find_moment(behind, in_.words, in_.language).has_value();
    const std::uint32_t rest = count_words(trim(text.substr(0, found->begin))) + count_words(trim(behind));
    if (two && !ends_sentence(text)) return true;  // "4 March 2024, 13:36 | Updated 5 March 2024, 20:13 | By Elio Marrat"
    return words <= 14 && (rest <= 3 || (rest <= 4 && !ends_sentence(text)));
  }

  [[nodiscard]] bool is_byline(std::string_view text, std::uint32_t words) const {
    if (words > 12 || words < 2) return false;
    const std::string_view first = text.substr(0, text.find(' '));
    if (in_.words.in_text(to_lower(first)).is != PageWords::InText::kBy) return words <= 8 && is_author(text);
    std::size_t capitals = 0;
    std::size_t others = 0;
    for (const std::string_view word : split_words(text.substr(first.size()))) {
      if (starts_upper(word)) ++capitals;
      else if (!any_of(word, {"and", "in", "for", "de", "van", "von", "der", "al", "und", "y", "et", "|", "-", ",", "of", "the"})) ++others;
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
      const PageParts parts = all_parts(b);
      const bool lead = (parts & part_bit(PagePart::kStandfirst)) != 0;
      const BlockMeasure& m = measures_[b];
      if (!near || m.dropped != 0 || m.heading) continue;
      if (!(lead && m.words >= 4) && !(m.good && m.words >= 12 && m.linked < 0.3 && b - headline < 12)) continue;
      body_.kinds[b] = kind_of(b);
      body_.why[b] = why_dropped(b);
      if (body_.why[b] == "fragment" && lead) body_.why[b] = {};
      if (body_.why[b].empty() && b < begin_kept_) begin_kept_ = b;
    }
  }

  [[nodiscard]] PageParts all_parts(std::uint32_t block) const {
    PageParts parts = 0;
    for (std::uint32_t e = tree_.blocks[block].element; e > 0; e = tree_.elements[e].parent)
      parts |= tree_.elements[e].parts;
    return parts;
  }

  void add_times(const LiveEntries& live) {
    for (const LiveEntry& entry : live.entries) {
      const PageElement& element = tree_.elements[entry.element];
      for (std::uint32_t b = element.first_block; b < element.end_block; ++b) body_.times[b] = entry.time;
    }
  }

  // "Related stories" and what follows under that heading.
  void drop_announced() {
    for (std::uint32_t b = first_; b < end_; ++b) {
      const BlockMeasure& m = measures_[b];
      if (m.words > 5 || m.dropped != 0 || !body_.why[b].empty()) continue;
      const bool bold = tree_.blocks[b].bold_bytes * 10 >= tree_.blocks[b].text.size() * 9;
      if (!m.heading && !bold) continue;
      const PagePart part = in_.words.part_announced(tree_.blocks[b].text);
      if (part == PagePart::kPlain) continue;
      const std::string_view name = kPagePartNames[static_cast<std::size_t>(part)];
      body_.why[b] = name;
      const bool people = part == PagePart::kAuthor || part == PagePart::kComments;
      const std::uint32_t end = end_of_section(b);
      const std::uint32_t box = box_of(b);
      for (std::uint32_t under = b + 1; under < end; ++under) {
        const BlockMeasure& u = measures_[under];
        const bool boxed = box != kNone && is_inside(tree_, tree_.blocks[under].element, box);
        if (!people && !boxed && u.good && u.linked < 0.3) break;
        if (body_.why[under].empty() && !(!told_.empty() && told_[under])) body_.why[under] = name;
      }
    }
  }

  // The small element around a heading inside the text, or none where it stands among the paragraphs.
  [[nodiscard]] std::uint32_t box_of(std::uint32_t heading) const {
    const std::uint32_t box = tree_.elements[tree_.blocks[heading].element].parent;
    if (is_inside(tree_, body_.container, box)) return kNone;
    return zones_.good(box) * 3 > zones_.good(body_.container) ? kNone : box;
  }

  // A box inside the text whose heading asks something of the reader goes whole.
  void drop_asking_boxes() {
    for (std::uint32_t b = first_; b < end_; ++b) {
      const PageBlock& block = tree_.blocks[b];
      const bool bold = block.bold_bytes * 10 >= block.text.size() * 9;
      if (!body_.why[b].empty() || measures_[b].words > 8 || !(measures_[b].heading || bold) || !asks(block.text)) continue;
      const std::uint32_t box = tree_.elements[block.element].parent;
      if (box == body_.container || is_inside(tree_, body_.container, box)) continue;
      const PageElement& element = tree_.elements[box];
      if (!is_asking_box(element)) continue;
      for (std::uint32_t in = element.first_block; in < element.end_block; ++in)
        if (body_.why[in].empty()) body_.why[in] = "newsletter";
    }
  }

  // Short, and with something to press: "Support for the strike grows" may head a section of news.
  [[nodiscard]] bool is_asking_box(const PageElement& box) const {
    std::uint32_t words = 0;
    bool button = false;
    for (std::uint32_t b = box.first_block; b < box.end_block; ++b) {
      words += measures_[b].words;
      button = button || measures_[b].dropped != 0 || (measures_[b].linked > 0.8 && measures_[b].words <= 6);
    }
    return button && words <= 80;
  }

  [[nodiscard]] bool asks(std::string_view text) const {
    const std::string lower = to_lower(text);
    return std::any_of(in_.words.asks().begin(), in_.words.asks().end(), [&](const std::string& begin) {
      return lower.starts_with(begin) && (lower.size() == begin.size() || !is_ascii_alpha(lower[begin.size()]));
    });
  }

  // "___", "###", "-30-": what agencies and press offices put behind the last paragraph. Notes follow.
  void drop_behind_end_mark() {
    double before = 0;
    for (std::uint32_t b = first_; b < end_; ++b) {
      const std::string& text = tree_.blocks[b].text;
      if (body_.why[b].empty()) before += static_cast<double>(text.size());
      if (!text.starts_with("___") && !any_of(text, {"###", "# # #", "-30-", "- 30 -", "ENDS", "-ENDS-", "- ENDS -", "Ends"})) continue;
      double behind = 0;
      for (std::uint32_t rest = b + 1; rest < end_; ++rest)
        if (body_.why[rest].empty()) behind += static_cast<double>(tree_.blocks[rest].text.size());
      if (behind > before / 3) continue;
      for (std::uint32_t rest = b; rest < end_; ++rest)
        if (body_.why[rest].empty()) body_.why[rest] = "behind the end";
      return;
    }
  }

  [[nodiscard]] std::uint32_t end_of_section(std::uint32_t heading) const {
    const Tag level = tree_.elements[tree_.blocks[heading].element].tag;
    for (std::uint32_t b = heading + 1; b < end_; ++b) {
      const Tag tag = tree_.elements[tree_.blocks[b].element].tag;
      if (is_heading(tag) && (!is_heading(level) || tag <= level)) return b;
    }
    return end_;
  }

  // Scraps in front of the first and behind the last running text.
  void drop_fringes() {
    std::uint32_t first = kNone;
    std::uint32_t last = 0;
    for (std::uint32_t b = std::min(first_, begin_kept_); b < end_; ++b) {
      if (!body_.why[b].empty() || !measures_[b].good) continue;
      if (first == kNone) first = b;
      last = b;
    }
    for (std::uint32_t b = first_; b < end_; ++b) {
      if (!body_.why[b].empty() || first == kNone || (!told_.empty() && told_[b])) continue;
      const BlockMeasure& m = measures_[b];
      const bool standfirst = (all_parts(b) & part_bit(PagePart::kStandfirst)) != 0;
      if (opens_section(b, first)) continue;
      if (b < first && !m.sentence && !standfirst && body_.kinds[b] != ParagraphKind::kItem && !body_.live)
        body_.why[b] = "above";
      if (b > last && !m.sentence && m.words < 8 && body_.kinds[b] != ParagraphKind::kItem)
        body_.why[b] = "below";
    }
  }

  // The first of several headings of one level, right above the first text.
  [[nodiscard]] bool opens_section(std::uint32_t b, std::uint32_t first) const {
    const Tag tag = tree_.elements[tree_.blocks[b].element].tag;
    if (b >= first || !is_heading(tag) || tag == Tag::kH1) return false;
    for (std::uint32_t between = b + 1; between < first; ++between)
      if (body_.why[between].empty()) return false;
    for (std::uint32_t later = first; later < end_; ++later)
      if (tree_.elements[tree_.blocks[later].element].tag == tag && body_.why[later].empty()) return true;
    return false;
  }

  // A heading with nothing left under it.
  void drop_bare_headings() {
    bool content = false;
    for (std::uint32_t b = end_; b-- > first_;) {
      if (body_.kinds[b] != ParagraphKind::kHeading) {
        if (body_.why[b].empty()) content = true;
        continue;
      }
      if (!body_.why[b].empty()) continue;
      if (!content) body_.why[b] = "heading of nothing";
      else if (dropped_until_next(b)) body_.why[b] = "heading of nothing";
    }
  }

  // Whether all up to the next heading of that level was dropped, and something was.
  [[nodiscard]] bool dropped_until_next(std::uint32_t heading) const {
    const std::uint32_t end = end_of_section(heading);
    bool any = false;
    for (std::uint32_t b = heading + 1; b < end; ++b) {
      if (body_.why[b].empty()) return false;
      any = any || (body_.why[b] != "caption" && body_.why[b] != "advert" && body_.why[b] != "mark");
    }
    return any;
  }

  void find_wall() {
    std::uint32_t first = kNone;
    const auto last = std::min<std::uint32_t>(end_ + kWallWithin, static_cast<std::uint32_t>(tree_.blocks.size()));
    for (std::uint32_t b = 0; b < last && !body_.wall; ++b) {
      if (body_.why[b].empty() && first == kNone) first = b;
      if (first == kNone || body_.why[b].empty()) continue;
      const PageParts dropped = measures_[b].dropped;
      constexpr PageParts kElsewhere = part_bit(PagePart::kNavigation) | part_bit(PagePart::kFooter) |
                                       part_bit(PagePart::kComments) | part_bit(PagePart::kNewsletter) |
                                       part_bit(PagePart::kCookies);
      if ((dropped & part_bit(PagePart::kWall)) != 0 && measures_[b].words >= 3) body_.wall = true;
      if ((dropped & kElsewhere) == 0 && is_wall(tree_.blocks[b].text, measures_[b].words)) body_.wall = true;
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

void drop_author_notes(const PageTree& tree, std::string_view byline, Body& body) {
  if (byline.empty()) return;
  const std::string_view first = byline.substr(0, byline.find(','));
  const std::vector<std::string_view> names = split_words(first);
  if (names.size() < 2) return;
  // "Prof. Ursula Keane" signs as "Ursula Keane".
  const std::string name = std::string(names[names.size() - 2]) + ' ' + std::string(names.back());
  std::vector<std::uint32_t> kept;
  for (std::uint32_t b = 0; b < body.why.size(); ++b)
    if (body.why[b].empty()) kept.push_back(b);
  for (std::size_t k = 0; k < kept.size(); ++k) {
    const bool edge = k <= 1 || k + 3 >= kept.size();
    const std::string& text = tree.blocks[kept[k]].text;
    if (!edge || count_words(text) > 60 || !text.starts_with(name)) continue;
    const std::string_view rest = trim(std::string_view(text).substr(name.size()));
    const std::string_view verb = rest.substr(0, rest.find(' '));
    // "Elio Marrat: 555 0100 or elio@post.example"
    if (rest.starts_with(':') || (count_words(rest) <= 12 && rest.find('@') != std::string_view::npos))
      body.why[kept[k]] = "author";
    if (any_of(verb, {"is", "covers", "writes", "reports", "teaches", "reported", "contributed", "has", "lives", "can"}))
      body.why[kept[k]] = "author";
  }
}

}  // namespace annals::read
