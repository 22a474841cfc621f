// Records: a page at a time, one by one, and all of them.
#include <algorithm>
#include <utility>

#include "include/annals/error.h"
#include "src/base/text.h"
#include "src/serve/handlers.h"
#include "src/serve/json.h"
#include "src/serve/shown.h"

namespace annals::serve {
namespace {

// Records of one piece of a stream: some hundred kilobytes.
constexpr std::size_t kPiece = 200;
// Bytes of most records: more need more memory, less waste it.
constexpr std::size_t kLine = 1200;

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

bool of_all_versions(const Call& call) { return wanted(call).versions == Versions::kAll; }

std::shared_ptr<const KeyList> keys_of_all_versions(Call& call) {
  std::vector<std::string_view> names = filter_parameters();
  names.emplace_back("all-versions");
  const std::string key = "records\n" + call.parameters.joined(names);
  return call.holdings->lists.find_or_make(key, [&] {
    KeyList list = record_keys(call.database(), wanted(call));
    const std::size_t bytes = list.keys.size() * sizeof(std::int64_t);
    return std::pair(std::move(list), bytes);
  });
}

std::shared_ptr<const KeyList> keys_for(Call& call) {
  if (of_all_versions(call)) return keys_of_all_versions(call);
  return std::make_shared<const KeyList>(keys_of(call.census(), selected(call)));
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
  desk.look();
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
  const Order order = order_of(call);
  const std::uint64_t limit = limit_of(call);
  Page page;
  std::size_t total = 0;
  if (of_all_versions(call)) {
    const auto list = keys_of_all_versions(call);
    page = page_of(call, *list, order, limit);
    total = list->keys.size();
  } else {
    const RecordSet records = selected(call);
    page = page_of(call, records, order, limit);
    total = records.count();
  }
  Response out = json_answer("{\"records\":[");
  out.body.reserve(page.keys.size() * kLine);
  Shown(call.service, call.desk).add_lines(page.keys, out.body);
  const Members rest{
      {"next", text_or_null(page.next)},
      {"total", std::to_string(total)},
      {"as_of", text_or_null(call.holdings->as_of(call.database()))},
      {"counts", text("coded mentions that pass the filters; several may tell of one happening")}};
  out.body.append("],").append(object(rest).substr(1));
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
