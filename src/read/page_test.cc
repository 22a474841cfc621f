#include "src/read/page.h"

#include <gtest/gtest.h>

#include <chrono>

#include "src/base/files.h"
#include "src/base/utf8.h"

namespace annals {
namespace {

const PageReader& reader() {
  static const PageReader one = PageReader::load(data_directory());
  return one;
}

Page read(std::string_view html, const PageHints& hints = {}) { return reader().read(html, hints); }

// A page around some blocks, long enough to be a report.
std::string page_of(const std::string& body, const std::string& head = {}) {
  return "<!DOCTYPE html><html lang=\"en\"><head><title>Rebels attack Dorvik</title>" + head +
         "</head><body><nav><a href=\"/\">Home</a></nav><h1>Rebels attack Dorvik</h1><div "
         "class=\"text\">" +
         "<p>Rebels attacked the town of Dorvik on Tuesday morning, killing at least four "
         "people.</p>" +
         body +
         "<p>The army of Norland said that it had driven them back across the river by "
         "nightfall.</p></div></body></html>";
}

// Paragraphs, parted by bars, without the two that page_of gives.
std::string between(const Page& page) {
  std::string out;
  for (std::size_t p = 1; p + 1 < page.paragraphs.size(); ++p) {
    const Span at = page.paragraphs[p].text;
    if (!out.empty()) out += " | ";
    if (page.paragraphs[p].kind != ParagraphKind::kParagraph)
      out += std::string(name_of(page.paragraphs[p].kind)) + ": ";
    out += page.text.substr(at.begin, at.size());
  }
  return out;
}

std::string why_dropped(const Page& page, std::string_view text) {
  for (const PageDropped& dropped : page.dropped)
    if (dropped.text == text) return dropped.why;
  return "kept";
}

TEST(Page, KeepsParagraphsHeadingsItemsAndQuotations) {
  const Page page =
      read(page_of("<h2>What is known</h2><ul><li>Four people died in the market.</li><li>A bridge "
                   "was hit.</li></ul>"
                   "<blockquote><p>“We ran to the river.”</p></blockquote><p>A short one.</p>"));
  EXPECT_EQ(page.title, "Rebels attack Dorvik");
  EXPECT_EQ(
      between(page),
      "heading: What is known | item: Four people died in the market. | item: A bridge was hit. | "
      "quote: “We ran to the river.” | A short one.");
}

TEST(Page, DropsWhatIsNoPartOfTheReport) {
  const struct {
    const char* html;
    const char* text;
    const char* why;
  } kRows[] = {
      {"<aside class=\"related-box\"><a href=\"/x\">Ferry runs aground</a></aside>",
       "Ferry runs aground", "aside"},
      {"<div class=\"newsletter-signup\"><p>Get the news every morning.</p></div>",
       "Get the news every morning.", "newsletter"},
      {"<figure><figcaption>The harbour of Dorvik.</figcaption></figure>", "The harbour of Dorvik.",
       "caption"},
      {"<div class=\"ad-slot\"><span>Advertisement</span></div>", "Advertisement", "advert"},
      {"<p>Read more: <a href=\"/x\">Ferry runs aground</a></p>", "Read more: Ferry runs aground",
       "notice"},
      {"<div class=\"share-bar\"><a href=\"#\">Share this on a network</a></div>",
       "Share this on a network", "share"},
      {"<p style=\"display: none\">What nobody sees in this page at all.</p>",
       "What nobody sees in this page at all.", "hidden"},
      {"<div id=\"comments\"><p>I was there and it was nothing like this.</p></div>",
       "I was there and it was nothing like this.", "comments"},
      {"<div class=\"cookie-banner\"><p>We use cookies on our site.</p></div>",
       "We use cookies on our site.", "cookies"},
      {"<p>* * *</p>", "* * *", "mark"},
  };
  for (const auto& row : kRows) {
    const Page page = read(page_of(row.html));
    EXPECT_EQ(why_dropped(page, row.text), row.why) << row.html;
    EXPECT_EQ(between(page), "") << row.html;
  }
}

TEST(Page, ReadsItsFactsFromJsonLd) {
  const Page page = read(page_of(
      "",
      R"(<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Rebels attack Dorvik",
    "datePublished": "2024-03-07T14:05:00+02:00", "dateModified": "2024-03-07T16:00:00Z", "articleSection": "World",
    "author": [{"name": "Elio Marrat"}, {"name": "Sanna Veld"}], "publisher": {"name": "Valley Post"}}</script>)"));
  EXPECT_EQ(page.published, "2024-03-07T14:05:00+02:00");
  EXPECT_EQ(page.updated, "2024-03-07T16:00:00Z");
  EXPECT_EQ(page.byline, "Elio Marrat, Sanna Veld");
  EXPECT_EQ(page.outlet, "Valley Post");
  EXPECT_EQ(page.section, "World");
  EXPECT_EQ(page.language, "en");
}

TEST(Page, TakesTheDateOfTheArticleAndNoOther) {
  const char* const related =
      "<div class=\"related\"><article><a href=\"/x\">Ferry runs aground</a>"
      "<time datetime=\"2023-01-01\">January 1, 2023</time></article></div>";
  const Page page = read(
      page_of(std::string("<p class=\"date\">Published 7 March 2024, 2.05pm GMT</p>") + related));
  EXPECT_EQ(page.published, "2024-03-07T14:05Z");
  EXPECT_EQ(read(page_of(related)).published, "");
  EXPECT_EQ(read(page_of(""), {"", "https://post.example/2024/03/07/dorvik"}).published,
            "2024-03-07");
  EXPECT_EQ(read(page_of(""), {"", "https://post.example/2024/WORLD/03/07/dorvik"}).published,
            "2024-03-07");
  EXPECT_EQ(read(page_of(""), {"", "https://post.example/2024/WORLD/ferry"}).published, "");
  EXPECT_EQ(read(page_of(""), {"", "https://post.example/a/"}).published, "");
  EXPECT_EQ(read(page_of(""), {"", "https://post.example/2024/"}).published, "");
  EXPECT_EQ(read(page_of("<ul><li>The king signed the act of union on August 14, 1935</li></ul>"))
                .published,
            "");
  EXPECT_EQ(read(page_of("<p class=\"x\">Last updated: 7 March 2024</p>")).published, "2024-03-07");
}

TEST(Page, TheDayIsTheOutletsNotGreenwichs) {
  const auto published = [](const std::string& meta, const std::string& seen) {
    return read(page_of("<p class=\"date\">" + seen + "</p>",
                        "<meta property=\"article:published_time\" content=\"" + meta + "\">")).published;
  };
  EXPECT_EQ(published("2024-03-08T01:09:00Z", "March 7, 2024"), "2024-03-07");
  EXPECT_EQ(published("2024-03-08T01:09:00Z", "March 8, 2024"), "2024-03-08T01:09:00Z");
  EXPECT_EQ(published("2024-03-08T16:00:00Z", "March 7, 2024"), "2024-03-08T16:00:00Z") << "no clock is so far behind";
  EXPECT_EQ(published("2024-03-08T01:09:00-05:00", "March 7, 2024"), "2024-03-08T01:09:00-05:00");
}

TEST(Page, EveryParagraphKeepsItsBytes) {
  const std::string html = page_of("<p>The  <b>governor</b>&nbsp;of Norland&shy;ia spoke<br>on "
                                   "&quot;TV&quot; that night, he said.</p>");
  const Page page = read(html);
  ASSERT_EQ(page.paragraphs.size(), 3U);
  const Span at = page.paragraphs[1].page;
  EXPECT_EQ(html.substr(at.begin, at.size()), "The  <b>governor</b>&nbsp;of Norland&shy;ia "
                                              "spoke<br>on &quot;TV&quot; that night, he said.");
  EXPECT_EQ(between(page), "The governor of Norlandia spoke on \"TV\" that night, he said.");
}

TEST(Page, SpansCountInTheBytesAsTheyCame) {
  // windows-1252: each quotation mark is one byte of the page and three of the text.
  const std::string html = page_of("<p>\x93We ran\x94, he said of Ni\xF1"
                                   "o, the storm of that night.</p>");
  const Page page = read(html, {"iso-8859-1", ""});
  ASSERT_EQ(page.paragraphs.size(), 3U);
  const Span at = page.paragraphs[1].page;
  EXPECT_EQ(html.substr(at.begin, at.size()), "\x93We ran\x94, he said of Ni\xF1"
                                              "o, the storm of that night.");
  EXPECT_EQ(between(page), "“We ran”, he said of Niño, the storm of that night.");
  const Span last = page.paragraphs[2].page;
  EXPECT_EQ(html.substr(last.begin, 10), "The army o");
}

TEST(Page, LiveBlogsHaveTimesOfTheirOwn) {
  const Page page = read(
      "<html><body><h1>Dorvik under fire</h1><div>"
      "<div class=\"live-update\"><time datetime=\"2024-03-07T14:05+01:00\">14:05</time><p>Shells "
      "fell on the market of Dorvik again, the mayor said.</p></div>"
      "<div class=\"live-update\"><time>13:30</time><p>Envoys left the hotel in the old town "
      "without a word to the press.</p></div>"
      "<div class=\"live-update\"><time datetime=\"2024-03-07T12:00+01:00\">12:00</time><p>The "
      "bridge is closed to lorries, the army of Norland said.</p></div>"
      "</div></body></html>");
  EXPECT_TRUE(page.live);
  ASSERT_EQ(page.paragraphs.size(), 3U);
  EXPECT_EQ(page.paragraphs[0].time, "2024-03-07T14:05+01:00");
  EXPECT_EQ(page.paragraphs[1].time, "13:30");
  EXPECT_EQ(page.paragraphs[2].time, "2024-03-07T12:00+01:00");
}

TEST(Page, StubsAreMarked) {
  EXPECT_TRUE(
      read(page_of(
               "<div class=\"paywall\"><p>Subscribe to continue reading this article.</p></div>"))
          .stub);
  EXPECT_FALSE(read(page_of("")).stub);
}

TEST(Page, OfTwoArticlesTheFirstIsRead) {
  std::string html = "<html><head><title>Rebels attack Dorvik</title></head><body>";
  for (const char* const title : {"Rebels attack Dorvik", "Ferry runs aground"})
    html += std::string("<article><h1>") + title + "</h1><p>" + title +
            ", the mayor of the town said on Tuesday in a speech that was short.</p>" +
            "<p>Nobody knew on Wednesday what was to come of it, and few asked, for it was raining "
            "and the market was shut.</p>"
            "<p>The governor of the province is to visit the place on Friday with an engineer and "
            "with the bishop.</p></article>";
  const Page page = read(html + "</body></html>");
  EXPECT_EQ(page.text.find("Ferry"), std::string::npos);
  EXPECT_EQ(page.paragraphs.size(), 3U);
}

TEST(Page, IsTheSameEachTime) {
  const std::string html =
      page_of("<p>Envoys left the hotel in the old town without a word to the press.</p>");
  EXPECT_EQ(read(html).text, read(html).text);
}

// Whatever the bytes: an end, valid UTF-8, spans inside. Seconds are generous, for sanitizers.
void check(const std::string& name, const std::string& html) {
  const auto begin = std::chrono::steady_clock::now();
  const Page page = read(html);
  const auto spent = std::chrono::steady_clock::now() - begin;
  const double seconds = std::chrono::duration<double>(spent).count();
  if (seconds > 0.5) std::printf("%-40s %.2f s\n", name.c_str(), seconds);
  EXPECT_LT(seconds, 20) << name;
  EXPECT_TRUE(is_valid_utf8(page.text)) << name;
  std::uint32_t last = 0;
  for (const PageParagraph& paragraph : page.paragraphs) {
    EXPECT_LE(paragraph.text.begin, paragraph.text.end) << name;
    EXPECT_LE(paragraph.text.end, page.text.size()) << name;
    EXPECT_LE(paragraph.page.begin, paragraph.page.end) << name;
    EXPECT_LE(paragraph.page.end, html.size()) << name;
    EXPECT_GE(paragraph.text.begin, last) << name;
    last = paragraph.text.end;
  }
}

std::string times(std::size_t count, const std::string& text) {
  std::string out;
  out.reserve(count * text.size());
  for (std::size_t n = 0; n < count; ++n) out += text;
  return out;
}

TEST(Nasty, EndsForWhateverIsThere) {
  const std::string text =
      "<p>Rebels attacked the town of Dorvik on Tuesday, killing at least four people.</p>";
  std::string many = "<p";
  for (int n = 0; n < 100'000; ++n) many += " a" + std::to_string(n) + "=1";
  const std::pair<const char*, std::string> kInputs[] = {
      {"empty", ""},
      {"one byte", "<"},
      {"nested div", times(20'000, "<div>") + text},
      {"nested a", times(20'000, "<a href=x>") + text},
      {"nested table", times(20'000, "<table><tr><td>") + text},
      {"nested b", times(20'000, "<b>") + text},
      {"100,000 attributes", many + ">" + text},
      {"100,000 attributes that are told", "<p" + times(100'000, " class=x") + ">" + text},
      {"unmatched ends", times(100'000, "</p></div></x>") + text},
      {"unmatched ends below an open stack",
       times(900, "<div>") + times(100'000, "</span>") + text},
      {"unclosed comment", "<!-- " + text + times(100'000, "<!--")},
      {"unclosed script", text + "<script>" + text},
      {"scripts without end", text + times(50'000, "<script>x</s")},
      {"unclosed quote", "<a href=\"" + text + times(10'000, "<a href=\"x>")},
      {"unclosed tag", text + "<div class"},
      {"NULs", "<p>\0\0\0</p>" + std::string(1000, '\0') + text},
      {"cut character", text + "\xE2\x82"},
      {"lone continuations", times(100'000, "\x80\xBF") + text},
      {"UTF-16 mark with an odd byte", "\xFF\xFE" + text + "x"},
      {"huge data address",
       "<img src=\"data:image/png;base64," + std::string(8'000'000, 'A') + "\">" + text},
      {"huge text", "<p>" + times(400'000, "Dorvik ") + "</p>"},
      {"20 MB page", times(260'000, text)},
      {"200,000 elements", times(250'000, "<i>x</i>")},
      {"100,000 blocks", times(100'000, "<p>x</p>")},
      {"entities", times(100'000, "&amp;&#x110000;&#0;&nosuch;&") + text},
      {"<meta> that lies", "<meta charset=utf-16><meta charset=x-user-defined>" + text},
      {"JSON-LD that is none",
       "<script type=\"application/ld+json\">{\"@type\": \"NewsArticle\", </script>" + text},
      {"deep JSON-LD",
       "<script type=\"application/ld+json\">" + times(5000, "[") + "</script>" + text},
      {"many JSON-LD",
       times(5000, "<script type=\"application/ld+json\">{\"@type\":\"Article\"}</script>") + text},
      {"many times", times(50'000, "<time datetime=2024-01-01>x</time>") + text},
      {"live entries", times(5000, "<div class=live-update><time>10:00</time>" + text + "</div>")},
  };
  for (const auto& [name, html] : kInputs) check(name, html);
}

TEST(Nasty, WhatCanBeReadIsRead) {
  const std::string text =
      "<p>Rebels attacked the town of Dorvik on Tuesday, killing at least four people.</p>";
  const std::string want =
      "Rebels attacked the town of Dorvik on Tuesday, killing at least four people.";
  EXPECT_EQ(read("<!-- never closed " + text).text, want);
  EXPECT_EQ(read(std::string("<body>\0", 7) + text).text, want);
  EXPECT_EQ(read(times(500, "<div>") + text).text, want);
  EXPECT_EQ(
      read("<img src=\"data:image/png;base64," + std::string(5'000'000, 'A') + "\">" + text).text,
      want);
  EXPECT_TRUE(read(times(20'000, "<div>") + text).cut);
}

TEST(Article, IsReadOrToldMissing) {
  const Result<Article> article = read_article(reader(), page_of(""), {});
  ASSERT_TRUE(article);
  EXPECT_EQ(article.value().title, "Rebels attack Dorvik");
  const Result<Article> none = read_article(reader(), "<html><body><nav>x</nav></body></html>", {});
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().kind(), ErrorKind::kInput);
}

TEST(ContentType, NamesItsCharset) {
  EXPECT_EQ(charset_of_content_type("text/html; charset=Windows-1252"), "windows-1252");
  EXPECT_EQ(charset_of_content_type("text/html;charset=\"utf-8\"; x=y"), "utf-8");
  EXPECT_EQ(charset_of_content_type("text/html"), "");
}

TEST(Html, IsKnownByItsBeginning) {
  EXPECT_TRUE(looks_like_html("<!DOCTYPE html><p>"));
  EXPECT_TRUE(looks_like_html("\xEF\xBB\xBF\n<!-- saved --> <HTML>"));
  EXPECT_TRUE(looks_like_html("<?xml version=\"1.0\"?>\n<!DOCTYPE html>"));
  EXPECT_FALSE(looks_like_html("Rebels attacked <b>Dorvik</b>."));
  EXPECT_FALSE(looks_like_html("{\"text\": \"<html>\"}"));
  EXPECT_FALSE(looks_like_html("<?xml version=\"1.0\"?><rss>"));
}

}  // namespace
}  // namespace annals
