// What is cut from a page before it is parsed: scripts, styles, comments and drawings, which no
// reader sees, and whatever would cost the parser more than it is worth.
//
//   const GuardedPage page = guard_page(text);
//   page.html;                // to be parsed
//   page.map.before(17);      // where byte 17 of it stands in `text`
//   page.json_ld;             // the <script type="application/ld+json"> that were cut
//
// libxml2 is quadratic for tags with very many attributes and for very many end tags of elements
// that are not open (DEPENDENCIES of this project: 11 s for 100,000 attributes, 17 s for as many
// end tags); so a tag keeps kMostAttributes, a value kLongestValue bytes, and end tags without a
// beginning are cut.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "include/annals/span.h"
#include "src/read/byte_map.h"

namespace annals::read {

inline constexpr std::size_t kMostAttributes = 64;
inline constexpr std::size_t kLongestValue = 2048;  // bytes; `content` of a <meta> among them

struct GuardedPage {
  std::string html;
  ByteMap map;
  std::vector<Span> json_ld;  // in the text that was guarded
  bool cut = false;           // more than max_bytes; the rest was left out
};

// Linear in `text`. At most `max_bytes` of html are kept, not counting what is cut.
GuardedPage guard_page(std::string_view text, std::size_t max_bytes);

}  // namespace annals::read
