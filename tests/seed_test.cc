// The report that started this project, which lies beside the repository and not in it: skipped
// when absent.
//
// What must come out of it is a table (../shared/data/seed/expected.md); each row below is one row
// of it, with the tolerances written there. A row asks for a record whose trigger overlaps the
// given words of a sentence.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "src/base/files.h"
#include "tests/shared_coder.h"

namespace annals::testing {
namespace {

const std::filesystem::path kReport =
    std::filesystem::path(ANNALS_SOURCE_DIR) / "../shared/data/seed/report.txt";

class Seed : public ::testing::Test {
protected:
  void SetUp() override {
    if (!std::filesystem::exists(kReport))
      GTEST_SKIP() << "no " << kReport << " beside this checkout";
    Article article;
    article.text = read_file(kReport);
    article.published = parse_day("2025-11-26").value();
    article.published_text = "2025-11-26";
    Coded coded = shared_coder().code(article).value();
    for (Record& record : coded.records)
      if (record.confidence >= kDefaultMinConfidence) records_.push_back(std::move(record));
  }

  // The record of that type whose trigger shares a word with `trigger`, in a sentence that holds
  // `sentence`.
  const Record* find(std::string_view type, std::string_view trigger,
                     std::string_view sentence) const {
    for (const Record& record : records_) {
      const bool same = record.trigger.text.find(trigger) != std::string::npos ||
                        trigger.find(record.trigger.text) != std::string_view::npos;
      if (record.event_type == type && same &&
          record.sentence.text.find(sentence) != std::string::npos)
        return &record;
    }
    ADD_FAILURE() << "no " << type << " \"" << trigger << "\" in \"" << sentence << "\"";
    return nullptr;
  }

