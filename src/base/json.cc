#include "src/base/json.h"

namespace annals {

Json text_or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

std::string written(const Json& json, int indent) { return json.dump(indent, ' ', false, Json::error_handler_t::replace); }

Json read_json(std::string_view text) { return Json::parse(text, nullptr, false); }

}  // namespace annals
