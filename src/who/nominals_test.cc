#include "src/who/nominals.h"

#include <gtest/gtest.h>

#include <string>

#include "src/base/files.h"
#include "src/doc/conllu.h"
#include "src/doc/document.h"
#include "src/who/who.h"

namespace annals {
namespace {

// The rows as "words #chain", with the rule that joined them, one a line.
std::string nominals_of(std::string_view trees) {
  static const std::unique_ptr<Stage> who = 
      make_who_stage(data_directory(), Gazetteer::load_shared(data_directory(),
                                                              gazetteer_index(data_directory())));
  static const std::unique_ptr<Stage> nominals = make_nominals_stage(data_directory());
  Document doc;
  read_plain_trees(trees, doc);
  who->run(doc);
  nominals->run(doc);
  std::string out;
  for (const Nominal& nominal : doc.nominals) {
    out.append(doc.text(nominal.span)).append(" #").append(std::to_string(nominal.chain));
    if (nominal.antecedent != kNone) out.append(" ").append(doc.view(nominal.because));
    out += '\n';
  }
  return out;
}

struct Case {
  const char* what;
  const char* trees;
  const char* expected;
};

class Nominals : public testing::TestWithParam<Case> {};

TEST_P(Nominals, AreFoundAndJoined) { EXPECT_EQ(nominals_of(GetParam().trees), GetParam().expected); }

const Case kCases[] = {
    {"ClausesAndComplementsBelongToTheNoun",
     "Near near ADP 3 case\nthe the DET 3 det\nbridge bridge NOUN 10 obl\nof of ADP 5 case\nDorvik Dorvik PROPN 3 nmod\n"
     "that that PRON 7 nsubj\ncollapsed collapse VERB 3 acl:relcl\n, , PUNCT 10 punct\nboats boat NOUN 10 nsubj "
     "Number=Plur\nwaited wait VERB 0 root\n. . PUNCT 10 punct\n",
     "the bridge of Dorvik that collapsed #0\nDorvik #1\nboats #2\n"},
    {"PossessorsAndCompounds",
     "Marrat Marrat PROPN 4 nmod:poss\n's 's PART 1 case\npeace peace NOUN 4 compound\nplan plan NOUN 5 nsubj\nfailed fail "
     "VERB 0 root\n. . PUNCT 5 punct\n\nPeace peace NOUN 2 nsubj\nwaits wait VERB 0 root\n. . PUNCT 2 punct\n",
     "Marrat's #0\nMarrat's peace plan #1\npeace #2\nPeace #2 the same words\n"},
    {"CompoundsOfNoOtherUseAreKinds",
     "The the DET 3 det\nweb web NOUN 3 compound\npage page NOUN 4 nsubj\nfailed fail VERB 0 root\n. . PUNCT 4 punct\n",
     "The web page #0\n"},
    {"ConjunctsStandAlone",
     "Sheep sheep NOUN 4 nsubj\nand and CCONJ 3 cc\ngoats goat NOUN 1 conj Number=Plur\ngraze graze VERB 0 root\n. . PUNCT 4 "
     "punct\n",
     "Sheep #0\ngoats #1\n"},
    {"WordsThatNameNothing",
     "There there PRON 2 expl\nis be VERB 0 root\n, , PUNCT 5 punct\nfor for ADP 5 case\nexample example NOUN 2 obl\n, , PUNCT "
     "5 punct\nwhat what PRON 9 obj\nhe he PRON 9 nsubj\nsaw see VERB 2 nsubj\n. . PUNCT 2 punct\n",
     "he #0\n"},
    {"PredicateWithoutItsClause",
     "It it PRON 5 nsubj\nis be AUX 5 cop\nstill still ADV 5 advmod\na a DET 5 det\ntown town NOUN 0 root\n. . PUNCT 5 punct\n",
     "It #0\na town #0 copula\n"},
    {"SameWordsAndItsNoun",
     "A a DET 3 det\nlong long ADJ 3 amod\nbridge bridge NOUN 4 nsubj\nopened open VERB 0 root\n. . PUNCT 4 punct\n\nThe the "
     "DET 2 det\nbridge bridge NOUN 3 nsubj\nfell fall VERB 0 root\n. . PUNCT 3 punct\n\nThe the DET 3 det\nlong long ADJ 3 "
     "amod\nbridge bridge NOUN 4 nsubj\nburned burn VERB 0 root\n. . PUNCT 4 punct\n",
     "A long bridge #0\nThe bridge #0 the same noun\nThe long bridge #0 the same words\n"},
    {"PlacesOneInAnotherAreNoApposition",
     "Rain rain NOUN 2 nsubj\nfell fall VERB 0 root\nin in ADP 4 case\nDorvik Dorvik PROPN 2 obl\n, , PUNCT 6 punct\nNorland Norland "
     "PROPN 4 nmod:unmarked\n. . PUNCT 2 punct\n",
     "Rain #0\nDorvik, Norland #1\nNorland #2\n"},
    {"WhatIsNotOrMayBeIsNotTheSame",
     "The the DET 2 det\nbridge bridge NOUN 6 nsubj\nmay may AUX 6 aux\nbe be AUX 6 cop\na a DET 6 det\nruin ruin NOUN 0 root\n. . "
     "PUNCT 6 punct\n\nThis this PRON 5 nsubj\nis be AUX 5 cop\nnot not PART 5 advmod\na a DET 5 det\nrumour rumour NOUN 0 "
     "root\n. . PUNCT 5 punct\n",
     "The bridge #0\na ruin #1\nThis #2\na rumour #3\n"},
    {"AmountsAreOne",
     "A a DET 2 det\nlot lot NOUN 5 nsubj\nof of ADP 4 case\ntime time NOUN 2 nmod\npassed pass VERB 0 root\n. . PUNCT 5 punct\n",
     "A lot of time #0\n"},
    {"NestedPhrasesAreNeverOne",
     "The the DET 2 det\nhouse house NOUN 6 nsubj\nof of ADP 5 case\nthe the DET 5 det\nhouse house NOUN 2 nmod\nfell fall VERB 0 "
     "root\n. . PUNCT 6 punct\n",
     "The house of the house #0\nthe house #1\n"},
    {"Pronouns",
     "The the DET 2 det\nmayor mayor NOUN 3 nsubj\nopened open VERB 0 root\na a DET 5 det\nbridge bridge NOUN 3 obj\n. . PUNCT 3 "
     "punct\n\nShe she PRON 2 nsubj\npraised praise VERB 0 root\nit it PRON 2 obj\n. . PUNCT 2 punct\n",
     "The mayor #0\na bridge #1\nShe #0 pronoun\nit #1 pronoun\n"},
};

INSTANTIATE_TEST_SUITE_P(Trees, Nominals, testing::ValuesIn(kCases),
                         [](const auto& one) { return one.param.what; });

}  // namespace
}  // namespace annals
