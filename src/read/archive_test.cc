// Web archives, gzip, and the codings of HTTP: what is read, what is left out, what damage costs.
#include <gtest/gtest.h>
#include <isa-l/igzip_lib.h>

#include <memory>
#include <sstream>

#include "src/read/article_reader.h"
#include "src/read/gzip_stream.h"
#include "src/read/http_message.h"
#include "src/read/warc_reader.h"

namespace annals {
namespace {

// A member of a gzip file, or with ISAL_DEFLATE or IGZIP_ZLIB a stream of those.
std::string packed(const std::string& bytes, std::uint16_t form = IGZIP_GZIP) {
  const auto stream = std::make_unique<isal_zstream>();
  isal_deflate_stateless_init(stream.get());
  std::string in = bytes, out(bytes.size() + 1024, '\0');
  stream->gzip_flag = form;
  stream->next_in = reinterpret_cast<std::uint8_t*>(in.data());
  stream->avail_in = static_cast<std::uint32_t>(in.size());
  stream->next_out = reinterpret_cast<std::uint8_t*>(out.data());
  stream->avail_out = static_cast<std::uint32_t>(out.size());
  stream->end_of_stream = 1;
  EXPECT_EQ(isal_deflate_stateless(stream.get()), COMP_OK);
  out.resize(stream->total_out);
  return out;
}

std::string record(const std::string& type, const std::string& block,
                   const std::string& length = {}) {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: <https://dorvik.example/" +
         std::to_string(block.size()) + ">\r\nWARC-Date: 2024-03-08T01:02:03Z\r\nContent-Length: " +
         (length.empty() ? std::to_string(block.size()) : length) + "\r\n\r\n" + block + "\r\n\r\n";
}

std::string page(const std::string& words, const std::string& fields = {},
                 const std::string& type = "text/html; charset=utf-8") {
  return "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\n" + fields + "\r\n" + words;
}

struct Read {
  std::string texts;
  std::vector<std::string> errors;
  LeftOut left_out;
};

// The page is its own text, so that what reached the door can be seen.
Read read_archive(const std::string& bytes) {
  ReaderOptions options;
  options.page = [](const PageBytes& got) {
    Article article;
    article.text = got.bytes;
    EXPECT_TRUE(got.url.starts_with("https://dorvik.example/")) << got.url;
    EXPECT_EQ(got.fetched, "2024-03-08T01:02:03Z");
    return Result<Article>(article);
  };
  std::istringstream in(bytes);
  ArticleReader reader(in, "crawl.warc", options);
  Read read;
  while (auto next = reader.next()) {
    if (*next)
      read.texts += next->value().text + "|";
    else
      read.errors.push_back(next->error().message());
  }
  read.left_out = reader.left_out();
  return read;
}

TEST(Warc, GivesPagesAndCountsTheRest) {
  const std::string bytes =
      record("warcinfo", "software: x") + record("request", "GET / HTTP/1.1\r\n\r\n") +
      record("response", page("one")) + record("response", page("{}", "", "application/json")) +
      record("response", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\nno") +
      record("revisit", "") + record("response", page("two"));
  for (const bool gzip : {false, true}) {
    std::string file;
    for (std::size_t at = 0; at < bytes.size();) {
      const std::size_t end = std::min(bytes.find("WARC/1.0", at + 1), bytes.size());
      const std::string one = bytes.substr(at, end - at);
      file += gzip ? packed(one) : one;
      at = end;
    }
    const Read read = read_archive(file);
    EXPECT_EQ(read.texts, "one|two|");
    EXPECT_TRUE(read.errors.empty());
    const LeftOut expected{{"WARC records of type request", 1},
                           {"WARC records of type revisit", 1},
                           {"WARC records of type warcinfo", 1},
                           {"responses that are no HTML", 1},
                           {"responses with status 404", 1}};
    EXPECT_EQ(read.left_out, expected);
  }
  EXPECT_EQ(read_archive(packed(bytes)).texts, "one|two|") << "all of it as one member";
}

TEST(Warc, WithoutADoorOfTheCallersPagesHaveTheirOwnReader) {
  const std::string report = "Rebels attacked the town of Dorvik on Tuesday morning, killing four people.";
  std::istringstream in(record("response", page("<html><body><h1>Dorvik</h1><p>" + report + "</p></body></html>")));
  ArticleReader reader(in, "crawl.warc", {});
  const auto article = reader.next();
  ASSERT_TRUE(article && *article);
  EXPECT_NE(article->value().text.find(report), std::string::npos);
  EXPECT_FALSE(reader.next());
}

// Each damaged record costs itself and is told with its offset.
TEST(Warc, DamageCostsItsOwnRecord) {
  const std::string before = record("response", page("before")),
                    after = record("response", page("after"));
  const struct {
    const char* name;
    std::string bytes;
  } kBad[] = {
      {"length too long", record("response", page("bad"), "500")},
      {"length too short", record("response", page("bad and longer than that"), "70")},
      {"no length", record("response", page("bad"), "many")},
      {"huge length", record("response", page("bad"), "99999999999")},
      {"length of a passed record", record("metadata", "bad", "5000")},
      {"junk between", "these are no records\r\n\r\n"},
      {"header without end", "WARC/1.0\r\nWARC-Type: response\r\n"},
  };
  for (const auto& bad : kBad) {
    const Read read = read_archive(before + bad.bytes + after);
    EXPECT_TRUE(read.texts.starts_with("before|")) << bad.name << ": " << read.texts;
    EXPECT_TRUE(read.texts.ends_with("after|")) << bad.name << ": " << read.texts;
    ASSERT_GE(read.errors.size(), std::string(bad.name) == "header without end" ? 0U : 1U)
        << bad.name;
    if (!read.errors.empty()) {
      EXPECT_NE(read.errors[0].find("byte " + std::to_string(before.size())), std::string::npos)
          << bad.name << ": " << read.errors[0];
    }
  }
}

TEST(Warc, ADamagedMemberCostsItself) {
  const std::string before = packed(record("response", page("before"))),
                    after = packed(record("response", page("after")));
  std::string bad = packed(record("response", page(std::string(4000, 'x') + "bad")));
  const std::string cut = bad.substr(0, bad.size() / 2);
  for (std::size_t i = 20; i < 40; ++i) bad[i] = static_cast<char>(~bad[i]);
  for (const std::string& member : {bad, cut}) {
    const Read read = read_archive(before + member + after);
    EXPECT_EQ(read.texts, "before|after|");
    ASSERT_GE(read.errors.size(), 1U);
    EXPECT_NE(read.errors[0].find("byte " + std::to_string(before.size())), std::string::npos)
        << read.errors[0];
  }
  const Read last = read_archive(before + cut);
  EXPECT_EQ(last.texts, "before|");
  EXPECT_GE(last.errors.size(), 1U);
}

TEST(Warc, LongPagesAreLeftOutAndPassedOver) {
  const Read read = read_archive(record("response", page(std::string(5U << 20U, 'x'))) +
                                 record("response", page("after")));
  EXPECT_EQ(read.texts, "after|");
  EXPECT_EQ(read.left_out.count("pages of more than 4 MB"), 1U);
}

TEST(Http, ChunksAndCodings) {
  const std::string text = "<p>Rebels left Dorvik.</p>";
  const std::string chunked =
      "5\r\n" + text.substr(0, 5) + "\r\n15;x=y\r\n" + text.substr(5, 21) + "\r\n0\r\n\r\n";
  const std::string brotli("\x8B\x0C\x80"
                           "<p>Rebels left Dorvik.</p>\x03",
                           30);
  const struct {
    const char* fields;
    std::string body;
  } kRows[] = {
      {"", text},
      {"Transfer-Encoding: chunked\r\n", chunked},
      {"Transfer-Encoding: chunked\r\n", text},  // the archive has joined them
      {"Content-Encoding: gzip\r\n", packed(text)},
      {"Content-Encoding: gzip\r\n", text},
      {"Content-Encoding: deflate\r\n", packed(text, IGZIP_ZLIB)},
      {"Content-Encoding: deflate\r\n", packed(text, IGZIP_DEFLATE)},
      {"Content-Encoding: br\r\n", brotli},
      {"content-encoding: identity,\r\n  gzip\r\n", packed(text)},
  };
  for (const auto& row : kRows) {
    const std::string whole = page(row.body, row.fields);
    const auto response = read::parse_response(whole);
    ASSERT_TRUE(response);
    EXPECT_EQ(read::decoded_body(*response, 1000).value_or("nothing"), text) << row.fields;
    EXPECT_EQ(read::decoded_body(*response, 5).value_or("nothing").substr(0, 5), text.substr(0, 5));
  }
  const std::string unknown = page("\x01\x02", "Content-Encoding: rot13\r\n");
  EXPECT_FALSE(read::decoded_body(*read::parse_response(unknown), 1000));
}

// A page of a few kilobytes that unpacks to gigabytes is cut, not unpacked.
TEST(Http, ABombIsCut) {
  const std::string bomb = packed(std::string(50U << 20U, 'x'));
  const std::string whole = page(bomb, "Content-Encoding: gzip\r\n");
  EXPECT_EQ(read::decoded_body(*read::parse_response(whole), 1U << 20U)->size(), 1U << 20U);
}

TEST(Gzip, AnyFileMayBePacked) {
  std::istringstream in(packed("{\"text\":\"Rebels left.\"}\n") +
                        packed("{\"text\":\"Troops left.\"}\n"));
  ArticleReader reader(in, "a.jsonl.gz", {});
  std::string texts;
  while (const auto article = reader.next()) texts += article->value().text;
  EXPECT_EQ(texts, "Rebels left.Troops left.");
}

}  // namespace
}  // namespace annals
