#include "src/serve/router.h"

#include <algorithm>

#include "include/annals/error.h"
#include "src/base/hash.h"
#include "src/base/text.h"
#include "src/serve/assets.h"
#include "src/serve/gzip.h"
#include "src/serve/handlers.h"
#include "src/serve/problem.h"

namespace annals::serve {
namespace {

using Names = std::vector<std::string_view>;

Names filters_and(const Names& others, const Names& without = {}) {
  Names out;
  for (const std::string_view name : filter_parameters())
    if (std::find(without.begin(), without.end(), name) == without.end()) out.push_back(name);
  out.insert(out.end(), others.begin(), others.end());
  return out;
}

// A coding costs an address as much as fifty questions.
constexpr double kCodingTokens = 50;

std::vector<Route> all_routes() {
  const Names stream = filters_and({"all-versions"});
  const Names overview = filters_and({"unit", "limit"});
  return {
      {"GET", "/healthz", {}, show_health, Kept::kNever},
      {"GET", "/metrics", {}, show_metrics, Kept::kNever},
      {"GET", "/api/v1/openapi.yaml", {}, show_openapi},
      {"GET", "/api/v1/status", {}, show_status},
      {"GET", "/api/v1/records", filters_and({"all-versions", "cursor", "limit", "sort"}),
       list_records, Kept::kAskedAgain},
      {"GET", "/api/v1/records.jsonl", stream, stream_jsonl, Kept::kByState, 10},
      {"GET", "/api/v1/records.csv", stream, stream_csv, Kept::kByState, 10},
      {"GET", "/api/v1/records.geojson", stream, stream_geojson, Kept::kByState, 10},
      {"GET", "/api/v1/records/{id}", {}, show_record},
      {"GET",
       "/api/v1/articles",
       {"text", "outlet", "since", "until", "cursor", "limit"},
       list_articles},
      {"GET", "/api/v1/articles/{doc}", {}, show_article},
      {"GET", "/api/v1/happenings", filters_and({"least-reports", "cursor", "limit", "sort"}),
       list_happenings},
      {"GET", "/api/v1/happenings/{id}", {}, show_happening},
      {"GET", "/api/v1/tally", filters_and({"role"}, {"min-confidence"}), show_tally,
       Kept::kByState, 5},
      {"GET", "/api/v1/ledgers", {}, list_ledgers},
      {"GET", "/api/v1/ledgers/{name}", {}, show_ledger, Kept::kByState, 5},
      {"GET", "/api/v1/actors", overview, list_actors},
      {"GET", "/api/v1/actors/{code}",
       filters_and({"unit", "limit"}, {"actor", "recipient", "actor-text", "recipient-text"}),
       show_actor},
      {"GET", "/api/v1/places", overview, list_places},
      {"GET", "/api/v1/facets", filters_and({"fields", "unit", "limit"}), show_facets,
       Kept::kByState, 2},
      {"GET", "/api/v1/timeline", filters_and({"by", "unit"}), show_timeline},
      {"GET", "/api/v1/search", {"q", "limit"}, search_words},
      {"POST", "/api/v1/code", {}, code_text, Kept::kNever, kCodingTokens},
  };
}

// Up to the next slash, which is taken off with it.
std::string_view next_part(std::string_view& path) {
  const std::size_t slash = std::min(path.find('/'), path.size());
  const std::string_view part = path.substr(0, slash);
  path.remove_prefix(std::min(slash + 1, path.size()));
  return part;
}

// What stands for the {names} of a pattern, part by part; false: another path.
bool fits(std::string_view pattern, std::string_view path,
          std::map<std::string, std::string>& values) {
  if (std::count(pattern.begin(), pattern.end(), '/') != std::count(path.begin(), path.end(), '/'))
    return false;
  while (!pattern.empty() || !path.empty()) {
    const std::string_view part = next_part(pattern), given = next_part(path);
    const bool is_variable = part.starts_with('{');
    if (is_variable ? given.empty() : part != given) return false;
    if (is_variable)
      values[std::string(part.substr(1, part.size() - 2))] = decoded(given, Plus::kItself);
  }
  return true;
}

Response not_allowed(const Match& found) {
  Response out =
      problem(405, Error(ErrorKind::kUsage, "this method is not understood here", {}, ""));
  std::string allowed;
  for (const std::string_view method : found.allowed)
    allowed +=
        (allowed.empty() ? "" : ", ") + std::string(method) + (method == "GET" ? ", HEAD" : "");
  out.headers.emplace_back("Allow", allowed);
  return out;
}

Response no_such_path(std::string_view path) {
  return problem(Error(ErrorKind::kNotFound, "there is nothing at '" + std::string(path) + "'", {},
                       "/api/v1/openapi.yaml lists what there is"));
}

// The same for what is the same: rules of disclosure and engine are the server's own.
std::string etag_of(const Request& request, const Service& service, const std::string& state) {
  const ServeOptions& options = service.options();
  const std::string mode = std::string(service.is_public() ? "public" : "loopback") +
                           (options.names == annals::Names::kAll ? " all" : " role");
  return "W/\"" + hash_hex({ANNALS_VERSION, mode, state, request.target}) + "\"";
}

bool names_etag(std::string_view header, std::string_view etag) {
  if (trim(header) == "*") return true;
  for (const std::string_view one : split(header, ','))
    if (trim(one) == etag) return true;
  return false;
}

Response unchanged(const std::string& etag) {
  Response out;
  out.status = 304;
  out.content_type.clear();
  out.etag = etag;
  out.cache_control = "no-cache";
  return out;
}

// Below this packing costs more than it saves.
constexpr std::size_t kLeastPacked = 1024;

void pack(Response& response) {
  if (response.more || response.body.size() < kLeastPacked || !is_packable(response.content_type))
    return;
  response.body = Gzip().pack(response.body, Gzip::Piece::kLast);
  response.encoding = "gzip";
}

Response handled(const Request& request, const Match& found, Service& service, Desk& desk) {
  const bool is_kept = found.route->kept != Kept::kNever;
  Call call{request,    service, desk, Parameters(request.query(), found.route->parameters),
            found.path, is_kept ? service.held(desk) : nullptr};
  const Snapshot snapshot(desk.database());
  return found.route->handler(call);
}

// The name of a kept answer: packed ones stand beside plain ones.
std::string name_of(const std::string& etag, const Request& request) {
  return etag + (request.wants_gzip ? " gzip" : "");
}

Answer known_by(const std::string& etag, const Request& request, Service& service) {
  if (names_etag(request.if_none_match, etag)) {
    ++service.metrics().unchanged_answers;
    return std::make_shared<const Response>(unchanged(etag));
  }
  Answer known = service.answers().find(name_of(etag, request));
  if (known != nullptr) ++service.metrics().known_answers;
  return known;
}

Answer kept_answer(const Request& request, const Match& found, Service& service, Desk& desk) {
  const std::string etag = etag_of(request, service, desk.state());
  if (Answer known = known_by(etag, request, service)) return known;  // since the request came
  Response out = handled(request, found, service, desk);
  if (out.status != 200) return std::make_shared<const Response>(std::move(out));
  out.etag = etag;
  out.cache_control = "no-cache";
  if (request.wants_gzip) pack(out);
  const auto answer = std::make_shared<const Response>(std::move(out));
  const std::string name = name_of(etag, request);
  if (!answer->more && (found.route->kept == Kept::kByState || service.asked_before(name)))
    service.answers().put(name, answer, answer->body.size() + 500);
  return answer;
}

Response asset_or_problem(const Request& request) {
  const std::string path = decoded(request.path(), Plus::kItself);
  auto out = asset_answer(path, assets());
  if (!out) return no_such_path(path);
  if (request.method != "GET" && request.method != "HEAD")
    return not_allowed({nullptr, {}, {"GET"}});
  if (names_etag(request.if_none_match, out->etag)) return unchanged(out->etag);
  if (request.wants_gzip) pack(*out);
  return *out;
}

Answer answered(const Request& request, const Match& found, Service& service, Desk& desk) {
  const auto shared = [](Response out) { return std::make_shared<const Response>(std::move(out)); };
  if (found.route == nullptr)
    return shared(found.allowed.empty() ? asset_or_problem(request) : not_allowed(found));
  desk.look();
  if (found.route->kept != Kept::kNever) return kept_answer(request, found, service, desk);
  return shared(handled(request, found, service, desk));
}

}  // namespace

const std::vector<Route>& routes() {
  static const std::vector<Route> all = all_routes();
  return all;
}

Match match(std::string_view method, std::string_view path) {
  const std::string_view wanted = method == "HEAD" ? "GET" : method;
  Match out;
  for (const Route& route : routes()) {
    std::map<std::string, std::string> values;
    if (!fits(route.pattern, path, values)) continue;
    out.allowed.push_back(route.method);
    if (out.route == nullptr && route.method == wanted) {
      out.route = &route;
      out.path = std::move(values);
    }
  }
  return out;
}

Answer known_answer(const Request& request, const Match& found, Service& service) {
  if (found.route == nullptr || found.route->kept == Kept::kNever) return nullptr;
  return known_by(etag_of(request, service, service.state()), request, service);
}

Answer answer(const Request& request, const Match& found, Service& service, Desk& desk) {
  const auto logged = [&](Response out, const char* what) {
    if (out.status >= 500) out.log = request.method + " " + request.target + ": " + what;
    return std::make_shared<const Response>(std::move(out));
  };
  try {
    return answered(request, found, service, desk);
  } catch (const Error& error) {
    return logged(problem(error), error.what());
  } catch (const std::exception& error) {
    return logged(problem(Error(ErrorKind::kInternal, error.what())), error.what());
  }
}

// ---- what handlers share ----

Response json_answer(std::string body) {
  Response out;
  out.body = std::move(body);
  return out;
}

std::uint64_t limit_of(const Call& call, std::uint64_t most, std::uint64_t otherwise) {
  return call.parameters.number("limit", 1, most, otherwise);
}

Order order_of(const Call& call) {
  return call.parameters.one_of("sort", {"day", "-day"}, "day") == "day" ? Order::kOldestFirst
                                                                         : Order::kNewestFirst;
}

namespace {

Error leads_nowhere() {
  return {ErrorKind::kUsage, "this cursor leads nowhere", {"cursor", 0, 0}, "begin again without it"};
}

// The key that the call's page stands behind; 0: it is the first.
std::int64_t cursor_key(const Call& call) {
  const std::string cursor = call.parameters.text("cursor");
  return cursor.empty() ? 0 : key_of(cursor);
}

}  // namespace

Page page_of(const Call& call, const KeyList& list, Order order, std::uint64_t limit) {
  std::size_t at = 0;
  if (const std::int64_t key = cursor_key(call); key != 0) {
    const auto behind = position_behind(call.database(), list, order, key);
    if (!behind) throw leads_nowhere();
    at = *behind;
  }
  Page page;
  const std::size_t end = std::min<std::size_t>(at + limit, list.keys.size());
  for (; at < end; ++at) page.keys.push_back(list.keys[index_at(list, order, at)]);
  if (end < list.keys.size() && !page.keys.empty()) page.next = cursor_of(page.keys.back());
  return page;
}

Page page_of(const Call& call, const RecordSet& records, Order order, std::uint64_t limit) {
  auto found = page_behind(call.database(), call.census(), records, order, cursor_key(call), limit);
  if (!found) throw leads_nowhere();
  Page page{std::move(found->keys), ""};
  if (found->more) page.next = cursor_of(page.keys.back());
  return page;
}

void add_next(Response& response, const Call& call, const std::string& cursor) {
  if (cursor.empty()) return;
  std::string query;
  for (const std::string_view pair : split(call.request.query(), '&'))
    if (!pair.empty() && !pair.starts_with("cursor=")) query += std::string(pair) + "&";
  response.headers.emplace_back("Link", "<" + std::string(call.request.path()) + "?" + query +
                                            "cursor=" + cursor + ">; rel=\"next\"");
}

}  // namespace annals::serve
