#include "src/syntax/syntax.h"

#include <gtest/gtest.h>

#include "src/base/files.h"
#include "src/doc/document.h"
#include "src/doc/dateline.h"

namespace annals {
namespace {

const Syntax& syntax() {
  static const Syntax loaded(data_directory(), model_directory());
  return loaded;
}

void read(std::string text, Document& doc) {
  const auto size = static_cast<std::uint32_t>(text.size());
  Article article;
  article.text = std::move(text);
  doc.reset(std::move(article));
  Passage passage;
  passage.span = {0, size};
  passage.kind = PassageKind::kBody;
  doc.passages.add(passage);
  syntax().annotate(doc);
}

std::string behind_dateline(std::string text) {
  Document doc;
  read(std::move(text), doc);
  return std::string(doc.form(dateline_end(doc, doc.sentences[0])));
}

TEST(Dateline, EndsAtItsDash) {
  EXPECT_EQ(behind_dateline("NAIROBI, Kenya — Police arrested two men."), "Police");
  EXPECT_EQ(behind_dateline("NAIROBI, March 7, 2024 (Agency) -- Police arrested two men."), "Police");
  EXPECT_EQ(behind_dateline("NAIROBI - Police arrested two men."), "Police");
}

TEST(Dateline, IsNotEveryDash) {
  EXPECT_EQ(behind_dateline("Nairobi — the capital — was quiet."), "Nairobi");
  EXPECT_EQ(behind_dateline("UN — not the army — feeds the camp."), "UN");
  EXPECT_EQ(behind_dateline("NATO said on Monday — to no surprise — that it agreed."), "NATO");
}

TEST(Dateline, HangsOnTheSentenceAndHasNoPartInIt) {
  Document doc;
  read("NAIROBI, Kenya — Kenya's navy seized a trawler on Friday, the ministry said.", doc);
  ASSERT_EQ(doc.sentences.size(), 1U);
  const Index body = dateline_end(doc, doc.sentences[0]);
  std::size_t roots = 0;
  for (Index t = 0; t < doc.tokens.size(); ++t) {
    const Token& tok = doc.tokens[t];
    roots += tok.head == kNone ? 1U : 0U;
    if (t >= body && tok.head != kNone) {
      EXPECT_GE(tok.head, body) << doc.form(t);
    }
  }
  EXPECT_EQ(roots, 1U);
  EXPECT_EQ(doc.tokens[0].rel, Rel::kParataxis);
  EXPECT_GE(doc.tokens[0].head, body);
}

}  // namespace
}  // namespace annals
