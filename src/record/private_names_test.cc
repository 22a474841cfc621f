#include "src/record/private_names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace annals {
namespace {

Record with_sentence(const std::string& text) {
  Record record;
  record.sentence = {text, {}};
  return record;
}

TEST(PrivateNames, WholeNamesInTheWordsOfARecord) {
  const PrivateNames names(std::vector<std::string>{"Osk Lien", "Lien", "Ada", "Zo\xC3\xA9"});
  EXPECT_THAT(names.in(with_sentence("Osk Lien and Lienhart met.")), ::testing::ElementsAre("Osk Lien", "Lien"));
  EXPECT_THAT(names.in(with_sentence("\xE2\x80\x9C" "Ada\xE2\x80\x9D, said Lien\xE2\x80\x99s aunt.")),
              ::testing::ElementsAre("Lien", "Ada"));
  EXPECT_THAT(names.in(with_sentence("Zo\xC3\xA9, Adam.")), ::testing::ElementsAre("Zo\xC3\xA9"));
  EXPECT_THAT(names.in(with_sentence("")), ::testing::IsEmpty());
}

TEST(PrivateNames, HiddenNamesKeepTheirLength) {
  const std::vector<std::string> names{"Osk Lien", "Zo\xC3\xA9", "Lien"};
  EXPECT_EQ(with_names_hidden("Osk Lien-Berg, Lien's, Lienhart", names), "••• ••••-Berg, ••••'s, Lienhart");
  EXPECT_EQ(with_names_hidden("Zo\xC3\xA9.", names), "•••.");
}

std::string shown(const std::string& words, std::vector<std::string> sectors, const std::string& name = "") {
  Record record;
  record.private_names = {"Osk Lien", "Lien"};
  record.actor = {{{words, {}}, name, "", std::move(sectors), "", {}}};
  hide_private_names(record);
  EXPECT_EQ(record.actor[0].name, "");
  return record.actor[0].words.text;
}

TEST(PrivateNames, APartyIsShownByWhatItIs) {
  EXPECT_EQ(shown("farmer Osk Lien", {"AGR"}), "farmer");
  EXPECT_EQ(shown("Osk Lien", {"JRN"}), "journalist");
  EXPECT_EQ(shown("Osk Lien", {}), "person");
  EXPECT_EQ(shown("Mr Lien", {"CRM"}), "Mr");
  EXPECT_EQ(shown("he", {"CVL"}, "Osk Lien"), "he");
}

TEST(PrivateNames, ARecordWithoutThemStays) {
  Record record = with_sentence("Elio Marrat, the mayor, left.");
  record.actor = {{{"Elio Marrat", {}}, "Elio Marrat", "", {"GOV"}, "", {}}};
  const std::string before = to_json(record);
  hide_private_names(record);
  EXPECT_EQ(to_json(record), before);
}

}  // namespace
}  // namespace annals
