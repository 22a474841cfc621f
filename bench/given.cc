// Records for deeds that are given, so that fields can be measured on all of them: see fields.py.
//
//   annals_given < ARTICLES.jsonl > RECORDS.jsonl
//
// A line in: {"doc", "text", "published", "given": [{"span": [begin, end], "type"}]} with spans in code points, in
// the order of the text. A record out for each, in their order; with --choices, what src/what/parties.h chooses from
// instead (spans in bytes), with --rules-only, without what it chooses.
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "src/base/files.h"
#include "src/base/utf8.h"
#include "src/pipeline/stages.h"
#include "src/record/build.h"
#include "src/what/what.h"

namespace {

using namespace annals;

// Byte offsets of code points: offsets[n] is where the n-th begins.
std::vector<std::uint32_t> byte_offsets(std::string_view text) {
  std::vector<std::uint32_t> offsets;
  for (std::size_t at = 0; at < text.size(); (void)next_code_point(text, at))
    offsets.push_back(static_cast<std::uint32_t>(at));
  offsets.push_back(static_cast<std::uint32_t>(text.size()));
  return offsets;
}

nlohmann::json to_json(const Document& doc, const Choices& seen) {
  nlohmann::json out;
  for (const Choices::Question& question : seen.questions) {
    auto rows = nlohmann::json::array();
    for (const Choices::One& one : question.choices)
      rows.push_back({{"text", doc.text(one.words)}, {"span", {one.words.begin, one.words.end}},
                      {"value", one.value}, {"features", one.features}});
    out[std::string(question.name)] = std::move(rows);
    out["found"][std::string(question.name)] = question.found;
  }
  return out;
}

void code_line(const std::string& line, const std::vector<std::unique_ptr<Stage>>& stages,
               const WhatStage& what, bool choices, bool rules_only, Document& doc) {
  const auto json = nlohmann::json::parse(line);
  Article article;
  article.id = json.at("doc");
  article.text = json.at("text");
  if (!json.at("published").is_null())
    article.published = parse_day(json.at("published").get<std::string>()).value();
  const std::vector<std::uint32_t> bytes = byte_offsets(article.text);
  std::vector<GivenTrigger> given;
  for (const auto& one : json.at("given"))
    given.push_back({{bytes.at(one.at("span").at(0)), bytes.at(one.at("span").at(1))},
                     parse_event_type(one.at("type").get<std::string>()).value()});
  doc.reset(std::move(article));
  run_stages(stages, doc);
  std::vector<Choices> seen;
  what.run_given(doc, given, choices || rules_only, choices ? &seen : nullptr);
  seal(doc, LayerId::kEvents);
  for (const Choices& one : seen) std::cout << to_json(doc, one).dump() << '\n';
  if (choices) return;
  for (const Record& record : make_records(doc, {"annals", "", ""}))
    std::cout << to_json(record) << '\n';
}

}  // namespace

int main(int count, char** words) try {
  const std::string_view option = count > 1 ? words[1] : "";
  const bool choices = option == "--choices", rules_only = option == "--rules-only";
  const auto data = data_directory();
  auto stages = make_stages(data, model_directory());
  stages.pop_back();  // what: it is run with what is given
  const auto what = make_what_stage(data, model_directory());
  Document doc;
  for (std::string line; std::getline(std::cin, line);) code_line(line, stages, *what, choices, rules_only, doc);
  return 0;
} catch (const std::exception& error) {
  std::cerr << "annals_given: " << error.what() << '\n';
  return 1;
}
