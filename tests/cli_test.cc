// The command as users call it: forms of input, wrong input of each kind, exit codes, threads, the
// database. Skipped where the command was not built.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "include/annals/record.h"
#include "src/base/text.h"

#ifdef ANNALS_COMMAND
#include "tests/command.h"

namespace annals::testing {
namespace {

namespace fs = std::filesystem;

constexpr const char* kGood =
    R"({"text":"Police arrested 12 protesters in Dorvik on Monday.","published":"2024-03-07"})"
    "\n";

TEST_F(Command, SaysWhatItIs) {
  const Outcome version = annals("--version");
  EXPECT_EQ(version.code, 0);
  EXPECT_TRUE(version.out.starts_with("annals ")) << version.out;
  EXPECT_NE(version.out.find("data "), std::string::npos);
  const Outcome help = annals("--help");
  EXPECT_EQ(help.code, 0);
  for (const char* command : {"code", "add", "events", "export", "explain", "parse", "annotate", "duplicates", "fetch", "data"})
    EXPECT_NE(help.out.find(std::string("\n  ") + command + " "), std::string::npos) << command;
}

TEST_F(Command, WrongCommandLinesEndWithTwo) {
  const std::string good = write("good.jsonl", kGood);
  for (const std::string& arguments :
       {std::string(), std::string("nonsense"), std::string("code"), "code --format xml " + good,
        "code --min-confidence 2 " + good, "code --published yesterday " + good,
        "code --map title " + good, "code --map titel=x " + good, "code --threads -1 " + good,
        "code --nonsense " + good, std::string("data"), std::string("export")}) {
    const Outcome outcome = annals(arguments);
    EXPECT_EQ(outcome.code, 2) << arguments;
    EXPECT_EQ(lines_of(outcome.err), 1U) << arguments << ": " << outcome.err;
    EXPECT_TRUE(outcome.out.empty()) << arguments;
  }
}

TEST_F(Command, EachKindOfBadFileCostsItself) {
  const std::string good = write("good.jsonl", kGood);
  const std::string expected = annals("code " + good).out;
  ASSERT_GE(lines_of(expected), 1U);
  fs::create_directory(folder_ / "folder");
  for (const std::string& bad : {
           path("missing.txt"),
           path("folder"),
           write("junk.bin", std::string("\x7F"
                                         "ELF\0\1\2",
                                         7)),
           write("junk.txt", std::string("ab\0c", 4)),
           write("latin.txt", "caf\xE9 attacked"),
           write("empty.txt", ""),
           write("blank.txt", " \n\n"),
           write("packed.gz", "\x1F\x8B\x08 and so on"),
           write("broken.jsonl", "{\"text\": \"cut off\n"),
           write("date.jsonl", "{\"text\": \"Rebels left.\", \"published\": \"2024-02-30\"}\n"),
           write("list.json", "[\n{\"text\": \"Rebels left.\"}\n]\n"),
           write("columns.csv", "id,body\n1,Rebels left.\n"),
       }) {
    const Outcome outcome = annals("code " + good + " " + bad + " " + good);
    EXPECT_EQ(outcome.code, 1) << bad;
    EXPECT_EQ(outcome.out, expected + expected) << bad;
    expect_one_message(outcome, bad);
  }
}

TEST_F(Command, OneBrokenLineAmongGoodOnes) {
  const std::string mixed = write("mixed.jsonl", std::string(kGood) + "{broken\n" + kGood);
  const Outcome outcome = annals("code " + mixed);
  EXPECT_EQ(outcome.code, 1);
  expect_one_message(outcome, mixed + ":2");
  const std::string good = write("good.jsonl", std::string(kGood) + kGood);
  EXPECT_EQ(outcome.out, annals("code " + good).out);
}

TEST_F(Command, ALineOfFiftyMegabytes) {
  const std::string huge =
      write("huge.jsonl", "{\"text\":\"" + std::string(50'000'000, 'a') + "\"}\n" + kGood);
  const Outcome outcome = annals("code " + huge);
  EXPECT_EQ(outcome.code, 1);
  expect_one_message(outcome, huge + ":1");
  EXPECT_EQ(outcome.out, annals("code " + write("good.jsonl", kGood)).out);
}

TEST_F(Command, StandardInputIsJsonLinesOrText) {
  const std::string text = "Police arrested 12 protesters in Dorvik on Monday.";
  const std::string file = write("report.txt", text);
  const std::string from_file = annals("code --published 2024-03-07 " + file).out;
  ASSERT_GE(lines_of(from_file), 1U);
  EXPECT_EQ(annals("code --published 2024-03-07 -", text).out, from_file);
  EXPECT_EQ(annals("code -", "{\"text\":\"" + text + "\",\"published\":\"2024-03-07\"}").out,
            from_file);
  EXPECT_EQ(annals("code - --published 2024-03-07", "\xEF\xBB\xBF" + text).out, from_file);
  EXPECT_EQ(annals("code --published 2024-03-07 " + write("a.csv", "text\n\"" + text + "\"\n")).out,
            from_file);
  EXPECT_EQ(annals("code --published 2024-03-07 --map text=Body " +
                   write("b.csv", "n,Body\n1,\"" + text + "\"\n"))
                .out,
            from_file);
}

TEST_F(Command, WithoutADateItSaysSoOnce) {
  const std::string line = "{\"text\":\"Police arrested 12 protesters on Monday.\"}\n";
  const std::string file = write("undated.jsonl", line + line + line);
  const Outcome outcome = annals("code " + file);
  EXPECT_EQ(outcome.code, 0);
  EXPECT_EQ(lines_of(outcome.err), 1U);
  EXPECT_NE(outcome.err.find("--published"), std::string::npos);
  EXPECT_EQ(annals("code --quiet " + file).err, "");
  EXPECT_EQ(annals("code --published 2024-03-07 " + file).err, "");
}

TEST_F(Command, ThreadsLocaleAndZoneChangeNothing) {
  std::string many;
  for (int i = 0; i < 60; ++i) {
    many += R"({"published":"2024-03-07","text":"Rebels shelled Dorvik on Tuesday, killing )" +
            std::to_string(i + 2) + R"( people."})" + "\n";
    if (i % 20 == 7) many += "{broken\n";
  }
  const std::string file = write("many.jsonl", many);
  const Outcome one = annals("code --threads 1 " + file);
  EXPECT_EQ(lines_of(one.err), 3U);
  for (const char* threads : {"2", "8", "0"}) {
    const Outcome other = annals(std::string("code --threads ") + threads + " " + file);
    EXPECT_EQ(other.out, one.out) << threads;
    EXPECT_EQ(other.err, one.err) << threads;
  }
  ::setenv("LC_ALL", "de_DE.UTF-8", 1);
  ::setenv("TZ", "Asia/Tokyo", 1);
  EXPECT_EQ(annals("code " + file).out, one.out);
  ::unsetenv("LC_ALL");
  ::unsetenv("TZ");
}

