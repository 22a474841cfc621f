// The element that holds the report.
#include <algorithm>

#include "src/base/text.h"
#include "src/read/page_body.h"

namespace annals::read {
namespace {

constexpr double kBadWeight = 1.0;
constexpr std::size_t kShortestBody = 200;  // letters of an articleBody that can tell anything
constexpr std::size_t kLongestBody = 400'000;
constexpr std::size_t kShortestProbe = 24;  // letters of a block that is looked for

double bonus_of(const PageElement& element) {
  double bonus = 1;
  if (element.tag == Tag::kArticle || element.article_by_schema) bonus = 1.2;
  if (element.tag == Tag::kMain) bonus = 1.1;
  if ((element.parts & part_bit(PagePart::kBody)) != 0) bonus = std::max(bonus, 1.25);
  if (element.body_by_schema) bonus = 1.6;
  if (element.tag == Tag::kLi || element.tag == Tag::kBlockquote || element.tag == Tag::kP)
    bonus = 0.7;
  return bonus;
}

}  // namespace

std::uint32_t choose_container(const PageTree& tree, const Zones& zones) {
  std::uint32_t best = 0;
  double best_score = 0;
  for (std::uint32_t e = 0; e < tree.elements.size(); ++e) {
    if (zones.dropped(e) != 0) continue;
    const PageElement& element = tree.elements[e];
    if (element.end_block == element.first_block) continue;
    const double good = zones.good(e);
    if (good <= 0) continue;
    // What is nothing but running text is preferred to what holds it and little else.
    const double score = (good - kBadWeight * zones.bad(e)) * bonus_of(element);
    if (score > best_score || (score == best_score && score > 0)) {
      best = e;
      best_score = score;
    }
  }
  return best;
}

std::string letters_of(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80 || is_ascii_alpha(c) || is_ascii_digit(c))
      out += ascii_lower(c);
  }
  return out;
}

std::vector<char> blocks_in(std::string_view body, const PageTree& tree, double& agreement) {
  agreement = 0;
  const std::string whole = letters_of(body.substr(0, kLongestBody));
  if (whole.size() < kShortestBody) return {};
  std::vector<char> found(tree.blocks.size(), 0);
  std::size_t matched = 0;
  std::size_t from = 0;  // blocks and body run in the same order, so that most are found at once
  for (std::size_t b = 0; b < tree.blocks.size(); ++b) {
    const std::string part = letters_of(tree.blocks[b].text);
    if (part.size() < kShortestProbe) continue;
    std::size_t at = whole.compare(from, part.size(), part) == 0 ? from : whole.find(part, from);
    // Once round: a page that shows its body twice has it in the wrong order the second time.
    if (at == std::string::npos) continue;
    found[b] = 1;
    matched += part.size();
    from = at + part.size();
  }
  agreement = static_cast<double>(matched) / static_cast<double>(whole.size());
  if (agreement < 0.5) found.clear();
  return found;
}

}  // namespace annals::read
