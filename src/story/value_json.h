// Values as JSON, for what tallies and fields print.
#pragma once

#include "src/base/json.h"
#include "src/story/value.h"

namespace annals::story {

inline Json json_of(const std::optional<std::int64_t>& value) { return value ? Json(*value) : Json(); }

inline Json json_of(const Value& value) {
  return {{"min", json_of(value.min)}, {"max", json_of(value.max)}, {"source", text_or_null(value.source)},
          {"date", text_or_null(value.date)}, {"words", text_or_null(value.words)}, {"quote", value.quote},
          {"outlet", text_or_null(value.outlet)}, {"url", text_or_null(value.url)}, {"doc", value.doc}, {"record", value.record},
          {"factuality", value.factuality}, {"hedge", text_or_null(value.hedge)}};
}

inline Json json_of(const std::vector<Value>& values) {
  Json out = Json::array();
  for (const Value& value : values) out.push_back(json_of(value));
  return out;
}

}  // namespace annals::story
