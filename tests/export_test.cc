// What leaves a database: how much of it, in which columns, and what describes it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "include/annals/record.h"
#include "src/base/sha256.h"
#include "src/base/text.h"
#include "tests/command.h"
#include "tests/shared_coder.h"

#ifdef ANNALS_COMMAND
namespace annals::testing {
namespace {

using Json = nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* kInvented =
    R"({"id": "raid", "published": "2024-03-07", "outlet": "Valley Post", "licence": "CC BY 4.0", "url": "https://example.org/1", "text": "Rebels killed at least 12 people in Aleppo on Tuesday, the army said. Police arrested Osk Lien, a farmer, in Aleppo on Wednesday. President Elio Marrat of Norway condemned the attack on Thursday."})"
    "\n";

std::vector<Record> records_of(const std::string& lines) {
  std::vector<Record> out;
  for (const std::string_view line : split(trim(lines), '\n')) out.push_back(record_from_json(line));
  return out;
}

class Export : public Command {
protected:
  void SetUp() override {
    Command::SetUp();
    db_ = path("news.db");
    ASSERT_EQ(annals("add " + db_ + " " + write("in.jsonl", kInvented)).code, 0);
  }
  std::string exported(const std::string& options) {
    const Outcome outcome = annals("export " + db_ + " " + options);
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    return outcome.out;
  }
  Json package() { return Json::parse(read_file(path("dir/datapackage.json"))); }
  std::string db_;
};

TEST_F(Export, WordsLeaveAsAsked) {
  const std::string quote = exported(""), full = exported("--text full"), none = exported("--text none");
  EXPECT_THAT(full, HasSubstr("Rebels killed at least 12 people in Aleppo"));
  EXPECT_THAT(quote, Not(HasSubstr("Rebels killed at least 12 people in Aleppo")));
  EXPECT_THAT(quote, HasSubstr("\"at least 12\""));
  EXPECT_THAT(none, Not(HasSubstr("at least 12")));
  for (const std::string& lines : {quote, full, none}) {
    EXPECT_EQ(lines_of(lines), lines_of(full));
    EXPECT_EQ(lines_of(lines), records_of(lines).size());
    for (const Record& record : records_of(lines)) {
      EXPECT_EQ(record.licence, "CC BY 4.0");
      EXPECT_EQ(record.outlet, "Valley Post");
      EXPECT_EQ(record.url, "https://example.org/1");
    }
  }
  EXPECT_EQ(records_of(quote)[0].sentence_sha256, sha256_hex(records_of(full)[0].sentence.text));
}

TEST_F(Export, PrivatePersonsByRoleUnlessAsked) {
  for (const std::string& command : {"export " + db_ + " --text full", "events " + db_, "events " + db_ + " --format table"}) {
    EXPECT_THAT(annals(command).out, Not(HasSubstr("Lien"))) << command;
    EXPECT_THAT(annals(command).out, HasSubstr("Marrat")) << command << ": a president holds an office";
    EXPECT_THAT(annals(command + " --names all").out, HasSubstr("Lien")) << command;
  }
  const std::string code = "code " + path("in.jsonl") + " --format ";
  EXPECT_THAT(annals(code + "table").out, Not(HasSubstr("Lien")));
  EXPECT_THAT(annals(code + "jsonl").out, HasSubstr("Lien")) << "quotes equal the text of who has it";
  EXPECT_THAT(annals(code + "jsonl --names role").out, Not(HasSubstr("Lien")));
}

TEST_F(Export, ProfilesHaveTheirColumnsFirst) {
  EXPECT_TRUE(exported("--profile polecat").starts_with("Event ID,Event Date,Event Type,Event Mode,Intensity,Quad Code,"));
  const std::string ged = exported("--profile ucdp_ged");
  EXPECT_TRUE(ged.starts_with("id,relid,year,active_year,code_status,type_of_violence,"));
  EXPECT_EQ(lines_of(ged), 2U) << ged;
  EXPECT_THAT(ged, HasSubstr(",12,12,12,"));
  EXPECT_EQ(annals("export " + db_ + " --profile polecat --format jsonl").code, 2);
}

TEST_F(Export, AFileIsDescribedBesideIt) {
  fs::create_directory(path("dir"));
  for (const char* form : {"csv", "jsonl", "parquet"})
    exported(std::string("--format ") + form + " --output " + path(std::string("dir/r.") + form));
  exported("--profile ucdp_ged --output " + path("dir/ged.csv"));
  const Json told = package();
  ASSERT_EQ(told["resources"].size(), 4U);
  EXPECT_EQ(told["licenses"][1]["title"], "CC BY 4.0");
  for (const Json& resource : told["resources"]) {
    const std::string file = path("dir/" + resource["path"].get<std::string>());
    EXPECT_EQ(resource["bytes"], fs::file_size(file));
    EXPECT_EQ(resource["hash"], "sha256:" + sha256_of_file(file));
    EXPECT_GT(resource["schema"]["fields"].size(), 30U);
    EXPECT_EQ(resource["annals"]["words"], "quote");
  }
  EXPECT_EQ(told["resources"][1]["schema"]["fields"].size(), split(csv_header(), ',').size());
  exported("--format csv --text none --output " + path("dir/r.csv"));
  EXPECT_EQ(package()["resources"].size(), 4U) << "replaced, not added";
  EXPECT_EQ(package()["resources"][1]["annals"]["words"], "none");
}

TEST_F(Export, AForeignPackageIsLeftAlone) {
  fs::create_directory(path("dir"));
  const std::string theirs = R"({"name": "theirs", "resources": []})";
  write("dir/datapackage.json", theirs);
  EXPECT_EQ(annals("export " + db_ + " --output " + path("dir/r.jsonl")).code, 2);
  EXPECT_EQ(read_file(path("dir/datapackage.json")), theirs);
  EXPECT_FALSE(fs::exists(path("dir/r.jsonl")));
  EXPECT_EQ(annals("export " + db_ + " --output " + path("nowhere/r.jsonl")).code, 5);
}

TEST_F(Export, TheSameExportGivesTheSameBytes) {
  for (const char* form : {"jsonl", "csv", "parquet"}) {
    const std::string options = std::string("--format ") + form;
    EXPECT_EQ(exported(options), exported(options)) << form;
  }
}

// ---- shards --------------------------------------------------------------------------------------

std::string many_reports() {
  std::string out;
  for (int i = 0; i < 12; ++i)
    out += R"({"id": "d)" + std::to_string(10 + i) + R"(", "published": "2024-03-07", "text": "Rebels killed )" +
           std::to_string(i + 2) + R"( people in Aleppo on Tuesday, the army said."})" + "\n";
  return out;
}

