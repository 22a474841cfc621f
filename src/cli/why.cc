#include "src/cli/why.h"

#include <algorithm>
#include <cstdio>

#include "src/base/json.h"
#include "src/base/text.h"
#include "src/cli/table.h"

namespace annals::cli {
namespace {

std::string quoted(const Quote& quote) { return in_quotes(one_line(quote.text)); }

std::string two_decimals(double value) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.2f", value);
  return buffer;
}

// In the names and the order of `because` (docs/reference, RECORD.md).
std::vector<WhyField> values_of(const Record& record) {
  std::string source;
  if (record.attribution) {
    source = quoted(record.attribution->words);
    const std::string code = code_text(record.attribution->country, record.attribution->sectors);
    if (!code.empty()) source += " [" + code + "]";
    if (record.attribution->cue) source += " " + quoted(*record.attribution->cue);
  }
  std::string date;
  if (record.date) date = when_text(record);
  return {{"event_type", record.event_type + " " + quoted(record.trigger), {}},
          {"modes", join(record.modes, ", "), {}},
          {"contexts", join(record.contexts, ", "), {}},
          {"actor", record.actor.empty() ? "" : who_list(record.actor), {}},
          {"recipient", record.recipient.empty() ? "" : who_list(record.recipient), {}},
          {"date", date, {}},
          {"places", where_text(record), {}},
          {"quantities", how_many_text(record), {}},
          {"factuality", record.factuality, {}},
          {"attribution", source, {}},
          {"aggregate", record.aggregate ? "of separate events" : "", {}},
          {"event", record.event == record.id ? "" : "the happening of record " + record.event, {}},
          {"confidence", two_decimals(record.confidence), {}}};
}

std::string line_of(const WhyField& why) {
  return why.value + (why.rules.empty() ? "" : (why.value.empty() ? "<- " : " <- ") + why.rules);
}

}  // namespace

std::vector<WhyField> why_of(const Record& record) {
  std::vector<WhyField> out = values_of(record);
  for (const auto& [field, reasons] : record.because) {
    const auto same = std::find_if(out.begin(), out.end(), [&](const WhyField& why) { return why.field == field; });
    if (same == out.end())
      out.push_back({field, {}, join(reasons, "; ")});
    else
      same->rules = join(reasons, "; ");
  }
  std::erase_if(out, [](const WhyField& why) { return why.value.empty() && why.rules.empty(); });
  return out;
}

std::string why_block(const Record& record, std::size_t width) {
  constexpr std::size_t kColumn = 17;  // where values begin
  std::string out = "  why\n";
  for (const WhyField& why : why_of(record)) {
    std::string line = "    " + why.field;
    line.resize(kColumn, ' ');
    out += line + wrapped(line_of(why), std::max<std::size_t>(width, 40), kColumn) + "\n";
  }
  return out;
}

std::string to_json_with_why(const Record& record) {
  Json lines = Json::array();
  for (const WhyField& why : why_of(record)) lines.push_back(why.field + ": " + line_of(why));
  std::string out = to_json(record);
  out.back() = ',';
  return out + "\"why\":" + written(lines) + "}";
}

}  // namespace annals::cli
