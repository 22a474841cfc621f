// What a door does with an article before it is coded.
#include "src/read/article_fields.h"

#include <gtest/gtest.h>

namespace annals {
namespace {

TEST(Complete, ReadsTheDateAndGivesAnId) {
  Article article;
  article.text = "Rebels shelled Dorvik.";
  article.published_text = " 2024-03-07T23:30:00-05:00";
  const Article whole = complete(article).value();
  EXPECT_EQ(to_string(whole.published.value()), "2024-03-07");
  EXPECT_EQ(whole.id, complete_article(article, {}, {}).value().id) << "the readers of files give the same";
  article.id = "mine";
  EXPECT_EQ(complete(article).value().id, "mine");
}

TEST(Complete, TellsWhatIsWrongAndWithWhich) {
  for (const auto& [text, published] : {std::pair{" \n", ""}, {"Rebels \xff", ""}, {"Rebels.", "7 March"}}) {
    Article article;
    article.id = "mine";
    article.text = text;
    article.published_text = published;
    const Result<Article> whole = complete(article);
    ASSERT_FALSE(whole) << text;
    EXPECT_EQ(whole.error().kind(), ErrorKind::kInput);
    EXPECT_EQ(whole.error().place().file, "mine");
  }
}

}  // namespace
}  // namespace annals