TEST_F(Command, FormsOfOutput) {
  const std::string file = write("good.jsonl", kGood);
  const Outcome json = annals("code " + file);
  for (const std::string_view line : split(trim(json.out), '\n'))
    EXPECT_EQ(to_json(record_from_json(line)), line);
  EXPECT_EQ(annals("code --format jsonl " + file).out, json.out);
  EXPECT_TRUE(annals("code --format csv " + file).out.starts_with(csv_header()));
  const Outcome table = annals("code --format table " + file);
  for (const char* part : {"COERCE (arrest)", "*arrested*", "record"})
    EXPECT_NE(table.out.find(part), std::string::npos) << part << " in " << table.out;
  EXPECT_NE(annals("code --format table --min-confidence 1 " + file).out.find("left out"),
            std::string::npos);
  EXPECT_EQ(annals("code --min-confidence 1 " + file).out, "");
}

TEST_F(Command, AFullDiskIsToldAndAGoneReaderIsNot) {
  std::string many;
  for (int i = 0; i < 300; ++i) many += kGood;
  const std::string file = write("many.jsonl", many);
  if (fs::exists("/dev/full")) {
    const Outcome full = annals("code " + file + " >/dev/full");
    EXPECT_EQ(full.code, 5);
    EXPECT_EQ(lines_of(full.err), 1U) << full.err;
  }
  // sh tells the code of a pipe's last command only.
  const std::string line = "{ '" ANNALS_COMMAND "' code " + file + " 2>" + path("err") +
                           "; echo $? >" + path("code") + "; } | head -n 1 >" + path("head");
  ASSERT_EQ(std::system(line.c_str()), 0);
  EXPECT_EQ(read_file(path("err")), "");
  EXPECT_EQ(read_file(path("code")), "0\n");
  EXPECT_EQ(lines_of(read_file(path("head"))), 1U);
}

