// Records: a page at a time, one by one, and all of them.
#include <algorithm>
#include <utility>

#include "include/annals/error.h"
#include "src/base/text.h"
#include "src/serve/handlers.h"
#include "src/serve/json.h"
#include "src/serve/shown.h"
#include "src/store/overviews.h"

namespace annals::serve {
namespace {

// Records of one piece of a stream: some hundred kilobytes.
constexpr std::size_t kPiece = 200;

EventFilter wanted(const Call& call) {
  EventFilter filter = filter_of(call.parameters);
  if (call.parameters.one_of("all-versions", {"true", "false"}, "false") == "false") return filter;
  // What was taken back must not be read here: docs/responsible-use.md.
  if (call.service.is_public())
    throw Error(ErrorKind::kUsage, "older versions are not public", {"all-versions", 0, 0},
                "ask without all-versions");
  filter.versions = Versions::kAll;
  return filter;
}

// Of the records that one parameter alone lets pass.
std::shared_ptr<const Places> part(Call& call, const RecordOrder& order, std::string_view name) {
  const Parameters only(std::string(name) + "=" + encoded(call.parameters.text(name)), {name});
  const std::string key = call.desk.state() + " part\n" + only.joined({name});
  if (auto known = call.service.parts().find(key)) return known;
  auto places = std::make_shared<const Places>(order.places(call.desk.database(), filter_of(only)));
  call.service.parts().put(key, places, places->size() * sizeof(std::uint32_t));
  return places;
}

KeyList current_keys(Call& call, const EventFilter& filter) {
  const auto order = call.service.order(call.desk);
  std::optional<Places> places;
  for (const std::string_view name : filter_parameters()) {
    if (call.parameters.text(name).empty() || any_of(name, {"since", "until"})) continue;
    const auto passing = part(call, *order, name);
    places = places ? met(*places, *passing) : *passing;
  }
  return order->list(
      order->within(places ? std::move(*places) : order->all(), filter.since, filter.until));
}

std::shared_ptr<const KeyList> keys_for(Call& call) {
  std::vector<std::string_view> names = filter_parameters();
  names.emplace_back("all-versions");
  const std::string key = call.desk.state() + " records\n" + call.parameters.joined(names);
  if (auto known = call.service.lists().find(key)) return known;
  const EventFilter filter = wanted(call);
  auto list = std::make_shared<const KeyList>(filter.versions == Versions::kCurrent
                                                  ? current_keys(call, filter)
                                                  : record_keys(call.desk.database(), filter));
  call.service.lists().put(key, list, list->keys.size() * sizeof(std::int64_t));
  return list;
}

enum class Form { kJsonLines, kCsv, kGeoJson };

// What is left of a stream. A client that is slow holds this, and no worker and no lock.
struct Stream {
  Form form;
  std::shared_ptr<const KeyList> list;
  std::size_t at = 0;
  bool ended = false;
};

std::string next_piece(Stream& stream, Service& service, Desk& desk) {
  if (stream.at == stream.list->keys.size())
    return std::exchange(stream.ended, true) || stream.form != Form::kGeoJson ? "" : "\n]}\n";
  const Snapshot snapshot(desk.database());
  Shown shown(service, desk);
  const std::size_t end = std::min(stream.at + kPiece, stream.list->keys.size());
  std::string out;
  for (; stream.at < end; ++stream.at) {
    const std::int64_t key = stream.list->keys[stream.at];
    if (stream.form == Form::kJsonLines)
      out += shown.line(key) + "\n";
    else if (stream.form == Form::kCsv)
      out += to_csv(shown.record(key)) + "\r\n";
    else
      out += (stream.at == 0 ? "" : ",\n") + features(shown.record(key));
  }
  return out;
}

Response stream(Call& call, Form form, const char* content_type, std::string head) {
  const auto rest = std::make_shared<Stream>(Stream{form, keys_for(call), 0, false});
  Response out;
  out.content_type = content_type;
  out.body = std::move(head);
  Service& service = call.service;
  out.more = [rest, &service](Desk& desk) { return next_piece(*rest, service, desk); };
  return out;
}

}  // namespace

Response list_records(Call& call) {
  const auto list = keys_for(call);
  const Page page = page_of(call, *list, order_of(call), limit_of(call));
  Shown shown(call.service, call.desk);
  Response out = json_answer(
      object({{"records", array(shown.lines(page.keys))},
              {"next", text_or_null(page.next)},
              {"total", std::to_string(list->keys.size())},
              {"as_of", text_or_null(as_of(call.desk.database()))},
              {"counts",
               text("coded mentions that pass the filters; several may tell of one happening")}}));
  add_next(out, call, page.next);
  return out;
}

Response show_record(Call& call) {
  const std::string& id = call.path.at("id");
  const std::int64_t key = find_record(
      call.desk.database(), id, call.service.is_public() ? Versions::kCurrent : Versions::kAll);
  if (key == 0)
    throw Error(ErrorKind::kNotFound, "there is no record '" + id + "'", {},
                "ids stand in /api/v1/records");
  return json_answer(Shown(call.service, call.desk).line(key));
}

Response stream_jsonl(Call& call) {
  return stream(call, Form::kJsonLines, "application/jsonl", "");
}
Response stream_csv(Call& call) {
  return stream(call, Form::kCsv, "text/csv; charset=utf-8; header=present", csv_header() + "\r\n");
}
Response stream_geojson(Call& call) {
  return stream(call, Form::kGeoJson, "application/geo+json",
                "{\"type\":\"FeatureCollection\",\"features\":[\n");
}

}  // namespace annals::serve
