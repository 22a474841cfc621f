#include "src/read/duplicates.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace annals {
namespace {

// Sentences that nobody else has: invented words, the same for the same seed.
std::string invented(unsigned seed, int count) {
  std::mt19937 dice(seed);
  static const char* const kParts[] = {"bel", "dor", "vik", "mar", "sul",
                                       "tan", "rem", "oss", "kal"};
  std::string text;
  for (int s = 0; s < count; ++s) {
    text += "The";
    for (int w = 0; w < 14; ++w) {
      text += ' ';
      for (int p = 0; p < 4; ++p) text += kParts[dice() % 9];
    }
    text += s % 3 == 2 ? ".\n\n" : ". ";
  }
  return text;
}

Article article(std::string text, std::string outlet = "Dorvik Post") {
  Article made;
  made.text = std::move(text);
  made.outlet = std::move(outlet);
  return made;
}

struct Finder {
  Spool spool;
  DuplicateFinder finder{spool};
  std::vector<Repeat> add(const std::string& text) { return finder.add(article(text)); }
};

TEST(Duplicates, FindsACopyAndTheFirstOfAll) {
  Finder f;
  const std::string text = invented(1, 9);
  EXPECT_TRUE(f.add(invented(2, 9)).empty());
  EXPECT_TRUE(f.add(text).empty());
  for (int copy = 0; copy < 3; ++copy) {
    const std::vector<Repeat> repeats = f.add(text);
    ASSERT_EQ(repeats.size(), 1U);
    EXPECT_EQ(repeats[0].first, 1U);
    EXPECT_TRUE(repeats[0].is_duplicate());
    EXPECT_DOUBLE_EQ(repeats[0].containment, 1);
    EXPECT_DOUBLE_EQ(repeats[0].resemblance, 1);
    EXPECT_EQ(repeats[0].sentences.size(), 9U);
  }
}

// The longest article that was added first, in its two thirds, and in another order.
TEST(Duplicates, PartsMergersAndReorderedOnesAreFoundWithTheirPlaces) {
  Finder f;
  const std::string a = invented(1, 9), b = invented(2, 9), lead = invented(3, 1);
  (void)f.add(a);
  (void)f.add(b);
  const std::string mixed = lead + "\n\n" + b + "\n\n" + a.substr(0, a.find("\n\n"));
  const std::vector<Repeat> repeats = f.add(mixed);
  ASSERT_EQ(repeats.size(), 2U);
  EXPECT_EQ(repeats[0].first, 0U);
  EXPECT_EQ(repeats[0].sentences.size(), 3U);
  EXPECT_EQ(repeats[1].sentences.size(), 9U);
  for (const auto& [repeat, text] : {std::pair{repeats[0], a}, std::pair{repeats[1], b}})
    for (const SharedSentence& s : repeat.sentences)
      EXPECT_EQ(text.substr(s.first.begin, s.first.size()),
                mixed.substr(s.second.begin, s.second.size()));
}

// What makes another statement of a sentence is never taken for an edit.
TEST(Duplicates, SmallEditsAreTheSameSentenceOtherFiguresAreNot) {
  const std::string before = invented(4, 3) + "\n\n";
  const std::string sentence =
      "At least 14 people died when the ferry left the harbour of Dorvik on Tuesday.";
  const struct {
    const char* text;
    bool same;
  } kEdited[] = {
      {"At least 14 people died when the ferry left harbour of Dorvik on Tuesday.", true},
      {"At least 14 people died when the ferry left the harbor of Dorvik on Tuesday.", true},
      {"At least 15 people died when the ferry left the harbour of Dorvik on Tuesday.", false},
      {"At least 14 people died when the ferry left the harbour of Belmar on Tuesday.", false},
      {"At least 14 people died when the ferry never left the harbour of Dorvik on Tuesday.",
       false},
  };
  for (const auto& edited : kEdited) {
    Finder f;
    (void)f.add(before + sentence);
    const std::vector<Repeat> repeats = f.add(before + edited.text);
    ASSERT_EQ(repeats.size(), 1U) << edited.text;
    EXPECT_TRUE(repeats[0].is_duplicate());
    EXPECT_EQ(repeats[0].sentences.size(), edited.same ? 4U : 3U) << edited.text;
  }
}

TEST(Duplicates, AShortSentenceAloneIsNoCopy) {
  Finder f;
  (void)f.add(invented(5, 6) + "\n\nHe denied it on Tuesday.");
  EXPECT_TRUE(f.add(invented(6, 6) + "\n\nHe denied it on Tuesday.").empty());
}

TEST(Duplicates, ReadsBackWhatWasAdded) {
  Finder f;
  Article made = article("Rebels left Dorvik \xE2\x80\x94 at last.", "Wire");
  made.id = "a1";
  made.published = parse_day("2024-03-07").value();
  made.published_text = "2024-03-07T10:00:00Z";
  made.title = "t";
  made.url = "https://x.example/";
  made.byline = "b", made.language = "en", made.section = "s", made.licence = "l";
  (void)f.finder.add(made);
  const Article back = f.finder.article(0);
  EXPECT_EQ(back.text, made.text);
  EXPECT_EQ(back.published, made.published);
  EXPECT_EQ(back.id + back.title + back.published_text + back.url + back.outlet + back.byline +
                back.language + back.section + back.licence,
            "a1t2024-03-07T10:00:00Zhttps://x.example/Wirebensl");
}

TEST(Duplicates, TextsWithoutWordsOrSentencesAreHarmless) {
  Finder f;
  for (const char* text : {"", " \n\n ", "...", "?", "a", "word word", "\xE2\x80\xA6"})
    EXPECT_TRUE(f.add(text).empty()) << text;
  EXPECT_EQ(f.finder.size(), 7U);
}

// The promise of the header, on texts of which each is new.
TEST(Duplicates, RemembersAtMostAHundredBytesAnArticle) {
  Finder f;
  constexpr unsigned kArticles = 20'000;
  for (unsigned n = 0; n < kArticles; ++n) (void)f.add(invented(1000 + n, 6));
  EXPECT_LE(f.finder.memory_bytes(), 100U * kArticles + 10'000U);
}

TEST(ShingleIndex, AgreesWithAMap) {
  read::ShingleIndex index;
  std::map<std::uint64_t, std::uint32_t> twin;
  std::mt19937_64 dice(7);
  for (std::uint32_t n = 0; n < 50'000; ++n) {
    const std::uint64_t shingle = dice();
    index.put(shingle, n);
    index.put(shingle, n + 1);  // the first is kept
    twin.emplace(shingle, n);
  }
  for (const auto& [shingle, article] : twin) EXPECT_EQ(index.find(shingle), article);
  for (int n = 0; n < 1000; ++n) EXPECT_FALSE(index.find(dice()));
  EXPECT_EQ(index.entries(), twin.size());
}

TEST(Spool, ReadsAcrossWhatIsWrittenAndWhatIsHeld) {
  Spool spool;
  std::string all, part;
  std::mt19937 dice(3);
  while (all.size() < 3'000'000) {
    const std::string more(dice() % 100'000, static_cast<char>('a' + dice() % 26));
    EXPECT_EQ(spool.append(more), all.size());
    all += more;
  }
  for (int n = 0; n < 100; ++n) {
    const std::size_t at = dice() % all.size();
    const std::size_t size = dice() % (all.size() - at + 1);
    spool.read(at, size, part);
    EXPECT_EQ(part, all.substr(at, size));
  }
}

}  // namespace
}  // namespace annals
