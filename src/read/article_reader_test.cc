#include "src/read/article_reader.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "src/base/address.h"
#include "src/read/article_fields.h"
#include "src/read/page.h"
#include "src/read/test_reading.h"

namespace annals {
namespace {

TEST(JsonLines, ReadsEveryField) {
  const Read read = read_string(
      R"({"id":"a1","text":"Rebels shelled Dorvik.","title":"War","published":"2024-03-07T23:30:00-05:00",)"
      R"("url":"https://x.example/a","outlet":"Wire","byline":"E. M.","language":"en","section":"world",)"
      R"("licence":"CC0","extra":[1,2]})"
      "\n\n"
      R"({"id":17,"text":"Troops left.","title":null})",
      "a.jsonl");
  ASSERT_EQ(read.articles.size(), 2U);
  EXPECT_TRUE(read.errors.empty());
  const Article& first = read.articles[0];
  EXPECT_EQ(first.id, "a1");
  EXPECT_EQ(first.title, "War");
  EXPECT_EQ(to_string(*first.published), "2024-03-07");
  EXPECT_EQ(first.published_text, "2024-03-07T23:30:00-05:00");
  EXPECT_EQ(first.licence, "CC0");
  EXPECT_EQ(read.articles[1].id, "17");
  EXPECT_FALSE(read.articles[1].published);
}

// Each bad line costs itself; the good ones around it are read.
TEST(JsonLines, ABadLineCostsItself) {
  const struct {
    const char* line;
    const char* says;
  } kBad[] = {
      {R"({"text": "cut)", "no JSON"},
      {R"(["text"])", "a list"},
      {R"({"text": 5})", "a number"},
      {R"({"texte": "x"})", "no field 'text'"},
      {R"({"text": " \n "})", "empty"},
      {R"({"text": "x", "published": "2024-02-30"})", "no day of the calendar"},
      {"{\"text\": \"caf\xE9\"}", "invalid UTF-8 at byte 13"},
      {R"({"text": "x"} trailing)", "no JSON"},
      {"\x01\x02\xFF junk", "UTF-8"},
  };
  for (const auto& bad : kBad) {
    const Read read = read_string(std::string("{\"text\":\"Before.\"}\r\n") + bad.line +
                                      "\n{\"text\":\"After.\"}\n",
                                  "a.jsonl");
    ASSERT_EQ(read.articles.size(), 2U) << bad.line;
    EXPECT_EQ(read.articles[1].text, "After.");
    ASSERT_EQ(read.errors.size(), 1U) << bad.line;
    EXPECT_EQ(read.errors[0].kind(), ErrorKind::kInput);
    EXPECT_EQ(read.errors[0].place().line, 2U);
    EXPECT_NE(read.errors[0].message().find(bad.says), std::string::npos) << read.errors[0].what();
  }
}

TEST(JsonLines, ALineBeyondTheLimitIsLeftOut) {
  ReaderOptions options;
  options.max_article_bytes = 200'000;
  const std::string huge = "{\"text\":\"" + std::string(5'000'000, 'a') + "\"}";
  const Read read = read_string(huge + "\n{\"text\":\"After.\"}", "a.jsonl", options);
  ASSERT_EQ(read.articles.size(), 1U);
  ASSERT_EQ(read.errors.size(), 1U);
  EXPECT_NE(read.errors[0].message().find("200000"), std::string::npos);
}

TEST(JsonLines, SaysWhatToDoWithOtherJson) {
  for (const char* bytes : {"[\n{\"text\":\"x\"}\n]", "{\n\"text\":\"x\"\n}"}) {
    const Read read = read_string(bytes, "a.json");
    EXPECT_TRUE(read.articles.empty());
    ASSERT_EQ(read.errors.size(), 1U);
    EXPECT_NE(read.errors[0].hint().find("jq"), std::string::npos);
  }
}

TEST(Csv, QuotesLineEndsAndByteOrderMark) {
  const Read read = read_string("\xEF\xBB\xBFid,Text,published,ignored\r\n"
                                "1,\"He said \"\"no\"\".\r\n\r\nThen, he left.\",2024-03-07,x\r\n"
                                "\r\n"
                                "2,Short row\n",
                                "a.csv");
  ASSERT_EQ(read.articles.size(), 2U);
  EXPECT_TRUE(read.errors.empty());
  EXPECT_EQ(read.articles[0].text, "He said \"no\".\r\n\r\nThen, he left.");
  EXPECT_EQ(to_string(*read.articles[0].published), "2024-03-07");
  EXPECT_EQ(read.articles[1].text, "Short row");
}

TEST(Csv, MappedColumnsAndOtherSeparators) {
  ReaderOptions options;
  options.columns = {{"text", "Body"}, {"title", "Headline"}};
  for (const char separator : {',', ';', '\t'}) {
    std::string bytes = "Headline|Body\nWar|Rebels attacked.\n";
    std::replace(bytes.begin(), bytes.end(), '|', separator);
    const Read read = read_string(bytes, "a.csv", options);
    ASSERT_EQ(read.articles.size(), 1U) << separator;
    EXPECT_EQ(read.articles[0].title, "War");
    EXPECT_EQ(read.articles[0].text, "Rebels attacked.");
  }
}

TEST(Csv, BadRowsCostThemselvesABadHeaderTheFile) {
  const Read rows = read_string("id,text\n1,a,b,c\n2,\"x\"y\n3,Good.\n4,\n5,\"open\n", "a.csv");
  ASSERT_EQ(rows.articles.size(), 1U);
  EXPECT_EQ(rows.articles[0].id, "3");
  ASSERT_EQ(rows.errors.size(), 4U);
  EXPECT_EQ(rows.errors[0].place().line, 2U);
  EXPECT_EQ(rows.errors[3].place().line, 6U);
  ReaderOptions options;
  options.columns = {{"text", "Boddy"}};
  for (const Read& bad :
       {read_string("id,body\n1,a\n", "a.csv"), read_string("id,Body\n1,a\n", "a.csv", options)}) {
    EXPECT_TRUE(bad.articles.empty());
    ASSERT_EQ(bad.errors.size(), 1U);
    EXPECT_EQ(bad.errors[0].place().line, 1U);
    EXPECT_FALSE(bad.errors[0].hint().empty());
  }
}

TEST(PlainText, IsOneArticleUnchanged) {
  const Read read = read_string("\xEF\xBB\xBFRebels attacked.\r\n\r\nTroops left.\r\n", "a.txt");
  ASSERT_EQ(read.articles.size(), 1U);
  EXPECT_EQ(read.articles[0].text, "Rebels attacked.\r\n\r\nTroops left.\r\n");
  EXPECT_EQ(read.articles[0].id.size(), 32U);
}

TEST(PlainText, RefusesWhatIsNoText) {
  const struct {
    std::string bytes;
    const char* says;
  } kBad[] = {
      {"", "empty"},
      {" \n\n\xC2\xA0", "empty"},
      {std::string("ab\0cd", 5), "NUL at byte 2"},
      {"one\ntwo \xE9t\xE9", "byte 8 (line 2"},
      {"\x1F\x8B\x08\x00", "gzip"},
  };
  for (const auto& bad : kBad) {
    const Read read = read_string(bad.bytes, "a.txt");
    EXPECT_TRUE(read.articles.empty());
    ASSERT_EQ(read.errors.size(), 1U);
    EXPECT_NE(read.errors[0].message().find(bad.says), std::string::npos) << read.errors[0].what();
  }
  ReaderOptions options;
  options.max_article_bytes = 1000;
  EXPECT_EQ(read_string(std::string(100'000, 'a'), "a.txt", options).errors.size(), 1U);
}

TEST(Detection, ByNameThenByContent) {
  EXPECT_EQ(read_string("{\"text\":\"x y\"}", "noname").articles.at(0).text, "x y");
  EXPECT_EQ(read_string("  {\"text\":\"x y\"}", "standard input").articles.at(0).text, "x y");
  EXPECT_EQ(read_string("id,text\n1,x y\n", "noname").articles.at(0).text, "x y");
  EXPECT_EQ(read_string("Rebels, text and all.\nMore.", "noname").articles.at(0).text,
            "Rebels, text and all.\nMore.");
  ReaderOptions options;
  options.form = ArticleForm::kText;
  EXPECT_EQ(read_string("{\"text\":\"x y\"}", "a.jsonl", options).articles.at(0).text,
            "{\"text\":\"x y\"}");
}

TEST(Defaults, FillWhatIsLacking) {
  ReaderOptions options;
  options.published = "2024-03-07";
  options.outlet = "Wire";
  const Read read = read_string("{\"text\":\"x\"}\n{\"text\":\"x\",\"published\":\"2023-01-01\"}",
                                "a.jsonl", options);
  ASSERT_EQ(read.articles.size(), 2U);
  EXPECT_EQ(read.articles[0].published_text, "2024-03-07");
  EXPECT_EQ(read.articles[0].outlet, "Wire");
  EXPECT_EQ(to_string(*read.articles[1].published), "2023-01-01");
  EXPECT_EQ(read.articles[0].id, read.articles[1].id);  // the same text
}

TEST(Options, NonsenseIsThrown) {
  ReaderOptions date, column;
  date.published = "yesterday";
  column.columns = {{"titel", "Headline"}};
  for (const ReaderOptions& options : {date, column}) {
    try {
      const ArticleReader reader(std::vector<std::string>{}, options);
      ADD_FAILURE() << "nothing thrown";
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kUsage);
    }
  }
}

TEST(Files, BadOnesCostThemselves) {
  const auto folder = std::filesystem::temp_directory_path() / "annals_reader_test";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  const std::string good = (folder / "good.txt").string(), packed = (folder / "a.jsonl").string();
  std::ofstream(good) << "Rebels attacked.";
  std::ofstream(packed, std::ios::binary) << "\x1F\x8B\x08rest";
  std::filesystem::create_directories(folder / "empty" / ".hidden");
  ArticleReader reader(
      {(folder / "missing.txt").string(), (folder / "empty").string(), packed, good}, {});
  const Read read = drain(reader);
  std::filesystem::remove_all(folder);
  ASSERT_EQ(read.articles.size(), 1U);
  ASSERT_EQ(read.errors.size(), 3U);
  EXPECT_EQ(read.errors[0].kind(), ErrorKind::kNotFound);
  EXPECT_NE(read.errors[1].message().find("folder"), std::string::npos);
  EXPECT_NE(read.errors[2].message().find("gzip"), std::string::npos);
  for (const Error& error : read.errors) EXPECT_FALSE(error.place().file.empty());
}

TEST(Files, FoldersAndPatternsStandForTheirFilesByName) {
  const auto folder = std::filesystem::temp_directory_path() / "annals_reader_folder";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder / "b" / ".git");
  for (const char* name : {"c.txt", "a.txt", "b/d.txt", ".hidden.txt", "b/.git/x.txt"})
    std::ofstream(folder / name) << "Rebels attacked " << name;
  const auto texts = [](const std::string& path) {
    ArticleReader reader({path}, {});
    std::string out;
    for (const Article& article : drain(reader).articles) out += article.text.substr(16) + " ";
    return out;
  };
  EXPECT_EQ(texts(folder.string()), "a.txt b/d.txt c.txt ");
  EXPECT_EQ(texts((folder / "[ac].txt").string()), "a.txt c.txt ");
  std::filesystem::remove_all(folder);
}

TEST(FrontMatter, FillsTheFieldsAndIsNoText) {
  const struct {
    const char* file;
    const char* text;
    const char* outlet;
  } kRows[] = {
      {"published: 2024-03-07\noutlet: Dorvik Post\n\nRebels left.\n", "Rebels left.\n",
       "Dorvik Post"},
      {"---\noutlet: \"Dorvik Post\"\r\n---\r\n\r\nRebels left.", "Rebels left.", "Dorvik Post"},
      {"outlet: Dorvik Post\nRebels left.\n\nmore", "outlet: Dorvik Post\nRebels left.\n\nmore",
       ""},
      {"outlet: Dorvik Post\n\n", "outlet: Dorvik Post\n\n", ""},
      {"---\nRebels left.\n---\n", "---\nRebels left.\n---\n", ""},
      {"Outlet: Dorvik Post\n\nRebels left.", "Outlet: Dorvik Post\n\nRebels left.", ""},
      {"text: no\n\nRebels left.", "text: no\n\nRebels left.", ""},
      {"---", "---", ""},
  };
  for (const auto& row : kRows) {
    const Read read = read_string(row.file, "a.txt");
    ASSERT_EQ(read.articles.size(), 1U) << row.file;
    EXPECT_EQ(read.articles[0].text, row.text);
    EXPECT_EQ(read.articles[0].outlet, row.outlet) << row.file;
  }
  EXPECT_EQ(read_string("published: 2024-02-30\n\nRebels left.", "a.txt").errors.size(), 1U);
}

TEST(Files, PagesAreReadByContentAndFromFolders) {
  const auto folder = std::filesystem::temp_directory_path() / "annals_pages_test";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder / "below");
  const std::string page =
      "<html><head><title>Rebels attack Dorvik</title></head><body><h1>Rebels attack Dorvik</h1>"
      "<p>Rebels attacked the town of Dorvik on Tuesday morning, killing four people.</p></body></html>";
  std::ofstream(folder / "a.html") << page;
  std::ofstream(folder / "below" / "b.htm") << page;
  std::ofstream(folder / "c.html") << "<html><body></body></html>";  // costs itself
  std::ofstream(folder / "saved") << page;                            // no name tells its kind
  ArticleReader reader({folder.string()}, {});
  std::size_t pages = 0;
  std::size_t errors = 0;
  while (const auto article = reader.next()) {
    if (!*article) {
      ++errors;
      continue;
    }
    ++pages;
    EXPECT_EQ(article->value().title, "Rebels attack Dorvik");
    ASSERT_NE(reader.page(), nullptr);
    EXPECT_EQ(reader.page()->paragraphs.size(), 1U);
  }
  std::filesystem::remove_all(folder);
  EXPECT_EQ(pages, 3U);
  EXPECT_EQ(errors, 1U);
}

// What stands behind the n-th is the same whether those before it were read or passed over; faults count as articles do.
TEST(PassedOver, CountsAsRead) {
  const auto words = [](const Result<Article>& one) { return one ? one->text : std::string(one.error().what()); };
  const struct {
    const char* name;
    const char* bytes;
    std::size_t count;
  } kRows[] = {
      {"a.jsonl", "{\"text\": \"One.\"}\n\n{\"text\": 7}\n{\"text\": \"Two.\"}\nno JSON\n{\"text\": \"Three.\"}", 5},
      {"list.json", "[{\"text\": \"One.\"}]\n", 1},
      {"a.csv", "id,text\n1,One.\n2\n,\n\n3,\"Two\nlines.\"\n4,a,b\n5,Three.\n", 6},
      {"bad.csv", "id,words\n1,One.\n2,Two.\n", 1},
      {"a.txt", "Rebels left.\n\nTroops came.\n", 1},
      {"a.html", "<html><body><p>Rebels attacked the town of Dorvik on Tuesday, killing four people.</p></body></html>", 1},
      {"a.rss", "<rss><channel><item><title>One</title></item><item/><item><title>Two</title></item></channel></rss>", 3},
      {"empty.jsonl", "", 0},
  };
  for (const auto& row : kRows) {
    std::vector<std::string> read;
    std::istringstream all(row.bytes);
    ArticleReader reader(all, row.name, {});
    while (const auto one = reader.next()) read.push_back(words(*one));
    ASSERT_EQ(read.size(), row.count) << row.name;
    for (std::size_t passed = 0; passed <= read.size(); ++passed) {
      std::istringstream again(row.bytes);
      ArticleReader passing(again, row.name, {});
      for (std::size_t i = 0; i < passed; ++i) EXPECT_TRUE(passing.pass()) << row.name;
      if (passed == read.size()) {
        EXPECT_FALSE(passing.pass()) << row.name;
        continue;
      }
      const auto one = passing.next();
      ASSERT_TRUE(one) << row.name << " after " << passed;
      EXPECT_EQ(words(*one), read[passed]) << row.name;
    }
  }
}

TEST(Address, IsWrittenInOneWay) {
  const struct {
    const char* url;
    const char* canonical;
  } kRows[] = {
      {"HTTPS://News.Example:443/World/A?utm_source=x&id=7&utm_medium=y#top",
       "https://news.example/World/A?id=7"},
      {"http://news.example", "http://news.example/"},
      {"http://news.example:8080/a?utm_source=x", "http://news.example:8080/a"},
      {"https://news.example/a?b=1&b=2", "https://news.example/a?b=1&b=2"},
      {"not an address", "not an address"},
  };
  for (const auto& row : kRows) EXPECT_EQ(canonical_address(row.url), row.canonical);
  Article article;
  article.text = "x";
  article.url = "https://a.example/x#1";
  const std::string id = complete_article(article, {}, {}).value().id;
  article.url = "https://A.example/x";
  article.text = "another";
  EXPECT_EQ(complete_article(article, {}, {}).value().id, id);
}

}  // namespace
}  // namespace annals
