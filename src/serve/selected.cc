// The current records that pass a call's filters.
#include "src/base/text.h"
#include "src/serve/handlers.h"
#include "src/store/filter_names.h"

namespace annals::serve {
namespace {

// Of those that one filter lets pass.
std::shared_ptr<const RecordSet> part(const Call& call, std::string_view name, const std::string& value) {
  return call.holdings->parts.find_or_make(std::string(name) + "=" + value, [&] {
    const Parameters only(std::string(name) + "=" + encoded(value), {name});
    RecordSet found = call.census().passing(call.database(), filter_of(only));
    const std::size_t bytes = found.bytes();
    return std::pair(std::move(found), bytes);
  });
}

std::string value_of(const Call& call, std::string_view name, const Defaults& otherwise) {
  std::string value = call.parameters.text(name);
  for (const auto& [filter, default_value] : otherwise)
    if (value.empty() && filter == name) value = default_value;
  return value;
}

}  // namespace

RecordSet selected(const Call& call, const Defaults& otherwise) {
  const EventFilter filter = filter_of(call.parameters);  // it says whether they make sense
  std::optional<RecordSet> found;
  for (const std::string_view name : filter_parameters()) {
    const std::string value = value_of(call, name, otherwise);
    if (value.empty() || any_of(name, {"since", "until"})) continue;
    const auto passing = part(call, name, value);
    if (found)
      found->meet(*passing);
    else
      found = *passing;
  }
  const Census& census = call.census();
  if (!found) found = RecordSet::all(census.size());
  census.keep_within(*found, filter.since, filter.until);
  return std::move(*found);
}

}  // namespace annals::serve
