// The rows of a document's layers as JSON Lines (docs/reference/annotate.md).
//
//   std::string rows = layers_json(doc, {"entities", "voices"});
//
// Offsets become code points here.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "src/doc/document.h"

namespace annals {

inline constexpr std::array<std::string_view, 6> kAnnotationLayers{"entities", "coref",  "voices",
                                                                   "dates",    "places", "quantities"};

// One line a row, layer by layer in the order asked for. REQUIRES: names of kAnnotationLayers; all layers but
// `events` are sealed.
std::string layers_json(const Document& doc, const std::vector<std::string>& layers);

}  // namespace annals
