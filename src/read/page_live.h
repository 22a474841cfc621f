// Live blogs: entries with times of their own.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "src/read/json_ld.h"
#include "src/read/page_zones.h"

namespace annals::read {

struct LiveEntry {
  std::uint32_t element = 0;
  std::string time;  // as the page has it, not yet read
};

struct LiveEntries {
  std::uint32_t container = 0;
  std::vector<LiveEntry> entries;  // in the order of the page; empty when this is no live blog
};

// Elements of one template under one parent, three or more, each with a time and running text,
// where the page calls itself a live blog or them entries of one. Lists of comments look alike but
// for that.
LiveEntries live_entries(const PageTree& tree, const Zones& zones, const ArticleData& data);

}  // namespace annals::read
