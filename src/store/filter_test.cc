// Which records a filter finds: a table over a small invented archive.
#include "src/store/filter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "include/annals/error.h"
#include "src/base/text.h"
#include "src/store/test_samples.h"
#include "src/store/words.h"

namespace annals {
namespace {

using samples::quote;

// Five records, each known by its trigger:
// - shelled: NOR MIL at SUD CVL, 2024-03-05, Gaza City (PSE); the health ministry says so
// - met: USA GOV and FRA GOV, undated, published 2024-03-07
// - arrested: --- COP at VEN OPP, alleged, undated, published 2024-04-10
// - threatens: USA at IRN GOV, hypothetical, undated
// - attacks: UKR REB, the whole of 2023, an aggregate, Somalia
void fill(Store& store) {
  Article first = samples::article(
      "a", "Norland soldiers shelled villagers in Gaza City on Tuesday, the Health Ministry said.");
  first.outlet = "The Norland Post";
  Record shelled = samples::record(first, "ASSAULT", "shelled");
  shelled.modes = {"heavy-weapons"};
  shelled.contexts = {"military", "human_security"};
  shelled.actor.push_back(
      {quote(first, "Norland soldiers"), "Norland", "NOR", {"MIL"}, "", std::nullopt});
  shelled.recipient.push_back({quote(first, "villagers"), "", "SUD", {"CVL"}, "", std::nullopt});
  shelled.date = RecordDate{"2024-03-05", "2024-03-05", quote(first, "on Tuesday")};
  shelled.places.push_back({quote(first, "Gaza City"), "Gaza", "PSE", 31.5, 34.45, 0, "city", {}});
  shelled.attribution = RecordAttribution{
      quote(first, "the Health Ministry"), quote(first, "said"), "", "PSE", {"GOV", "MED"}};
  store.add(first, std::vector{shelled}, samples::run());

  Article second = samples::article("b",
                                    "Ministers of the United States and France met. Police "
                                    "allegedly arrested an ally of Álvaro Peñón.",
                                    "2024-03-07");
  Record met = samples::record(second, "CONSULT", "met");
  met.sentence = quote(second, "Ministers of the United States and France met.");
  met.actor.push_back(
      {quote(second, "the United States"), "United States", "USA", {"GOV"}, "", std::nullopt});
  met.actor.push_back({quote(second, "France"), "France", "FRA", {"GOV"}, "", std::nullopt});
  store.add(second, std::vector{met}, samples::run());

  Article third = samples::article(
      "c", "Police allegedly arrested an ally of Álvaro Peñón. The U.S. threatens Iran.",
      "2024-04-10");
  Record arrested = samples::record(third, "COERCE", "arrested");
  arrested.sentence = quote(third, "Police allegedly arrested an ally of Álvaro Peñón.");
  arrested.modes = {"arrest"};
  arrested.factuality = "alleged";
  arrested.confidence = 0.4;
  arrested.actor.push_back({quote(third, "Police"), "", "", {"COP"}, "", std::nullopt});
  arrested.recipient.push_back(
      {quote(third, "an ally of Álvaro Peñón"), "Álvaro Peñón", "VEN", {"OPP"}, "", std::nullopt});
  Record threatens = samples::record(third, "THREATEN", "threatens");
  threatens.sentence = quote(third, "The U.S. threatens Iran.");
  threatens.factuality = "hypothetical";
  threatens.actor.push_back(
      {quote(third, "The U.S."), "United States", "USA", {}, "", std::nullopt});
  threatens.recipient.push_back({quote(third, "Iran"), "Iran", "IRN", {"GOV"}, "", std::nullopt});
  store.add(third, std::vector{threatens, arrested}, samples::run());

  Article fourth = samples::article("d", "The year saw 21 attacks by militants in Somalia.", "");
  Record attacks = samples::record(fourth, "ASSAULT", "attacks");
  attacks.aggregate = true;
  attacks.actor.push_back({quote(fourth, "militants"), "", "UKR", {"REB"}, "", std::nullopt});
  attacks.date = RecordDate{"2023-01-01", "2023-12-31", quote(fourth, "The year")};
  attacks.places.push_back({quote(fourth, "Somalia"), "Somalia", "SOM", {}, {}, 0, "country", {}});
  store.add(fourth, std::vector{attacks}, samples::run());
  store.commit();
}

std::string found(const Store& store, const EventFilter& filter) {
  std::vector<std::string> triggers;
  store.events(filter, [&](const StoredEvent& ev) {
    triggers.push_back(ev.record().trigger.text + (ev.undated ? "?" : ""));
  });
  return join(triggers, " ");
}

Day day(const char* text) { return *parse_day(text); }

struct Case {
  const char* name;
  std::function<void(EventFilter&)> set;
  const char* expected;
};

const std::vector<Case>& cases() {
  static const std::vector<Case> table{
      {"everything, by day; without a day last", [](EventFilter&) {},
       "attacks met? shelled arrested? threatens?"},
      {"type", [](EventFilter& f) { f.types = {"ASSAULT"}; }, "attacks shelled"},
      {"types, any case",
       [](EventFilter& f) {
         f.types = {"consult", "Coerce"};
       },
       "met? arrested?"},
      {"mode",
       [](EventFilter& f) {
         f.modes = {"arrest", "drone"};
       },
       "arrested?"},
      {"context", [](EventFilter& f) { f.contexts = {"military"}; }, "shelled"},
      {"factuality",
       [](EventFilter& f) {
         f.factualities = {"alleged", "hypothetical"};
       },
       "arrested? threatens?"},
      {"actor by prefix", [](EventFilter& f) { f.actor = "USA"; }, "met? threatens?"},
      {"actor by one letter", [](EventFilter& f) { f.actor = "U"; }, "attacks met? threatens?"},
      {"actor with sector", [](EventFilter& f) { f.actor = "usa gov"; }, "met?"},
      {"actor that is no country", [](EventFilter& f) { f.actor = "---"; }, "arrested?"},
      {"actor of unknown country", [](EventFilter& f) { f.actor = "--- COP"; }, "arrested?"},
      {"actor, and not recipient", [](EventFilter& f) { f.actor = "IRN"; }, ""},
      {"second actor", [](EventFilter& f) { f.actor = "FRA"; }, "met?"},
      {"recipient", [](EventFilter& f) { f.recipient = "IRN GOV"; }, "threatens?"},
      {"recipient of another sector", [](EventFilter& f) { f.recipient = "IRN MIL"; }, ""},
      {"country of an actor", [](EventFilter& f) { f.country = "fra"; }, "met?"},
      {"country of a recipient", [](EventFilter& f) { f.country = "VEN"; }, "arrested?"},
      {"country of a place", [](EventFilter& f) { f.country = "PSE"; }, "shelled"},
      {"actor's words", [](EventFilter& f) { f.actor_text = "SOLDIERS"; }, "shelled"},
      {"actor's name", [](EventFilter& f) { f.actor_text = "united states"; }, "met? threatens?"},
      {"recipient's name, letters beyond ASCII", [](EventFilter& f) { f.recipient_text = "PEÑÓN"; },
       "arrested?"},
      {"half a word is none", [](EventFilter& f) { f.recipient_text = "peñ"; }, ""},
      {"place by a part", [](EventFilter& f) { f.place = "gaza"; }, "shelled"},
      {"place by words", [](EventFilter& f) { f.place = "Gaza City"; }, "shelled"},
      {"Mali is not Somalia", [](EventFilter& f) { f.place = "Mali"; }, ""},
      {"near a point", [](EventFilter& f) { f.near = Circle{31.8, 34.5, 40}; }, "shelled"},
      {"not near enough", [](EventFilter& f) { f.near = Circle{31.8, 34.5, 30}; }, ""},
      {"in the box of the circle but not in it", [](EventFilter& f) { f.near = Circle{31.8, 34.15, 40}; }, ""},
      {"near a pole and all around the globe", [](EventFilter& f) { f.near = Circle{89, 0, 6600}; }, "shelled"},
      {"in a box, edges included", [](EventFilter& f) { f.box = Box{34.45, 31, 35, 31.5}; }, "shelled"},
      {"beside the box", [](EventFilter& f) { f.box = Box{34.451, 31, 35, 32}; }, ""},
      {"in a box across the 180th meridian", [](EventFilter& f) { f.box = Box{34, 31, -170, 32}; }, "shelled"},
      {"not in the gap of one", [](EventFilter& f) { f.box = Box{170, 31, 34, 32}; }, ""},
      {"source", [](EventFilter& f) { f.source = "health ministry"; }, "shelled"},
      {"since and until, both included",
       [](EventFilter& f) { f.since = f.until = day("2024-03-05"); }, "met? shelled"},
      {"until the day before", [](EventFilter& f) { f.until = day("2024-03-03"); }, "attacks"},
      {"an undated one from three days before publication",
       [](EventFilter& f) { f.until = day("2024-03-04"); }, "attacks met?"},
      {"and not after publication", [](EventFilter& f) { f.since = day("2024-03-08"); },
       "arrested?"},
      {"until publication", [](EventFilter& f) { f.since = day("2024-03-06"); }, "met? arrested?"},
      {"an alleged one is placed, a hypothetical one is not",
       [](EventFilter& f) { f.since = day("2024-04-10"); }, "arrested?"},
      {"a range overlaps",
       [](EventFilter& f) {
         f.since = day("2023-12-31");
         f.until = day("2024-01-31");
       },
       "attacks"},
      {"words of the sentence", [](EventFilter& f) { f.text = "attack"; }, "attacks"},
      {"another sentence of the article", [](EventFilter& f) { f.text = "iran"; }, "threatens?"},
      {"a phrase", [](EventFilter& f) { f.text = "\"U.S. threatens\""; }, "threatens?"},
      {"words of the article", [](EventFilter& f) { f.article_text = "iran AND police"; },
       "arrested? threatens?"},
      {"outlet", [](EventFilter& f) { f.outlet = "the norland post"; }, "shelled"},
      {"outlet, the whole name", [](EventFilter& f) { f.outlet = "Post"; }, ""},
      {"doc", [](EventFilter& f) { f.doc = "c"; }, "arrested? threatens?"},
      {"run",
       [](EventFilter& f) {
         f.run = "run-1";
         f.types = {"AID", "CONSULT"};
       },
       "met?"},
      {"another run", [](EventFilter& f) { f.run = "run-2"; }, ""},
      {"aggregate", [](EventFilter& f) { f.aggregate = true; }, "attacks"},
      {"no aggregate",
       [](EventFilter& f) {
         f.aggregate = false;
         f.types = {"ASSAULT"};
       },
       "shelled"},
      {"confidence", [](EventFilter& f) { f.min_confidence = 0.5; },
       "attacks met? shelled threatens?"},
      {"limit", [](EventFilter& f) { f.limit = 2; }, "attacks met?"},
      {"all at once",
       [](EventFilter& f) {
         f.types = {"ASSAULT"};
         f.modes = {"heavy-weapons"};
         f.contexts = {"military"};
         f.factualities = {"actual"};
         f.actor = "NOR MIL";
         f.recipient = "SUD";
         f.country = "PSE";
         f.actor_text = "norland";
         f.recipient_text = "villagers";
         f.place = "gaza";
         f.source = "ministry";
         f.since = day("2024-01-01");
         f.until = day("2024-12-31");
         f.text = "shell*";
         f.article_text = "soldiers";
         f.outlet = "The Norland Post";
         f.doc = "a";
         f.aggregate = false;
         f.min_confidence = 0.9;
         f.limit = 5;
       },
       "shelled"},
      {"quotes and signs of SQL are plain words",
       [](EventFilter& f) { f.place = "'); DROP TABLE record; --"; }, ""},
      {"in every field",
       [](EventFilter& f) { f.doc = f.outlet = f.actor_text = f.source = f.event = "' OR '1'='1"; },
       ""},
      {"also in codes", [](EventFilter& f) { f.actor = "'%"; }, ""},
  };
  return table;
}

class Filters : public testing::Test {
protected:
  static void SetUpTestSuite() {
    folder_ = new samples::Folder;
    store_ = new Store(Store::open(*folder_ / "news.db", StoreMode::kWrite));
    fill(*store_);
  }
  static void TearDownTestSuite() {
    delete store_;
    delete folder_;
  }
  static inline samples::Folder* folder_ = nullptr;
  static inline Store* store_ = nullptr;
};

TEST_F(Filters, FindWhatTheySay) {
  for (const Case& one : cases()) {
    EventFilter filter;
    one.set(filter);
    EXPECT_EQ(found(*store_, filter), one.expected) << one.name;
    EXPECT_EQ(store_->count(filter), static_cast<std::int64_t>(split_words(one.expected).size()))
        << one.name;
  }
}

TEST_F(Filters, TheArchiveQuotesItsArticles) { EXPECT_THAT(store_->check(), testing::IsEmpty()); }

TEST_F(Filters, WhatMakesNoSenseIsAUsageError) {
  const std::vector<std::function<void(EventFilter&)>> bad{
      [](EventFilter& f) { f.types = {"ATTACK"}; },
      [](EventFilter& f) { f.modes = {"bombing"}; },
      [](EventFilter& f) { f.contexts = {"war"}; },
      [](EventFilter& f) { f.factualities = {"true"}; },
      [](EventFilter& f) { f.actor = "USA ARMY"; },
      [](EventFilter& f) { f.country = "Iran"; },
      [](EventFilter& f) { f.country = "0.5"; },
      [](EventFilter& f) {
        f.since = day("2024-02-01");
        f.until = day("2024-01-01");
      },
      [](EventFilter& f) { f.text = "\"open"; },
      [](EventFilter& f) { f.text = "U.S."; },
      [](EventFilter& f) { f.text = "nocolumn:word"; },
      [](EventFilter& f) { f.text = "AND"; },
      [](EventFilter& f) { f.article_text = "(a"; },
  };
  for (std::size_t i = 0; i < bad.size(); ++i) {
    EventFilter filter;
    bad[i](filter);
    try {
      (void)found(*store_, filter);
      ADD_FAILURE() << "bad filter " << i << " was taken";
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kUsage) << i << ": " << error.what();
      EXPECT_FALSE(error.hint().empty()) << error.what();
    }
  }
}

// The plain listing walks the index record_order and sorts nothing, so memory stays bounded.
TEST_F(Filters, APlainListingNeedsNoSorting) {
  const Database db(*folder_ / "news.db", OpenMode::kRead, 0);
  const EventQuery query = make_query({});
  Statement plan(db, "EXPLAIN QUERY PLAN " + query.sql);
  std::string steps;
  for (plan.start(query.values); plan.step();) steps += std::string(plan.text(3)) + "\n";
  EXPECT_THAT(steps, testing::HasSubstr("record_order"));
  EXPECT_THAT(steps, testing::Not(testing::HasSubstr("TEMP B-TREE")));
}

TEST(HoldsWords, Table) {
  struct Row {
    const char* haystack;
    const char* needle;
    bool expected;
  };
  for (const Row& row : std::vector<Row>{{"Somalia", "mali", false},
                                         {"northern Mali", "mali", true},
                                         {"Mali's army", "MALI", true},
                                         {"Malian army", "Mali", false},
                                         {"Mali–Niger border", "mali", true},
                                         {"“Mali”", "mali", true},
                                         {"Normali Mali", "mali", true},
                                         {"São Tomé", "SÃO tomé", true},
                                         {"Tomés", "tomé", false},
                                         {"Киев", "киев", true},
                                         {"", "mali", false},
                                         {"anything", "  ", true},
                                         {"\xff\xfe", "mali", false},
                                         {"\xff mali", "mali", true}})
    EXPECT_EQ(holds_words(row.haystack, row.needle), row.expected)
        << row.haystack << " / " << row.needle;
}

TEST(HoldsName, Table) {
  struct Row {
    const char* text;
    const char* name;
    bool expected;
  };
  for (const Row& row : std::vector<Row>{{"Ana Kole was there", "Ana Kole", true},
                                         {"said ANA\n  KOLE's friend", "ana kole", true},
                                         {"https://post.example/ana-kole-speaks", "Ana Kole", true},
                                         {"Ana and Kole", "Ana Kole", false},
                                         {"Mariana Kole", "Ana Kole", false},
                                         {"Álvaro PEÑÓN,", "álvaro peñón", true},
                                         {"anything", "...", false}})
    EXPECT_EQ(holds_name(row.text, row.name), row.expected) << row.text << " / " << row.name;
}

}  // namespace
}  // namespace annals
