#include "src/lexicon/page_words.h"

#include <gtest/gtest.h>

#include "src/base/files.h"

namespace annals {
namespace {

const PageWords& words() {
  static const PageWords one = [] {
    Faults faults;
    PageWords loaded = PageWords::load(data_directory(), faults);
    faults.throw_if_any();
    return loaded;
  }();
  return one;
}

std::string parts(std::string_view attribute) {
  std::string out;
  const PageParts found = words().parts_of(attribute);
  for (std::size_t p = 0; p < kPagePartNames.size(); ++p)
    if ((found & (PageParts{1} << p)) != 0)
      out += (out.empty() ? "" : " ") + std::string(kPagePartNames[p]);
  return out;
}

TEST(PageWords, NamesAreReadAsPagesWriteThem) {
  const struct {
    const char* attribute;
    const char* parts;
  } kRows[] = {
      {"article-body", "body"},
      {"ArticleBody--main", "body"},
      {"js-x article__body story_2", "body"},
      {"col-md-8 container", ""},
      {"has-sidebar", ""},  // the longest phrase counts
      {"sidebar", "aside"},
      {"has sidebar", "aside"},  // two names, no phrase
      {"related-posts share", "related share"},
      {"newsletterSignup", "newsletter"},
      {"", ""},
      {"---", ""},
  };
  for (const auto& row : kRows) EXPECT_EQ(parts(row.attribute), row.parts) << row.attribute;
}

TEST(PageWords, HeadingsAnnounceParts) {
  EXPECT_EQ(words().part_announced("Related Stories"), PagePart::kRelated);
  EXPECT_EQ(words().part_announced("About the author:"), PagePart::kAuthor);
  EXPECT_EQ(words().part_announced("Related parties meet"), PagePart::kPlain);
  EXPECT_EQ(words().part_announced("Headline"), PagePart::kPlain);  // no part that is dropped
}

TEST(PageWords, WordsOfTheText) {
  EXPECT_EQ(words().in_text("märz").number, 3U);
  EXPECT_EQ(words().in_text("updated").is, PageWords::InText::kUpdated);
  EXPECT_EQ(words().in_text("dorvik").is, PageWords::InText::kNothing);
}

}  // namespace
}  // namespace annals
