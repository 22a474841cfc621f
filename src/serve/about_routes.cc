// The server itself, and what the database holds.
#include <algorithm>

#include "src/base/files.h"
#include "src/base/text.h"
#include "src/serve/assets.h"
#include "src/serve/handlers.h"
#include "src/serve/json.h"
#include "src/store/status.h"

namespace annals::serve {
namespace {

std::string run_json(const Run& run) {
  return object({{"id", text(run.id)}, {"engine", text(run.engine)}, {"data", text(run.data)}});
}

std::string outlet_json(const OutletCount& outlet) {
  return object({{"outlet", text_or_null(outlet.outlet)},
                 {"licence", text_or_null(outlet.licence)},
                 {"open", boolean(is_open_licence(outlet.licence))},
                 {"articles", std::to_string(outlet.articles)},
                 {"first", text_or_null(outlet.first)},
                 {"last", text_or_null(outlet.last)}});
}

// Of a status; a database of summaries may name thousands.
constexpr std::size_t kMostOutlets = 100;

template <class T>
std::string list(const std::vector<T>& items, std::string (*one)(const T&), std::size_t most) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < std::min(most, items.size()); ++i) out.push_back(one(items[i]));
  return array(out);
}

Response plain(std::string body) {
  Response out;
  out.content_type = "text/plain; charset=utf-8";
  out.body = std::move(body);
  return out;
}

}  // namespace

Response show_health(Call& call) {
  (void)call.desk.database().integer("SELECT 1 FROM sqlite_schema");
  return plain("ok\n");
}

Response show_metrics(Call& call) {
  Response out = plain(call.service.metrics().text(call.service.kept_bytes()));
  out.content_type = "text/plain; version=0.0.4; charset=utf-8";
  return out;
}

Response show_openapi(Call&) {
  Response out;
  out.content_type = "application/yaml";
  out.body = openapi_text();
  return out;
}

Response show_status(Call& call) {
  const StoreStatus status = status_of(call.desk.database());
  const ServeOptions& options = call.service.options();
  const std::size_t limit = call.service.disclosure("").quote_limit;
  return json_answer(object({{"engine", text("annals " ANNALS_VERSION)},
                             {"data", text(trim(read_file(data_directory() / "VERSION")))},
                             {"schema", std::to_string(status.schema)},
                             {"record_schema", std::to_string(kSchemaVersion)},
                             {"access", text(call.service.is_public() ? "public" : "loopback")},
                             {"names", text(options.names == Names::kAll ? "all" : "role")},
                             {"quotes", limit == 0 ? "null" : std::to_string(limit)},
                             {"as_of", text_or_null(status.as_of)},
                             {"first", text_or_null(status.first)},
                             {"articles", std::to_string(status.articles)},
                             {"records", std::to_string(status.records)},
                             {"happenings", std::to_string(status.happenings)},
                             {"default_min_confidence", number_or_null(kDefaultMinConfidence)},
                             {"runs", list(status.runs, run_json, status.runs.size())},
                             {"outlet_count", std::to_string(status.outlets.size())},
                             {"outlets", list(status.outlets, outlet_json, kMostOutlets)}}));
}

}  // namespace annals::serve
