// Everyone that the who stage found, so that codes can be measured on all mentions and not only on those that act
// in a record: see actors.py.
//
//   annals_mentions < ARTICLES.jsonl > MENTIONS.jsonl
//
// A line in: {"id", "text", "published"}; a line out: {"doc", "mentions": [{"span": [begin, end], "country", "sectors",
// "because"}]}, in the order of the text. Spans are code points.
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "src/base/files.h"
#include "src/base/utf8.h"
#include "src/pipeline/stages.h"

namespace {

using namespace annals;

// Code points before each byte; of a character's later bytes, those up to its end.
std::vector<std::uint32_t> code_points(std::string_view text) {
  std::vector<std::uint32_t> points(text.size() + 1);
  std::uint32_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) {
    points[at] = count;
    (void)next_code_point(text, at);
  }
  points[text.size()] = count;
  return points;
}

nlohmann::json mention_json(const Document& doc, const Mention& mention, const std::vector<std::uint32_t>& points) {
  nlohmann::json json{{"span", {points[mention.span.begin], points[mention.span.end]}},
                      {"country", mention.code.country_view()},
                      {"sectors", nlohmann::json::array()},
                      {"because", doc.view(mention.because)}};
  for (std::uint8_t i = 0; i < mention.code.sector_count; ++i)
    json["sectors"].push_back(name_of(mention.code.sectors[i]));
  return json;
}

void show_line(const std::string& line, const std::vector<std::unique_ptr<Stage>>& stages, Document& doc) {
  const auto json = nlohmann::json::parse(line);
  Article article;
  article.id = json.at("id");
  article.text = json.at("text");
  article.published = parse_day(json.at("published").get<std::string>()).value();
  const std::vector<std::uint32_t> points = code_points(article.text);
  nlohmann::json shown{{"doc", article.id}, {"mentions", nlohmann::json::array()}};
  doc.reset(std::move(article));
  run_stages(stages, doc);
  for (const Mention& mention : doc.mentions) shown["mentions"].push_back(mention_json(doc, mention, points));
  std::cout << shown.dump() << '\n';
}

}  // namespace

int main() try {
  const auto stages = make_stages(data_directory(), model_directory());
  Document doc;
  for (std::string line; std::getline(std::cin, line);) show_line(line, stages, doc);
  return 0;
} catch (const std::exception& error) {
  std::cerr << "annals_mentions: " << error.what() << '\n';
  return 1;
}
