#include "src/what/parties.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

namespace annals::what {
namespace {

// Two sentences: "Rebels shelled Dorvik. Nine people died." with the rebels told, the people told, no actor of the second.
class PartiesTest : public testing::Test {
protected:
  void SetUp() override {
    Article article;
    article.text = "Rebels shelled Dorvik. Nine people died.";
    doc_.reset(std::move(article));
    doc_.passages.add({});
    add_sentence(0, 22, {{0, 6, Upos::kNoun, 1, Rel::kNsubj}, {7, 14, Upos::kVerb, kNone, Rel::kRoot}, {15, 21, Upos::kPropn, 1, Rel::kObj}});
    add_sentence(23, 40, {{23, 27, Upos::kNum, 4, Rel::kNummod}, {28, 34, Upos::kNoun, 5, Rel::kNsubj}, {35, 39, Upos::kVerb, kNone, Rel::kRoot}});
    add_mention({0, 6}, 0, Sector::kReb);
    add_mention({23, 34}, 4, Sector::kCvl);
    Event shelling = event(1, {7, 14}, 0);
    shelling.actors.push_back({0, {0, 6}, doc_.mentions[0].code, {}, {}, {}});
    Event death = event(5, {35, 39}, 1);
    death.recipients.push_back({1, {23, 34}, doc_.mentions[1].code, {}, {}, {}});
    events_ = {shelling, death};
  }

  struct Word {
    std::uint32_t begin, end;
    Upos upos;
    Index head;
    Rel rel;
  };

  void add_sentence(std::uint32_t begin, std::uint32_t end, const std::vector<Word>& words) {
    Sentence sentence;
    sentence.span = {begin, end};
    sentence.first = static_cast<Index>(doc_.tokens.size());
    for (const Word& word : words) {
      Token token;
      token.span = {word.begin, word.end};
      token.lower = doc_.intern(doc_.text(token.span));
      token.lemma = token.lower;
      token.upos = word.upos;
      token.head = word.head;
      token.rel = word.rel;
      token.sentence = static_cast<Index>(doc_.sentences.size());
      doc_.tokens.add(token);
    }
    sentence.last = static_cast<Index>(doc_.tokens.size());
    doc_.sentences.add(sentence);
  }

  void add_mention(Span span, Index head, Sector sector) {
    Mention mention;
    mention.span = span;
    mention.head = head;
    mention.entity_kind = EntityKind::kGroup;
    mention.code.add_sector(sector);
    doc_.mentions.add(mention);
  }

  static Event event(Index trigger, Span words, Index sentence) {
    Event out;
    out.type = EventType::kAssault;
    out.trigger = words;
    out.trigger_head = trigger;
    out.sentence = sentence;
    return out;
  }

  // A folder with these rows as parties.tsv.
  static std::filesystem::path models(const std::string& rows) {
    const auto folder = std::filesystem::path(testing::TempDir()) / "parties_test";
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "parties.tsv") << rows;
    return folder;
  }

  Document doc_;
  WordClasses words_;
  std::vector<Event> events_;
};

TEST_F(PartiesTest, ChoosesAmongNobodyAndTheMentionsAround) {
  const Scene scene(doc_, words_);
  const std::vector<Choice> all = choices(scene, events_, 1, Side::kActor);
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0].mention, kNone);
  EXPECT_THAT(all[1].features, testing::AllOf(testing::Contains("does the same"), testing::Contains("last"), testing::Contains("sector ASSAULT REB")));
  EXPECT_THAT(all[2].features, testing::AllOf(testing::Contains("other side same"), testing::Contains("path nsubj< /")));
}

TEST_F(PartiesTest, FillsAnOpenSideWithWhoIsLikelyEnough) {
  Faults faults;
  const Parties parties = Parties::load(models("least actor\t0.6\nleast recipient\t1.0\na does the same\t3.0\n"), faults);
  ASSERT_TRUE(faults.empty());
  const Scene scene(doc_, words_);
  EXPECT_THAT(parties.fill(scene, doc_, events_), testing::ElementsAre(false, true));
  ASSERT_EQ(events_[1].actors.size(), 1U);
  EXPECT_EQ(doc_.text(events_[1].actors[0].text), "Rebels");
  EXPECT_EQ(doc_.view(events_[1].because.back().text), "likeliest of those around");
  EXPECT_EQ(events_[0].actors.size(), 1U) << "who is told stays";
}

TEST_F(PartiesTest, LeavesASideOpenWhereNobodyIsLikely) {
  Faults faults;
  const Parties parties = Parties::load(models("least actor\t0.6\nleast recipient\t1.0\na nobody\t3.0\na does the same\t3.0\n"), faults);
  const Scene scene(doc_, words_);
  EXPECT_THAT(parties.fill(scene, doc_, events_), testing::ElementsAre(false, false));
  EXPECT_TRUE(events_[1].actors.empty());
}

TEST_F(PartiesTest, TellsFaultyRowsByLineAndColumn) {
  Faults faults;
  (void)Parties::load(models("# a comment\na nobody\t1.5\na nobody ASSAULT\tmuch\nno tab\n"), faults);
  ASSERT_EQ(faults.all().size(), 2U);
  EXPECT_EQ(faults.all()[0].place().line, 3U);
  EXPECT_EQ(faults.all()[1].place().line, 4U);
  Faults missing;
  (void)Parties::load("/nowhere", missing);
  EXPECT_EQ(missing.all().size(), 1U);
}

}  // namespace
}  // namespace annals::what
