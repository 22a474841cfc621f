#include "src/lexicon/word_classes.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "src/base/files.h"

namespace annals {
namespace {

TEST(WordClasses, KnowsTheWordsOfTheTable) {
  Faults faults;
  const WordClasses words = WordClasses::load(data_directory(), faults);
  ASSERT_TRUE(faults.empty());
  EXPECT_TRUE(words.has("summit", WordClass::kGathering));
  EXPECT_FALSE(words.has("summit", WordClass::kHolding));
  EXPECT_TRUE(words.has("for example", WordClass::kAdverbial));
  // One word in several classes.
  EXPECT_TRUE(words.has("order", WordClass::kAsking));
  EXPECT_TRUE(words.has("order", WordClass::kOrdering));
  EXPECT_TRUE(words.has("order", WordClass::kSending));
  EXPECT_FALSE(words.has("", WordClass::kAsking));
}

TEST(WordClasses, TellsFaultyRowsByLine) {
  const std::filesystem::path folder = std::filesystem::temp_directory_path() / "annals_word_classes";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "words.tsv") << "# Words.\n# format 1\n# licence Apache-2.0\n# columns word classes\n# source memory\n"
                                         "envoy\tenvoi\nsummit\tgathering\nsummit\tholding\n";
  Faults faults;
  const WordClasses words = WordClasses::load(folder, faults);
  std::filesystem::remove_all(folder);
  ASSERT_EQ(faults.all().size(), 3U);
  EXPECT_EQ(faults.all()[0].place().line, 6U);
  EXPECT_NE(faults.all()[0].hint().find("envoy"), std::string::npos) << faults.all()[0].hint();
  EXPECT_EQ(faults.all()[1].message(), "a word without a class");
  EXPECT_EQ(faults.all()[2].place().line, 8U);
  EXPECT_TRUE(words.has("summit", WordClass::kGathering));
}

}  // namespace
}  // namespace annals
