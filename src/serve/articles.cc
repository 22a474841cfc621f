// Articles, and words in articles and records.
#include "include/annals/error.h"
#include "src/base/utf8.h"
#include "src/record/private_names.h"
#include "src/serve/handlers.h"
#include "src/serve/json.h"
#include "src/serve/shown.h"
#include "src/store/listings.h"
#include "src/store/filter_names.h"

namespace annals::serve {
namespace {

Members fields_of(const ArticleRow& row) {
  return {{"doc", text(row.doc)},
          {"version", std::to_string(row.version)},
          {"url", text_or_null(row.url)},
          {"outlet", text_or_null(row.outlet)},
          {"title", text_or_null(row.title)},
          {"byline", text_or_null(row.byline)},
          {"language", text_or_null(row.language)},
          {"section", text_or_null(row.section)},
          {"licence", text_or_null(row.licence)},
          {"open", boolean(is_open_licence(row.licence))},
          {"published", text_or_null(row.published)}};
}

// The text as the rules allow it, and why it is not whole.
std::pair<std::string, std::string> text_of(Call& call, const ArticleRow& row,
                                            const std::vector<std::int64_t>& keys) {
  if (!call.service.is_public()) return {article_text(call.desk.database(), row.key), ""};
  if (!is_open_licence(row.licence))
    return {"", "its licence does not let us show more than quotes: follow its address"};
  std::string whole = article_text(call.desk.database(), row.key);
  if (call.service.options().names == Names::kAll) return {whole, ""};
  RecordReader reader(call.desk.database());
  std::vector<Record> records;
  for (const std::int64_t key : keys) records.push_back(record_from_json(reader.line(key)));
  return {with_names_hidden(whole, private_names_of(records)), ""};
}

// The words without their marks, and where the marks stood, in code points.
std::string snippet_of(const std::string& marked) {
  std::string plain;
  std::vector<std::string> hits;
  std::uint32_t points = 0, begin = 0;
  for (std::size_t at = 0; at < marked.size();) {
    if (marked[at] == kHitBegin || marked[at] == kHitEnd) {
      if (marked[at] == kHitBegin)
        begin = points;
      else
        hits.push_back(array({std::to_string(begin), std::to_string(points)}));
      ++at;
      continue;
    }
    const std::size_t from = at;
    next_code_point(marked, at);
    plain.append(marked, from, at - from);
    ++points;
  }
  return object({{"text", text(plain)}, {"hits", array(hits)}});
}

// Marks would part a name that is to be blanked, so that words beside it are told instead.
std::string snippet_shown(Call& call, std::int64_t article, const std::string& marked) {
  if (!call.service.is_public() || call.service.options().names == Names::kAll)
    return snippet_of(marked);
  RecordReader reader(call.desk.database());
  std::vector<Record> records;
  for (const std::int64_t key : records_of_article(call.desk.database(), article))
    records.push_back(record_from_json(reader.line(key)));
  return snippet_of(with_names_hidden(marked, private_names_of(records)));
}

std::string report_found(Call& call, const FoundText& found) {
  const ArticleRow row = article_row(call.desk.database(), found.key).value();
  return object({{"doc", text(row.doc)},
                 {"title", text_or_null(row.title)},
                 {"outlet", text_or_null(row.outlet)},
                 {"url", text_or_null(row.url)},
                 {"published", text_or_null(row.published)},
                 {"snippet", snippet_shown(call, row.key, found.snippet)}});
}

}  // namespace

Response list_articles(Call& call) {
  ArticleFilter filter;
  EventFilter days;
  for (const char* name : {"since", "until"})
    if (const std::string value = call.parameters.text(name); !value.empty())
      set_filter(days, name, value);
  filter.text = call.parameters.text("text");
  filter.outlet = call.parameters.text("outlet");
  filter.since = days.since;
  filter.until = days.until;
  const std::string cursor = call.parameters.text("cursor");
  const Database& db = call.desk.database();
  const ArticlePage page =
      list_articles(db, filter, cursor.empty() ? 0 : key_of(cursor), limit_of(call));
  std::vector<std::string> rows;
  for (const ArticleRow& row : page.rows) {
    Members fields = fields_of(row);
    fields.emplace_back("records", std::to_string(row.records));
    rows.push_back(object(fields));
  }
  const std::string next = page.more ? cursor_of(page.rows.back().key) : "";
  Response out = json_answer(object({{"articles", array(rows)},
                                     {"next", text_or_null(next)},
                                     {"total", std::to_string(page.total)},
                                     {"as_of", text_or_null(call.holdings->as_of(db))},
                                     {"counts", text("articles, each in its newest version")}}));
  add_next(out, call, next);
  return out;
}

Response show_article(Call& call) {
  const Database& db = call.desk.database();
  const std::string& doc = call.path.at("doc");
  const auto row = find_article(db, doc);
  if (!row)
    throw Error(ErrorKind::kNotFound, "there is no article '" + doc + "'", {},
                "ids stand in /api/v1/articles");
  const std::vector<std::int64_t> keys = records_of_article(db, row->key);
  const auto [whole, withheld] = text_of(call, *row, keys);
  Members fields = fields_of(*row);
  fields.emplace_back("text", withheld.empty() ? text(whole) : "null");
  fields.emplace_back("withheld", text_or_null(withheld));
  std::string records;
  Shown(call.service, call.desk).add_lines(keys, records);
  fields.emplace_back("records", "[" + records + "]");
  return json_answer(object(fields));
}

Response search_words(Call& call) {
  const Database& db = call.desk.database();
  const std::string words = call.parameters.text("q");
  if (words.empty())
    throw Error(ErrorKind::kUsage, "there is nothing to search for", {"q", 0, 0},
                "as in q=ceasefire");
  const std::uint64_t limit = limit_of(call, 100, 20);
  std::vector<std::string> reports, records;
  for (const FoundText& found : search_articles(db, words, limit))
    reports.push_back(report_found(call, found));
  Shown shown(call.service, call.desk);
  for (const FoundText& found : search_records(db, words, limit)) {
    const std::string line = shown.line(found.key);
    const auto row = find_article(db, record_from_json(line).doc);
    records.push_back(object(
        {{"record", line}, {"snippet", snippet_shown(call, row ? row->key : 0, found.snippet)}}));
  }
  return json_answer(object({{"reports", array(reports)},
                             {"records", array(records)},
                             {"as_of", text_or_null(call.holdings->as_of(db))}}));
}

}  // namespace annals::serve
