#include "src/read/page_trim.h"

#include <algorithm>

#include "src/base/text.h"

namespace annals::read {
namespace {

constexpr std::uint32_t kNone = Zones::kNone;
constexpr std::uint32_t kWallWithin = 40;  // blocks behind the text

class Trimmer {
public:
  Trimmer(const BodyInput& input, const std::vector<char>& told, std::uint32_t first_kept,
          Body& body)
      : in_(input), tree_(input.tree), zones_(input.zones), measures_(input.zones.blocks()),
        told_(told), first_(input.tree.elements[body.container].first_block),
        end_(input.tree.elements[body.container].end_block), begin_kept_(first_kept), body_(body) {}

  void trim() {
    drop_announced();
    drop_asking_boxes();
    drop_behind_end_mark();
    drop_fringes();
    drop_bare_headings();
    find_wall();
  }

private:
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

  // The small element around a heading inside the text, or none where it stands among the
  // paragraphs.
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
      if (!body_.why[b].empty() || measures_[b].words > 8 || !(measures_[b].heading || bold) ||
          !asks(block.text))
        continue;
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
      button = button || measures_[b].dropped != 0 ||
               (measures_[b].linked > 0.8 && measures_[b].words <= 6);
    }
    return button && words <= 80;
  }

  [[nodiscard]] bool asks(std::string_view text) const {
    const std::string lower = to_lower(text);
    return std::any_of(
        in_.words.asks().begin(), in_.words.asks().end(), [&](const std::string& begin) {
          return lower.starts_with(begin) &&
                 (lower.size() == begin.size() || !is_ascii_alpha(lower[begin.size()]));
        });
  }

  // "___", "###", "-30-": what agencies and press offices put behind the last paragraph. Notes
  // follow.
  void drop_behind_end_mark() {
    double before = 0;
    for (std::uint32_t b = first_; b < end_; ++b) {
      const std::string& text = tree_.blocks[b].text;
      if (body_.why[b].empty()) before += static_cast<double>(text.size());
      if (!text.starts_with("___") &&
          !any_of(text, {"###", "# # #", "-30-", "- 30 -", "ENDS", "-ENDS-", "- ENDS -", "Ends"}))
        continue;
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
    for (std::uint32_t b = begin_kept_; b < end_; ++b) {
      if (!body_.why[b].empty() || !measures_[b].good) continue;
      if (first == kNone) first = b;
      last = b;
    }
    for (std::uint32_t b = first_; b < end_; ++b) {
      if (!body_.why[b].empty() || first == kNone || (!told_.empty() && told_[b])) continue;
      const BlockMeasure& m = measures_[b];
      const bool standfirst = (parts_around(tree_, b) & part_bit(PagePart::kStandfirst)) != 0;
      if (opens_section(b, first)) continue;
      if (b < first && !m.sentence && !standfirst && body_.kinds[b] != ParagraphKind::kItem &&
          !body_.live)
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
      if (tree_.elements[tree_.blocks[later].element].tag == tag && body_.why[later].empty())
        return true;
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
      if (!content)
        body_.why[b] = "heading of nothing";
      else if (dropped_until_next(b))
        body_.why[b] = "heading of nothing";
    }
  }

  // Whether all up to the next heading of that level was dropped, and something was.
  [[nodiscard]] bool dropped_until_next(std::uint32_t heading) const {
    const std::uint32_t end = end_of_section(heading);
    bool any = false;
    for (std::uint32_t b = heading + 1; b < end; ++b) {
      if (body_.why[b].empty()) return false;
      any =
          any || (body_.why[b] != "caption" && body_.why[b] != "advert" && body_.why[b] != "mark");
    }
    return any;
  }

  void find_wall() {
    std::uint32_t first = kNone;
    const auto last = std::min<std::uint32_t>(end_ + kWallWithin,
                                              static_cast<std::uint32_t>(tree_.blocks.size()));
    for (std::uint32_t b = 0; b < last && !body_.wall; ++b) {
      if (body_.why[b].empty() && first == kNone) first = b;
      if (first == kNone || body_.why[b].empty()) continue;
      const PageParts dropped = measures_[b].dropped;
      constexpr PageParts kElsewhere = part_bit(PagePart::kNavigation) |
                                       part_bit(PagePart::kFooter) | part_bit(PagePart::kComments) |
                                       part_bit(PagePart::kNewsletter) |
                                       part_bit(PagePart::kCookies);
      if ((dropped & part_bit(PagePart::kWall)) != 0 && measures_[b].words >= 3) body_.wall = true;
      if ((dropped & kElsewhere) == 0 &&
          is_wall(in_.words, tree_.blocks[b].text, measures_[b].words))
        body_.wall = true;
    }
  }

  const BodyInput& in_;
  const PageTree& tree_;
  const Zones& zones_;
  const std::vector<BlockMeasure>& measures_;
  const std::vector<char>& told_;
  std::uint32_t first_;
  std::uint32_t end_;
  std::uint32_t begin_kept_;
  Body& body_;
};

}  // namespace

void trim_body(const BodyInput& input, const std::vector<char>& told, std::uint32_t first_kept,
               Body& body) {
  Trimmer(input, told, first_kept, body).trim();
}

PageParts parts_around(const PageTree& tree, std::uint32_t block) {
  PageParts parts = 0;
  for (std::uint32_t e = tree.blocks[block].element; e > 0; e = tree.elements[e].parent)
    parts |= tree.elements[e].parts;
  return parts;
}

bool is_wall(const PageWords& page_words, std::string_view text, std::uint32_t words) {
  if (words > 40 || words < 2) return false;
  const std::string lower = to_lower(text);
  const auto& walls = page_words.walls();
  return std::any_of(walls.begin(), walls.end(), [&](const std::string& wall) {
    return lower.find(wall) != std::string::npos;
  });
}

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
    if (rest.starts_with(':') ||
        (count_words(rest) <= 12 && rest.find('@') != std::string_view::npos))
      body.why[kept[k]] = "author";
    if (any_of(verb, {"is", "covers", "writes", "reports", "teaches", "reported", "contributed",
                      "has", "lives", "can"}))
      body.why[kept[k]] = "author";
  }
}

}  // namespace annals::read
