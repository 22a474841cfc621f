#include "src/read/language.h"

#include <gtest/gtest.h>

namespace annals {
namespace {

TEST(Language, WholeArticlesAreToldShortOnesAreNot) {
  const std::string english =
      "Rebels left the town of Dorvik on Tuesday after three weeks of talks, officials said. The "
      "army "
      "moved in on Wednesday morning and took over the bridges and the railway station. Nobody was "
      "hurt, "
      "but many families had already left for the capital. The mayor thanked those who had stayed "
      "and asked "
      "the government for food, water and blankets before the winter begins.";
  const std::string spanish =
      "Los rebeldes abandonaron el martes la ciudad de Dorvik tras tres semanas de conversaciones, "
      "dijeron "
      "las autoridades. El ejército entró el miércoles por la mañana y tomó los puentes y la "
      "estación. "
      "Nadie resultó herido, pero muchas familias ya se habían marchado a la capital.";
  EXPECT_EQ(language_of(english), "en");
  EXPECT_EQ(language_of(spanish), "es");
  EXPECT_EQ(language_of(spanish.substr(0, 150)), "");
  EXPECT_EQ(language_of(""), "");
}

TEST(Language, AShortArticleIsWhatItSaysItIs) {
  Article article;
  article.text = "Los rebeldes se fueron.";
  EXPECT_EQ(foreign_language(article), "");
  article.language = "es-AR";
  EXPECT_EQ(foreign_language(article), "es");
  article.language = "en_GB";
  EXPECT_EQ(foreign_language(article), "");
}

}  // namespace
}  // namespace annals
