// Which parts of a page are no part of the report, and how much running text each element holds.
#pragma once

#include <cstdint>
#include <vector>

#include "src/read/page_tree.h"

namespace annals::read {

struct BlockMeasure {
  std::uint32_t words = 0;
  bool sentence = false;  // ends as a sentence does
  bool heading = false;
  bool good = false;      // running text: enough words, few of them links
  double linked = 0;      // part of its bytes
  PageParts dropped = 0;  // why the element that it stands in is no part of the report
};

class Zones {
public:
  enum class Lists : std::uint8_t { kTeasers, kEntries };
  // `lists`: what alike boxes with a linked headline and a few words are; of a live blog they are
  // its entries.
  explicit Zones(const PageTree& tree, Lists lists = Lists::kTeasers);

  [[nodiscard]] const std::vector<BlockMeasure>& blocks() const { return blocks_; }
  // What the element and those around it say, dropped parts only; 0 for what may be the report.
  [[nodiscard]] PageParts dropped(std::uint32_t element) const { return dropped_[element]; }
  // Bytes of running text below an element, those of dropped parts left out.
  [[nodiscard]] double good(std::uint32_t element) const;
  // Bytes of links and scraps below an element, likewise.
  [[nodiscard]] double bad(std::uint32_t element) const;
  // The first block of the first <h1>, or npos.
  [[nodiscard]] std::uint32_t headline() const { return headline_; }

  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

private:
  void measure_blocks();
  void drop_parts();
  void find_teasers();
  bool is_teaser(std::uint32_t element) const;
  bool is_misnamed(std::uint32_t element, double total) const;

  const PageTree& tree_;
  std::vector<BlockMeasure> blocks_;
  std::vector<PageParts> dropped_;
  std::vector<char> teaser_;      // elements
  std::vector<double> all_good_;  // prefix sums over blocks
  std::vector<double> good_;
  std::vector<double> bad_;
  std::uint32_t headline_ = kNone;
};

bool is_heading(Tag tag);
// Whether the text ends as a sentence does, quotation marks and brackets behind it aside.
bool ends_sentence(std::string_view text);
std::uint32_t count_words(std::string_view text);

}  // namespace annals::read
