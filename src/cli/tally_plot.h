// A tally over time as a picture: the running sum with its least and most, and what sources stated.
#pragma once

#include <string>

#include "src/story/tally.h"

namespace annals::cli {

// One line of blocks, the sum by time, with its first and last day; empty when nothing has a day.
std::string terminal_plot(const story::Tally& tally, std::size_t width);

// The same as an SVG of 720 by 360: a step line, a band from least to most, a mark for each statement, titles with the
// words. No text of it needs a font of ours or the network.
std::string svg_plot(const story::Tally& tally);

}  // namespace annals::cli
