#include "src/howmany/howmany.h"

#include <gtest/gtest.h>

#include "src/base/files.h"
#include "src/doc/conllu.h"
#include "src/doc/document.h"

namespace annals {
namespace {

const Stage& stage() {
  static const std::unique_ptr<Stage> loaded = make_howmany_stage(data_directory());
  return *loaded;
}

std::string bound(const std::optional<std::int64_t>& value) {
  return value ? std::to_string(*value) : "-";
}

// One row a line: "words" role min max, then ~, the unit, the governor and the part it is of.
std::string print(const Document& doc) {
  std::string out;
  for (const Quantity& row : doc.quantities) {
    if (!out.empty()) out += "; ";
    out += "\"" + std::string(doc.text(row.span)) + "\" " + std::string(name_of(row.role)) + " " +
           bound(row.min) + " " + bound(row.max);
    if (row.approx) out += " ~";
    if (row.unit != Symbol::kEmpty) out += " " + std::string(doc.view(row.unit));
    if (row.governor != kNone) out += " <" + std::string(doc.form(row.governor));
    if (row.part_of != kNone)
      out += " of \"" + std::string(doc.text(doc.quantities[row.part_of].span)) + "\"";
  }
  return out;
}

struct TreeCase {
  const char* name;
  const char* tree;
  const char* expected;
};

std::ostream& operator<<(std::ostream& out, const TreeCase& row) { return out << row.name; }

class Trees : public ::testing::TestWithParam<TreeCase> {};

TEST_P(Trees, GiveTheirQuantities) {
  Document doc;
  read_plain_trees(GetParam().tree, doc);
  stage().run(doc);
  EXPECT_EQ(print(doc), GetParam().expected);
}

const TreeCase kTrees[] = {
    {"Bound",
     "At at ADP 2 case\nleast least ADJ 3 nmod\n83 83 NUM 4 nummod\npeople person NOUN 6 "
     "nsubj:pass\n"
     "were be AUX 6 aux:pass\nkilled kill VERB 0 root\n. . PUNCT 6 punct\n",
     "\"At least 83\" killed 83 - <killed"},
    {"Known",
     "They they PRON 2 nsubj\ncarried carry VERB 0 root\nout out ADP 2 compound:prt\n"
     "21 21 NUM 6 nummod\nknown know VERB 6 amod\nattacks attack NOUN 2 obj\n. . PUNCT 2 punct\n",
     "\"21 known\" attacks 21 - <attacks"},
    {"ElidedSubject",
     "11 11 NUM 2 nummod\npeople person NOUN 4 nsubj:pass\nwere be AUX 4 aux:pass\n"
     "killed kill VERB 0 root\nand and CCONJ 7 cc\n20 20 NUM 7 nsubj\nwounded wound VERB 4 conj\n"
     ". . PUNCT 4 punct\n",
     "\"11\" killed 11 11 <killed; \"20\" injured 20 20 <wounded"},
    {"Capitals",
     "THREE three NUM 2 nummod\nPEASANTS PEASANTS PROPN 4 nsubj:pass\nWERE be AUX 4 aux:pass\n"
     "KIDNAPPED kidnap VERB 0 root\n. . PUNCT 4 punct\n",
     "\"THREE\" detained 3 3 <KIDNAPPED"},
    {"LeftDead",
     "It it PRON 2 nsubj\nleft leave VERB 0 root\n12 12 NUM 2 obj\ndead dead ADJ 2 xcomp\n"
     ". . PUNCT 2 punct\n",
     "\"12\" killed 12 12 <dead"},
    {"Toll",
     "The the DET 3 det\ndeath death NOUN 3 compound\ntoll toll NOUN 4 nsubj\nrose rise VERB 0 "
     "root\n"
     "from from ADP 6 case\n30 30 NUM 4 obl\nto to ADP 8 case\n37 37 NUM 4 obl\n. . PUNCT 4 "
     "punct\n",
     "\"37\" killed 37 37 <toll"},
    {"NominalPredicate",
     "The the DET 2 det\ndeaths death NOUN 6 nsubj\nof of ADP 5 case\n12 12 NUM 5 nummod\n"
     "people person NOUN 2 nmod\nshocked shock VERB 0 root\nDorvik Dorvik PROPN 6 obj\n"
     ". . PUNCT 6 punct\n",
     "\"12\" killed 12 12 <deaths"},
    {"RelativeClause",
     "They they PRON 2 nsubj\nburied bury VERB 0 root\n12 12 NUM 4 nummod\nmen man NOUN 2 obj\n"
     "who who PRON 7 nsubj:pass\nwere be AUX 7 aux:pass\nkilled kill VERB 4 acl:relcl\n"
     ". . PUNCT 2 punct\n",
     "\"12\" killed 12 12 <killed"},
    {"Part",
     "Twelve twelve NUM 2 nummod\npeople person NOUN 3 nsubj\ndied die VERB 0 root\n, , PUNCT 6 "
     "punct\n"
     "including include VERB 6 case\nchildren child NOUN 3 obl\n. . PUNCT 3 punct\n\n"
     "Twelve twelve NUM 2 nummod\npeople person NOUN 3 nsubj\ndied die VERB 0 root\n, , PUNCT 9 "
     "punct\n"
     "of of ADP 6 case\nwhom whom PRON 9 obl\nfive five NUM 9 nummod\nwere be AUX 9 cop\n"
     "children child NOUN 3 conj\n. . PUNCT 3 punct\n",
     "\"Twelve\" killed 12 12 <died; \"Twelve\" killed 12 12 <died; "
     "\"five\" killed 5 5 <died of \"Twelve\""},
    {"Sum",
     "He he PRON 2 nsubj\nkilled kill VERB 0 root\ntwo two NUM 4 nummod\nsoldiers soldier NOUN 2 "
     "obj\n"
     "and and CCONJ 7 cc\na a DET 7 det\npoliceman policeman NOUN 4 conj\n. . PUNCT 2 punct\n",
     "\"two\" killed 2 2 <killed of \"two soldiers and a policeman\"; "
     "\"two soldiers and a policeman\" killed 3 3 <killed; "
     "\"a\" killed 1 1 <killed of \"two soldiers and a policeman\""},
    {"NoSumWithAName",
     "He he PRON 2 nsubj\nkilled kill VERB 0 root\ntwo two NUM 4 nummod\nsoldiers soldier NOUN 2 "
     "obj\n"
     "and and CCONJ 6 cc\nMarrat Marrat PROPN 4 conj\n. . PUNCT 2 punct\n",
     "\"two\" killed 2 2 <killed"},
    {"Money",
     "Norland Norland PROPN 2 nsubj\ngave give VERB 0 root\nover over ADV 5 advmod\n$ $ SYM 2 obj\n"
     "2 2 NUM 6 compound\nbillion billion NUM 4 nummod\nin in ADP 8 case\naid aid NOUN 4 nmod\n"
     ". . PUNCT 2 punct\n",
     "\"over $2 billion\" money 2000000001 - USD <gave"},
    {"Nobody",
     "No no DET 2 det\ntroops troop NOUN 4 nsubj:pass\nwere be AUX 4 aux:pass\n"
     "injured injure VERB 0 root\n. . PUNCT 4 punct\n",
     "\"No\" injured 0 0 <injured"},
    {"NearerVerb",
     "It it PRON 2 nsubj\nkilled kill VERB 0 root\nthree three NUM 2 obj\nand and CCONJ 7 cc\n"
     "wounded wounded ADJ 7 amod\n27 27 NUM 7 nummod\nothers other NOUN 3 conj\n. . PUNCT 2 "
     "punct\n",
     "\"three\" killed 3 3 <killed; \"27\" injured 27 27 <wounded"},
    {"GroupCountedFrom",
     "One one NUM 6 nsubj\nof of ADP 4 case\nthe the DET 4 det\nleaders leader NOUN 1 nmod\n"
     "has have AUX 6 aux\ndied die VERB 0 root\n. . PUNCT 6 punct\n\n"
     "One one NUM 7 nsubj\nof of ADP 5 case\nthe the DET 5 det\nthree three NUM 5 nummod\n"
     "leaders leader NOUN 1 nmod\nhas have AUX 7 aux\ndied die VERB 0 root\n. . PUNCT 7 punct\n",
     "\"One\" killed 1 1 <died; \"One\" killed 1 1 <died"},
    {"BodiesFound",
     "Police police NOUN 2 nsubj\nfound find VERB 0 root\n12 12 NUM 4 nummod\nbodies body NOUN 2 "
     "obj\n"
     ". . PUNCT 2 punct\n\nBoth both DET 3 det\nlegislative legislative ADJ 3 amod\n"
     "bodies body NOUN 4 nsubj\nvoted vote VERB 0 root\n. . PUNCT 4 punct\n",
     "\"12\" killed 12 12 <bodies"},
    {"ListedParts",
     "It it PRON 2 nsubj\nfreed free VERB 0 root\n24 24 NUM 4 nummod\nhostages hostage NOUN 2 obj\n"
     ", , PUNCT 8 punct\nincluding include VERB 8 case\n13 13 NUM 8 nummod\n"
     "Israelis Israeli PROPN 4 nmod\nand and CCONJ 11 cc\none one NUM 11 nummod\n"
     "Filipino Filipino PROPN 8 conj\n. . PUNCT 2 punct\n",
     "\"24\" released 24 24 <freed; \"13\" released 13 13 <freed of \"24\"; "
     "\"one\" released 1 1 <freed of \"24\""},
    {"DeniedOfOne",
     "A a DET 2 det\nwoman woman NOUN 5 nsubj:pass\nwas be AUX 5 aux:pass\nnot not PART 5 advmod\n"
     "hurt hurt VERB 0 root\n. . PUNCT 5 punct\n",
     ""},
    {"SoFar",
     "12 12 NUM 2 nummod\npeople person NOUN 4 nsubj\nhave have AUX 4 aux\ndied die VERB 0 root\n"
     "so so ADV 6 advmod\nfar far ADV 4 advmod\n. . PUNCT 4 punct\n",
     "\"12\" killed 12 - <died"},
    {"Ordinal",
     "It it PRON 5 nsubj\nwas be AUX 5 cop\nthe the DET 5 det\n20th 20th ADJ 5 amod\n"
     "strike strike NOUN 0 root\nsince since ADP 7 case\nMay May PROPN 5 nmod\n. . PUNCT 5 punct\n",
     "\"20th\" attacks 20 20 <strike"},
    {"NoQuantities",
     "In in ADP 2 case\n2019 2019 NUM 6 obl\nMarrat Marrat PROPN 6 nsubj\n, , PUNCT 5 punct\n25 25 "
     "NUM 3 appos\n"
     ", , PUNCT 5 punct\nvoted vote VERB 0 root\n. . PUNCT 7 punct\n",
     ""},
    {"AnotherAlone",
     "It it PRON 2 nsubj\nkilled kill VERB 0 root\none one NUM 4 nummod\nsoldier soldier NOUN 2 "
     "obj\n"
     "and and CCONJ 6 cc\ninjured injure VERB 2 conj\nanother another DET 6 obj\n. . PUNCT 2 "
     "punct\n",
     "\"one\" killed 1 1 <killed; \"another\" injured 1 1 <injured"},
    {"ASecond",
     "a a DET 2 det\nsecond second ADJ 4 nsubj:pass\nwas be AUX 4 aux:pass\narrested arrest VERB 0 "
     "root\n. . PUNCT 4 punct\n",
     "\"a second\" detained 1 1 <arrested"},
    {"KilledAndInjuredTogether",
     "killing kill VERB 0 root\nand and CCONJ 3 cc\ninjuring injure VERB 1 conj\n15 15 NUM 5 "
     "nummod\n"
     "people person NOUN 3 obj\n. . PUNCT 1 punct\n",
     "\"15\" other 15 15 <injuring"},
    {"StateOfItsOwn",
     "It it PRON 2 nsubj\nleft leave VERB 0 root\nthree three NUM 4 nummod\nsoldiers soldier NOUN "
     "2 obj\n"
     "dead dead ADJ 2 xcomp\nand and CCONJ 7 cc\nfour four NUM 4 conj\nwounded wound VERB 7 "
     "acl\n"
     ". . PUNCT 2 punct\n",
     "\"three\" killed 3 3 <dead; \"four\" injured 4 4 <wounded"},
    {"RevisedFromTo",
     "They they PRON 2 nsubj\nrevised revise VERB 0 root\nthe the DET 4 det\ntoll toll NOUN 2 "
     "obj\n"
     "from from ADP 6 case\n41 41 NUM 2 obl\nto to ADP 8 case\n37 37 NUM 6 nmod\n. . PUNCT 2 "
     "punct\n",
     "\"37\" killed 37 37 <toll"},
    {"EarlierToll",
     "37 37 NUM 2 nsubj\ndied die VERB 0 root\n, , PUNCT 2 punct\nafter after ADP 7 case\n"
     "an an DET 7 det\nearlier early ADJ 7 amod\ntoll toll NOUN 2 obl\nof of ADP 9 case\n"
     "30 30 NUM 7 nmod\n. . PUNCT 2 punct\n",
     "\"37\" killed 37 37 <died"},
    {"SameFigure",
     "200 200 NUM 2 nummod\npeople person NOUN 3 nsubj\nmarched march VERB 0 root\n, , PUNCT 6 "
     "punct\n"
     "others other NOUN 6 nsubj\nput put VERB 3 parataxis\nthe the DET 8 det\n"
     "number number NOUN 6 obj\nat at ADP 10 case\n150 150 NUM 6 obl\n. . PUNCT 3 punct\n",
     "\"200\" participants 200 200 <marched; \"150\" participants 150 150 <number"},
    {"ForcesArrive",
     "49 49 NUM 2 nummod\npeacekeepers peacekeeper NOUN 3 nsubj\narrived arrive VERB 0 root\n"
     ". . PUNCT 3 punct\n\n49 49 NUM 2 nummod\ntourists tourist NOUN 3 nsubj\n"
     "arrived arrive VERB 0 root\n. . PUNCT 3 punct\n",
     "\"49\" deployed 49 49 <arrived; \"49\" other 49 49 <arrived"},
    {"PlannedOfThem",
     "They they PRON 2 nsubj\nlisted list VERB 0 root\n400 400 NUM 4 nummod\nprisoners prisoner "
     "NOUN 2 obj\n"
     "Norland Norland PROPN 6 nsubj\nplans plan VERB 4 acl:relcl\nto to PART 8 mark\n"
     "release release VERB 6 xcomp\n. . PUNCT 2 punct\n",
     "\"400\" released 400 400 <release"},
    {"InfinitiveIsAnothers",
     "a a DET 2 det\nplot plot NOUN 0 root\nto to PART 4 mark\nkill kill VERB 2 acl\n"
     "Marrat Marrat PROPN 4 obj\n. . PUNCT 2 punct\n",
     ""},
    {"VotersAndChildren",
     "Twelve twelve NUM 2 nummod\ncountries country NOUN 3 nsubj\nvoted vote VERB 0 root\n. . "
     "PUNCT 3 punct\n\n"
     "The the DET 2 det\nmother mother NOUN 5 nsubj\nof of ADP 4 case\nthree three NUM 2 nmod\n"
     "died die VERB 0 root\n. . PUNCT 5 punct\n",
     ""},
    {"SoFarForBoth",
     "Ten ten NUM 3 nsubj:pass\nwere be AUX 3 aux:pass\nkilled kill VERB 0 root\nand and CCONJ 6 "
     "cc\n"
     "30 30 NUM 6 nsubj:pass\nwounded wound VERB 3 conj\nso so ADV 8 advmod\nfar far ADV 6 "
     "advmod\n"
     ". . PUNCT 3 punct\n",
     "\"Ten\" killed 10 - <killed; \"30\" injured 30 - <wounded"},
    {"NotThisBut",
     "Gunmen gunman NOUN 2 nsubj\nkilled kill VERB 0 root\nnot not PART 4 advmod\n12 12 NUM 2 "
     "obj\n"
     "but but CCONJ 6 cc\nnine nine NUM 4 conj\n. . PUNCT 2 punct\n",
     "\"nine\" killed 9 9 <killed"},
    {"Released",
     "It it PRON 2 nsubj\nreleased release VERB 0 root\ntwo two NUM 4 nummod\nsongs song NOUN 2 "
     "obj\n"
     ". . PUNCT 2 punct\n",
     "\"two\" other 2 2 <released"},
};
INSTANTIATE_TEST_SUITE_P(Howmany, Trees, ::testing::ValuesIn(kTrees),
                         [](const auto& one) { return one.param.name; });

// Numbers as they are written: the object of "killed", with "people" where they count something.
struct NumberCase {
  const char* words;
  const char* expected;
};

std::string reading(std::string_view words, std::string_view noun = "people") {
  std::vector<std::string> tokens{"killed"};
  std::string word;
  for (const char c : std::string(words) + " ") {
    if (c != ' ') {
      word += c;
    } else {
      tokens.push_back(word);
      word.clear();
    }
  }
  const std::string noun_at = std::to_string(tokens.size() + 1);
  std::string tree = "killed kill VERB 0 root\n";
  for (std::size_t i = 1; i < tokens.size(); ++i)
    tree += tokens[i] + " " + tokens[i] + " NUM " + noun_at + " nummod\n";
  tree += std::string(noun) + " person NOUN 1 obj\n";
  Document doc;
  read_plain_trees(tree, doc);
  stage().run(doc);
  std::string out;
  for (const Quantity& row : doc.quantities)
    out += (out.empty() ? "" : "; ") + bound(row.min) + " " + bound(row.max) +
           (row.approx ? " ~" : "");
  return out;
}

TEST(Numbers, AsTheyAreWritten) {
  const NumberCase cases[] = {
      {"12", "12 12"},
      {"12,000", "12000 12000"},
      {"1.2 million", "1200000 1200000"},
      {"twenty-one", "21 21"},
      {"two hundred and fifty", "250 250"},
      {"three thousand four hundred", "3400 3400"},
      {"a hundred", "100 100"},
      {"two dozen", "24 24"},
      {"half a million", "500000 500000"},
      {"two and a half million", "2500000 2500000"},
      {"15 to 20", "15 20"},
      {"between 15 and 20", "15 20"},
      {"two or three", "2 3"},
      {"2 to 3 million", "2000000 3000000"},
      {"two to three hundred", "200 300"},
      {"at least 83", "83 -"},
      {"more than 20", "21 -"},
      {"over a hundred", "101 -"},
      {"fewer than 50", "- 49"},
      {"up to 40", "- 40"},
      {"around 15,000", "15000 15000 ~"},
      {"at least another 40", "40 -"},
      {"dozens of", "24 99"},
      {"tens of thousands of", "20000 99999"},
      {"several hundred", "300 900"},
      {"a few dozen", "36 108"},
      {"several", "3 9"},
      {"no", "0 0"},
      {"30 or more", "30 -"},
      {"40+", "40 -"},
      {"a couple of hundred", "200 200"},
      {"half of the 40", "20 20"},
      {"a third of the 30", "10 10"},
      {"one quarter of the 40", "10 10"},
      {"half of the 2019", ""},
      {"two-thirds of the 90", "60 60"},
      {"three quarters of the 40", "30 30"},
      {"no fewer than 14", "14 -"},
  };
  for (const NumberCase& row : cases) EXPECT_EQ(reading(row.words), row.expected) << row.words;
}

TEST(Numbers, ThatCountNothing) {
  for (const char* noun : {"days", "years", "o'clock", "votes", "seats"})
    EXPECT_EQ(reading("12", noun), "") << noun;
}

// Broken and hostile trees: nothing may crash, and nothing may grow out of hand.
TEST(Howmany, AnyTree) {
  std::string tree;
  for (int i = 1; i <= 250; ++i)
    tree += "12 12 NUM " + std::to_string(i == 1 ? 0 : i - 1) + (i == 1 ? " root\n" : " conj\n");
  for (const std::string& text :
       {tree, std::string("a a DET 0 root\n"), std::string("between between ADP 0 root\n"),
        std::string("half half NOUN 0 root\na a DET 1 det\n"), std::string("$ $ SYM 0 root\n"),
        std::string("999999999999999999999 9 NUM 0 root\n"),
        std::string("12 12 NUM 0 root\n- - PUNCT 1 punct\n")}) {
    Document doc;
    read_plain_trees(text, doc);
    stage().run(doc);
    for (const Quantity& row : doc.quantities) EXPECT_FALSE(row.span.empty());
    EXPECT_LE(doc.quantities.size(), 2 * doc.tokens.size());
  }
}

TEST(Howmany, Declares) {
  EXPECT_EQ(stage().info().name, "howmany");
  EXPECT_EQ(stage().info().writes, std::vector<LayerId>{LayerId::kQuantities});
}

}  // namespace
}  // namespace annals
