// What the command reads and fetches, from outside.
#ifdef ANNALS_COMMAND
#include "tests/command.h"

namespace annals::testing {
namespace {

class Inputs : public Command {};

constexpr const char* kReports =
    R"({"id":"a","outlet":"Wire","published":"2024-03-07","text":"Rebels shelled the town of Dorvik on Tuesday, killing at least four people, the army said."})"
    "\n"
    R"({"id":"b","outlet":"Post","published":"2024-03-08","text":"War goes on in the east\n\nRebels shelled the town of Dorvik on Tuesday, killing at least four people, the army said."})"
    "\n";

TEST_F(Inputs, TwoOutletsOneReportOneRecord) {
  const std::string file = write("two.jsonl", kReports);
  const Outcome joined = annals("code " + file), apart = annals("code --apart " + file);
  EXPECT_EQ(joined.code + apart.code, 0);
  EXPECT_EQ(lines_of(apart.out), 2 * lines_of(joined.out)) << joined.out;
  EXPECT_NE(joined.out.find(R"("copies":[{"doc":"b","outlet":"Post")"), std::string::npos)
      << joined.out;
  EXPECT_EQ(joined.out.find(R"("doc":"b","url")"), std::string::npos);
  EXPECT_NE(joined.err.find("--apart"), std::string::npos) << joined.err;
  EXPECT_EQ(annals("code --quiet " + file).err, "");
  EXPECT_EQ(annals("code - < " + file).out, joined.out) << "standard input is read twice as well";
  const Outcome pairs = annals("duplicates " + file);
  EXPECT_EQ(lines_of(pairs.out), 1U);
  EXPECT_NE(pairs.out.find(R"("sentences":[{"first":[0,90],"second":[25,115]}])"),
            std::string::npos)
      << pairs.out;
}

// The second comes a day later, into the same database.
TEST_F(Inputs, ADatabaseKnowsWhoCarriesWhatFromRunToRun) {
  const std::string all(kReports), first = all.substr(0, all.find('\n') + 1),
                                   second = all.substr(first.size());
  const std::string db = path("news.db");
  EXPECT_EQ(annals("add " + db + " " + write("1.jsonl", first)).code, 0);
  const std::size_t records = lines_of(annals("events --format jsonl " + db).out);
  EXPECT_EQ(annals("add " + db + " " + write("2.jsonl", second)).code, 0);
  const Outcome events = annals("events --format jsonl " + db);
  EXPECT_EQ(lines_of(events.out), records) << events.out;
  EXPECT_NE(events.out.find(R"("copies":[{"doc":"b","outlet":"Post")"), std::string::npos)
      << events.out;
  EXPECT_EQ(lines_of(annals("events --format jsonl --all-versions " + db).out), 2 * records);
}

TEST_F(Inputs, OtherLanguagesAreKeptAndCounted) {
  const std::string spanish =
      R"({"id":"es","published":"2024-03-07","text":"Los rebeldes atacaron el martes la ciudad de Dorvik y mataron al menos a cuatro personas, dijeron las autoridades. El ejército entró el miércoles por la mañana y tomó los puentes y la estación. Muchas familias ya se habían marchado a la capital, donde el gobierno les dio comida y mantas."})"
      "\n";
  const std::string file = write("es.jsonl", spanish);
  const Outcome coded = annals("code " + file);
  EXPECT_EQ(coded.code, 0);
  EXPECT_EQ(coded.out, "");
  EXPECT_NE(coded.err.find("1 es"), std::string::npos) << coded.err;
  const std::string db = path("es.db");
  EXPECT_EQ(annals("add " + db + " " + file).out.substr(0, 5), "1 new");
  EXPECT_NE(annals("add " + db + " " + file).out.find("1 unchanged"), std::string::npos);
}

TEST_F(Inputs, FeedsAndFrontMatterAreCoded) {
  const std::string feed = write(
      "feed",
      "<rss version=\"2.0\"><channel><title>Dorvik "
      "Post</title><item><title>War</title><description>Rebels "
      "shelled Dorvik on Tuesday.</description><pubDate>Thu, 07 Mar 2024 09:00:00 GMT</pubDate>"
      "<link>https://d.example/1</link></item></channel></rss>");
  const Outcome coded = annals("code " + feed);
  EXPECT_NE(coded.out.find(
                R"("url":"https://d.example/1","outlet":"Dorvik Post","published":"2024-03-07")"),
            std::string::npos)
      << coded.out << coded.err;
  const Outcome text = annals(
      "code " +
      write("a.txt", "published: 2024-03-07\noutlet: Mail\n\nRebels shelled Dorvik on Tuesday.\n"));
  EXPECT_NE(text.out.find(R"("outlet":"Mail","published":"2024-03-07")"), std::string::npos)
      << text.out;
}

TEST_F(Inputs, FetchWantsAContactAndAPublicAddress) {
  EXPECT_EQ(annals("fetch https://d.example/").code, 2);
  EXPECT_EQ(annals("fetch --contact nobody https://d.example/").code, 2);
  const std::string out = " --out " + path("pages") + " --contact desk@d.example ";
  const Outcome refused = annals("fetch" + out + "http://127.0.0.1:9/ file:///etc/passwd");
  EXPECT_EQ(refused.code, 1);
  EXPECT_EQ(lines_of(refused.out), 2U);
  EXPECT_NE(refused.out.find(R"("outcome":"refused")"), std::string::npos) << refused.out;
  EXPECT_FALSE(fs::exists(path("pages")));
}

}  // namespace
}  // namespace annals::testing

#endif  // ANNALS_COMMAND
