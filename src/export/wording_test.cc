#include "src/export/wording.h"

#include <gtest/gtest.h>

#include "src/base/sha256.h"
#include "src/export/test_records.h"

namespace annals {
namespace {

std::string exported(Words words, Names names) {
  Record record = testing::raid();
  apply({words, names}, record);
  return to_json(record);
}

TEST(Wording, FullWithNamesIsTheRecordItself) {
  EXPECT_EQ(exported(Words::kFull, Names::kAll), to_json(testing::raid()));
}

TEST(Wording, PrivatePersonsAreShownByRole) {
  Record record = testing::raid();
  apply({Words::kFull, Names::kByRole}, record);
  EXPECT_EQ(record.attribution->words.text, "the farmer");
  EXPECT_EQ(record.attribution->name, "");
  EXPECT_NE(record.sentence.text.find("the farmer ••• •••• said; •••• lost"), std::string::npos) << record.sentence.text;
  EXPECT_EQ(record.actor[0].name, "Army of Norland") << "no person";
  EXPECT_EQ(to_json(record).find("Lien"), std::string::npos) << to_json(record);
}

TEST(Wording, ARecordByRoleMayBeHiddenAgain) {
  Record once = testing::raid();
  apply({Words::kFull, Names::kByRole}, once);
  Record twice = once;
  apply({Words::kFull, Names::kByRole}, twice);
  EXPECT_EQ(to_json(once), to_json(twice));
}

TEST(Wording, QuotesLeaveWithoutTheirSentence) {
  const Record whole = testing::raid();
  Record record = whole;
  apply({Words::kQuote, Names::kAll}, record);
  EXPECT_EQ(record.sentence.text, "");
  EXPECT_EQ(record.sentence_sha256, sha256_hex(whole.sentence.text));
  EXPECT_EQ(record.sentence.span, whole.sentence.span);
  EXPECT_EQ(record.quantities[0].words.text, "at least 12");
  const std::string json = to_json(record);
  EXPECT_NE(json.find("\"sentence\":{\"text\":null,"), std::string::npos) << json;
  EXPECT_EQ(to_json(record_from_json(json)), json);
}

TEST(Wording, WithoutWordsOnlyCodesSpansAndHedgesAreLeft) {
  const std::string json = exported(Words::kCodes, Names::kAll);
  for (const char* words : {"shelled", "army", "people", "Tuesday", "at least", "said", "Lien", "farmer"})
    EXPECT_EQ(json.find(words), std::string::npos) << words << " in " << json;
  for (const char* kept : {"\"NOR\"", "\"MIL\"", "\"alleged\"", "2024-03-05", "CC BY 4.0", "\"sha256\"", "\"name\":\"Dorvik\""})
    EXPECT_NE(json.find(kept), std::string::npos) << kept << " in " << json;
}

}  // namespace
}  // namespace annals
