#include "src/what/what.h"

#include <gtest/gtest.h>

#include <string>

#include "src/base/files.h"
#include "src/doc/conllu.h"
#include "src/doc/document.h"

namespace annals {
namespace {

std::string words_of(const Document& doc, const std::vector<Participant>& participants) {
  std::string out;
  for (const Participant& p : participants) {
    if (!out.empty()) out += ", ";
    out += doc.text(p.text);
  }
  return out.empty() ? "-" : out;
}

// "ASSAULT attacked: Rebels > the convoy", one line an event.
std::string printed(const Document& doc) {
  std::string out;
  for (const Event& ev : doc.events) {
    out += std::string(name_of(ev.type)) + ' ' + std::string(doc.text(ev.trigger)) + ": " +
           words_of(doc, ev.actors) + " > " + words_of(doc, ev.recipients) + '\n';
  }
  return out;
}

std::string coded(std::string_view tree) {
  static const auto stage = make_what_stage(data_directory(), model_directory());
  Document doc;
  read_plain_trees(tree, doc);
  stage->run(doc);
  return printed(doc);
}

struct Case {
  std::string_view name;
  std::string_view tree;
  std::string_view events;
};

class WhatTest : public ::testing::TestWithParam<Case> {};

TEST_P(WhatTest, Codes) { EXPECT_EQ(coded(GetParam().tree), GetParam().events); }

INSTANTIATE_TEST_SUITE_P(
    Trees, WhatTest,
    ::testing::Values(
        Case{"active",
             "Rebels rebel NOUN 2 nsubj\nattacked attack VERB 0 root\na a DET 4 det\n"
             "convoy convoy NOUN 2 obj\n. . PUNCT 2 punct\n",
             "ASSAULT attacked: Rebels > a convoy\n"},
        Case{"passive",
             "Farmers farmer NOUN 3 nsubj:pass\nwere be AUX 3 aux:pass\nkilled kill VERB 0 root\n"
             "by by ADP 5 case\nrebels rebel NOUN 3 obl:agent\n. . PUNCT 3 punct\n",
             "ASSAULT killed: rebels > Farmers\n"},
        Case{"light_verb_of_a_raising_verb",
             "Norland Norland PROPN 2 nsubj\nbegan begin VERB 0 root\nlaunching launch VERB 2 "
             "xcomp\n"
             "strikes strike NOUN 3 obj\non on ADP 6 case\nboats boat NOUN 4 nmod\n. . PUNCT 2 "
             "punct\n",
             "ASSAULT strikes: Norland > boats\n"},
        Case{"one_deed_told_twice",
             "Rebels rebel NOUN 2 nsubj\nattacked attack VERB 0 root\nDorvik Dorvik PROPN 2 obj\n"
             ", , PUNCT 5 punct\nkilling kill VERB 2 advcl\nfarmers farmer NOUN 5 obj\n. . PUNCT 2 "
             "punct\n",
             "ASSAULT attacked: Rebels > Dorvik\n"},
        Case{"what_is_demanded_is_no_deed",
             "Norland Norland PROPN 2 nsubj\nurged urge VERB 0 root\nSudmark Sudmark PROPN 2 obj\n"
             "to to PART 5 mark\nrelease release VERB 2 xcomp\nhostages hostage NOUN 5 obj\n. . "
             "PUNCT 2 punct\n",
             "REQUEST urged: Norland > Sudmark\n"},
        Case{"what_somebody_unknown_threatens_is_no_deed",
             "Rebels rebel NOUN 2 nsubj\nthreatened threaten VERB 0 root\nto to PART 4 mark\n"
             "attack attack VERB 2 xcomp\nDorvik Dorvik PROPN 4 obj\n. . PUNCT 2 punct\n",
             ""},
        Case{"relative_clause",
             "Gunmen gunman NOUN 0 root\nwho who PRON 3 nsubj\nabducted abduct VERB 1 acl:relcl\n"
             "nurses nurse NOUN 3 obj\n",
             "ASSAULT abducted: Gunmen > nurses\n"},
        Case{"targets_are_not_met_by_anybody",
             "Norland Norland PROPN 2 nsubj\nmet meet VERB 0 root\nits its PRON 4 nmod:poss\n"
             "targets target NOUN 2 obj\n. . PUNCT 2 punct\n",
             ""},
        Case{"a_landslide_is_no_killer",
             "A a DET 2 det\nlandslide landslide NOUN 3 nsubj\nkilled kill VERB 0 root\n"
             "farmers farmer NOUN 3 obj\n. . PUNCT 3 punct\n",
             ""}),
    [](const auto& row) { return std::string(row.param.name); });

TEST(WhatStage, SurvivesABrokenTree) {
  EXPECT_EQ(coded("attack attack NOUN 0 root\n"), "ASSAULT attack: - > -\n");
  EXPECT_EQ(coded("who who PRON 2 nsubj\nkilled kill VERB 0 root\n"), "ASSAULT killed: - > -\n");
}

}  // namespace
}  // namespace annals
