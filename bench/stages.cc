// What each stage costs: its seconds and words a second over articles, on one core.
//
//   annals_stages < ARTICLES.jsonl
//
// A line in: {"text", "published"}. Words are what blanks part, as bench/run.py counts them.
#include <chrono>
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "src/base/files.h"
#include "src/base/text.h"
#include "src/pipeline/stages.h"

namespace {

using namespace annals;
using Clock = std::chrono::steady_clock;

std::vector<Article> read_articles(std::istream& in) {
  std::vector<Article> articles;
  for (std::string line; std::getline(in, line);) {
    const auto json = nlohmann::json::parse(line);
    Article article;
    article.id = std::to_string(articles.size());
    article.text = json.at("text");
    if (json.contains("published") && !json["published"].is_null())
      article.published = parse_day(json["published"].get<std::string>()).value();
    articles.push_back(std::move(article));
  }
  return articles;
}

}  // namespace

int main() try {
  const auto stages = make_stages(data_directory(), model_directory());
  const std::vector<Article> articles = read_articles(std::cin);
  std::size_t words = 0;
  for (const Article& article : articles) words += split_words(article.text).size();
  std::vector<Clock::duration> spent(stages.size());
  Document doc;
  for (const Article& article : articles) {
    doc.reset(article);
    for (std::size_t s = 0; s < stages.size(); ++s) {
      const auto before = Clock::now();
      stages[s]->run(doc);
      for (const LayerId layer : stages[s]->info().writes) seal(doc, layer);
      spent[s] += Clock::now() - before;
    }
  }
  std::printf("%zu words\n", words);
  for (std::size_t s = 0; s < stages.size(); ++s) {
    const double seconds = std::chrono::duration<double>(spent[s]).count();
    const std::string name(stages[s]->info().name);
    std::printf("%-8s %7.3f s %10.0f words/s\n", name.c_str(), seconds, static_cast<double>(words) / seconds);
  }
  return 0;
} catch (const std::exception& error) {
  std::cerr << "annals_stages: " << error.what() << '\n';
  return 1;
}
