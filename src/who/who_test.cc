#include "src/who/who.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "src/base/files.h"
#include "src/doc/conllu.h"
#include "src/doc/document.h"
#include "src/lexicon/roles.h"

namespace annals {
namespace {

const Stage& stage() {
  static const std::unique_ptr<Stage> made = 
      make_who_stage(data_directory(), Gazetteer::load_shared(data_directory(),
                                                              gazetteer_index(data_directory())));
  return *made;
}

Article published(std::string_view day) {
  Article article;
  article.published = *parse_day(day);
  return article;
}

// The mentions as "words = CODE #entity", one a line, a hedge in brackets.
std::string mentions_of(std::string_view trees, std::string_view day = "2025-11-26") {
  Document doc;
  read_plain_trees(trees, doc, published(day));
  stage().run(doc);
  std::string out;
  for (const Mention& mention : doc.mentions) {
    out.append(doc.text(mention.span)).append(" = ").append(mention.code.to_string());
    out.append(" #").append(std::to_string(mention.entity));
    if (!mention.hedge.empty()) out.append(" [").append(doc.text(mention.hedge)).append("]");
    out += '\n';
  }
  return out;
}

struct Case {
  const char* what;
  const char* trees;
  const char* expected;
};

class WhoTable : public testing::TestWithParam<Case> {};

TEST_P(WhoTable, Mentions) { EXPECT_EQ(mentions_of(GetParam().trees), GetParam().expected); }

const Case kCases[] = {
    {"TitleAndAdjective",
     "Dominican dominican ADJ 2 amod\nPresident President PROPN 3 nmod:desc\nElio Elio PROPN 5 "
     "nsubj\nMarrat Marrat PROPN 3 flat\nmet meet VERB 0 root\nhim he PRON 5 obj\n. . PUNCT 5 "
     "punct\n",
     "Dominican = DOM GOV #0\nDominican President Elio Marrat = DOM GOV #1\nhim = --- #2\n"},
    {"NameVariantAndPronoun",
     "Mayor Mayor PROPN 2 nmod:desc\nElio Elio PROPN 4 nsubj\nMarrat Marrat PROPN 2 flat\nspoke "
     "speak "
     "VERB 0 root\n. . PUNCT 4 punct\n\nMarrat Marrat PROPN 2 nsubj\nsaid say VERB 0 root\nhe he "
     "PRON 4 "
     "nsubj\nwon win VERB 2 ccomp\n. . PUNCT 2 punct\n",
     "Mayor Elio Marrat = --- GOV #0\nMarrat = --- GOV #0\nhe = --- GOV #0\n"},
    {"PossessorGivesTheCountry",
     "Iran Iran PROPN 3 nmod:poss\n's 's PART 1 case\nparliament parliament NOUN 4 nsubj\nvoted "
     "vote VERB "
     "0 root\n. . PUNCT 4 punct\n",
     "Iran = IRN GOV #0\nIran's parliament = IRN LEG #1\n"},
    {"SpokesmanForTheArmy",
     "A a DET 2 det\nspokesman spokesman NOUN 6 nsubj\nfor for ADP 5 case\nthe the DET 5 det\narmy "
     "army "
     "NOUN 2 nmod\nspoke speak VERB 0 root\n. . PUNCT 6 punct\n",
     "A spokesman for the army = --- MIL #0\nthe army = --- MIL #1\n"},
    {"OfficialOfAGroup",
     "Hamas Hamas PROPN 2 compound\nofficials official NOUN 3 nsubj Number=Plur\nspoke speak VERB "
     "0 "
     "root\n. . "
     "PUNCT 3 punct\n",
     "Hamas = PSE REB #0\nHamas officials = PSE REB #1\n"},
    {"HedgeIsKept",
     "Police police NOUN 2 nsubj\nsank sink VERB 0 root\nalleged alleged ADJ 6 amod\ndrug drug "
     "NOUN 5 "
     "compound\ntrafficking trafficking NOUN 6 compound\nboats boat NOUN 2 obj Number=Plur\n. . "
     "PUNCT 2 "
     "punct\n",
     "Police = --- COP #0\nalleged drug trafficking boats = --- CRM #1 [alleged]\n"},
    {"UnknownGunmen",
     "Gunmen gunman NOUN 2 nsubj Number=Plur\nkilled kill VERB 0 root\nthree three NUM 4 "
     "nummod\nsoldiers "
     "soldier "
     "NOUN 2 obj Number=Plur\nin in ADP 6 case\nMali Mali PROPN 2 obl\n. . PUNCT 2 punct\n",
     "Gunmen = --- UAF #0\nthree soldiers = MLI MIL #1\nMali = MLI GOV #2\n"},
    {"CapitalActs",
     "Paris Paris PROPN 2 nsubj\ncondemned condemn VERB 0 root\nthe the DET 4 det\nraid raid NOUN "
     "2 obj\n. . "
     "PUNCT 2 punct\n",
     "Paris = FRA GOV #0\n"},
    {"CapitalAsPlace",
     "Farmers farmer NOUN 2 nsubj Number=Plur\nmarched march VERB 0 root\nin in ADP 4 case\nParis "
     "Paris "
     "PROPN 2 "
     "obl\n. . PUNCT 2 punct\n",
     "Farmers = FRA AGR #0\nParis = --- #1\n"},
    {"GivenNameIsNoState",
     "Jordan Jordan PROPN 3 nsubj\nVance Vance PROPN 1 flat\nspoke speak VERB 0 root\n. . PUNCT 3 "
     "punct\n",
     "Jordan Vance = --- #0\n"},
    {"Apposition",
     "Elio Elio PROPN 9 nsubj\nMarrat Marrat PROPN 1 flat\n, , PUNCT 5 punct\nthe the DET 5 "
     "det\nmayor mayor "
     "NOUN 1 appos\nof of ADP 7 case\nLondon London PROPN 5 nmod\n, , PUNCT 5 punct\nresigned "
     "resign VERB 0 "
     "root\n. . PUNCT 9 punct\n",
     "Elio Marrat = GBR GOV #0\nthe mayor of London = GBR GOV #0\nLondon = --- #1\n"},
    {"OfficesInARowAreOfOneState",
     "Dominican dominican ADJ 2 amod\nPresident President PROPN 3 nmod:desc\nElio Elio PROPN 9 "
     "nsubj\nMarrat Marrat PROPN 3 flat\nand and CCONJ 8 cc\nDefense Defense PROPN 7 compound\n"
     "Minister Minister PROPN 8 nmod:desc\nAna Ana PROPN 3 conj\nspoke speak VERB 0 root\n. . "
     "PUNCT 9 "
     "punct\n",
     "Dominican = DOM GOV #0\nDominican President Elio Marrat = DOM GOV #1\nDefense Minister Ana = "
     "DOM GOV "
     "MIL #2\n"},
    {"EthnicNamesNameNoState",
     "Ethnic ethnic ADJ 2 amod\nAlbanians Albanian PROPN 3 nsubj Number=Plur\nmarched march VERB 0 "
     "root\nin in ADP 5 case\nSerbia Serbia PROPN 3 obl\n. . PUNCT 3 punct\n",
     "Ethnic Albanians = SRB CVL #0\nSerbia = SRB GOV #1\n"},
    {"SeveralStatesNeverTakeTheReports",
     "Leaders leader NOUN 2 nsubj Number=Plur\nmet meet VERB 0 root\nin in ADP 4 case\nKenya Kenya "
     "PROPN 2 "
     "obl\n. . PUNCT 2 punct\n",
     "Leaders = --- GOV #0\nKenya = KEN GOV #1\n"},
    {"LoneAttacker",
     "A a DET 2 det\nman man NOUN 3 nsubj\nstabbed stab VERB 0 root\ntwo two NUM 5 nummod\npeople "
     "person "
     "NOUN 3 obj Number=Plur\n. . PUNCT 3 punct\n",
     "A man = --- CRM #0\ntwo people = --- CVL #1\n"},
    {"AcronymAsTheReportDefinesIt",
     "The the DET 4 det\nDorvik Dorvik PROPN 4 compound\nTrade trade PROPN 4 compound\nCouncil "
     "council "
     "PROPN 8 nsubj\n( ( PUNCT 6 punct\nPLO PLO PROPN 4 appos\n) ) PUNCT 6 punct\nmet meet VERB 0 "
     "root\n. . "
     "PUNCT 8 punct\n",
     "The Dorvik Trade Council = --- #0\nPLO = --- #0\n"},
    {"SpeakerOfWe",
     "We we PRON 2 nsubj\nwon win VERB 5 ccomp\n, , PUNCT 5 punct\nrebels rebel NOUN 5 nsubj "
     "Number=Plur\nsaid say VERB 0 root\n. . PUNCT 5 punct\n",
     "We = --- REB #0\nrebels = --- REB #0\n"},
    {"LatinAmericaIsNoState",
     "Farmers farmer NOUN 2 nsubj Number=Plur\nmarched march VERB 0 root\nin in ADP 5 case\nLatin "
     "Latin PROPN "
     "5 compound\nAmerica America PROPN 2 obl\n. . PUNCT 2 punct\n",
     "Farmers = --- AGR #0\nLatin America = --- #1\n"},
    {"SurnameThatIsACapital",
     "Jack Jack PROPN 3 nsubj\nAmman Amman PROPN 1 flat\nspoke speak VERB 0 root\n. . PUNCT 3 "
     "punct\n\nAmman Amman PROPN 2 nsubj\nleft leave VERB 0 root\n. . PUNCT 2 punct\n",
     "Jack Amman = --- #0\nAmman = --- #0\n"},
    {"BareQuantityIsNobody",
     "A a DET 2 det\nmajority majority NOUN 3 nsubj\nfell fall VERB 0 root\n. . PUNCT 3 punct\n",
     ""},
};

INSTANTIATE_TEST_SUITE_P(Who, WhoTable, testing::ValuesIn(kCases),
                         [](const auto& tested) { return std::string(tested.param.what); });

constexpr const char* kTaliban = "Taliban Taliban PROPN 2 compound\nforces force NOUN 3 nsubj "
                                 "Plur\nattacked attack VERB 0 root\n. . "
                                 "PUNCT 3 punct\n";

TEST(KnownNames, ThePublicationDateChooses) {
  EXPECT_NE(mentions_of(kTaliban, "2015-05-01").find("Taliban = AFG REB"), std::string::npos);
  EXPECT_NE(mentions_of(kTaliban, "2023-05-01").find("Taliban = AFG GOV"), std::string::npos);
}

TEST(KnownNames, FormerLeadersAreElite) {
  constexpr const char* kMerkel = "Angela Angela PROPN 3 nsubj\nMerkel Merkel PROPN 1 flat\nspoke "
                                  "speak VERB 0 root\n. . PUNCT 3 punct\n";
  EXPECT_EQ(mentions_of(kMerkel, "2015-05-01"), "Angela Merkel = DEU GOV #0\n");
  EXPECT_EQ(mentions_of(kMerkel, "2025-05-01"), "Angela Merkel = DEU ELI #0\n");
}

TEST(Roles, PluralsFollowByRule) {
  EXPECT_EQ(plural_of("minister of defence"), "ministers of defence");
  EXPECT_EQ(plural_of("policewoman"), "policewomen");
  EXPECT_EQ(plural_of("deputy"), "deputies");
  EXPECT_EQ(plural_of("gen."), "");
}

TEST(WhoStage, RowsAreSortedAndNamed) {
  Document doc;
  read_plain_trees(kCases[0].trees, doc, published("2025-11-26"));
  stage().run(doc);
  ASSERT_FALSE(doc.mentions.empty());
  for (Index m = 1; m < doc.mentions.size(); ++m)
    EXPECT_LE(doc.mentions[m - 1].span, doc.mentions[m].span);
  for (const Mention& mention : doc.mentions) {
    EXPECT_LT(mention.entity, doc.entities.size());
    EXPECT_LT(mention.head, doc.tokens.size());
    EXPECT_TRUE(mention.code.empty() || !doc.view(mention.because).empty());
  }
}

// The tagger takes an unseen word at the start of a sentence for anything; a dictionary says that it is a name.
TEST(WhoStage, NamesOfADictionaryOpenSentences) {
  const auto folder = std::filesystem::temp_directory_path() / "annals_who_dictionary";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "groups.tsv") << "# format 1\n# licence x\n# columns name aliases code from to\n"
                                          "# source invented\nGlorf\t\tNOR REB\n";
  const auto mine = make_who_stage(data_directory(), Gazetteer::load_shared(data_directory(), {}),
                                   open_dictionaries({folder}));
  Document doc;
  read_plain_trees("Glorf glorf ADJ 2 nsubj\nleft leave VERB 0 root\n. . PUNCT 2 punct\n", doc, published("2025-11-26"));
  mine->run(doc);
  ASSERT_EQ(doc.mentions.size(), 1U);
  EXPECT_EQ(doc.mentions[0].code.to_string(), "NOR REB");
  EXPECT_EQ(doc.view(doc.mentions[0].because), "known name Glorf of annals_who_dictionary");
  std::filesystem::remove_all(folder);
}

TEST(WhoStage, NothingInNothingOut) {
  Document doc;
  doc.reset({});
  stage().run(doc);
  EXPECT_TRUE(doc.mentions.empty());
  EXPECT_TRUE(doc.entities.empty());
}

}  // namespace
}  // namespace annals
