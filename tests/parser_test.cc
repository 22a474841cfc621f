// The Parser as a library's user meets it.
#include "include/annals/parser.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

#include "src/base/text.h"
#include "src/doc/conllu.h"

namespace annals::testing {
namespace {

const Parser& parser() {
  static const Parser loaded;
  return loaded;
}

Article article(std::string text) {
  Article out;
  out.id = "report-1";
  out.text = std::move(text);
  return out;
}

constexpr const char* kReport =
    "Rebels shell Dorvik\n\n\xE2\x80\x9CWe don't know,\xE2\x80\x9D Marta Olvan of the Dorvik Port Authority "
    "said on Tuesday. Turkish and Nordmark troops left S\xC3\xA3o Velho.";

TEST(Parser, WritesOffsetsOfTheTextGiven) {
  const Result<std::string> parsed = parser().parse(article(kReport));
  ASSERT_TRUE(parsed);
  EXPECT_TRUE(parsed->starts_with("# newdoc id = report-1\n# newpar\n# sent_id = report-1-1\n"
                                  "# text = Rebels shell Dorvik\n"))
      << *parsed;
  // The bytes at which code points begin, and the end.
  const std::string_view text = kReport;
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < text.size(); ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) starts.push_back(i);
  starts.push_back(text.size());
  std::size_t words = 0;
  for (const std::string_view line : split(*parsed, '\n')) {
    const auto cells = split(line, '\t');
    if (cells.size() != 10) continue;
    ++words;
    std::size_t begin = 0, end = 0;
    for (const std::string_view cell : split(cells[9], '|')) {
      if (cell.starts_with("start_char=")) begin = std::stoul(std::string(cell.substr(11)));
      if (cell.starts_with("end_char=")) end = std::stoul(std::string(cell.substr(9)));
    }
    ASSERT_LT(begin, end) << line;
    ASSERT_LT(end, starts.size()) << line;
    EXPECT_EQ(text.substr(starts[begin], starts[end] - starts[begin]), cells[1]);
  }
  EXPECT_GT(words, 25U);
}

TEST(Parser, NamesAreToldByType) {
  const Result<std::string> parsed =
      parser().parse(article("President Emmanuel Macron met the Turkish foreign minister in Berlin on Monday, the "
                             "European Commission said."));
  ASSERT_TRUE(parsed);
  Document doc;
  read_conllu(*parsed, doc);
  std::string names;
  for (const Name& name : doc.names)
    names += std::string(doc.text(name.span)) + " " + std::string(name_of(name.type)) + "; ";
  EXPECT_EQ(names, "Emmanuel Macron PER; Turkish NORP; Berlin LOC; European Commission ORG; ");
}

TEST(Parser, GivenWordsStay) {
  const std::string given =
      "# sent_id = x\n1-2\tcannot\t_\t_\t_\t_\t_\t_\t_\t_\n1\tcan\t_\t_\t_\t_\t_\t_\t_\t_\n"
      "2\tnot\t_\t_\t_\t_\t_\t_\t_\t_\n3\tleave-now\t_\t_\t_\t_\t_\t_\t_\tkept=yes\n";
  const Result<std::string> parsed = parser().parse_words(given);
  ASSERT_TRUE(parsed);
  EXPECT_EQ(split(*parsed, '\n').size(), split(given, '\n').size());
  EXPECT_NE(parsed->find("1-2\tcannot\t"), std::string::npos);
  EXPECT_NE(parsed->find("\n3\tleave-now\t"), std::string::npos);
  EXPECT_NE(parsed->find("kept=yes|NER="), std::string::npos);
}

TEST(Parser, LongSentencesAreOneTree) {
  std::string given;
  for (int i = 1; i <= 1000; ++i)
    given += std::to_string(i) + "\t" + (i % 7 == 0 ? "Dorvik" : "shelled") + "\t_\t_\t_\t_\t_\t_\t_\t_\n";
  const Result<std::string> parsed = parser().parse_words(given);
  ASSERT_TRUE(parsed);
  Document doc;
  read_conllu(*parsed, doc);
  ASSERT_EQ(doc.tokens.size(), 1000U);
  std::size_t roots = 0;
  for (const Token& token : doc.tokens) roots += token.head == kNone ? 1U : 0U;
  EXPECT_EQ(roots, 1U);
}

TEST(Parser, BadInputIsAnErrorWithItsPlace) {
  const auto refused = [](const Result<std::string>& result, const std::string& file, std::uint64_t line) {
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().kind(), ErrorKind::kInput);
    EXPECT_EQ(result.error().place().file, file);
    EXPECT_EQ(result.error().place().line, line);
  };
  refused(parser().parse(article("")), "report-1", 0);
  refused(parser().parse(article("caf\xE9 is no UTF-8")), "report-1", 0);
  refused(parser().parse_words("1\tone\t_\t_\t_\t_\t_\t_\t_\t_\n2\ttwo\n"), "", 2);
  refused(parser().parse_words("# a\n1\tcaf\xE9\t_\t_\t_\t_\t_\t_\t_\t_\n"), "", 2);
}

TEST(Parser, ThreadsAgree) {
  const std::string alone = *parser().parse(article(kReport));
  std::vector<std::string> together(4);
  std::vector<std::thread> threads;
  for (std::string& out : together) threads.emplace_back([&out] { out = *parser().parse(article(kReport)); });
  for (std::thread& thread : threads) thread.join();
  for (const std::string& out : together) EXPECT_EQ(out, alone);
}

}  // namespace
}  // namespace annals::testing
