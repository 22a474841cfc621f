#include "src/read/read.h"

#include <gtest/gtest.h>

#include "src/base/files.h"
#include "src/doc/document.h"
#include "src/read/passages.h"

namespace annals {
namespace {

// "headline: Rebels shell Dorvik | body: They left. = 0": the passages, and of which one each is a
// copy.
std::string passages(const std::string& text, const std::string& title = {}) {
  static const auto stage = make_read_stage(data_directory());
  Document doc;
  Article article;
  article.text = text;
  article.title = title;
  doc.reset(article);
  stage->run(doc);
  std::string out;
  for (const Passage& passage : doc.passages) {
    if (!out.empty()) out += " | ";
    out += std::string(name_of(passage.kind)) + ": " + std::string(doc.text(passage.span));
    if (passage.copy_of != kNone) out += " = " + std::to_string(passage.copy_of);
  }
  return out;
}

std::string parted(std::string_view text) {
  std::string out;
  for (const Span span : read::paragraphs(text))
    out += "[" + std::string(text.substr(span.begin, span.size())) + "]";
  return out;
}

TEST(Paragraphs, EndAtBlankLinesElseAtLineEnds) {
  EXPECT_EQ(parted("a\nb\n\nc\n"), "[a\nb][c]");
  EXPECT_EQ(parted("a\nb\nc"), "[a][b][c]");
  EXPECT_EQ(parted("\n\n a \n b\n\n\n"), "[a][b]");  // blank lines around part nothing
  EXPECT_EQ(parted("a\r\nb\r\n\r\nc"), "[a\r\nb][c]");
  EXPECT_EQ(parted("a\rb"), "[a][b]");
  EXPECT_EQ(parted("a\n \xC2\xA0\t\nb"), "[a][b]");
  EXPECT_EQ(parted("a\n\n  b  \n c"), "[a][b  \n c]");
  EXPECT_EQ(parted(""), "");
  EXPECT_EQ(parted(" \n "), "");
}

TEST(Kinds, Headlines) {
  EXPECT_EQ(passages("Rebels shell Dorvik\n\nThey left on Tuesday."),
            "headline: Rebels shell Dorvik | body: They left on Tuesday.");
  EXPECT_EQ(passages("Rebels left.\n\nThey were tired."),
            "body: Rebels left. | body: They were tired.");
  EXPECT_EQ(passages("Rebels left.\n\nThey were tired.", "rebels left"),
            "headline: Rebels left. | body: They were tired.");
  EXPECT_EQ(passages("\"We will win\", he said.\n\nWhat now"),
            "body: \"We will win\", he said. | body: What now");
  // The first line of text that was broken at a column is no headline.
  EXPECT_EQ(passages("Rebels who hold the valley shelled\nthe town of Dorvik."),
            "body: Rebels who hold the valley shelled | body: the town of Dorvik.");
}

TEST(Kinds, LinesOfPlaceDateAndAuthor) {
  EXPECT_EQ(passages("March 7, 2024\n\nRebels shell Dorvik\n\nBy Elio Marrat\n\nDORVIK, Norland "
                     "(Wire) \xE2\x80\x94\n\nThey left."),
            "dateline: March 7, 2024 | headline: Rebels shell Dorvik | dateline: By Elio Marrat | "
            "dateline: DORVIK, Norland (Wire) \xE2\x80\x94 | body: They left.");
  EXPECT_EQ(passages("Updated: 7 March 2024 at 10:15 a.m. GMT\n\nThey left."),
            "dateline: Updated: 7 March 2024 at 10:15 a.m. GMT | body: They left.");
  EXPECT_EQ(passages("By land and sea, refugees flee\n\nThey left."),
            "headline: By land and sea, refugees flee | body: They left.");
  EXPECT_EQ(passages("DORVIK (Wire) \xE2\x80\x94 Rebels left.\n\nThey were tired."),
            "body: DORVIK (Wire) \xE2\x80\x94 Rebels left. | body: They were tired.");
}

TEST(Kinds, BoilerplateIsWholePassagesOnly) {
  EXPECT_EQ(passages("Rebels left.\n\nAdvertisement\n\n* * *\n\nRead more: Rebels attack "
                     "Dorvik\n\nAdvertisement revenue fell."),
            "body: Rebels left. | boilerplate: Advertisement | boilerplate: * * *"
            " | boilerplate: Read more: Rebels attack Dorvik | body: Advertisement revenue fell.");
}

TEST(Repeats, ExactButForCaseQuotesAndSpace) {
  EXPECT_EQ(passages("Rebels \xE2\x80\x9Cleft\xE2\x80\x9D Dorvik.\n\nThey rested.\n\nREBELS "
                     "\"left\"  Dorvik"),
            "body: Rebels \xE2\x80\x9Cleft\xE2\x80\x9D Dorvik. | body: They rested. | body: REBELS "
            "\"left\"  Dorvik = 0");
  EXPECT_EQ(passages("Did rebels leave?\n\nDid rebels leave.\n\nDid rebels leave?"),
            "body: Did rebels leave? | body: Did rebels leave. | body: Did rebels leave? = 0");
}

bool near_copy(const std::string& first, const std::string& second) {
  const std::string text = first + "\n\n" + second;
  return read::repeats(text, read::paragraphs(text)).back() == 0;
}

TEST(Repeats, SmallEditsNeverChangeWhatIsTold) {
  const std::string told = "Rebels shelled the town of Dorvik on Tuesday, killing at least four "
                           "people, the regional defence ministry said.";
  const auto edited = [&](const std::string& from, const std::string& to) {
    std::string text = told;
    return near_copy(told, text.replace(text.find(from), from.size(), to));
  };
  EXPECT_TRUE(edited("defence", "defense"));
  EXPECT_TRUE(edited("the regional", "a regional"));
  EXPECT_TRUE(edited("the town", "town"));
  EXPECT_FALSE(edited("four", "five"));
  EXPECT_FALSE(edited("Dorvik", "Dorvek"));
  EXPECT_FALSE(edited("said", "denied"));
  EXPECT_FALSE(edited("shelled", "have not shelled"));
  EXPECT_FALSE(edited("Tuesday", "Wednesday"));
  EXPECT_FALSE(near_copy("Rebels left the town.", "Rebels left town."));  // too short to be sure
}

TEST(Stage, StandsAnyTextAndLongOnes) {
  for (const std::string text : {"(((", "...", "\"", "\xF0\x9F\x92\xA5", "\n\n\n", "a"})
    EXPECT_NO_THROW(passages(text)) << text;
  std::string lines, flat;
  for (int i = 0; i < 20'000; ++i) {
    lines += "Rebels shelled the town of Dorvik again and again, day " + std::to_string(i) + ".\n";
    flat += "word ";
  }
  const std::vector<Span> spans = read::paragraphs(lines);
  EXPECT_EQ(spans.size(), 20'000U);
  const std::vector<Index> copies = read::repeats(lines, spans);
  EXPECT_TRUE(std::all_of(copies.begin(), copies.end(), [](Index copy) { return copy == kNone; }));
  EXPECT_EQ(read::paragraphs(flat).size(), 1U);
}

TEST(Seed, RepeatedOpeningAndLinksAtTheEnd) {
  const auto report = data_directory() / "../../shared/data/seed/report.txt";
  if (!std::filesystem::exists(report)) GTEST_SKIP() << "no ../shared/data beside this checkout";
  Document doc;
  Article article;
  article.text = read_file(report);
  doc.reset(article);
  make_read_stage(data_directory())->run(doc);
  std::string shape;
  for (const Passage& passage : doc.passages)
    shape += passage.kind == PassageKind::kBoilerplate ? 'x'
             : passage.copy_of != kNone                ? 'c'
             : passage.kind == PassageKind::kBody      ? 'b'
                                                       : '?';
  EXPECT_EQ(shape, "bbccbbbxx");
}

}  // namespace
}  // namespace annals