  std::vector<Record> records_;
};

std::string code_of(const RecordActor& actor) {
  std::string code = actor.country.empty() ? "---" : actor.country;
  for (const std::string& sector : actor.sectors) code += " " + sector;
  return code;
}

bool has_country(const std::vector<RecordActor>& actors, std::string_view country) {
  return std::any_of(actors.begin(), actors.end(),
                     [&](const auto& actor) { return actor.country == country; });
}

// Whether one of the entries has one of the codes.
::testing::AssertionResult any_code(const std::vector<RecordActor>& actors,
                                    const std::vector<std::string>& codes) {
  std::string seen;
  for (const RecordActor& actor : actors) {
    const std::string code = code_of(actor);
    seen += code + "; ";
    if (std::find(codes.begin(), codes.end(), code) != codes.end())
      return ::testing::AssertionSuccess();
  }
  return ::testing::AssertionFailure() << "found " << seen;
}

const RecordQuantity* quantity(const Record& record, std::string_view role, std::int64_t min) {
  for (const RecordQuantity& found : record.quantities)
    if (found.role == role && found.min == min) return &found;
  ADD_FAILURE() << "no " << role << " " << min << " at \"" << record.trigger.text << "\"";
  return nullptr;
}

void expect_days(const Record& record, const std::string& start, const std::string& end) {
  ASSERT_TRUE(record.date) << record.trigger.text;
  EXPECT_EQ(record.date->start, start);
  EXPECT_EQ(record.date->end, end);
}

const std::vector<std::string> kUsArmed{"USA MIL", "USA GOV", "USA GOV MIL", "USA MIL GOV"};

TEST_F(Seed, Row1_TalksWithCaribbeanLeaders) {
  const Record* record = find("CONSULT", "held talks", "Caribbean nations");
  if (record == nullptr) return;
  EXPECT_TRUE(any_code(record->actor, {"USA MIL", "USA GOV MIL"}));
  expect_days(*record, "2025-11-26", "2025-11-26");
  EXPECT_EQ(record->factuality, "actual");
}

TEST_F(Seed, Row2_TheMeetingsAreTheSameEvent) {
  const Record* talks = find("CONSULT", "held talks", "Caribbean nations");
  const Record* meetings = find("CONSULT", "meetings", "The meetings also");
  if (talks == nullptr || meetings == nullptr) return;
  EXPECT_EQ(talks->event, meetings->event);
}

TEST_F(Seed, Row3_TheAccusationIsAnAccusation) {
  const Record* record = find("ACCUSE", "accused", "criminal organization");
  if (record == nullptr) return;
  EXPECT_EQ(record->modes, std::vector<std::string>{"allege"});
  EXPECT_TRUE(any_code(record->actor, {"USA GOV"}));
  EXPECT_TRUE(any_code(record->recipient, {"VEN GOV"}));
  EXPECT_EQ(record->factuality, "actual");
  const auto has = [&](const char* context) {
    return std::find(record->contexts.begin(), record->contexts.end(), context) !=
           record->contexts.end();
  };
  EXPECT_TRUE(has("crime"));
  EXPECT_TRUE(has("illegal_drugs") || has("trafficking"));
}

TEST_F(Seed, Row4_HegsethMetTheDominicans) {
  const Record* record = find("CONSULT", "met", "Hegseth met");
  if (record == nullptr) return;
  EXPECT_TRUE(any_code(record->actor, kUsArmed));
  std::vector<RecordActor> all = record->actor;
  all.insert(all.end(), record->recipient.begin(), record->recipient.end());
  EXPECT_EQ(std::count_if(all.begin(), all.end(), [](const auto& a) { return a.country == "DOM"; }),
            2);
  expect_days(*record, "2025-11-26", "2025-11-26");
}

TEST_F(Seed, Row5_CaineMetPersadBissessar) {
  const Record* record = find("CONSULT", "met", "Persad-Bissessar");
  if (record == nullptr) return;
  EXPECT_TRUE(any_code(record->actor, {"USA MIL", "USA GOV MIL"}));
  EXPECT_TRUE(has_country(record->actor, "TTO") || has_country(record->recipient, "TTO"));
  expect_days(*record, "2025-11-26", "2025-11-26");
}

TEST_F(Seed, Row6_CaineVisitsTheRegion) {
  const Record* record = find("CONSULT", "visiting", "second time");
  if (record == nullptr) return;
  EXPECT_EQ(record->modes, std::vector<std::string>{"visit"});
  EXPECT_TRUE(any_code(record->actor, {"USA MIL", "USA GOV MIL"}));
}

TEST_F(Seed, Row7_StrikesOnAllegedTraffickers) {
  const Record* record = find("ASSAULT", "strikes", "In early September");
  if (record == nullptr) return;
  EXPECT_TRUE(any_code(record->actor, kUsArmed));
  EXPECT_TRUE(any_code(record->recipient, {"--- CRM"}));
  ASSERT_FALSE(record->recipient.empty());
  ASSERT_TRUE(record->recipient.front().hedge);
  EXPECT_EQ(record->recipient.front().hedge->text, "alleged");
  expect_days(*record, "2025-09-01", "2025-09-10");
  EXPECT_EQ(record->factuality, "actual");
}

TEST_F(Seed, Row8_TwentyOneAttacksAreASum) {
  const Record* record = find("ASSAULT", "attacks", "Since then, Washington");
  if (record == nullptr) return;
  EXPECT_TRUE(any_code(record->actor, kUsArmed));
  ASSERT_FALSE(record->recipient.empty());
  EXPECT_EQ(record->recipient.front().words.text, "vessels");
  expect_days(*record, "2025-09-01", "2025-11-26");
  EXPECT_EQ(record->places.size(), 2U);
  if (const RecordQuantity* attacks = quantity(*record, "attacks", 21)) {
    EXPECT_FALSE(attacks->max);
  }
  if (const RecordQuantity* killed = quantity(*record, "killed", 83)) {
    EXPECT_FALSE(killed->max);
  }
  EXPECT_TRUE(record->aggregate);
}

TEST_F(Seed, Row9_TheBuildup) {
  const Record* record = find("MOBILIZE", "buildup", "massive military buildup");
  if (record != nullptr) {
    EXPECT_TRUE(any_code(record->actor, kUsArmed));
  }
}

TEST_F(Seed, Row10_TheDeploymentAndItsPart) {
  const Record* record = find("MOBILIZE", "deployed", "Around 15,000");
  if (record == nullptr) return;
  EXPECT_EQ(record->modes, std::vector<std::string>{"troops"});
  EXPECT_TRUE(any_code(record->actor, kUsArmed));
  const RecordQuantity* whole = quantity(*record, "deployed", 15000);
  const RecordQuantity* part = quantity(*record, "deployed", 5000);
  if (whole == nullptr || part == nullptr) return;
  EXPECT_EQ(whole->max, 15000);
  EXPECT_FALSE(whole->part_of);
  EXPECT_TRUE(part->part_of);
}

TEST_F(Seed, Row11_FloatedTalksAreHypothetical) {
  const bool agreed = std::any_of(records_.begin(), records_.end(), [](const Record& record) {
    return record.event_type == "AGREE" &&
           record.sentence.text.find("floated") != std::string::npos;
  });
  const Record* record = agreed ? nullptr : find("CONSULT", "holding talks", "floated");
  if (record == nullptr) return;
  EXPECT_EQ(record->factuality, "hypothetical");
  EXPECT_TRUE(has_country(record->actor, "USA"));
  EXPECT_TRUE(has_country(record->actor, "VEN") || has_country(record->recipient, "VEN"));
  if (record->date) {
    EXPECT_EQ(record->date->start, "2025-11-25");
  }
}

TEST_F(Seed, Row12_TheExpertsArgument) {
  const Record* record = find("ASSAULT", "action", "Experts have argued");
  if (record == nullptr) return;
  EXPECT_EQ(record->factuality, "hypothetical");
  EXPECT_TRUE(any_code(record->actor, kUsArmed));
  EXPECT_TRUE(has_country(record->recipient, "VEN"));
  ASSERT_TRUE(record->attribution);
  EXPECT_EQ(record->attribution->words.text, "Experts");
}

// Twelve rows; beside them at most the mention of the operation, which the table tolerates.
TEST_F(Seed, NothingElseComesOut) {
  std::string seen;
  for (const Record& record : records_)
    seen += record.event_type + " \"" + record.trigger.text + "\"; ";
  EXPECT_LE(records_.size(), 13U) << seen;
  for (const Record& record : records_) {
    for (const char* words : {"weighs", "largest military presence"})
      EXPECT_EQ(record.trigger.text.find(words), std::string::npos) << record.trigger.text;
    for (const char* words : {"Read more in today", "Follow along here"})
      EXPECT_EQ(record.sentence.text.find(words), std::string::npos) << record.trigger.text;
    for (const auto* side : {&record.actor, &record.recipient})
      for (const RecordActor& actor : *side)
        EXPECT_TRUE(actor.words.text != "FP" && actor.words.text != "World Brief")
            << actor.words.text;
  }
  std::map<std::string, int> by_sentence;
  for (const Record& record : records_) {
    const int count = ++by_sentence[record.event_type + record.trigger.text + record.sentence.text];
    EXPECT_EQ(count, 1) << "coded twice: " << record.trigger.text;
  }
}

}  // namespace
}  // namespace annals::testing
