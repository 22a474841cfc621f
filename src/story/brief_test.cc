// What a day brought, and the three forms of the page. All reports are invented.
#include "src/story/brief.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/story/fields.h"

namespace annals::story {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

Record record(const std::string& outlet, const std::string& published, const std::string& happening, std::optional<std::int64_t> killed,
              const std::string& told = "actual") {
  Record out;
  out.id = outlet + published + happening;
  out.doc = outlet + published;
  out.outlet = outlet;
  out.url = "https://" + outlet + ".example/" + published;
  out.published = published;
  out.event = out.id;
  out.happening = happening;
  out.event_type = "ASSAULT";
  out.factuality = told;
  out.sentence.text = "Sentence of " + outlet + ".";
  out.places.push_back({{"Dorvik", {}}, "Dorvik", "NOR", {}, {}, 0, "city", {}});
  if (killed) {
    RecordQuantity number;
    number.role = "killed";
    number.min = number.max = killed;
    number.words.text = std::to_string(*killed);
    out.quantities.push_back(number);
  }
  return out;
}

Record said_by(Record from, const std::string& who) {
  from.attribution = RecordAttribution{{who, {}}, {}, "", "", {}};
  return from;
}

const Day kDay = parse_day("2024-03-07").value();

TEST(Brief, NewIsWhatNobodyToldBefore) {
  const std::vector<Record> records{record("Post", "2024-03-07", "h1", 5), record("Post", "2024-03-06", "h2", 3), record("Echo", "2024-03-07", "h2", 3),
                                    record("Echo", "2024-03-08", "h3", 4)};
  const Brief brief = brief_of(records, kDay);
  ASSERT_THAT(brief.added, SizeIs(1)) << "h2 was told before, h3 comes later";
  EXPECT_EQ(brief.added[0].id, "h1");
  EXPECT_EQ(brief.added[0].figures, "killed 5");
  EXPECT_THAT(brief.changed, IsEmpty()) << "another report of the same";
  EXPECT_EQ(brief.reports, 2);
}

TEST(Brief, ADenialAloneIsNoNewHappening) {
  const std::vector<Record> records{record("Post", "2024-03-07", "h1", {}, "negated")};
  const Brief brief = brief_of(records, kDay);
  EXPECT_THAT(brief.added, IsEmpty());
  ASSERT_THAT(brief.denied, SizeIs(1));
  EXPECT_EQ(brief.denied[0].happening.told, "negated");
}

TEST(Brief, WhatChangedFromWhatToWhatAndByWhom) {
  std::vector<Record> records{record("Post", "2024-03-06", "h1", 3, "alleged"), said_by(record("Echo", "2024-03-07", "h1", 9), "the ministry")};
  Brief brief = brief_of(records, kDay);
  ASSERT_THAT(brief.changed, SizeIs(1));
  std::string all;
  for (const BriefChange& change : brief.changed[0].changes) all += change.field + " " + change.before + ">" + change.after + " " + change.from[0].source + "; ";
  EXPECT_EQ(all, "told alleged>actual the ministry; killed >9 the ministry; ") << "an alleged figure was no best one";
  records[0].factuality = "actual";
  brief = brief_of(records, kDay);
  ASSERT_THAT(brief.changed, SizeIs(1));
  EXPECT_EQ(brief.changed[0].changes[0].before, "3");
  EXPECT_THAT(text_of(brief, 80), HasSubstr("killed: 3 → 9, by the ministry"));
}

TEST(Brief, FiguresOfOneDayThatCannotBothBeTrueAreDisputed) {
  std::vector<Record> records{said_by(record("Post", "2024-03-07", "h1", 60), "state television"), said_by(record("Post", "2024-03-07", "h1", 3), "the other side")};
  records[1].id += "2";
  EXPECT_THAT(brief_of(records, kDay).disputed, SizeIs(1));
  EXPECT_THAT(text_of(brief_of(records, kDay), 80), HasSubstr("3 by the other side; 60 by state television"));
  records[1].quantities[0].min = 3, records[1].quantities[0].max.reset();
  EXPECT_THAT(brief_of(records, kDay).disputed, IsEmpty()) << "at least 3 may be 60";
  records[1] = record("Echo", "2024-03-06", "h1", 3);
  EXPECT_THAT(brief_of(records, kDay).disputed, IsEmpty()) << "a count grows from day to day";
}

TEST(Brief, LedgersThatChangedAndSums) {
  std::vector<Record> sum{record("Post", "2024-03-07", "", 83)};
  sum[0].aggregate = true;
  sum[0].places.clear();
  const std::vector<LedgerRecords> ledgers{{"dorvik", "killed", {record("Post", "2024-03-06", "h1", 3), record("Echo", "2024-03-07", "h1", 9)}},
                                           {"quiet", "killed", {record("Post", "2024-03-06", "h1", 3), record("Echo", "2024-03-08", "h1", 9)}}};
  const Brief brief = brief_of(sum, kDay, ledgers);
  ASSERT_THAT(brief.ledgers, SizeIs(1));
  EXPECT_EQ(brief.ledgers[0].best_before, 3);
  EXPECT_EQ(brief.ledgers[0].best, 9);
  ASSERT_THAT(brief.stated, SizeIs(1));
  EXPECT_EQ(brief.stated[0].figures, "killed 83");
  EXPECT_THAT(text_of(brief, 100), HasSubstr("dorvik, killed: 3 → 9 (3 to 9)"));
}

TEST(Brief, EveryLineHasItsWordsAndWhatKeepsItFromBeingFact) {
  Record one = said_by(record("Post", "2024-03-07", "h1", 5, "alleged"), "a witness");
  one.recipient.push_back({{"traffickers", {}}, "", "", {"CRM"}, "", Quote{"suspected", {}}});
  const Brief brief = brief_of(std::vector{one}, kDay);
  for (const std::string& page : {text_of(brief, 300), markdown_of(brief), html_of(brief)}) {
    EXPECT_THAT(page, HasSubstr("Sentence of Post"));
    EXPECT_THAT(page, HasSubstr("2024"));
    EXPECT_THAT(page, HasSubstr("a witness"));
    EXPECT_THAT(page, HasSubstr("alleged"));
    EXPECT_THAT(page, HasSubstr("suspected"));
    EXPECT_THAT(page, HasSubstr("example/2024"));
  }
}

TEST(Brief, HtmlRunsNothingOfWhatReportsSay) {
  Record one = record("Post", "2024-03-07", "h1", 5);
  one.sentence.text = "<script>alert('x')</script> & \"quotes\"";
  one.outlet = "<img src=x onerror=alert(1)>";
  one.url = "javascript:alert(1)";
  const std::string page = html_of(brief_of(std::vector{one}, kDay));
  EXPECT_THAT(page, Not(HasSubstr("<script")));
  EXPECT_THAT(page, Not(HasSubstr("<img")));
  EXPECT_THAT(page, Not(HasSubstr("href=\"javascript")));
  EXPECT_THAT(page, HasSubstr("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;quotes&quot;"));
  one.url = "https://post.example/\"><b>";
  EXPECT_THAT(html_of(brief_of(std::vector{one}, kDay)), HasSubstr("href=\"https://post.example/&quot;&gt;&lt;b&gt;\""));
}

TEST(Brief, MarkdownMeansNothingOfWhatReportsSay) {
  Record one = record("Post", "2024-03-07", "h1", 5);
  one.sentence.text = "# [x](http://y) *z* <b>";
  EXPECT_THAT(markdown_of(brief_of(std::vector{one}, kDay)), HasSubstr("\\# \\[x\\](http://y) \\*z\\* \\<b\\>"));
}

TEST(Fields, AllValuesStandBesideTheBestWithItsRule) {
  const std::vector<Record> records{record("Post", "2024-03-06", "h1", 3), record("Echo", "2024-03-07", "h1", 9), record("Herald", "2024-03-07", "h1", 7),
                                    record("Star", "2024-03-07", "h1", 9)};
  const std::vector<Field> fields = fields_of(records);
  const Field& killed = fields.back();
  EXPECT_EQ(killed.name, "killed");
  ASSERT_THAT(killed.values, SizeIs(3));
  EXPECT_EQ(killed.values[*killed.best].text, "9");
  EXPECT_THAT(killed.values[*killed.best].from, SizeIs(2));
  EXPECT_EQ(killed.rule, kBestFigureRule);
  EXPECT_THAT(to_json(fields), HasSubstr("\"field\":\"killed\",\"best\":\"9\""));
  EXPECT_THAT(to_json(fields), HasSubstr("\"quote\":\"Sentence of Herald.\""));
}

TEST(Fields, WhatNobodyTellsAsFactHasNoBestFigureAndDenialsTellNoFields) {
  std::vector<Record> records{record("Post", "2024-03-06", "h1", 3, "alleged"), record("Echo", "2024-03-07", "h1", 0, "negated")};
  const std::vector<Field> fields = fields_of(records);
  EXPECT_EQ(fields.front().values[*fields.front().best].text, "alleged");
  EXPECT_EQ(fields.back().best, std::nullopt);
  EXPECT_THAT(fields.back().values, SizeIs(1));
}

TEST(Fields, SidesWithoutNamesAreOneValueByTheirCode) {
  std::vector<Record> records{record("Post", "2024-03-06", "h1", 3), record("Echo", "2024-03-07", "h1", 9)};
  records[0].recipient.push_back({{"3 people", {}}, "", "NOR", {"CVL"}, "", std::nullopt});
  records[1].recipient.push_back({{"9 people", {}}, "", "NOR", {"CVL"}, "", std::nullopt});
  const auto recipient_of = [&] { return fields_of(records)[2]; };
  ASSERT_EQ(recipient_of().name, "recipient");
  ASSERT_THAT(recipient_of().values, SizeIs(1));
  EXPECT_EQ(recipient_of().values[0].text, "[NOR CVL]") << "a number of people is no name for them";
  EXPECT_EQ(recipient_of().values[0].from[1].words, "9 people");
  records[1].recipient[0].words.text = "villagers";
  EXPECT_EQ(recipient_of().values[0].text, "villagers [NOR CVL]");
  EXPECT_EQ(brief_of(records, kDay).changed[0].changes.size(), 1U) << "killed alone";
}

TEST(Fields, OrderOfRecordsDoesNotMatter) {
  std::vector<Record> records{record("Post", "2024-03-06", "h1", 3), record("Echo", "2024-03-07", "h1", 9), record("Herald", "2024-03-07", "h1", 7)};
  records[0].places[0].name = "Karsa";
  const std::string forward = to_json(fields_of(records));
  std::reverse(records.begin(), records.end());
  EXPECT_EQ(to_json(fields_of(records)), forward);
}

}  // namespace
}  // namespace annals::story
