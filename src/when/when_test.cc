#include "src/when/when.h"

#include <gtest/gtest.h>

#include "src/base/files.h"
#include "src/doc/conllu.h"

namespace annals {
namespace {

TEST(WhenStage, ReadsAWeekday) {
  const auto stage = make_when_stage(data_directory());
  Document doc;
  Article article;
  article.published = parse_day("2024-03-07").value();
  read_plain_trees("Rebels rebel NOUN 2 nsubj\nfled flee VERB 0 root\non on ADP 4 case\nTuesday "
                   "Tuesday PROPN 2 obl\n",
                   doc, article);
  stage->run(doc);
  ASSERT_EQ(doc.times.size(), 1U);
  EXPECT_EQ(doc.text(doc.times[0].span), "on Tuesday");
  EXPECT_EQ(to_string(doc.times[0].days->start), "2024-03-05");
}

}  // namespace
}  // namespace annals
