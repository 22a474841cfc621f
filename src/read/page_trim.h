// What goes once all blocks were judged one by one: boxes, notes and scraps that their neighbours
// give away.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "src/read/page_body.h"

namespace annals::read {

// Drops further blocks of `body` and finds the wall behind it. `told`: blocks that JSON-LD's
// articleBody has, or empty; they stay. `first_kept`: the first block that may be kept, which can
// stand in front of the container.
void trim_body(const BodyInput& input, const std::vector<char>& told, std::uint32_t first_kept,
               Body& body);

// Notes on the author at the edges of the text: "Elio Marrat covers the harbour".
void drop_author_notes(const PageTree& tree, std::string_view byline, Body& body);

// All that the elements around a block say that it is.
PageParts parts_around(const PageTree& tree, std::uint32_t block);

// Whether a short text says that the rest is for subscribers.
bool is_wall(const PageWords& page_words, std::string_view text, std::uint32_t words);

}  // namespace annals::read
