#include "src/read/article_json.h"

#include "src/base/json.h"
#include "src/base/utf8.h"

namespace annals {
namespace {

void put(Json& out, const char* name, const std::string& value) {
  if (!value.empty()) out[name] = value;
}

Json span_json(Span span) { return Json::array({span.begin, span.end}); }

Json paragraphs_json(const Article& article, const Page& page) {
  const OffsetMap points(article.text, OffsetMap::Unit::kCodePoint);
  Json list = Json::array();
  for (const PageParagraph& paragraph : page.paragraphs) {
    Json one;
    one["kind"] = name_of(paragraph.kind);
    one["span"] = span_json(points(paragraph.text));
    one["page"] = span_json(paragraph.page);
    put(one, "time", paragraph.time);
    list.push_back(std::move(one));
  }
  return list;
}

Json dropped_json(const Page& page) {
  Json list = Json::array();
  for (const PageDropped& dropped : page.dropped)
    list.push_back(
        Json{{"page", span_json(dropped.page)}, {"text", dropped.text}, {"why", dropped.why}});
  return list;
}

void put_reasons(Json& out, const Page& page) {
  out["charset"] = page.charset;
  if (page.repaired > 0) out["repaired"] = page.repaired;
  Json why = Json::object();
  for (const PageReason& reason : page.reasons) why[reason.field] = reason.from;
  out["why"] = std::move(why);
  out["dropped"] = dropped_json(page);
}

}  // namespace

std::string article_json(const Article& article, const Page* page, WithReasons reasons) {
  Json out;
  put(out, "id", article.id);
  put(out, "url", article.url);
  put(out, "outlet", article.outlet);
  put(out, "title", article.title);
  put(out, "byline", article.byline);
  put(out, "section", article.section);
  put(out, "published", article.published_text);
  if (page != nullptr) put(out, "updated", page->updated);
  put(out, "language", article.language);
  put(out, "licence", article.licence);
  out["text"] = article.text;
  if (page != nullptr) {
    if (page->live) out["live"] = true;
    if (page->stub) out["stub"] = true;
    if (page->cut) out["cut"] = true;
    out["paragraphs"] = paragraphs_json(article, *page);
    if (reasons == WithReasons::kYes) put_reasons(out, *page);
  }
  // What is not UTF-8 was refused before; a replacement costs less than an exception.
  return written(out);
}

}  // namespace annals
