// Many articles through the public door: order, threads, faults, and an early end.
#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <string>
#include <vector>

#include "include/annals/batch.h"
#include "tests/shared_coder.h"

namespace annals::testing {
namespace {

constexpr const char* kShelled = "Rebels shelled Dorvik on Tuesday, killing at least four people.";
constexpr const char* kForeign =
    "El gobierno de la ciudad dijo el martes que los soldados atacaron el puerto y mataron a cuatro personas. El alcalde "
    "pidió ayuda a las provincias vecinas y anunció que las escuelas quedarán cerradas durante toda la semana. Los vecinos "
    "contaron que los combates empezaron antes del amanecer y que muchos huyeron hacia el norte.";

Article report(const std::string& id, const std::string& text) {
  Article article;
  article.id = id;
  article.text = text;
  article.published = parse_day("2024-03-07").value();
  return article;
}

Batch::Source source_of(const std::vector<Result<Article>>& articles) {
  return [&articles, at = std::size_t{0}]() mutable -> std::optional<Result<Article>> {
    if (at == articles.size()) return std::nullopt;
    return articles[at++];
  };
}

// "a 1", an article and its records; "error"; with the articles that carry the first record's words.
std::vector<std::string> coded(const std::vector<Result<Article>>& articles, BatchOptions options) {
  std::vector<std::string> out;
  Batch batch(shared_coder(), source_of(articles), options);
  while (auto one = batch.next()) {
    if (!*one) {
      out.emplace_back("error");
      continue;
    }
    const std::vector<Record>& records = (*one)->records;
    out.push_back((*one)->article.id + " " + std::to_string(records.size()));
    if (records.empty()) continue;
    for (const RecordCopy& copy : records.front().copies) out.back() += " +" + copy.doc;
  }
  return out;
}

TEST(Batch, ArticlesAreCodedInOrderAndOnce) {
  const std::vector<Result<Article>> articles{report("a", kShelled), Error(ErrorKind::kInput, "a torn page"), report("b", ""),
                                              report("c", kShelled), report("d", kForeign)};
  const std::vector<std::string> joined{"a 1 +c", "error", "error", "c 0", "d 0"};
  const std::vector<std::string> apart{"a 1", "error", "error", "c 1", "d 0"};
  for (const unsigned threads : {1U, 2U, 5U}) {
    EXPECT_EQ(coded(articles, {threads, false}), joined) << threads;
    EXPECT_EQ(coded(articles, {threads, true}), apart) << threads;
  }
}

TEST(Batch, ThreadsAgree) {
  std::vector<Result<Article>> articles;
  for (int n = 0; n < 60; ++n) articles.emplace_back(report(std::to_string(n), n % 3 == 0 ? "Night fell." : kShelled));
  EXPECT_EQ(coded(articles, {4, true}), coded(articles, {1, true}));
}

TEST(Batch, ALanguageThatIsNotOursIsNamed) {
  const std::vector<Result<Article>> articles{report("d", kForeign)};
  Batch batch(shared_coder(), source_of(articles), {1, true});
  EXPECT_EQ((*batch.next())->article.language, "es");
}

TEST(Batch, ReadsNoFurtherThanItMust) {
  for (const unsigned threads : {1U, 3U}) {
    std::size_t read = 0;
    Batch batch(
        shared_coder(), [&]() -> std::optional<Result<Article>> { return report(std::to_string(read++), kShelled); }, {threads, true});
    for (int n = 0; n < 10; ++n) EXPECT_EQ((*batch.next())->article.id, std::to_string(n));
    EXPECT_LE(read, 10 + 4 * threads);
  }  // what is in flight is dropped here
}

TEST(Batch, WhatTheSourceThrowsIsThrown) {
  for (const unsigned threads : {1U, 2U}) {
    int left = 3;
    Batch batch(
        shared_coder(),
        [&]() -> std::optional<Result<Article>> {
          if (left-- == 0) throw std::runtime_error("the disk is on fire");
          return report("a", kShelled);
        },
        {threads, true});
    EXPECT_THROW(
        while (batch.next()) {}, std::runtime_error);
  }
}

}  // namespace
}  // namespace annals::testing
