#include <gtest/gtest.h>

#include "src/cli/layers_text.h"
#include "src/cli/tree_drawing.h"
#include "src/doc/conllu.h"

namespace annals::cli {
namespace {

TEST(Tree, IsDrawnAsIndentedText) {
  Document doc;
  read_plain_trees("Rebels rebel NOUN 2 nsubj\nshelled shell VERB 0 root\nthe the DET 4 det\n"
                   "town town NOUN 2 obj\n. . PUNCT 2 punct\n",
                   doc);
  EXPECT_EQ(draw_tree(doc, doc.sentences[0]), R"(  shelled  VERB shell
  ├─ nsubj  Rebels  NOUN rebel
  ├─ obj  town  NOUN
  │  └─ det  the  DET
  └─ punct  .  PUNCT
)");
}

// No tree at all, a circle, a very deep one: every token stands in the drawing once.
TEST(Tree, AnyHeadsCanBeDrawn) {
  const Index count = 3000;
  for (const int shape : {0, 1, 2}) {
    Document doc;
    Article article;
    article.text = std::string(count * 2, 'a');
    doc.reset(article);
    doc.sentences.add({{0, count * 2}, 0, count, 0});
    for (Index t = 0; t < count; ++t) {
      Token token;
      token.span = {t * 2, t * 2 + 1};
      if (shape == 1) token.head = (t + 1) % count;
      if (shape == 2 && t > 0) token.head = t - 1;
      doc.tokens.add(token);
    }
    const std::string drawing = draw_tree(doc, doc.sentences[0]);
    EXPECT_EQ(std::count(drawing.begin(), drawing.end(), '\n'), static_cast<long>(count));
    EXPECT_LT(drawing.size(), count * 400U);
  }
}

TEST(Layers, ShowRowsWithTheirReasons) {
  Document doc;
  read_plain_trees("Rebels rebel NOUN 2 nsubj\nattacked attack VERB 0 root\n", doc);
  Mention mention;
  mention.span = doc.tokens[0].span;
  mention.head = 0;
  mention.code = *parse_actor_code("--- REB");
  mention.because = doc.intern("role rebel");
  doc.mentions.add(mention);
  const std::string text = layers_text(doc);
  EXPECT_NE(text.find("who\n  \"Rebels\"  --- REB  nominal  <- role rebel\n"), std::string::npos)
      << text;
  EXPECT_EQ(text.find("where"), std::string::npos) << "an empty layer is left out";
  Record record;
  record.because = {{"actor", {"argument subj", "role rebel"}}};
  EXPECT_EQ(reasons_text(record),
            "    actor         <- argument subj\n    actor         <- role rebel\n");
}

TEST(Layers, PlacesShowTheirOtherReadings) {
  Document doc;
  read_plain_trees("Dorvik Dorvik PROPN 0 root\n", doc);
  PlaceReading other;
  other.name = doc.intern("Dorvik");
  other.country = {'S', 'W', 'E'};
  other.kind = PlaceKind::kCity;
  other.score = 0.25F;
  doc.place_readings.add(other);
  PlaceMention place;
  place.span = doc.tokens[0].span;
  place.name = doc.intern("Dorvik");
  place.country = {'N', 'O', 'R'};
  place.reading_count = 1;
  doc.places.add(place);
  EXPECT_NE(layers_text(doc).find("    or  Dorvik  SWE  city  score 0.250\n"), std::string::npos) << layers_text(doc);
}

TEST(Layers, WhatLostStandsInTheOrderOfTheText) {
  Document doc;
  read_plain_trees("Rebels rebel NOUN 2 nsubj\nattacked attack VERB 0 root\n", doc);
  EXPECT_EQ(rivals_text(doc), "") << "nobody asked";
  doc.rivals.emplace();
  EXPECT_EQ(rivals_text(doc), "") << "nothing lost";
  doc.rivals->push_back({doc.tokens[1].span, doc.intern("what"), doc.intern("not PROTEST")});
  doc.rivals->push_back({doc.tokens[0].span, doc.intern("what"), doc.intern("no actor")});
  EXPECT_EQ(rivals_text(doc), "what lost\n  \"Rebels\"  no actor\n  \"attacked\"  not PROTEST\n");
}

}  // namespace
}  // namespace annals::cli
