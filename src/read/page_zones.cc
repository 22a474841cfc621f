#include "src/read/page_zones.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>

#include "src/base/text.h"

namespace annals::read {
namespace {

constexpr std::uint32_t kRunningWords = 8;
constexpr std::uint32_t kLongestTeaser = 80;  // words
constexpr std::size_t kFewestTeasers = 3;
constexpr double kMostLinked = 0.5;
constexpr double kLooseCost = 15;  // bytes that a few words without an end weigh at most
constexpr double kScrapCost = 60;  // bytes that a block of links weighs beside its own

}  // namespace

bool is_heading(Tag tag) { return tag >= Tag::kH1 && tag <= Tag::kH6; }

bool ends_sentence(std::string_view text) {
  for (bool cut = true; cut && !text.empty();) {
    cut = false;
    for (const std::string_view closer : {"\"", "'", ")", "]", "\xE2\x80\x9D", "\xE2\x80\x99",
                                          "\xC2\xBB", "\xE2\x80\xBA", " ", "*", "\xE2\x80\x9C"}) {
      if (!text.ends_with(closer)) continue;
      text.remove_suffix(closer.size());
      cut = true;
    }
  }
  for (const std::string_view end :
       {".", "!", "?", ":", "\xE2\x80\xA6", "\xE3\x80\x82", "\xD8\x9F", ";", ","})
    if (text.ends_with(end)) return true;
  return false;
}

std::uint32_t count_words(std::string_view text) {
  std::uint32_t words = 0;
  std::uint32_t wide = 0;  // letters of scripts without blanks
  unsigned blank_before = 1;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const unsigned blank = byte == ' ' ? 1U : 0U;
    words += blank_before & (blank ^ 1U);
    wide += (byte >= 0xE3 && byte <= 0xED) ? 1U : 0U;
    blank_before = blank;
  }
  return words + static_cast<std::uint32_t>(wide / 2);
}

Zones::Zones(const PageTree& tree, Lists lists) : tree_(tree) {
  measure_blocks();
  teaser_.assign(tree.elements.size(), 0);
  if (lists == Lists::kTeasers) find_teasers();
  drop_parts();
  const std::size_t count = tree.blocks.size();
  good_.assign(count + 1, 0);
  bad_.assign(count + 1, 0);
  for (std::size_t b = 0; b < count; ++b) {
    BlockMeasure& measure = blocks_[b];
    measure.dropped = dropped_[tree.blocks[b].element];
    const auto size = static_cast<double>(tree.blocks[b].text.size());
    double good = 0;
    double bad = 0;
    if (measure.dropped == 0) {
      if (measure.good)
        good = size * (1 - measure.linked);
      else if (measure.linked > 0.8)
        bad = size + kScrapCost;
      else if (!measure.heading && !measure.sentence)
        bad = std::min(size, kLooseCost);
    }
    good_[b + 1] = good_[b] + good;
    bad_[b + 1] = bad_[b] + bad;
  }
}

void Zones::measure_blocks() {
  blocks_.resize(tree_.blocks.size());
  all_good_.assign(tree_.blocks.size() + 1, 0);
  for (std::size_t b = 0; b < blocks_.size(); ++b) {
    const PageBlock& block = tree_.blocks[b];
    BlockMeasure& measure = blocks_[b];
    const Tag tag = tree_.elements[block.element].tag;
    measure.words = count_words(block.text);
    measure.sentence = ends_sentence(block.text);
    measure.linked = static_cast<double>(block.link_bytes) / static_cast<double>(block.text.size());
    measure.heading = is_heading(tag);
    measure.good = !measure.heading && measure.linked < kMostLinked &&
                   (measure.words >= 2 * kRunningWords ||
                    (measure.words >= kRunningWords && measure.sentence));
    if (tag == Tag::kH1 && headline_ == kNone) headline_ = static_cast<std::uint32_t>(b);
    all_good_[b + 1] = all_good_[b] + (measure.good ? static_cast<double>(block.text.size()) : 0);
  }
}

