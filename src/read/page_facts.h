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

// What the head of the page tells, before the body is known: title, byline, outlet, language,
// address.
void read_head_facts(const FactInput& input, Page& page);

// What is left to be found near the body: visible dates, bylines, rubrics.
void read_body_facts(const FactInput& input, const Body& body, Page& page);

// Fills an empty field and notes where its value was found.
void set_field(Page& page, std::string& field, std::string_view name, std::string_view value,
               std::string from);

// A moment fills an empty field, or one of the same day that had no clock.
void set_moment(Page& page, std::string& field, std::string_view name, const std::string& moment,
                std::string from);

// Whether an ISO 8601 moment has no clock.
bool only_day(std::string_view moment);

// The first moment in a text as ISO 8601, or empty.
std::string moment_in(std::string_view text, const PageWords& words, std::string_view language);

// A name without "By" and addresses of mail; empty for what names nobody.
std::string name_of_author(std::string name);

}  // namespace annals::read
