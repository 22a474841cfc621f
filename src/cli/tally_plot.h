// A tally over time as a picture: the running sum with its least and most, and what sources stated.
#pragma once

#include <string>

#include "src/story/tally.h"

namespace annals::cli {

// One line of blocks, the sum by time, with its first and last day; empty when nothing has a day.
std::string terminal_plot(const story::Tally& tally, std::size_t width);

// The same as an SVG under a title of one's own (else the role): a step line, a band from least to most, a tick for each
// happening, a dot for each statement, with tooltips. It follows the reader's light or dark scheme, and no text of it needs a
// font of ours or the network.
std::string svg_plot(const story::Tally& tally, const std::string& title);

}  // namespace annals::cli
