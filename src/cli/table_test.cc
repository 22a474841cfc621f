#include "src/cli/table.h"

#include <gtest/gtest.h>

#include <sstream>

#include "src/base/utf8.h"
#include "src/cli/printer.h"

namespace annals::cli {
namespace {

const std::string kText =
    "Since then, Norland has carried out 21 known attacks on vessels in the Caribbean and the "
    "eastern Pacific, killing at least 83 people, the ministry of defence of Sudmark said in a "
    "long "
    "statement that it read to reporters in the capital on Monday.";

Quote quote(const std::string& words) {
  const std::size_t at = kText.find(words);
  const auto begin = static_cast<std::uint32_t>(at);
  return {words, {begin, begin + static_cast<std::uint32_t>(words.size())}};
}

// A record with something in every field.
Record full() {
  Record record;
  record.doc = "doc-1";
  record.outlet = "Valley Post";
  record.published = record.not_after = "2024-03-07";
  record.event_type = "ASSAULT";
  record.modes = {"aerial", "drone"};
  record.contexts = {"military", "illegal_drugs"};
  record.trigger = quote("attacks");
  record.sentence = {kText, {0, static_cast<std::uint32_t>(kText.size())}};
  record.actor = {{quote("Norland"), "Republic of Norland", "NOR", {"GOV", "MIL"}, "", {}}};
  record.recipient = {{quote("vessels"), "", "", {"CRM"}, "", Quote{"alleged", {}}}};
  record.date = RecordDate{"2024-01-01", "2024-03-07", quote("Since then")};
  record.places = {{quote("Caribbean"), "Caribbean Sea", "", {}, {}, 0, "sea", {}},
                   {quote("eastern Pacific"), "", "", {}, {}, 0, "region", {}}};
  record.quantities = {{"attacks", 21, {}, false, quote("21 known"), "attacks", "", {}},
                       {"killed", 83, {}, false, quote("at least 83"), "people", "", {}}};
  record.factuality = "alleged";
  record.attribution =
      RecordAttribution{quote("the ministry of defence"), quote("said"), "", "SWE", {"GOV", "MIL"}};
  record.aggregate = true;
  record.copies = {{"doc-2", "", "", {}}};
  record.confidence = 0.873;
  record.because = {{"factuality", {"cue alleged"}}};
  return record;
}

TEST(Table, ABlockAtEightyColumns) {
  EXPECT_EQ(record_block(full(), 80),
            R"(ASSAULT (aerial, drone) · 0.87 · Norland [NOR GOV MIL] → vessels [--- CRM,
    “alleged”]
  when      2024-01-01 to 2024-03-07 “Since then”
  where     Caribbean Sea “Caribbean”; eastern Pacific
  how many  attacks at least 21 “21 known”; killed at least 83 “at least 83”
  says      the ministry of defence [SWE GOV MIL] “said”
  told as   alleged, cue alleged
  about     military, illegal_drugs
  sum       of separate events
  copies    told again in 1 passage
  “Since then, Norland has carried out 21 known *attacks* on vessels in the
  Caribbean and the eastern Pacific, killing at least 83 people, the …”
)");
}

TEST(Table, NoLineIsWiderThanAsked) {
  for (const std::size_t width : {40U, 60U, 80U, 120U}) {
    std::istringstream lines(record_block(full(), width) + heading_line(kText, width));
    for (std::string line; std::getline(lines, line);) EXPECT_LE(columns_of(line), width) << line;
  }
}

TEST(Table, WhatIsNotThereTakesNoLine) {
  Record record;
  record.event_type = "PROTEST";
  record.factuality = "hypothetical";
  record.trigger = {"march", {0, 5}};
  record.sentence = {"march", {0, 5}};
  EXPECT_EQ(record_block(record, 80),
            "PROTEST · 0.00 · ?\n  told as   hypothetical\n  “*march*”\n");
  record.factuality = "actual";
  record.not_after = "2024-03-07";
  EXPECT_EQ(record_block(record, 80),
            "PROTEST · 0.00 · ?\n  when      undated, published 2024-03-07\n  “*march*”\n");
}

// Spans count code points, and the trigger may touch other signs.
TEST(Table, TheTriggerStandsBetweenStars) {
  const struct {
    const char* sentence;
    const char* trigger;
    std::size_t width;
    const char* shown;
  } kRows[] = {
      {"Überfall: Rebels “attacked” Dorvik.", "attacked", 60,
       "Überfall: Rebels “*attacked*” Dorvik."},
      {"Anti-terror raids went on.", "raids", 60, "Anti-terror *raids* went on."},
      {"one two three four attack five six seven eight nine", "attack", 30,
       "… three four *attack* five …"},
      {"attack", "attack", 10, "*attack*"},
      {"The\nattack", "attack", 40, "The *attack*"},
  };
  for (const auto& row : kRows) {
    Record record;
    const std::string sentence = row.sentence;
    const OffsetMap points(sentence, OffsetMap::Unit::kCodePoint);
    const auto at = static_cast<std::uint32_t>(sentence.find(row.trigger));
    const auto size = static_cast<std::uint32_t>(std::string(row.trigger).size());
    const std::uint32_t offset = 100;  // the sentence stands somewhere in its article
    record.sentence = {sentence, {offset, offset + 50}};
    record.trigger = {row.trigger, {offset + points(at), offset + points(at + size)}};
    EXPECT_EQ(sentence_around_trigger(record, row.width), row.shown);
  }
}

TEST(Table, HeadingsAreCutAtABlankWhereThereIsOne) {
  EXPECT_EQ(shortened("Rebels shell\n Dorvik", 40), "Rebels shell Dorvik");
  EXPECT_EQ(shortened("Rebels shell Dorvik", 16), "Rebels shell …");
  EXPECT_EQ(shortened("2024 https://news.example/a/long/address", 20), "2024 https://news.…");
}

TEST(Table, Bounds) {
  const auto bounds = [](std::optional<std::int64_t> min, std::optional<std::int64_t> max,
                         bool approx) {
    RecordQuantity quantity;
    quantity.min = min;
    quantity.max = max;
    quantity.approx = approx;
    return bounds_text(quantity);
  };
  EXPECT_EQ(bounds(15000, 15000, true), "about 15,000");
  EXPECT_EQ(bounds(2000000, 9999999, false), "2,000,000 to 9,999,999");
  EXPECT_EQ(bounds(83, {}, false), "at least 83");
  EXPECT_EQ(bounds({}, 40, false), "at most 40");
  EXPECT_EQ(bounds(0, 0, false), "0");
  EXPECT_EQ(bounds({}, {}, false), "unknown");
}

std::string printed(Format format, double threshold) {
  std::ostringstream out, err;
  Console console{out, err};
  console.width = 80;
  Printer printer(console, format, {.min_confidence = threshold});
  Record doubtful = full();
  doubtful.confidence = 0.3;
  printer.begin_report("Valley Post");
  printer.print(full());
  printer.print(doubtful);
  printer.finish(1);
  return out.str();
}

TEST(Printer, TablesSayWhatTheyLeaveOut) {
  const std::string table = printed(Format::kTable, 0.5);
  EXPECT_TRUE(table.starts_with("── Valley Post ──")) << table;
  EXPECT_NE(table.find("1 record of 1 report; 1 below confidence 0.5 left out"), std::string::npos)
      << table;
  EXPECT_NE(printed(Format::kTable, 0).find("2 records of 1 report\n"), std::string::npos);
}

TEST(Printer, JsonLinesAndCsv) {
  const std::string json = printed(Format::kJsonLines, 0);
  EXPECT_EQ(json, to_json(record_from_json(json.substr(0, json.find('\n')))) + "\n" +
                      json.substr(json.find('\n') + 1));
  EXPECT_EQ(std::count(json.begin(), json.end(), '\n'), 2);
  const std::string csv = printed(Format::kCsv, 0.5);
  EXPECT_TRUE(csv.starts_with(csv_header() + "\r\n"));
  EXPECT_EQ(csv, csv_header() + "\r\n" + to_csv(full()) + "\r\n");
}

}  // namespace
}  // namespace annals::cli
