// Reports that carry the same words: coded once, every carrier listed, on any number of threads.
#include <gtest/gtest.h>

#include "src/pipeline/join.h"
#include "tests/shared_coder.h"

namespace annals::testing {
namespace {

constexpr const char* kShelled =
    "Rebels shelled the town of Dorvik on Tuesday, killing at least four people, the army said.";
constexpr const char* kArrested =
    "Police arrested 12 protesters in the capital Belmar on Monday after a march against the war.";

Article report(const std::string& id, const std::string& text, const char* day = "2024-03-07") {
  Article article;
  article.id = id;
  article.text = text;
  article.outlet = "The " + id;
  article.published = parse_day(day).value();
  return article;
}

std::string paragraphs(std::initializer_list<const char*> parts) {
  std::string text;
  for (const char* part : parts) text += (text.empty() ? "" : "\n\n") + std::string(part);
  return text;
}

// "a ASSAULT +b +c": the article, the type, who carries it, with the words of the carrier checked.
std::vector<std::string> joined(const std::vector<Article>& articles, unsigned threads) {
  ArticleJoin join(WholeCopies::kPass);
  for (const Article& article : articles) join.add(Result<Article>(article));
  join.end();
  std::vector<std::string> out;
  int quotes_differ = 0;
  code_all(
      shared_coder(), [&] { return join.next(); },
      [&](Result<Coded>&& coded) {
        join.settle(coded);
        if (!coded) {
          out.push_back("error");
          return;
        }
        for (const Record& record : coded.value().records) {
          out.push_back(record.doc + " " + record.event_type);
          for (const RecordCopy& copy : record.copies) {
            out.back() += " +" + copy.doc;
            EXPECT_EQ(copy.outlet, "The " + copy.doc);
            for (const Article& other : articles)
              quotes_differ +=
                  other.id == copy.doc && other.text.substr(copy.span.begin, copy.span.size())
                                                  .find(record.trigger.text) == std::string::npos
                      ? 1
                      : 0;
          }
        }
      },
      threads);
  EXPECT_EQ(quotes_differ, 0);
  return out;
}

std::size_t count_of(const std::vector<std::string>& lines, const std::string& begin) {
  return static_cast<std::size_t>(
      std::count_if(lines.begin(), lines.end(),
                    [&](const std::string& line) { return line.starts_with(begin); }));
}

TEST(Join, EachSentenceIsCodedInTheFirstThatHasItAndNamesTheOthers) {
  const std::vector<Article> articles{
      report("a", paragraphs({kShelled, kArrested})),
      report("b", paragraphs({"The talks in Kolm go on for another week, two diplomats said there.",
                              kShelled})),
      report("c", paragraphs({kShelled, kArrested})),
      report("d", paragraphs({kArrested})),
  };
  const std::vector<std::string> lines = joined(articles, 1);
  EXPECT_EQ(count_of(lines, "a ASSAULT +b +c"), 1U) << ::testing::PrintToString(lines);
  EXPECT_EQ(count_of(lines, "a COERCE +c +d"), 1U) << ::testing::PrintToString(lines);
  EXPECT_EQ(count_of(lines, "b ASSAULT") + count_of(lines, "c") + count_of(lines, "d"), 0U)
      << ::testing::PrintToString(lines);
}

TEST(Join, TheSameWordsMonthsLaterAreAnotherDeed) {
  const std::vector<std::string> lines =
      joined({report("a", kShelled), report("b", kShelled, "2024-05-30")}, 1);
  EXPECT_EQ(count_of(lines, "a ASSAULT"), 1U);
  EXPECT_EQ(count_of(lines, "b ASSAULT"), 1U);
}

TEST(Join, AnotherTollIsAnotherStatement) {
  std::string later = kShelled;
  later.replace(later.find("four"), 4, "nine");
  const std::vector<std::string> lines =
      joined({report("a", paragraphs({kShelled, kArrested})),
              report("b", paragraphs({later.c_str(), kArrested}))},
             1);
  EXPECT_EQ(count_of(lines, "b ASSAULT"), 1U);
  EXPECT_EQ(count_of(lines, "b COERCE"), 0U);
}

TEST(Join, ErrorsKeepTheirPlaceAndThreadsDoNotMatter) {
  std::vector<Article> articles;
  for (int n = 0; n < 40; ++n) {
    std::string own =
        "Soldiers seized the bridge over the Marn near Kolm on day " + std::to_string(n) + ".";
    articles.push_back(report("r" + std::to_string(n),
                              paragraphs({kShelled, own.c_str(), n % 3 == 0 ? kArrested : ""})));
    if (n % 7 == 0) articles.push_back(report("bad" + std::to_string(n), "\xFF is no text"));
  }
  const std::vector<std::string> one = joined(articles, 1);
  EXPECT_EQ(one, joined(articles, 4));
  EXPECT_EQ(count_of(one, "error"), 6U);
  EXPECT_EQ(count_of(one, "r0 ASSAULT +r1 +r2"), 1U);
}

}  // namespace
}  // namespace annals::testing
