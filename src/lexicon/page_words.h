// Words by which pages name their parts, and words of visible dates and bylines:
// data/page_words.tsv.
//
//   const PageWords words = PageWords::load(data_directory(), faults);
//   words.parts_of("article-body js-track");   // PagePart::kBody as a bit
//   words.in_text("mars");                     // {kMonth, 3}
//
// Immutable after loading.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "src/base/text_map.h"
#include "src/lexicon/faults.h"

namespace annals {

// What a part of a page is. The order is that of kPagePartNames, which are the words of the file
// and the reasons that `annals extract --why` prints.
enum class PagePart : std::uint8_t {
  kPlain,  // says nothing; it keeps a phrase such as "no sidebar" from being read word by word
  kBody,
  kTitle,
  kStandfirst,
  kByline,
  kDate,
  kSection,
  kEntry,
  // From here on what is no part of the report.
  kNavigation,
  kAside,
  kRelated,
  kShare,
  kNewsletter,
  kAdvert,
  kCaption,
  kComments,
  kCookies,
  kAuthor,
  kTags,
  kWall,
  kMedia,
  kTools,
  kFooter,
  kHidden,
};
inline constexpr std::array<std::string_view, 24> kPagePartNames{
    "plain",      "body",   "title",   "standfirst", "byline",     "date",   "section", "entry",
    "navigation", "aside",  "related", "share",      "newsletter", "advert", "caption", "comments",
    "cookies",    "author", "tags",    "wall",       "media",      "tools",  "footer",  "hidden"};

using PageParts = std::uint32_t;  // a bit for each PagePart
constexpr PageParts part_bit(PagePart part) { return PageParts{1} << static_cast<unsigned>(part); }
// All that is no part of the report.
inline constexpr PageParts kDroppedParts =
    ~(part_bit(PagePart::kNavigation) - 1) & ((PageParts{1} << kPagePartNames.size()) - 1);

class PageWords {
public:
  enum class InText : std::uint8_t { kNothing, kMonth, kUpdated, kPublished, kBy, kWall, kAsks };
  struct TextWord {
    InText is = InText::kNothing;
    unsigned number = 0;  // of a month, from 1
  };

  static PageWords load(const std::filesystem::path& data, Faults& faults);

  // The parts that the words of a class, id or role attribute name. Words are parted by what is
  // neither letter nor digit and where a capital follows a small letter; of phrases the longest
  // counts, within one blank-separated name.
  [[nodiscard]] PageParts parts_of(std::string_view attribute) const;

  // What a heading such as "Related stories" announces, when its words are just that; kPlain when
  // not.
  [[nodiscard]] PagePart part_announced(std::string_view heading) const;

  // A lower-case word or phrase of visible text.
  [[nodiscard]] TextWord in_text(std::string_view lower) const;

  // The phrases of walls, lower case.
  [[nodiscard]] const std::vector<std::string>& walls() const { return walls_; }
  // How headings begin that want something of the reader: "Support", "Sign up"; lower case.
  [[nodiscard]] const std::vector<std::string>& asks() const { return asks_; }
  [[nodiscard]] std::size_t size() const { return parts_.size() + text_.size(); }

private:
  TextMap<PagePart> parts_;
  TextMap<TextWord> text_;
  std::vector<std::string> walls_;
  std::vector<std::string> asks_;
};

}  // namespace annals
