#include "src/lexicon/petrarch_verbs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace annals {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

// "before | after = code:back", and what else is told of a pattern.
std::string text_of(const PetrarchPattern& pattern) {
  std::string out;
  for (const auto* side : {&pattern.before, &pattern.after}) {
    for (const auto& unit : *side) {
      for (const std::string& word : unit) out += word + (&word == &unit.back() ? " " : "/");
    }
    if (side == &pattern.before) out += "* ";
  }
  out += "= " + pattern.code + (pattern.back.empty() ? "" : ":" + pattern.back);
  return out + (pattern.swapped ? " swapped" : "") + (pattern.mutual ? " mutual" : "");
}

std::vector<std::string> patterns_of(const std::string& text, std::size_t verb = 0) {
  Faults faults;
  std::vector<std::string> out;
  const PetrarchVerbs read = read_petrarch_verbs("verbs", text, faults);
  for (const PetrarchPattern& pattern : read.verbs.at(verb).patterns)
    out.push_back(text_of(pattern));
  EXPECT_TRUE(faults.empty()) << faults.all().front().what();
  return out;
}

TEST(PetrarchVerbs, PatternsThatAskForMoreComeFirst) {
  EXPECT_THAT(patterns_of("--- GREET [041] ---\nGREET # ours\n- * GUEST [042]\n- SAID * GUEST_OF $ [043:044]\n- NOT * [---]\n"),
              ElementsAre("said * guest of = 043:044 swapped", "* guest = 042", "not * = ", "* = 041"));
  EXPECT_THAT(patterns_of("--- RECEIVE [033] ---\nRECEIVE\n- + * MONEY $ [071]\n- % * [031]\n"),
              ElementsAre("* money = 071 swapped", "* = 031 mutual", "* = 033"));
}

TEST(PetrarchVerbs, SetsStandForTheirWords) {
  EXPECT_THAT(patterns_of("&COIN\n+DUCATS\n+GOLD_FLORIN\n\n&GOOD\n+BREAD\n+&COIN\n\n"
                          "--- GIVE [070] ---\nGIVE\n- * &GOOD [071]\n"),
              ElementsAre("* bread/ducats/florin = 071", "* = 070"));
}

TEST(PetrarchVerbs, VerbsHaveFormsWordsAndCodesOfTheirOwn) {
  Faults faults;
  const auto verbs = read_petrarch_verbs(
      "verbs", "--- BAR [191] ---\nBAR {BARS BARRED}\n+SHUT_OUT [192]\nWIRE_+TAP\n", faults).verbs;
  ASSERT_EQ(verbs.size(), 3U);
  EXPECT_THAT(verbs[0].forms, ElementsAre("bars", "barred"));
  EXPECT_EQ(verbs[1].word + " " + verbs[1].rest.at(0), "shut out");
  EXPECT_EQ(verbs[1].patterns.at(0).code, "192");
  EXPECT_EQ(verbs[2].lead.at(0) + " " + verbs[2].word, "wire tap");
  EXPECT_EQ(verbs[2].patterns.at(0).code, "191");
}

TEST(PetrarchVerbs, TabarisVerbsOpenTheirBlocks) {
  Faults faults;
  const auto verbs = read_petrarch_verbs("verbs", "GREET [041] ; ours\n- * GUEST [042]\nBAR [191]\n", faults).verbs;
  ASSERT_EQ(verbs.size(), 2U);
  EXPECT_EQ(verbs[0].patterns.size(), 2U);
  EXPECT_EQ(verbs[1].patterns.size(), 1U);
}

TEST(PetrarchVerbs, AFaultyLineCostsItself) {
  Faults faults;
  const auto read = read_petrarch_verbs(
      "verbs", "--- GREET [041] ---\nGREET\n- GUEST [042]\n- * HOST\n- * &NOBODY [043]\n- * BOY [044]\n", faults);
  EXPECT_EQ(read.patterns, 1U);
  ASSERT_EQ(faults.all().size(), 3U);
  EXPECT_EQ(faults.all()[0].place().line, 3U);
  EXPECT_EQ(faults.all()[2].place().line, 5U);
  EXPECT_EQ(faults.all()[2].place().column, 5U);
}

TEST(PetrarchVerbs, AreWrittenAsAnOntology) {
  Faults faults;
  const auto verbs = read_petrarch_verbs("verbs", "--- VISIT [042:043] ---\nVISIT\n- * CARD [---]\n- * DUKE [193]\n", faults);
  const std::string types = to_ontology(verbs, "old", "verbs"), frames = to_frames(verbs, "verbs");
  EXPECT_THAT(types, HasSubstr("ontology old\n  plover  absent\n"));
  EXPECT_THAT(types, HasSubstr("type CODE_04\n  like  CONSULT\n"));
  EXPECT_THAT(types, HasSubstr("type CODE_19\n  like  ASSAULT\n"));
  EXPECT_THAT(frames, HasSubstr("frame verbs.visit.2\n  type  CODE_04\n  cameo  042\n  somebody\n  answer  CODE_04 043\n"));
  EXPECT_THAT(frames, HasSubstr("  need  words_after duke\n"));
  EXPECT_THAT(frames, HasSubstr("  unless  words_after card\n"));
}

}  // namespace
}  // namespace annals
