// A text in, its records out; nothing is kept.
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "include/annals/error.h"
#include "src/base/text.h"
#include "src/record/disclosure.h"
#include "src/serve/handlers.h"
#include "src/serve/json.h"
#include "src/serve/problem.h"

namespace annals::serve {
namespace {

using Json = nlohmann::json;

constexpr std::array<std::pair<const char*, std::string Article::*>, 5> kFields{
    {{"text", &Article::text},
     {"published", &Article::published_text},
     {"outlet", &Article::outlet},
     {"url", &Article::url},
     {"title", &Article::title}}};

Error wrong(const std::string& field, std::string what, std::string hint) {
  return {ErrorKind::kUsage, std::move(what), {field, 0, 0}, std::move(hint)};
}

Json parsed(const std::string& body) {
  try {
    return Json::parse(body);
  } catch (const Json::parse_error& error) {
    throw Error(ErrorKind::kInput, "the body is no JSON", {"body", 1, error.byte},
                "as in {\"text\": \"Rebels shelled Dorvik.\"}");
  }
}

Article article_of(const std::string& body) {
  const Json json = parsed(body);
  if (!json.is_object())
    throw wrong("body", "the body is no JSON object",
                "as in {\"text\": \"Rebels shelled Dorvik.\"}");
  Article article;
  for (const auto& [name, value] : json.items()) {
    const auto field = std::find_if(kFields.begin(), kFields.end(),
                                    [&](const auto& one) { return one.first == name; });
    if (field == kFields.end())
      throw wrong(name, "there is no field '" + name + "'",
                  "known: text, published, outlet, url, title");
    if (!value.is_string() && !(value.is_null() && name != "text"))
      throw wrong(name, "'" + name + "' is no text", "");
    if (value.is_string()) article.*field->second = value.get<std::string>();
  }
  if (!article.published_text.empty()) {
    const Result<Day> day = parse_day(article.published_text.substr(0, 10));
    if (!day) throw wrong("published", day.error().message(), day.error().hint());
    article.published = *day;
  }
  return article;
}

std::string note_json(const NoteText& note) {
  const std::string span =
      array({std::to_string(note.words.span.begin), std::to_string(note.words.span.end)});
  return object({{"stage", text(note.stage)},
                 {"text", text(note.text)},
                 {"words", object({{"text", text(note.words.text)}, {"span", span}})}});
}

}  // namespace

Response code_text(Call& call) {
  const std::string_view type = trim(
      std::string_view(call.request.content_type).substr(0, call.request.content_type.find(';')));
  // Another site's form cannot send this type without asking first, and we allow no other site
  // anything.
  if (ascii_lower(type) != "application/json")
    return problem(415, Error(ErrorKind::kUsage, "the body is not said to be JSON",
                              {"Content-Type", 0, 0}, "send Content-Type: application/json"));
  const Article article = article_of(call.request.body);
  const Result<Coded> coded = call.service.coder().code(article);
  if (!coded) return problem(422, coded.error());
  Disclosure rules;
  rules.names = call.service.options().names;
  std::vector<std::string> records, notes;
  for (const Record& record : coded->records)
    records.push_back(to_json(disclosed(record, rules).record));
  for (const NoteText& note : coded->notes) notes.push_back(note_json(note));
  return json_answer(
      object({{"doc", text(coded->article.id)},
              {"text", text(coded->article.text)},
              {"title", text_or_null(coded->article.title)},
              {"published",
               text_or_null(coded->article.published ? to_string(*coded->article.published) : "")},
              {"records", array(records)},
              {"notes", array(notes)}}));
}

}  // namespace annals::serve