// A theme may call the whole page "widgets", and old systems put it into one <form>: a part that
// holds the headline, or nearly all of the running text, is not what it is called.
bool Zones::is_misnamed(std::uint32_t element, double total) const {
  const PageElement& e = tree_.elements[element];
  const double share = (all_good_[e.end_block] - all_good_[e.first_block]) / std::max(total, 1.0);
  const bool headline = headline_ != kNone && headline_ >= e.first_block && headline_ < e.end_block;
  if (e.body_by_schema) return true;
  if ((e.parts & part_bit(PagePart::kHidden)) != 0) return headline && share > 0.5;
  if (headline && share >= 0.3) return true;
  if ((e.parts & part_bit(PagePart::kComments)) != 0) return false;
  if ((e.parts & part_bit(PagePart::kBody)) != 0 && share >= 0.3) return true;
  if ((e.parts & part_bit(PagePart::kWall)) != 0) return share >= 0.95;
  return share >= 0.8;
}

// A link that heads a box, and a few words under it.
bool Zones::is_teaser(std::uint32_t element) const {
  const PageElement& e = tree_.elements[element];
  const std::uint32_t count = e.end_block - e.first_block;
  const bool box =
      e.tag == Tag::kDiv || e.tag == Tag::kLi || e.tag == Tag::kArticle || e.tag == Tag::kSection;
  if (!box || count < 2 || count > 8 || (e.parts & part_bit(PagePart::kEntry)) != 0) return false;
  std::uint32_t words = 0;
  bool link = false;
  bool text = false;
  for (std::uint32_t b = e.first_block; b < e.end_block; ++b) {
    words += blocks_[b].words;
    if (!text && blocks_[b].linked > 0.8 && blocks_[b].words >= 3) link = true;
    text = text || blocks_[b].good;
  }
  return link && text && words <= kLongestTeaser;
}

// Three and more alike under one parent, unless they are most of what the page has.
void Zones::find_teasers() {
  boost::unordered_flat_map<std::uint64_t, std::vector<std::uint32_t>> alike;
  for (std::uint32_t e = 1; e < tree_.elements.size(); ++e)
    if (is_teaser(e))
      alike[tree_.elements[e].name_hash * 31 + tree_.elements[e].parent].push_back(e);
  for (const auto& [key, group] : alike) {
    double held = 0;
    for (const std::uint32_t e : group)
      held += all_good_[tree_.elements[e].end_block] - all_good_[tree_.elements[e].first_block];
    if (group.size() < kFewestTeasers || held > 0.7 * all_good_.back()) continue;
    for (const std::uint32_t e : group) teaser_[e] = 1;
  }
}

void Zones::drop_parts() {
  dropped_.assign(tree_.elements.size(), 0);
  const double total = all_good_.back();
  std::vector<char> in_article(tree_.elements.size(), 0);
  for (std::uint32_t e = 1; e < tree_.elements.size(); ++e) {
    const PageElement& element = tree_.elements[e];
    in_article[e] = in_article[element.parent] || element.tag == Tag::kArticle ||
                    element.tag == Tag::kMain || element.article_by_schema;
    PageParts own = element.parts & kDroppedParts;
    const bool headline =
        headline_ != kNone && headline_ >= element.first_block && headline_ < element.end_block;
    if (element.tag == Tag::kHeader && !in_article[e] && !headline)
      own |= part_bit(PagePart::kNavigation);
    // <aside> and <footer> of a quotation are its own; a <figure> may hold a quotation.
    if (element.tag == Tag::kFooter && tree_.elements[element.parent].tag == Tag::kBlockquote)
      own = 0;
    if (own != 0 && is_misnamed(e, total)) own = 0;
    if (teaser_[e]) own |= part_bit(PagePart::kRelated);
    dropped_[e] = dropped_[element.parent] | own;
  }
}

double Zones::good(std::uint32_t element) const {
  const PageElement& e = tree_.elements[element];
  return good_[e.end_block] - good_[e.first_block];
}

double Zones::bad(std::uint32_t element) const {
  const PageElement& e = tree_.elements[element];
  return bad_[e.end_block] - bad_[e.first_block];
}

}  // namespace annals::read
