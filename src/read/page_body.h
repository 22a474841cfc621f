// Which blocks of a page are the report.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "src/read/json_ld.h"
#include "src/read/page.h"
#include "src/read/page_zones.h"

namespace annals::read {

struct BodyInput {
  const PageTree& tree;
  const Zones& zones;
  const PageWords& words;
  const BoilerplateWords& boilerplate;
  const ArticleData& data;
  std::string_view title;  // of the head of the page, for its repetition in the body
  std::string_view byline;
  std::string_view language;
};

struct Body {
  std::uint32_t container = 0;        // an element
  std::vector<std::string_view> why;  // for each block: why it is dropped; empty for what is kept
  std::vector<ParagraphKind> kinds;   // for each block
  std::vector<std::string> times;     // for each block of a live blog: its entry's time
  bool live = false;
  bool wall = false;     // a wall's words stand behind the text
  double agreement = 0;  // part of JSON-LD's articleBody that was found in blocks
};

Body find_body(const BodyInput& input);

// The element that holds the report: the most running text with the least else.
std::uint32_t choose_container(const PageTree& tree, const Zones& zones);

// For each block whether it stands in `body`, compared by letters and digits alone; empty when that
// tells nothing. `agreement`: the part of `body` that was found.
std::vector<char> blocks_in(std::string_view body, const PageTree& tree, double& agreement);

// Lower-case letters and digits of a text; letters beyond ASCII as they are.
std::string letters_of(std::string_view text);

}  // namespace annals::read
