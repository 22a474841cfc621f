// What answers each route. A handler reads one state of the database and throws Error for what it
// cannot answer.
#pragma once

#include "src/serve/router.h"

namespace annals::serve {

Response show_health(Call& call);
Response show_metrics(Call& call);
Response show_openapi(Call& call);
Response show_status(Call& call);
Response list_records(Call& call);
Response show_record(Call& call);
Response stream_jsonl(Call& call);
Response stream_csv(Call& call);
Response stream_geojson(Call& call);
Response list_articles(Call& call);
Response show_article(Call& call);
Response list_happenings(Call& call);
Response show_happening(Call& call);
Response show_tally(Call& call);
Response list_ledgers(Call& call);
Response show_ledger(Call& call);
Response list_actors(Call& call);
Response show_actor(Call& call);
Response list_places(Call& call);
Response show_facets(Call& call);
Response show_timeline(Call& call);
Response search_words(Call& call);
Response code_text(Call& call);

// What several of them share.
Response json_answer(std::string body);
std::uint64_t limit_of(const Call& call, std::uint64_t most = 500, std::uint64_t otherwise = 50);
struct Page {
  std::vector<std::int64_t> keys;
  std::string next;  // cursor; empty: this is the last
};
// Behind the call's cursor.
Page page_of(const Call& call, const KeyList& list, Order order, std::uint64_t limit);
Page page_of(const Call& call, const RecordSet& records, Order order, std::uint64_t limit);

// The current records that pass the call's filters, and filters for what it does not name.
using Defaults = std::vector<std::pair<std::string_view, std::string>>;
RecordSet selected(const Call& call, const Defaults& otherwise = {});
Order order_of(const Call& call);
// With `rel="next"` when there is a next page.
void add_next(Response& response, const Call& call, const std::string& cursor);

}  // namespace annals::serve