TEST_F(Command, FaultyDataEndWithThree) {
  const std::string file = write("good.jsonl", kGood);
  EXPECT_EQ(annals("code --data " + path("nowhere") + " " + file).code, 3);
  const std::string data = path("data");
  fs::copy(fs::path(ANNALS_SOURCE_DIR) / "data", data, fs::copy_options::recursive);
  EXPECT_EQ(annals("data check " + data).code, 0);
  std::ofstream(data + "/boilerplate.tsv", std::ios::app) << "zzz\tsomewhere\n";
  const Outcome check = annals("data check " + data);
  EXPECT_EQ(check.code, 3);
  EXPECT_NE(check.err.find("boilerplate.tsv:"), std::string::npos);
  EXPECT_EQ(annals("code --data " + data + " " + file).code, 3);
}

TEST_F(Command, AddListExport) {
  const std::string file = write("good.jsonl", kGood), db = path("news.db");
  const std::string coded = annals("code " + file).out;
  const Outcome first = annals("add " + db + " " + file);
  EXPECT_EQ(first.code, 0) << first.err;
  EXPECT_TRUE(first.out.starts_with("1 new, ")) << first.out;
  const Outcome again = annals("add " + db + " " + file);
  EXPECT_NE(again.out.find("1 unchanged"), std::string::npos) << again.out;
  // What the store adds is the happening.
  const auto without_happening = [](std::string out) {
    for (std::size_t at = 0; (at = out.find("\"happening\":\"", at)) != std::string::npos; ++at)
      out.replace(at, 46, "\"happening\":null");
    return out;
  };
  EXPECT_EQ(without_happening(annals("export " + db + " --text full --names all").out), coded);
  EXPECT_TRUE(annals("export " + db + " --format csv").out.starts_with(csv_header()));
  EXPECT_EQ(without_happening(annals("events " + db + " --type COERCE,ASSAULT --since 2024-03-01 --until 2024-03-07").out), coded);
  EXPECT_EQ(annals("events " + db + " --type ASSAULT").out, "");
  EXPECT_EQ(annals("events " + db + " --min-confidence 1").out, "");
  EXPECT_EQ(annals("events " + db + " --type ASSULT").code, 2);
  EXPECT_EQ(annals("events " + db + " --since 2024-02-31").code, 2);
  EXPECT_NE(annals("events " + db + " --format table").out.find("COERCE"), std::string::npos);
}

TEST_F(Command, ADatabaseThatIsNoneIsLeftAlone) {
  const std::string file = write("good.jsonl", kGood);
  const std::string foreign = write("notes.db", "these are my notes, and no database at all");
  for (const std::string& arguments :
       {"events " + path("missing.db"), "export " + foreign, "add " + foreign + " " + file}) {
    const Outcome outcome = annals(arguments);
    EXPECT_EQ(outcome.code, 4) << arguments;
    expect_one_message(outcome, ".db");
  }
  EXPECT_EQ(read_file(foreign), "these are my notes, and no database at all");
  EXPECT_FALSE(fs::exists(path("missing.db")));
}

