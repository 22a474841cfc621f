// All people are invented.
#include "src/record/privacy.h"

#include <gtest/gtest.h>

namespace annals {
namespace {

Record shot(const std::string& name, const std::vector<std::string>& sectors, const std::string& wikidata = "") {
  Record out;
  out.sentence.text = "Police shot Jon Marrow, and Marrow's brother fled Marrowville.";
  out.trigger.text = "shot";
  out.recipient.push_back({{"Jon Marrow", {12, 22}}, name, "", sectors, wikidata, std::nullopt});
  return out;
}

TEST(Privacy, APrivatePersonIsShownByRoleAndPartsOfTheNameToo) {
  const Record seen = by_role(shot("Jon Marrow", {"EDU"}));
  EXPECT_EQ(seen.sentence.text, "Police shot [a person in education], and [a person in education]'s brother fled Marrowville.");
  EXPECT_EQ(seen.recipient[0].words.text, "[a person in education]");
  EXPECT_EQ(seen.recipient[0].name, "");
  EXPECT_EQ(by_role(shot("Jon Marrow", {})).recipient[0].words.text, "[name withheld]");
}

TEST(Privacy, WhoHasAnOfficeOrIsListedIsNot) {
  const Record none = shot("", {"CVL"});
  for (const Record& record : {shot("Jon Marrow", {"GOV"}), shot("Jon Marrow", {"MIL", "CVL"}), shot("Jon Marrow", {}, "Q1"), shot("Dorvik", {}), none})
    EXPECT_EQ(by_role(record).sentence.text, none.sentence.text);
  Record listed = shot("Jon Marrow", {"BUS"});
  listed.because = {{"recipient", {"known name Jon Marrow"}}};
  EXPECT_EQ(by_role(listed).sentence.text, none.sentence.text);
  Record state = shot("Jon Marrow", {});
  state.because = {{"recipient", {"argument obj", "country name"}}};
  EXPECT_EQ(by_role(state).sentence.text, none.sentence.text);
}

TEST(Privacy, ASourceIsAPersonToo) {
  Record record = shot("", {});
  record.attribution = RecordAttribution{{"Jon Marrow", {12, 22}}, {}, "Jon Marrow", "", {"JRN"}};
  const Record seen = by_role(record);
  EXPECT_EQ(seen.attribution->words.text, "[a journalist]");
  EXPECT_EQ(seen.attribution->name, "");
}

}  // namespace
}  // namespace annals
