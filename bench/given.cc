// Records for deeds that are given, so that fields can be measured on all of them: see fields.py.
//
//   annals_given < ARTICLES.jsonl > RECORDS.jsonl
//
// A line in: {"doc", "text", "published", "given": [{"span": [begin, end], "type"}]} with spans in code points, in
// the order of the text. A record out for each, in their order.
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

void code_line(const std::string& line, const std::vector<std::unique_ptr<Stage>>& stages,
               const WhatStage& what, Document& doc) {
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
  what.run_given(doc, given);
  seal(doc, LayerId::kEvents);
  for (const Record& record : make_records(doc, {"annals", "", ""}))
    std::cout << to_json(record) << '\n';
}

}  // namespace

int main() try {
  const auto data = data_directory();
  auto stages = make_stages(data, model_directory());
  stages.pop_back();  // what: it is run with what is given
  const auto what = make_what_stage(data);
  Document doc;
  for (std::string line; std::getline(std::cin, line);) code_line(line, stages, *what, doc);
  return 0;
} catch (const std::exception& error) {
  std::cerr << "annals_given: " << error.what() << '\n';
  return 1;
}