std::vector<std::string> lines_in(const std::string& text) {
  std::vector<std::string> out;
  for (const std::string_view line : split(trim(text), '\n')) out.emplace_back(line);
  return out;
}

class Shards : public Command {
protected:
  Outcome shard(int number, int of, const std::string& inputs) {
    return annals("code " + inputs + " --shard " + std::to_string(number) + "/" + std::to_string(of) + " --output " + path("shards"));
  }
  std::string file(int number, int of) const {
    return path("shards/shard-00" + std::to_string(number) + "-of-00" + std::to_string(of) + ".jsonl");
  }
  std::vector<std::string> all_shards(int of, const std::string& inputs) {
    std::vector<std::string> lines;
    for (int number = 1; number <= of; ++number) {
      EXPECT_EQ(shard(number, of, inputs).code, 0);
      const auto some = lines_in(read_file(file(number, of)));
      lines.insert(lines.end(), some.begin(), some.end());
    }
    return lines;
  }
};

TEST_F(Shards, TogetherAreTheWholeRun) {
  const std::string inputs = write("many.jsonl", many_reports());
  const auto whole = lines_in(annals("code --apart " + inputs).out);
  EXPECT_THAT(all_shards(3, inputs), ::testing::UnorderedElementsAreArray(whole));
  EXPECT_FALSE(fs::exists(file(1, 3) + ".part"));
}

TEST_F(Shards, FilesAreDealtOutWhereThereAreEnough) {
  fs::create_directory(path("in.d"));
  int number = 0;
  for (const std::string& line : lines_in(many_reports())) write("in.d/" + std::to_string(10 + number++) + ".jsonl", line + "\n");
  const auto whole = lines_in(annals("code --apart " + path("in.d")).out);
  EXPECT_THAT(all_shards(5, path("in.d")), ::testing::UnorderedElementsAreArray(whole));
}

TEST_F(Shards, ARerunDoesWhatIsMissing) {
  const std::string inputs = write("many.jsonl", many_reports());
  shard(1, 2, inputs);
  const std::string done = file(1, 2), before = read_file(done);
  const auto time = fs::last_write_time(done);
  const Outcome again = shard(1, 2, inputs);
  EXPECT_EQ(again.code, 0);
  EXPECT_THAT(again.err, HasSubstr("is done"));
  EXPECT_EQ(fs::last_write_time(done), time);

  // Killed before its mark: done again. Cut off after it: done again.
  fs::remove(done + ".done");
  EXPECT_THAT(shard(1, 2, inputs).err, Not(HasSubstr("is done")));
  fs::resize_file(done, 10);
  EXPECT_THAT(shard(1, 2, inputs).err, Not(HasSubstr("is done")));
  EXPECT_EQ(read_file(done), before);

  // Another input or other options: done again.
  write("many.jsonl", many_reports() + many_reports().substr(0, 10) + "\n");
  EXPECT_EQ(shard(1, 2, inputs).code, 1);
  EXPECT_EQ(shard(1, 2, inputs).code, 1) << "what failed is told again";
  EXPECT_THAT(annals("code " + inputs + " --shard 1/2 --min-confidence 0.9 --output " + path("shards")).err, Not(HasSubstr("is done")));
}

// What a kill leaves: half a file under its temporary name, no mark.
TEST_F(Shards, AKilledOneIsDoneAgain) {
  const std::string inputs = write("many.jsonl", many_reports());
  shard(1, 2, inputs);
  const std::string whole = read_file(file(1, 2));
  fs::remove(file(1, 2) + ".done");
  fs::remove(file(1, 2));
  write("shards/shard-001-of-002.jsonl.part", whole.substr(0, whole.size() / 2));
  EXPECT_EQ(shard(1, 2, inputs).code, 0);
  EXPECT_EQ(read_file(file(1, 2)), whole);
  EXPECT_TRUE(fs::exists(file(1, 2) + ".done"));
  EXPECT_FALSE(fs::exists(file(1, 2) + ".part"));
}

TEST_F(Shards, ACommandLineWithoutSenseIsTold) {
  const std::string inputs = write("many.jsonl", many_reports());
  for (const char* share : {"0/2", "3/2", "1", "a/b", "1/2x"})
    EXPECT_EQ(annals("code " + inputs + " --shard " + share + " --output " + path("shards")).code, 2) << share;
  EXPECT_EQ(annals("code " + inputs + " --shard 1/2").code, 2);
  EXPECT_EQ(annals("code - --shard 1/2 --output " + path("shards")).code, 2);
  EXPECT_EQ(annals("code " + inputs + " --shard 1/2 --format table --output " + path("shards")).code, 2);
}

}  // namespace
}  // namespace annals::testing
#endif
