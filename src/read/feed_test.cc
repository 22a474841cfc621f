// Feeds and news items: which field comes from where, and what a broken entry costs.
#include <gtest/gtest.h>

#include <sstream>

#include "src/read/article_reader.h"
#include "src/read/article_sources.h"
#include "src/read/markup.h"
#include "src/read/test_reading.h"

namespace annals {
namespace {

Read read_feed(const std::string& bytes, const std::string& name = "feed.xml") { return read_string(bytes, name); }

TEST(Feed, Rss) {
  const Read read = read_feed(R"(<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Dorvik Post</title><link>https://dorvik.example/</link><language>en</language>
<image><title>Logo</title></image>
<item><title>Rebels leave &amp; return</title><link>https://dorvik.example/1</link>
 <description>A &lt;b&gt;summary&lt;/b&gt;.</description>
 <content:encoded><![CDATA[<p>Rebels left Dorvik&nbsp;on Tuesday.</p><script>x()</script><p>They said so.</p>]]></content:encoded>
 <pubDate>Thu, 07 Mar 2024 23:30:00 EST</pubDate><dc:creator>E. Marn</dc:creator><category>World</category></item>
<item><title>Two</title><guid>https://dorvik.example/2</guid><description>Troops left.</description></item>
<item><guid isPermaLink="false">x7</guid><description>Police left.</description><source url="u">Wire</source></item>
<item><title>A headline alone</title></item>
<item></item>
</channel></rss>)");
  ASSERT_EQ(read.articles.size(), 4U);
  const Article& first = read.articles[0];
  EXPECT_EQ(first.title, "Rebels leave & return");
  EXPECT_EQ(first.text, "Rebels left Dorvik on Tuesday.\n\nThey said so.");
  EXPECT_EQ(first.published_text, "2024-03-07T23:30:00-05:00");
  EXPECT_EQ(to_string(*first.published), "2024-03-07");
  EXPECT_EQ(first.outlet + "/" + first.byline + "/" + first.section + "/" + first.language,
            "Dorvik Post/E. Marn/World/en");
  EXPECT_EQ(read.articles[1].url, "https://dorvik.example/2");
  EXPECT_EQ(read.articles[2].id, "x7");
  EXPECT_EQ(read.articles[2].outlet, "Wire");
  EXPECT_EQ(read.articles[3].text, "A headline alone");
  ASSERT_EQ(read.errors.size(), 1U);
  EXPECT_GT(read.errors[0].place().line, 1U);
}

TEST(Feed, Atom) {
  const Read read = read_feed(R"(<feed xmlns="http://www.w3.org/2005/Atom"><title>Marn News</title>
<entry><title type="html">A &amp;amp; B</title><link rel="self" href="https://m.example/feed"/>
 <link rel="alternate" href="https://m.example/1"/><id>tag:m.example,1</id>
 <published>2024-03-07T08:00:00+02:00</published><updated>2024-03-09T08:00:00Z</updated>
 <author><name>O. Kalm</name></author>
 <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Rebels <i>left</i>.</p><p>At last.</p></div></content></entry>
<entry><title>B</title><id>tag:m.example,2</id><updated>2024-03-09</updated>
 <summary>Troops &lt; 100 left.</summary><source><title>Elsewhere</title></source></entry></feed>)");
  ASSERT_EQ(read.articles.size(), 2U);
  EXPECT_EQ(read.articles[0].title, "A & B");
  EXPECT_EQ(read.articles[0].text, "Rebels left.\n\nAt last.");
  EXPECT_EQ(read.articles[0].url, "https://m.example/1");
  EXPECT_EQ(to_string(*read.articles[0].published), "2024-03-07");
  EXPECT_EQ(read.articles[0].byline, "O. Kalm");
  EXPECT_EQ(read.articles[1].text, "Troops < 100 left.");
  EXPECT_EQ(read.articles[1].title, "B");
  EXPECT_EQ(read.articles[1].id, "tag:m.example,2");
}

TEST(Feed, JsonFeedAndNinjs) {
  const Read feed =
      read_feed(R"({"version": "https://jsonfeed.org/version/1.1", "title": "Kolm Daily", "items": [
    {"id": 1, "url": "https://k.example/1", "content_html": "<p>Rebels left.</p>", "date_published": "2024-03-07T10:00:00Z",
     "authors": [{"name": "A. Belm"}], "tags": ["war"]},
    7, {"id": "2", "content_text": "Troops left."}, {"id": "3"}]})",
                "feed.json");
  ASSERT_EQ(feed.articles.size(), 2U);
  EXPECT_EQ(feed.articles[0].text + feed.articles[0].outlet + feed.articles[0].byline +
                feed.articles[0].section,
            "Rebels left.Kolm DailyA. Belmwar");
  EXPECT_EQ(feed.articles[1].id, "2");
  EXPECT_EQ(feed.errors.size(), 2U);
  const Read ninjs =
      read_feed(R"({"uri": "tag:k:9", "versioncreated": "2024-03-07T10:00:00Z", "headline": "H",
    "body_xhtml": "<p>Rebels left.</p>", "source": "Kolm Wire"})",
                "item.json");
  ASSERT_EQ(ninjs.articles.size(), 1U);
  EXPECT_EQ(ninjs.articles[0].id + ninjs.articles[0].text + ninjs.articles[0].outlet,
            "tag:k:9Rebels left.Kolm Wire");
}

