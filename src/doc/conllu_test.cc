#include "src/doc/conllu.h"

#include <gtest/gtest.h>

namespace annals {
namespace {

constexpr std::string_view kGiven =
    "# sent_id = a\n"
    "1\tAda\tAda\tPROPN\tNNP\t_\t4\tnsubj\t_\tNER=B-PER\n"
    "2\tLovelace\tLovelace\tPROPN\tNNP\t_\t1\tflat\t_\tNER=I-PER|Entity=(1)\n"
    "3-4\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "3\tdid\tdo\tAUX\t_\tTense=Past|VerbForm=Fin\t4\taux\t_\t_\n"
    "4\tn't\tnot\tPART\t_\tPolarity=Neg\t0\troot\t_\t_\n"
    "4.1\tgo\tgo\tVERB\t_\t_\t_\t_\t_\t_\n"
    "5\tto\tto\tADP\t_\t_\t6\tcase\t_\t_\n"
    "6\tÅbo\tÅbo\tPROPN\t_\t_\t4\tobl\t_\tNER=B-LOC|SpaceAfter=No\n"
    "7\t.\t.\tPUNCT\t_\t_\t4\tpunct\t_\t_\n";

ErrorKind fault_of(std::string_view conllu, std::uint64_t line) {
  Document doc;
  try {
    read_conllu(conllu, doc);
  } catch (const Error& error) {
    EXPECT_EQ(error.place().line, line) << error.message();
    return error.kind();
  }
  return ErrorKind::kInternal;
}

TEST(Conllu, NamesAreRead) {
  Document doc;
  read_conllu(kGiven, doc);
  EXPECT_EQ(doc.text(), "Ada Lovelace didn't to Åbo.");
  ASSERT_EQ(doc.names.size(), 2U);
  EXPECT_EQ(doc.text(doc.names[0].span), "Ada Lovelace");
  EXPECT_EQ(doc.names[0].type, NameType::kPerson);
  EXPECT_EQ(doc.text(doc.names[1].span), "Åbo");
  EXPECT_EQ(doc.names[1].type, NameType::kPlace);
}

TEST(Conllu, IsWrittenWithOffsetsInCodePointsAndClitics) {
  Document doc;
  read_conllu(kGiven, doc);
  const std::string out = write_conllu(doc);
  EXPECT_NE(out.find("# text = Ada Lovelace didn't to Åbo.\n"), std::string::npos) << out;
  EXPECT_NE(out.find("\n3-4\tdidn't\t_\t_\t_\t_\t_\t_\t_\tstart_char=13|end_char=19\n"
                     "3\tdid\tdo\tAUX\t_\tTense=Past|VerbForm=Fin\t4\taux\t_\tstart_char=13|end_char=16|NER=O\n"),
            std::string::npos)
      << out;
  EXPECT_NE(out.find("\tSpaceAfter=No|start_char=23|end_char=26|NER=B-LOC\n7\t.\t"), std::string::npos) << out;
  Document again;
  read_conllu(out, again);
  EXPECT_EQ(write_conllu(again), out);
}

TEST(Conllu, OverWhatWasGivenOnlyTheAnswersChange) {
  Document doc;
  read_conllu(kGiven, doc);
  EXPECT_EQ(write_conllu_over(kGiven, doc),
            "# sent_id = a\n"
            "1\tAda\tAda\tPROPN\t_\t_\t4\tnsubj\t_\tNER=B-PER\n"
            "2\tLovelace\tLovelace\tPROPN\t_\t_\t1\tflat\t_\tEntity=(1)|NER=I-PER\n"
            "3-4\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
            "3\tdid\tdo\tAUX\t_\tTense=Past|VerbForm=Fin\t4\taux\t_\tNER=O\n"
            "4\tn't\tnot\tPART\t_\tPolarity=Neg\t0\troot\t_\tNER=O\n"
            "5\tto\tto\tADP\t_\t_\t6\tcase\t_\tNER=O\n"
            "6\tÅbo\tÅbo\tPROPN\t_\t_\t4\tobl\t_\tSpaceAfter=No|NER=B-LOC\n"
            "7\t.\t.\tPUNCT\t_\t_\t4\tpunct\t_\tNER=O\n");
}

TEST(Conllu, WordsAloneNeedNoTree) {
  constexpr std::string_view kBare = "1\tRebels\t_\t_\t_\t_\t_\t_\t_\tNER=nonsense\n2\tfled\t_\tfoo\t_\t_\tbar\t_\t_\t_\n";
  Document doc;
  read_conllu_words(kBare, doc);
  ASSERT_EQ(doc.tokens.size(), 2U);
  EXPECT_EQ(doc.text(doc.tokens[1].span), "fled");
  EXPECT_TRUE(doc.names.empty());
  EXPECT_EQ(fault_of(kBare, 1), ErrorKind::kInput);
}

TEST(Conllu, FaultsHaveTheirLine) {
  EXPECT_EQ(fault_of("# text\n1\tonly\n", 2), ErrorKind::kInput);
  EXPECT_EQ(fault_of("x\ta\t_\tX\t_\t_\t0\troot\t_\t_\n", 1), ErrorKind::kInput);
  EXPECT_EQ(fault_of("1\t\t_\tX\t_\t_\t0\troot\t_\t_\n", 1), ErrorKind::kInput);
  EXPECT_EQ(fault_of("1\ta\t_\tX\t_\t_\t7\tdep\t_\t_\n", 1), ErrorKind::kInput);
  EXPECT_EQ(fault_of("1\ta\t_\tX\t_\t_\t0\troot\t_\tNER=B-FOO\n", 1), ErrorKind::kInput);
  EXPECT_EQ(fault_of("1\ta\t_\tX\t_\t_\t0\troot\t_\tNER=I-LOC\n", 1), ErrorKind::kInput);
}

}  // namespace
}  // namespace annals