// A user's names are told from ours in the record, and the database codes again when they change.
TEST_F(Command, DictionariesLieOnTop) {
  const std::string head = "# format 1\n# licence x\n# columns ";
  const std::string leaders = head + "name aliases code from to\n# source invented\n";
  fs::create_directories(folder_ / "dorvik");
  fs::create_directories(folder_ / "over");
  write("dorvik/leaders.tsv", leaders + "Elio Marrat\tMarrat\tNOR OPP\t2024\t2024\n");
  write("dorvik/discards.tsv",
        head + "phrase scope\n# source invented\nstage win\nregatta\treport\n");
  write("over/leaders.tsv", leaders + "Marrat\t\tSWE BUS\n");
  const std::string mine = " --dictionary " + path("dorvik"), over = " --dictionary " + path("over");
  const auto first = [&](const std::string& options, std::string_view text = "Marrat met the mayor of Dorvik.") {
    const std::string out = annals("code - --format jsonl " + options, text).out;
    return out.empty() ? Record() : record_from_json(out.substr(0, out.find('\n')));
  };
  const Record none = first("--published 2024-05-01");
  const Record coded = first("--published 2024-05-01" + mine);
  EXPECT_EQ(none.actor.at(0).country, "");
  EXPECT_EQ(coded.actor.at(0).country, "NOR");
  EXPECT_EQ(coded.actor.at(0).sectors, std::vector<std::string>{"OPP"});
  EXPECT_TRUE(coded.data.starts_with(none.data + "+dorvik@")) << coded.data;
  EXPECT_NE(coded.run, none.run);
  EXPECT_EQ(first("--published 2026-05-01" + mine).actor.at(0).country, "");
  EXPECT_EQ(first("--published 2024-05-01" + mine + over).actor.at(0).country, "SWE");
  EXPECT_EQ(first("--published 2024-05-01" + over + mine).actor.at(0).country, "NOR");
  EXPECT_NE(annals("explain 'Marrat left.' --published 2024-05-01" + mine).out.find("known name Elio Marrat of dorvik"),
            std::string::npos);

  EXPECT_EQ(first(mine, "Rebels shelled Dorvik after a stage win.").event_type, "");
  EXPECT_EQ(first(mine, "Rebels shelled Dorvik. He spoke of a stage win.").event_type, "ASSAULT");
  EXPECT_EQ(first(mine, "Rebels shelled Dorvik. The regatta began.").event_type, "");

  const std::string db = path("store.db"), file = write("one.jsonl", kGood);
  annals("add " + db + " " + file);
  EXPECT_EQ(annals("add " + db + " " + file + mine).out.find("1 unchanged"), std::string::npos);
  EXPECT_NE(annals("add " + db + " " + file + mine).out.find("1 unchanged"), std::string::npos);
  write("dorvik/leaders.tsv", leaders + "Elio Marrat\t\tNOR OPP\n");
  EXPECT_EQ(annals("add " + db + " " + file + mine).out.find("1 unchanged"), std::string::npos);

  const Outcome missing = annals("code " + file + " --dictionary " + path("missing"));
  EXPECT_EQ(missing.code, 3);
  expect_one_message(missing, "missing");
  write("dorvik/leaders.tsv", leaders + "Elio Marrat\t\tnobody\n");
  const Outcome faulty = annals("code " + file + mine);
  EXPECT_EQ(faulty.code, 3);
  EXPECT_NE(faulty.err.find("leaders.tsv:5:14"), std::string::npos) << faulty.err;
}

TEST_F(Command, ImportsDictionariesOfOthers) {
  const std::string actors = write("actors", "DORVIK_GUARDS [LUXMILQQQ]\n+NORWEGIAN\nSWEDISH [SWE]\n");
  const std::string agents = write("agents", "GLORVER [~REB]\n");
  const std::string discards = write("discards", "STAGE_WIN\n+REGATTA\n");
  const Outcome made = annals("data import --actors " + actors + " --agents " + agents + " --discards " + discards +
                              " --out " + path("old"));
  EXPECT_EQ(made.code, 0) << made.err;
  EXPECT_TRUE(made.out.starts_with(
      "1 names of states left to countries.tsv; 2 names of 1 actors, 1 rows in "))
      << made.out;
  EXPECT_TRUE(made.out.ends_with("2 rows in " + path("old") + "/discards.tsv\n1 parts not understood\n")) << made.out;
  EXPECT_NE(made.err.find("actors:1:22: not a code of ours: 'QQQ'"), std::string::npos) << made.err;
  const Outcome checked = annals("data check " + path("old"));
  EXPECT_EQ(checked.code, 0) << checked.err;
  EXPECT_EQ(checked.out, "1\tgroups.tsv\n1\troles.tsv\n2\tdiscards.tsv\n4 entries, 0 examples, 0 faults\n");
  const std::string told = annals("explain 'Dorvik Guards arrested glorvers.' --dictionary " + path("old")).out;
  EXPECT_NE(told.find("LUX MIL"), std::string::npos) << told;
  EXPECT_NE(told.find("role glorver of old"), std::string::npos) << told;
  EXPECT_EQ(annals("data import --out " + path("old")).code, 2);
  write("old/roles.tsv",
        "# format 1\n# licence x\n# columns role sectors class flags\n# source x\n"
        "glorver\tQQQ\tperson\n");
  EXPECT_EQ(annals("data check " + path("old")).code, 3);
}

