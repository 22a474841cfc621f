// Why: `annals code --why`, what lost in `annals explain`, and which frames tell anything in `annals data check --attest`.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "include/annals/record.h"

#ifdef ANNALS_COMMAND
#include "tests/command.h"

namespace annals::testing {
namespace {

constexpr const char* kReport =
    R"({"id":"r1","text":"Police arrested 12 protesters in Dorvik on Monday.","published":"2024-03-07"})"
    "\n";

using Why = Command;

void expect_in(const std::string& text, const std::string& part) {
  EXPECT_NE(text.find(part), std::string::npos) << "no '" << part << "' in\n" << text;
}

TEST_F(Why, ATableSpellsOutEachField) {
  const Outcome table = annals("code - --why --format table", kReport);
  EXPECT_EQ(table.code, 0) << table.err;
  expect_in(table.out, "  why\n    event_type   COERCE \xE2\x80\x9C" "arrested\xE2\x80\x9D <- frame coerce.");
  expect_in(table.out, "    actor        Police");
  expect_in(table.out, "<- argument subj; ");
  expect_in(table.out, "    date         2024-03-04");
  expect_in(table.out, "    quantities   detained 12");
  expect_in(table.out, "    confidence   0.");
  EXPECT_EQ(annals("code - --format table", kReport).out.find("  why\n"), std::string::npos);
}

TEST_F(Why, JsonLinesGetAFieldAndStayRecords) {
  const Outcome plain = annals("code - --format jsonl", kReport), why = annals("code - --format jsonl --why", kReport);
  const auto json = nlohmann::json::parse(why.out);
  ASSERT_TRUE(json.at("why").is_array());
  EXPECT_TRUE(json.at("why").at(0).get<std::string>().starts_with("event_type: COERCE ")) << json.at("why").dump();
  EXPECT_EQ(to_json(record_from_json(why.out)) + "\n", plain.out) << "but for that field it is the same record";
  const Outcome csv = annals("code - --format csv --why", kReport);
  EXPECT_EQ(csv.code, 2);
  expect_one_message(csv, "--why");
}

TEST_F(Why, ExplainTellsWhatLost) {
  const Outcome hill = annals("explain 'Soldiers charged the hill.'");
  expect_in(hill.out, "what lost\n");
  expect_in(hill.out, "not ACCUSE (frame accuse.");
  const Outcome threat = annals("explain 'Rebels threatened to shell Dorvik.'");
  expect_in(threat.out, "\"shell\"  not ASSAULT (frame assault.");
  expect_in(threat.out, "only the content of \"threatened\"");
  const Outcome party = annals("explain 'Police arrested a man after the minister left.'");
  expect_in(party.out, "\"the minister\"  neither actor nor recipient of \"arrested\": stands at no place of its frame");
  const Outcome order = annals("explain 'The president of Norland ordered the army to attack the rebels.'");
  expect_in(order.out, "not REQUEST (frame request.");
  expect_in(order.out, "an order to his own forces");
  const Outcome alone = annals("explain 'The incident killed nobody.'");
  expect_in(alone.out, "\"incident\"  not ASSAULT (frame assault.");
  expect_in(alone.out, "it needs assault told just before");
}

TEST_F(Why, AttestCountsWhatFires) {
  const std::string ontology = std::string(ANNALS_SOURCE_DIR) + "/samples/ontology/press";
  const std::string news = write("news.jsonl", R"({"text":"Police arrested a reporter."})" "\n"
                                               R"({"text":"The militia threatened to beat the editor. Police arrested an editor."})" "\n");
  const Outcome counts = annals("data check " + ontology + " --attest " + news + " --unused");
  EXPECT_EQ(counts.code, 0) << counts.err;
  EXPECT_TRUE(counts.out.starts_with("2 articles, 15 words\n\tall\tfired\tdeeds\nframes\t")) << counts.out;
  expect_in(counts.out, "\nARREST_JOURNALIST\t6\t1\t2\n");
  expect_in(counts.out, "\nATTACK_JOURNALIST\t9\t0\t0\n");
  expect_in(counts.out, "\nunused\tARREST_JOURNALIST\tv\tdetain\tpress.arrest\n");
  EXPECT_EQ(counts.out.find("\tv\tarrest\tpress"), std::string::npos) << "it fired";
  EXPECT_EQ(annals("data check --unused").code, 2);
  EXPECT_EQ(annals("data check " + ontology + " --attest " + path("missing.jsonl")).code, 1);
}

TEST_F(Why, ExamplesOfFramesAreCoded) {
  const std::string folder = path("mine");
  std::filesystem::create_directories(folder + "/frames");
  write("mine/ontology.txt", "# format 1\n# licence x\n# source invented\nontology mine\n  plover beside\ntype HIT\n  like ASSAULT\n");
  write("mine/frames/hits.txt", "# format 1\n# licence x\n# source invented\nframe hits.shell\n  type HIT\n  words_v shell\n"
                                "  actor subj\n  recipient obj\n  yes Rebels shelled the convoy.\n  yes The minister slept.\n"
                                "  no She shelled the peas.\n");
  EXPECT_EQ(annals("data check " + folder).code, 0);
  const Outcome checked = annals("data check " + folder + " --examples");
  EXPECT_EQ(checked.code, 3);
  expect_in(checked.err, "hits.txt:10:7: no HIT is made of the 'yes' of hits.shell");
  expect_in(checked.err, "hits.txt:11:6: hits.shell makes a record of its 'no'");
  EXPECT_EQ(lines_of(checked.err), 2U) << checked.err;
}

// Codes of an old project's verb file come back, with the parties on the sides that its patterns say.
TEST_F(Why, ImportedVerbsCode) {
  const std::string verbs = write("verbs",
                                  "&GOODS\n+BREAD\n+SALT\n\n--- VISIT [042:043] ---\nVISIT\n- REFUSED TO * [111]\n\n"
                                  "--- RECEIVE [---] ---\nRECEIVE\n- + * &GOODS FROM $ [073]\n\n"
                                  "--- AGREE [030] ---\nAGREE\n- % * [057]\n\n--- SAID [010] ---\nSAID\n- * &NONE [020]\n");
  const std::string old = path("old");
  const Outcome made = annals("data import --verbs " + verbs + " --out " + old);
  EXPECT_EQ(made.code, 0) << made.err;
  EXPECT_EQ(made.out, "4 verbs with 3 patterns, 6 rows in " + old + "/frames/verbs.txt\n1 parts not understood\n");
  expect_in(made.err, "verbs:19:5: no set '&NONE'");
  EXPECT_EQ(annals("data check " + old).code, 0);
  annals("data import --discards " + write("discards", "STAGE_WIN\n") + " --out " + old);
  expect_in(annals("data check " + old).out, "\n1\tdiscards.tsv\n");
  // "ACTOR > RECIPIENT code" of each record.
  const auto coded = [&](const std::string& text) {
    std::string out;
    std::istringstream lines(annals("code - --format jsonl --ontology " + old, text).out);
    for (std::string line; std::getline(lines, line);) {
      const Record record = record_from_json(line);
      for (const RecordActor& who : record.actor) out += who.country + " ";
      out += ">";
      for (const RecordActor& who : record.recipient) out += " " + who.country;
      out += " " + record.event_type + " " + record.cameo + "; ";
    }
    return out;
  };
  EXPECT_EQ(coded("Norway's president visited Denmark."), "NOR > DNK CODE_04 042; DNK > NOR CODE_04 043; ");
  EXPECT_EQ(coded("Norway's president refused to visit Denmark."), "NOR > DNK CODE_11 111; ");
  EXPECT_EQ(coded("Norway received bread from Denmark."), "DNK > NOR CODE_07 073; ");
  EXPECT_EQ(coded("Norway received Denmark."), "") << "without its words the verb has no code";
  EXPECT_EQ(coded("Norway and Denmark agreed."), "NOR DNK > CODE_05 057; ");
  EXPECT_EQ(coded("Rebels shelled Norway."), "") << "PLOVER's frames make no records";
}

TEST_F(Why, EventsFindOwnTypes) {
  const std::string db = path("press.db"), file = write("one.jsonl", kReport);
  const std::string root = ANNALS_SOURCE_DIR;
  annals("add " + db + " " + file);
  EXPECT_EQ(annals("events " + db + " --type CENSOR").code, 2) << "no such type yet";
  const Outcome added = annals("add " + db + " " + root + "/samples/ontology/press/reports.jsonl --ontology " + root +
                               "/samples/ontology/press");
  EXPECT_EQ(added.code, 0) << added.err;
  expect_in(annals("events " + db + " --type arrest_journalist").out, "\"event_type\":\"ARREST_JOURNALIST\"");
  EXPECT_EQ(annals("events " + db + " --type ARREST_JOURNALISTS").code, 2);
}

}  // namespace
}  // namespace annals::testing

#endif
