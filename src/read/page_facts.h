// Title, byline, outlet, section and times of a page.
#pragma once

#include <string>
#include <vector>

#include "src/read/json_ld.h"
#include "src/read/page.h"
#include "src/read/page_body.h"

namespace annals::read {

struct FactInput {
  const PageTree& tree;
  const Zones& zones;
  const PageWords& words;
  const ArticleData& data;
  const PageHints& hints;
};

// What the head of the page tells, before the body is known: title, byline, outlet, language, address.
void read_head_facts(const FactInput& input, Page& page);

// What is left to be found near the body: visible dates, bylines, rubrics.
void read_body_facts(const FactInput& input, const Body& body, Page& page);

}  // namespace annals::read