TEST_F(Command, ExplainAndParse) {
  const Outcome explained =
      annals("explain 'Police arrested 12 protesters.' --published 2024-03-07");
  EXPECT_EQ(explained.code, 0);
  for (const char* part : {"passage 1: body", "arrested  VERB arrest", "COERCE", "event_type"})
    EXPECT_NE(explained.out.find(part), std::string::npos) << part << " in " << explained.out;
  EXPECT_EQ(annals("explain -", "Police arrested 12 protesters.").code, 0);
  EXPECT_EQ(annals("explain ''").code, 1);
  const Outcome parsed = annals("parse -", "Police arrested 12 protesters.");
  EXPECT_EQ(parsed.code, 0);
  EXPECT_NE(parsed.out.find("# text = Police arrested 12 protesters."), std::string::npos);
  EXPECT_EQ(annals("parse", "Police arrested 12 protesters.").out, parsed.out) << "without a file";
}

TEST_F(Command, AnnotatePrintsRowsAndLosesOnlyTheFaultyArticle) {
  const std::string articles = R"({"id": "a", "text": "Police arrested 12 protesters."})" "\n{\"id\": 1,\n" R"({"id": "b", "text": "Rain fell."})" "\n";
  const Outcome all = annals("annotate --input jsonl", articles);
  EXPECT_EQ(all.code, 1);
  EXPECT_EQ(lines_of(all.err), 1U) << all.err;
  EXPECT_NE(all.out.find(R"("layer":"entities","row":0,"text":"Police")"), std::string::npos) << all.out;
  const Outcome some = annals("annotate --layers quantities,voices -", "Police arrested 12 protesters.");
  EXPECT_EQ(some.code, 0);
  EXPECT_EQ(lines_of(some.out), 1U) << some.out;
  EXPECT_NE(some.out.find(R"("role":"detained","min":12,"max":12)"), std::string::npos) << some.out;
  EXPECT_EQ(annals("annotate - --layers moods", "x").code, 2);
}

// The spans are Python's, and a pronoun stands in the chain of its name.
TEST_F(Command, AnnotatePutsAllNounPhrasesInChains) {
  const std::string article = R"({"id":"a","text":"Žofie Lind, the mayor of Dorvik 😀, said rebels fled. She wept."})" "\n";
  const Outcome rows = annals("annotate --layers voices,coref " + write("one.jsonl", article));
  EXPECT_EQ(rows.code, 0) << rows.err;
  EXPECT_TRUE(rows.out.starts_with(R"({"doc":"a","layer":"voices","row":0,)")) << rows.out;
  EXPECT_NE(rows.out.find(R"("text":"Dorvik","start":25,"end":31,)"), std::string::npos) << rows.out;
  EXPECT_NE(rows.out.find(R"("text":"She","start":53,"end":56,"head":{"text":"She","start":53,"end":56},)"
                          R"("form":"pronoun","kind":"person","chain":0,)"),
            std::string::npos)
      << rows.out;
}

TEST_F(Command, ParseKeepsGivenWordsAndLosesOnlyTheFaultySentence) {
  const std::string word = "\t_\t_\t_\t_\t_\t_\t_\t_\n";
  const std::string given = "# newdoc\n1\tPolice" + word + "2\tfled" + word + "\n1\tno columns\n\n# newdoc\r\n1\tHelp" + word;
  for (const std::string& arguments : {std::string("parse --conllu"), "parse --conllu " + write("given.conllu", given)}) {
    const Outcome parsed = annals(arguments, given);
    EXPECT_EQ(parsed.code, 1);
    EXPECT_NE(parsed.err.find(":5:"), std::string::npos) << parsed.err;
    EXPECT_EQ(lines_of(parsed.err), 1U);
    EXPECT_EQ(lines_of(parsed.out), 7U) << parsed.out;
    EXPECT_NE(parsed.out.find("\n2\tfled\tflee\tVERB\t"), std::string::npos) << parsed.out;
    EXPECT_NE(parsed.out.find("# newdoc\n1\tHelp\t"), std::string::npos) << parsed.out;
  }
  EXPECT_EQ(annals("parse --conllu " + path("missing.conllu")).code, 1);
}

}  // namespace
}  // namespace annals::testing

#endif  // ANNALS_COMMAND
