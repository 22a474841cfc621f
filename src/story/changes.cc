#include "src/story/changes.h"

#include "src/base/json.h"
#include "src/base/text.h"

namespace annals::story {
namespace {

void drop_spans(Json& value) {
  if (value.is_object()) value.erase("span");
  if (value.is_structured())
    for (Json& part : value) drop_spans(part);
}

bool counts(std::string_view field, const ChangeOptions& options) {
  if (field == "because") return options.reasons;
  return !any_of(field, {"schema", "id", "doc", "url", "outlet", "published", "happening", "copies", "engine", "data", "run"});
}

}  // namespace

std::vector<FieldChange> changes_between(const Record& older, const Record& newer, const ChangeOptions& options) {
  Json before = read_json(to_json(older)), after = read_json(to_json(newer));
  if (!options.spans) {
    drop_spans(before);
    drop_spans(after);
  }
  std::vector<FieldChange> out;
  for (const auto& [field, value] : after.items())
    if (counts(field, options) && before[field] != value) out.push_back({field, written(before[field]), written(value)});
  return out;
}

}  // namespace annals::story
