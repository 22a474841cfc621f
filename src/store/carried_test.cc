// Sentences that several articles carry: counted with the first, all carriers listed.
#include <gtest/gtest.h>

#include <algorithm>

#include "src/store/database.h"
#include "src/store/schema.h"
#include "src/store/test_samples.h"

namespace annals {
namespace {

using namespace samples;

const Run kRun = run();

struct Carried : ::testing::Test {
  Article first = article("a", "Rebels shelled Dorvik on Tuesday. Police arrested a man.");
  Article second = article("b", "Rebels shelled Dorvik on Tuesday. Troops left.", "2024-03-08");
  std::vector<CarriedFrom> carried{{"a", {{{0, 33}, {0, 33}}}}};
  Folder folder;
  Store store = open_new(folder);

  void SetUp() override {
    second.outlet = "Post";
    store.add(first,
              std::vector{record(first, "ASSAULT", "shelled"), record(first, "COERCE", "arrested")},
              kRun);
    store.add(second,
              std::vector{record(second, "ASSAULT", "shelled"), record(second, "RETREAT", "left")},
              kRun, carried);
    store.commit();
  }

  // "a ASSAULT b, a COERCE": article, type, carriers.
  std::string listed(Versions versions = Versions::kCurrent) {
    EventFilter filter;
    filter.versions = versions;
    std::string out;
    store.events(filter, [&](const StoredEvent& ev) {
      const Record record = ev.record();
      out += (out.empty() ? "" : ", ") + record.doc + " " + record.event_type;
      for (const RecordCopy& copy : record.copies) out += " +" + copy.doc + copy.outlet;
    });
    return out;
  }
};

TEST_F(Carried, IsCountedOnceAndNamesItsCarriers) {
  EXPECT_EQ(listed(), "a ASSAULT +bPost, a COERCE, b RETREAT");
  EXPECT_EQ(store.count({}), 3);
  EXPECT_TRUE(store.check().empty());
  EXPECT_EQ(listed(Versions::kAll), "a ASSAULT +bPost, a COERCE, b ASSAULT, b RETREAT");
}

// The first one is corrected and says something else now: what the second carries is its own again.
TEST_F(Carried, ComesBackWhenTheFirstHasANewVersion) {
  Article corrected = first;
  corrected.text = "Police arrested a man.";
  store.add(corrected, std::vector{record(corrected, "COERCE", "arrested")}, kRun);
  EXPECT_EQ(listed(), "a COERCE, b ASSAULT, b RETREAT");
}

TEST_F(Carried, NoTwoAreEachOthersCopies) {
  const annals::Run again = run("again");
  store.add(first, std::vector{record(first, "ASSAULT", "shelled")}, again,
            std::vector<CarriedFrom>{{"b", {{{0, 33}, {0, 33}}}}});
  EXPECT_EQ(listed(), "a ASSAULT +bPost, b RETREAT");
}

// Three reports of one sentence, each told of the first that was there before: in every order the one published first, of one
// day the one with the least id, is counted, and so it is when that one is forgotten.
TEST(CarriedOrder, TheOrderOfArrivalDoesNotMatter) {
  std::vector<Article> all{article("b", "Rebels shelled Dorvik on Tuesday.", "2024-03-08"), article("c", "Rebels shelled Dorvik on Tuesday.", "2024-03-07"),
                           article("a", "Rebels shelled Dorvik on Tuesday.", "2024-03-08")};
  const auto told = [](const Store& store) {
    std::string out;
    store.events({}, [&](const StoredEvent& ev) {
      out += ev.record().doc;
      for (const RecordCopy& copy : ev.record().copies) out += " +" + copy.doc;
    });
    return out;
  };
  std::sort(all.begin(), all.end(), [](const Article& x, const Article& y) { return x.id < y.id; });
  do {
    const Folder folder;
    Store store = open_new(folder);
    for (const Article& one : all) {
      std::vector<CarriedFrom> from;
      if (&one != &all.front()) from.push_back({all.front().id, {{{0, 33}, {0, 33}}}});
      store.add(one, std::vector{record(one, "ASSAULT", "shelled")}, kRun, from);
    }
    store.commit();
    EXPECT_EQ(told(store), "c +a +b");
    (void)store.forget({ForgetBy::kDoc, "c", ""});
    EXPECT_EQ(told(store), "a +b");
  } while (std::next_permutation(all.begin(), all.end(), [](const Article& x, const Article& y) { return x.id < y.id; }));
}

TEST_F(Carried, OfWhatTheStoreDoesNotHaveIsNobodysCopy) {
  const Article third = article("c", "Rebels shelled Dorvik on Tuesday.");
  store.add(third, std::vector{record(third, "ASSAULT", "shelled")}, kRun,
            std::vector<CarriedFrom>{{"unknown", {{{0, 33}, {0, 33}}}}});
  EXPECT_NE(listed().find("c ASSAULT"), std::string::npos);
}

TEST_F(Carried, TheDaysArticlesAreGivenInTheirNewestVersion) {
  Article corrected = first;
  corrected.text = "Police arrested a man.";
  store.add(corrected, {}, kRun);
  std::string texts;
  store.published(parse_day("2024-03-07").value(),
                  [&](const Article& one) { texts += one.id + one.text; });
  EXPECT_EQ(texts, "aPolice arrested a man.");
}

}  // namespace
}  // namespace annals