TEST(Feed, NitfAndNewsMl) {
  const Read nitf = read_feed(R"(<?xml version="1.0"?><nitf><head><title>short</title><docdata>
<doc-id id-string="n1"/><date.issue norm="20240307T093000Z"/></docdata></head><body><body.head><hedline><hl1>Rebels leave</hl1>
</hedline></body.head><body.content><p>Rebels left.</p><p>At last.</p></body.content></body></nitf>)");
  ASSERT_EQ(nitf.articles.size(), 1U);
  EXPECT_EQ(nitf.articles[0].text, "Rebels left.\n\nAt last.");
  EXPECT_EQ(nitf.articles[0].title, "Rebels leave");
  EXPECT_EQ(nitf.articles[0].id, "n1");
  EXPECT_EQ(to_string(*nitf.articles[0].published), "2024-03-07");
  const Read ml =
      read_feed(R"(<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:n2"><itemMeta>
<provider literal="Kolm Wire"/><versionCreated>2024-03-07T09:30:00Z</versionCreated></itemMeta><contentMeta>
<headline>Rebels leave</headline></contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">
<head><title>t</title></head><body><p>Rebels left.</p></body></html></inlineXML></contentSet></newsItem>)");
  ASSERT_EQ(ml.articles.size(), 1U);
  EXPECT_EQ(ml.articles[0].id + ml.articles[0].text + ml.articles[0].outlet + ml.articles[0].title,
            "urn:n2Rebels left.Kolm WireRebels leave");
}

// Kept by name: what feeds of the field, and those who wish us ill, send.
TEST(Feed, IsToldByItsRoot) {
  EXPECT_TRUE(looks_like_feed("<?xml version=\"1.0\"?>\n<!-- ours -->\n<rss version=\"2.0\">"));
  EXPECT_TRUE(looks_like_feed(" <feed xmlns=\"http://www.w3.org/2005/Atom\">"));
  EXPECT_FALSE(looks_like_feed("<!DOCTYPE html>\n<html><body><svg><entry > </svg><feed >"));
  EXPECT_FALSE(looks_like_feed("<!DOCTYPE html"));
}

TEST(Feed, NastyOnes) {
  const std::string head = "<rss><channel><item><description>Rebels left.</description></item>";
  const struct {
    const char* name;
    std::string bytes;
    std::size_t articles;
  } kRows[] = {
      {"cut off", head + "<item><description>Tro", 2},
      {"a stray ampersand",
       "<rss><channel><item><description>Rebels & troops "
       "left.</description></item></channel></rss>",
       1},
      {"an entity of HTML",
       "<rss><channel><item><description>Rebels&nbsp;left.</description></item></channel></rss>",
       1},
      {"a billion laughs",
       "<!DOCTYPE r [<!ENTITY a \"ha ha ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c "
       "\"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;\">]>" +
           head + "<item><description>&d;&d;&d;&d; left</description></item></channel></rss>",
       2},
      {"a file of ours",
       "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + head +
           "<item><description>&x; left</description></item></channel></rss>",
       2},
      {"no items", "<rss><channel></channel></rss>", 0},
      {"another document", "<rss version=\"2.0\"", 0},
  };
  for (const auto& row : kRows) {
    const Read read = read_feed(row.bytes);
    EXPECT_EQ(read.articles.size(), row.articles) << row.name;
    for (const Article& article : read.articles) {
      EXPECT_LT(article.text.size(), 100U) << row.name;
      EXPECT_EQ(article.text.find("root:"), std::string::npos) << row.name;
    }
    EXPECT_TRUE(row.articles > 0 || read.errors.size() == 1U) << row.name;
  }
}

TEST(Markup, FragmentsToText) {
  const struct {
    const char* html;
    const char* text;
  } kRows[] = {
      {"plain  words\n here", "plain words here"},
      {"<p>a</p><p>b<br/>c</p>", "a\n\nb\n\nc"},
      {"a <b>bold</b>, <i>i</i>.", "a bold, i."},
      {"x<script>if (a<b) y();</script>z", "xz"},
      {"<STYLE>p{}</STYLE>z<!-- <p> -->w", "zw"},
      {"a &amp; b &#8212; c &#x2014; d &eacute; &nope; & e",
       "a & b \xE2\x80\x94 c \xE2\x80\x94 d \xC3\xA9 &nope; & e"},
      {"1 < 2 <3", "1 < 2 <3"},
      {"&#0;&#xD800;&#9999999999;", "\xEF\xBF\xBD\xEF\xBF\xBD&#9999999999;"},
      {"<p", ""},
      {"<script>never closed", ""},
      {"", ""},
  };
  for (const auto& row : kRows) EXPECT_EQ(read::text_of_fragment(row.html), row.text) << row.html;
}

TEST(Markup, Dates) {
  const struct {
    const char* text;
    const char* iso;
  } kRows[] = {
      {"Thu, 07 Mar 2024 09:30:00 GMT", "2024-03-07T09:30:00Z"},
      {"7 Mar 2024 09:30 +0530", "2024-03-07T09:30:00+05:30"},
      {"Thu, 7 March 24", "2024-03-07"},
      {"2024-03-07T09:30:00-05:00", "2024-03-07T09:30:00-05:00"},
      {"20240307T093000Z", "2024-03-07"},
      {"Thu, 31 Feb 2024 09:30:00 GMT", ""},
      {"yesterday", ""},
      {"", ""},
  };
  for (const auto& row : kRows) EXPECT_EQ(read::iso_of_date(row.text), row.iso) << row.text;
}

}  // namespace
}  // namespace annals
