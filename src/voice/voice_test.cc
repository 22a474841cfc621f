#include "src/voice/voice.h"

#include <gtest/gtest.h>

#include "src/base/files.h"
#include "src/doc/conllu.h"
#include "src/doc/document.h"

namespace annals {
namespace {

const Stage& stage() {
  static const auto one = make_voice_stage(data_directory());
  return *one;
}

// Voices as "source < cue: core", "(" before those that nobody vouches for; then every verb and
// noun that is not told as actual: "shelled negated".
std::string print(const Document& doc) {
  std::string out;
  const auto add = [&](const std::string& text) { out += (out.empty() ? "" : "; ") + text; };
  for (const Voice& voice : doc.voices)
    add((voice.vouches ? "" : "(") + std::string(doc.text(voice.source)) + " < " +
        std::string(doc.text(voice.cue)) + ": " + std::string(doc.text(voice.core)));
  for (Index t = 0; t < doc.stances.size(); ++t) {
    const Upos upos = doc.tokens[t].upos;
    if (doc.stances[t].factuality == Factuality::kActual) continue;
    if (upos == Upos::kVerb || upos == Upos::kNoun)
      add(std::string(doc.text(doc.tokens[t].span)) + " " +
          std::string(name_of(doc.stances[t].factuality)));
  }
  return out;
}

struct Row {
  const char* name;
  const char* tree;
  const char* expected;
};

class VoiceTest : public testing::TestWithParam<Row> {};

TEST_P(VoiceTest, Reads) {
  Document doc;
  read_plain_trees(GetParam().tree, doc);
  stage().run(doc);
  EXPECT_EQ(print(doc), GetParam().expected);
}

const Row kRows[] = {
    // The mayor said that rebels had shelled Karsa.
    {"SaysThat",
     "The the DET 2 det\nmayor mayor NOUN 3 nsubj\nsaid say VERB 0 root Tense=Past|VerbForm=Fin\n"
     "that that SCONJ 7 mark\nrebels rebel NOUN 7 nsubj Number=Plur\n"
     "had have AUX 7 aux Number=Plur|Tense=Past|VerbForm=Fin\n"
     "shelled shell VERB 3 ccomp Tense=Past|VerbForm=Part\nKarsa Karsa PROPN 7 obj\n"
     ". . PUNCT 3 punct\n",
     "The mayor < said: that rebels had shelled Karsa."},
    // The envoy knew that rebels had shelled Karsa.
    {"KnownIsNobodysClaim",
     "The the DET 2 det\nenvoy envoy NOUN 3 nsubj\n"
     "knew know VERB 0 root Tense=Past|VerbForm=Fin\nthat that SCONJ 7 mark\n"
     "rebels rebel NOUN 7 nsubj Number=Plur\n"
     "had have AUX 7 aux Number=Plur|Tense=Past|VerbForm=Fin\n"
     "shelled shell VERB 3 ccomp Tense=Past|VerbForm=Part\nKarsa Karsa PROPN 7 obj\n"
     ". . PUNCT 3 punct\n",
     "(The envoy < knew: that rebels had shelled Karsa."},
    // The general did not say that rebels shelled Karsa.
    {"DenialOfTheSayingVouchesForNothing",
     "The the DET 2 det\ngeneral general NOUN 5 nsubj\ndid do AUX 5 aux Tense=Past|VerbForm=Fin\n"
     "not not PART 5 advmod\nsay say VERB 0 root VerbForm=Inf\nthat that SCONJ 8 mark\n"
     "rebels rebel NOUN 8 nsubj Number=Plur\n"
     "shelled shell VERB 5 ccomp Number=Plur|Tense=Past|VerbForm=Fin\nKarsa Karsa PROPN 8 obj\n"
     ". . PUNCT 5 punct\n",
     "(The general < say: that rebels shelled Karsa.; say negated; rebels hypothetical; shelled hypothetical"},
    // The guards made sure that rebels left.
    {"AdjectiveAndTheVerbAboveIt",
     "The the DET 2 det\nguards guard NOUN 3 nsubj Number=Plur\n"
     "made make VERB 0 root Number=Plur|Tense=Past|VerbForm=Fin\nsure sure ADJ 3 xcomp\n"
     "that that SCONJ 7 mark\nrebels rebel NOUN 7 nsubj Number=Plur\n"
     "left leave VERB 4 ccomp Number=Plur|Tense=Past|VerbForm=Fin\n. . PUNCT 3 punct\n",
     "(The guards < sure: that rebels left.; rebels hypothetical; left hypothetical"},
    // They will see if rebels left.
    {"QuestionWithin",
     "They they PRON 3 nsubj Number=Plur\nwill will AUX 3 aux VerbForm=Fin\n"
     "see see VERB 0 root VerbForm=Inf\nif if SCONJ 6 mark\n"
     "rebels rebel NOUN 6 nsubj Number=Plur\n"
     "left leave VERB 3 ccomp Number=Plur|Tense=Past|VerbForm=Fin\n. . PUNCT 3 punct\n",
     "(They < see: if rebels left.; see future; rebels hypothetical; left hypothetical"},
    // The mayor said rebels shelled Karsa because soldiers left.
    {"CoreWithoutWhatHangsOnIt",
     "The the DET 2 det\nmayor mayor NOUN 3 nsubj\nsaid say VERB 0 root Tense=Past|VerbForm=Fin\n"
     "rebels rebel NOUN 5 nsubj Number=Plur\n"
     "shelled shell VERB 3 ccomp Number=Plur|Tense=Past|VerbForm=Fin\nKarsa Karsa PROPN 5 obj\n"
     "because because SCONJ 9 mark\nsoldiers soldier NOUN 9 nsubj Number=Plur\n"
     "left leave VERB 5 advcl Number=Plur|Tense=Past|VerbForm=Fin\n. . PUNCT 3 punct\n",
     "The mayor < said: rebels shelled Karsa"},
    // The rebels, the mayor said, shelled Karsa.
    {"InsertedBetweenCommas",
     "The the DET 2 det\nrebels rebel NOUN 8 nsubj Number=Plur\n, , PUNCT 2 punct\n"
     "the the DET 5 det\nmayor mayor NOUN 6 nsubj\nsaid say VERB 0 root Tense=Past|VerbForm=Fin\n"
     ", , PUNCT 8 punct\nshelled shell VERB 6 ccomp Tense=Past|VerbForm=Fin\n"
     "Karsa Karsa PROPN 8 obj\n. . PUNCT 6 punct\n",
     "the mayor < said: The rebels, the mayor said, shelled Karsa."},
    // As he assumes the office, rebels shell Karsa.
    {"AsHeTakesOfficeSaysNothing",
     "As as SCONJ 3 mark\nhe he PRON 3 nsubj\n"
     "assumes assume VERB 8 advcl Tense=Pres|VerbForm=Fin\nthe the DET 5 det\n"
     "office office NOUN 3 obj\n, , PUNCT 3 punct\nrebels rebel NOUN 8 nsubj Number=Plur\n"
     "shell shell VERB 0 root Number=Plur|Tense=Pres|VerbForm=Fin\nKarsa Karsa PROPN 8 obj\n"
     ". . PUNCT 8 punct\n",
     ""},
    // Rebels shelled Karsa, killing two, according to the mayor.
    {"AccordingToAtTheEnd",
     "Rebels rebel NOUN 2 nsubj Number=Plur\n"
     "shelled shell VERB 0 root Number=Plur|Tense=Past|VerbForm=Fin\nKarsa Karsa PROPN 2 obj\n"
     ", , PUNCT 5 punct\nkilling kill VERB 2 advcl Tense=Pres|VerbForm=Part\ntwo two NUM 5 obj\n"
     ", , PUNCT 11 punct\naccording accord VERB 11 case Tense=Pres|VerbForm=Part\n"
     "to to ADP 8 fixed\nthe the DET 11 det\nmayor mayor NOUN 5 obl\n. . PUNCT 2 punct\n",
     "the mayor < according to: Rebels shelled Karsa,"},
    // They were denied visas.
    {"GivenNotSaid",
     "They they PRON 3 nsubj:pass Number=Plur\n"
     "were be AUX 3 aux:pass Number=Plur|Tense=Past|VerbForm=Fin\n"
     "denied deny VERB 0 root Tense=Past|VerbForm=Part\nvisas visa NOUN 3 obj Number=Plur\n"
     ". . PUNCT 3 punct\n",
     "visas negated"},
    // This suggests that rebels left.
    {"PointsBack",
     "This this PRON 2 nsubj\nsuggests suggest VERB 0 root Tense=Pres|VerbForm=Fin\n"
     "that that SCONJ 5 mark\nrebels rebel NOUN 5 nsubj Number=Plur\n"
     "left leave VERB 2 ccomp Number=Plur|Tense=Past|VerbForm=Fin\n. . PUNCT 2 punct\n",
     "(This < suggests: that rebels left.; rebels alleged; left alleged"},
    // Let me say that rebels left.
    {"LetSay",
     "Let let VERB 0 root Mood=Imp|VerbForm=Fin\nme i PRON 1 obj\n"
     "say say VERB 1 xcomp VerbForm=Inf\nthat that SCONJ 6 mark\n"
     "rebels rebel NOUN 6 nsubj Number=Plur\n"
     "left leave VERB 3 ccomp Number=Plur|Tense=Past|VerbForm=Fin\n. . PUNCT 1 punct\n",
     "(me < say: that rebels left.; Let hypothetical; say hypothetical; rebels hypothetical; left hypothetical"},
    // We have no reason to assume that rebels left.
    {"ReasonToAssume",
     "We we PRON 2 nsubj Number=Plur\nhave have VERB 0 root Number=Plur|Tense=Pres|VerbForm=Fin\n"
     "no no DET 4 det\nreason reason NOUN 2 obj\nto to PART 6 mark\n"
     "assume assume VERB 4 acl VerbForm=Inf\nthat that SCONJ 9 mark\n"
     "rebels rebel NOUN 9 nsubj Number=Plur\n"
     "left leave VERB 6 ccomp Number=Plur|Tense=Past|VerbForm=Fin\n. . PUNCT 2 punct\n",
     "(We < assume: that rebels left.; have negated; reason negated; assume negated; left negated"},
    // A letter seen by Norpress says rebels left.
    {"LetterSeenByIsNotTheirs",
     "A a DET 2 det\nletter letter NOUN 6 nsubj\nseen see VERB 2 acl Tense=Past|VerbForm=Part\n"
     "by by ADP 5 case\nNorpress Norpress PROPN 3 obl:agent\n"
     "says say VERB 0 root Tense=Pres|VerbForm=Fin\nrebels rebel NOUN 8 nsubj Number=Plur\n"
     "left leave VERB 6 ccomp Number=Plur|Tense=Past|VerbForm=Fin\n. . PUNCT 6 punct\n",
     "A letter < says: rebels left."},
    // The rebels denied involvement in the attack.
    {"DeniedPartLeavesTheAttack",
     "The the DET 2 det\nrebels rebel NOUN 3 nsubj Number=Plur\n"
     "denied deny VERB 0 root Number=Plur|Tense=Past|VerbForm=Fin\n"
     "involvement involvement NOUN 3 obj\nin in ADP 7 case\nthe the DET 7 det\n"
     "attack attack NOUN 4 nmod\n. . PUNCT 3 punct\n",
     "The rebels < denied: the attack.; involvement negated"},
    // The minister denied the accusation.
    {"DeniedAccusationWasMade",
     "The the DET 2 det\nminister minister NOUN 3 nsubj\n"
     "denied deny VERB 0 root Tense=Past|VerbForm=Fin\nthe the DET 5 det\n"
     "accusation accusation NOUN 3 obj\n. . PUNCT 3 punct\n",
     "The minister < denied: the accusation."},
    // Soldiers may have shot two miners.
    {"MayHaveIsSuspicion",
     "Soldiers soldier NOUN 4 nsubj Number=Plur\nmay may AUX 4 aux VerbForm=Fin\n"
     "have have AUX 4 aux VerbForm=Inf\nshot shoot VERB 0 root Tense=Past|VerbForm=Part\n"
     "two two NUM 6 nummod\nminers miner NOUN 4 obj Number=Plur\n. . PUNCT 4 punct\n",
     "Soldiers alleged; shot alleged; miners alleged"},
    // The army had not, as of Monday, announced a raid.
    {"NotOnTheAuxiliary",
     "The the DET 2 det\narmy army NOUN 10 nsubj\nhad have AUX 10 aux Tense=Past|VerbForm=Fin\n"
     "not not PART 3 advmod\n, , PUNCT 6 punct\nas as ADP 8 case\nof of ADP 6 fixed\n"
     "Monday Monday PROPN 10 obl\n, , PUNCT 8 punct\n"
     "announced announce VERB 0 root Tense=Past|VerbForm=Fin\na a DET 12 det\n"
     "raid raid NOUN 10 obj\n. . PUNCT 10 punct\n",
     "(The army < announced: a raid.; announced negated; raid negated"},
    // Had it held, I think Karsa would stand.
    {"ComplementBehindTheVerb",
     "Had have AUX 3 aux Tense=Past|VerbForm=Fin\nit it PRON 3 nsubj\n"
     "held hold VERB 6 ccomp Tense=Past|VerbForm=Part\n, , PUNCT 3 punct\nI I PRON 6 nsubj\n"
     "think think VERB 0 root Tense=Pres|VerbForm=Fin\nKarsa Karsa PROPN 9 nsubj\n"
     "would would AUX 9 aux VerbForm=Fin\nstand stand VERB 6 ccomp VerbForm=Inf\n"
     ". . PUNCT 6 punct\n",
     "I < think: Karsa would stand.; stand hypothetical"},
    // Holding Karsa requires tanks.
    {"SubjectIsNotAskedFor",
     "Holding hold VERB 3 csubj VerbForm=Ger\nKarsa Karsa PROPN 1 obj\n"
     "requires require VERB 0 root Tense=Pres|VerbForm=Fin\ntanks tank NOUN 3 obj Number=Plur\n"
     ". . PUNCT 3 punct\n",
     "Holding hypothetical; tanks hypothetical"},
    // You know rebels burned Karsa.
    {"WordsOfTalk",
     "You you PRON 2 nsubj\nknow know VERB 0 root Tense=Pres|VerbForm=Fin\n"
     "rebels rebel NOUN 4 nsubj Number=Plur\n"
     "burned burn VERB 2 ccomp Number=Plur|Tense=Past|VerbForm=Fin\nKarsa Karsa PROPN 4 obj\n"
     ". . PUNCT 2 punct\n",
     ""},
    // Farmers feel like Karsa is lost.
    {"FeelsLike",
     "Farmers farmer NOUN 2 nsubj Number=Plur\n"
     "feel feel VERB 0 root Number=Plur|Tense=Pres|VerbForm=Fin\nlike like SCONJ 6 mark\n"
     "Karsa Karsa PROPN 6 nsubj\nis be AUX 6 cop Tense=Pres|VerbForm=Fin\n"
     "lost lost ADJ 2 advcl\n. . PUNCT 2 punct\n",
     "Farmers < feel: Karsa is lost."},
    // Farmers said that rebels left, that soldiers stayed.
    {"ClausesBesideEachOther",
     "Farmers farmer NOUN 2 nsubj Number=Plur\n"
     "said say VERB 0 root Number=Plur|Tense=Past|VerbForm=Fin\nthat that SCONJ 5 mark\n"
     "rebels rebel NOUN 5 nsubj Number=Plur\n"
     "left leave VERB 2 ccomp Number=Plur|Tense=Past|VerbForm=Fin\n, , PUNCT 9 punct\n"
     "that that SCONJ 9 mark\nsoldiers soldier NOUN 9 nsubj Number=Plur\n"
     "stayed stay VERB 2 ccomp Number=Plur|Tense=Past|VerbForm=Fin\n. . PUNCT 2 punct\n",
     "Farmers < said: that rebels left, that soldiers stayed."},
    // Holm said unions marched, and said shops closed.
    {"SaidAgain",
     "Holm Holm PROPN 2 nsubj\nsaid say VERB 0 root Tense=Past|VerbForm=Fin\n"
     "unions union NOUN 4 nsubj Number=Plur\n"
     "marched march VERB 2 ccomp Number=Plur|Tense=Past|VerbForm=Fin\n, , PUNCT 7 punct\n"
     "and and CCONJ 7 cc\nsaid say VERB 4 conj Tense=Past|VerbForm=Fin\n"
     "shops shop NOUN 9 nsubj Number=Plur\n"
     "closed close VERB 7 ccomp Number=Plur|Tense=Past|VerbForm=Fin\n. . PUNCT 2 punct\n",
     "Holm < said: unions marched,; Holm < said: shops closed."},
    // Council director Alia Holm said rebels left.
    {"TitleBesideTheName",
     "Council council NOUN 2 compound\ndirector director NOUN 5 nsubj\nAlia Alia PROPN 5 nsubj\n"
     "Holm Holm PROPN 3 flat\nsaid say VERB 0 root Tense=Past|VerbForm=Fin\n"
     "rebels rebel NOUN 7 nsubj Number=Plur\n"
     "left leave VERB 5 ccomp Number=Plur|Tense=Past|VerbForm=Fin\n. . PUNCT 5 punct\n",
     "Council director Alia Holm < said: rebels left."},
    // It is too late for mayors to claim that Karsa was shelled.
    {"ForMayorsToClaim",
     "It it PRON 4 nsubj\nis be AUX 4 cop Tense=Pres|VerbForm=Fin\ntoo too ADV 4 advmod\n"
     "late late ADJ 0 root\nfor for ADP 6 case\nmayors mayor NOUN 4 obl Number=Plur\n"
     "to to PART 8 mark\nclaim claim VERB 4 advcl VerbForm=Inf\nthat that SCONJ 12 mark\n"
     "Karsa Karsa PROPN 12 nsubj:pass\nwas be AUX 12 aux:pass Tense=Past|VerbForm=Fin\n"
     "shelled shell VERB 8 ccomp Tense=Past|VerbForm=Part\n. . PUNCT 4 punct\n",
     "(mayors < claim: that Karsa was shelled.; claim hypothetical; shelled alleged"},
    // Farmers are convinced that rebels left.
    {"ConvincedIsAMind",
     "Farmers farmer NOUN 3 nsubj:pass Number=Plur\n"
     "are be AUX 3 aux:pass Number=Plur|Tense=Pres|VerbForm=Fin\n"
     "convinced convince VERB 0 root Tense=Past|VerbForm=Part\nthat that SCONJ 6 mark\n"
     "rebels rebel NOUN 6 nsubj Number=Plur\n"
     "left leave VERB 3 ccomp Number=Plur|Tense=Past|VerbForm=Fin\n. . PUNCT 3 punct\n",
     "(Farmers < convinced: that rebels left."},
    // The mayor knows it was soldiers who left.
    {"CleftIsOneClause",
     "The the DET 2 det\nmayor mayor NOUN 3 nsubj\n"
     "knows know VERB 0 root Tense=Pres|VerbForm=Fin\nit it PRON 6 nsubj\n"
     "was be AUX 6 cop Tense=Past|VerbForm=Fin\nsoldiers soldier NOUN 3 ccomp Number=Plur\n"
     "who who PRON 8 nsubj\nleft leave VERB 6 acl:relcl Number=Plur|Tense=Past|VerbForm=Fin\n"
     ". . PUNCT 3 punct\n",
     "(The mayor < knows: it was soldiers who left."},
    // The president ordered the army to attack Karsa.
    {"OrderIsToCome",
     "The the DET 2 det\npresident president NOUN 3 nsubj\n"
     "ordered order VERB 0 root Tense=Past|VerbForm=Fin\nthe the DET 5 det\n"
     "army army NOUN 3 obj\nto to PART 7 mark\nattack attack VERB 3 xcomp VerbForm=Inf\n"
     "Karsa Karsa PROPN 7 obj\n. . PUNCT 3 punct\n",
     "attack future"},
    // Police uncovered a plan to attack Karsa.
    {"PlotIsNoPlan",
     "Police police NOUN 2 nsubj Number=Plur\n"
     "uncovered uncover VERB 0 root Number=Plur|Tense=Past|VerbForm=Fin\na a DET 4 det\n"
     "plan plan NOUN 2 obj\nto to PART 6 mark\nattack attack VERB 4 acl VerbForm=Inf\n"
     "Karsa Karsa PROPN 6 obj\n. . PUNCT 2 punct\n",
     "attack hypothetical"},
    // Police killed two men to stop a second attack.
    {"StopASecondAttack",
     "Police police NOUN 2 nsubj Number=Plur\n"
     "killed kill VERB 0 root Number=Plur|Tense=Past|VerbForm=Fin\ntwo two NUM 4 nummod\n"
     "men man NOUN 2 obj Number=Plur\nto to PART 6 mark\nstop stop VERB 2 advcl VerbForm=Inf\n"
     "a a DET 9 det\nsecond second ADJ 9 amod\nattack attack NOUN 6 obj\n. . PUNCT 2 punct\n",
     "stop hypothetical; attack hypothetical"},
    // The envoy fears that rebels are arming farmers.
    {"FearedToBeGoingOn",
     "The the DET 2 det\nenvoy envoy NOUN 3 nsubj\n"
     "fears fear VERB 0 root Tense=Pres|VerbForm=Fin\nthat that SCONJ 7 mark\n"
     "rebels rebel NOUN 7 nsubj Number=Plur\n"
     "are be AUX 7 aux Number=Plur|Tense=Pres|VerbForm=Fin\n"
     "arming arm VERB 3 ccomp Tense=Pres|VerbForm=Part\nfarmers farmer NOUN 7 obj Number=Plur\n"
     ". . PUNCT 3 punct\n",
     "The envoy < fears: that rebels are arming farmers.; rebels alleged; arming alleged; farmers alleged"},
    // Miners may miss the parade that will be held.
    {"WhatWillBeHeld",
     "Miners miner NOUN 3 nsubj Number=Plur\nmay may AUX 3 aux VerbForm=Fin\n"
     "miss miss VERB 0 root VerbForm=Inf\nthe the DET 5 det\nparade parade NOUN 3 obj\n"
     "that that PRON 9 nsubj:pass\nwill will AUX 9 aux VerbForm=Fin\n"
     "be be AUX 9 aux:pass VerbForm=Inf\nheld hold VERB 5 acl:relcl Tense=Past|VerbForm=Part\n"
     ". . PUNCT 3 punct\n",
     "Miners hypothetical; miss hypothetical; parade future; held future"},
    // The union agreed to end the strike and threatens owners.
    {"FiniteGoesOnFromFinite",
     "The the DET 2 det\nunion union NOUN 3 nsubj\n"
     "agreed agree VERB 0 root Tense=Past|VerbForm=Fin\nto to PART 5 mark\n"
     "end end VERB 3 xcomp VerbForm=Inf\nthe the DET 7 det\nstrike strike NOUN 5 obj\n"
     "and and CCONJ 9 cc\nthreatens threaten VERB 5 conj Tense=Pres|VerbForm=Fin\n"
     "owners owner NOUN 9 obj Number=Plur\n. . PUNCT 3 punct\n",
     "end hypothetical; owners hypothetical"},
    // Soldiers may loot houses burned in raids.
    {"ParticipleTellsWhatWas",
     "Soldiers soldier NOUN 3 nsubj Number=Plur\nmay may AUX 3 aux VerbForm=Fin\n"
     "loot loot VERB 0 root VerbForm=Inf\nhouses house NOUN 3 obj Number=Plur\n"
     "burned burn VERB 4 acl Tense=Past|VerbForm=Part\nin in ADP 7 case\n"
     "raids raid NOUN 5 obl Number=Plur\n. . PUNCT 3 punct\n",
     "Soldiers hypothetical; loot hypothetical; houses hypothetical"},
    // Officers shot him, reportedly outside a bakery.
    {"ReportedlyBeforeAPlace",
     "Officers officer NOUN 2 nsubj Number=Plur\n"
     "shot shoot VERB 0 root Number=Plur|Tense=Past|VerbForm=Fin\nhim he PRON 2 obj\n"
     ", , PUNCT 8 punct\nreportedly reportedly ADV 8 advmod\noutside outside ADP 8 case\n"
     "a a DET 8 det\nbakery bakery NOUN 2 obl\n. . PUNCT 2 punct\n",
     "bakery alleged"},
};

INSTANTIATE_TEST_SUITE_P(Table, VoiceTest, testing::ValuesIn(kRows),
                         [](const auto& row) { return std::string(row.param.name); });

TEST(VoiceStage, GivesEveryTokenAStance) {
  Document doc;
  read_plain_trees("Rebels rebel NOUN 2 nsubj\nattacked attack VERB 0 root\n", doc);
  stage().run(doc);
  EXPECT_EQ(doc.stances.size(), doc.tokens.size());
}

// The clause that bears a statement is part of it.
TEST(VoiceStage, CoreLiesInContent) {
  for (const Row& row : kRows) {
    Document doc;
    read_plain_trees(row.tree, doc);
    stage().run(doc);
    for (const Voice& voice : doc.voices) {
      EXPECT_TRUE(voice.core.overlaps(voice.content)) << row.name;
      EXPECT_LE(voice.core.end, voice.content.end + 2) << row.name;
    }
  }
}

}  // namespace
}  // namespace annals
