// An invented dump through the command: imported, told of, and used to code a report. Skipped
// where the command was not built.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdlib>

#include "src/lexicon/test_gazetteer.h"

#ifdef ANNALS_COMMAND

namespace annals::testing {
namespace {

struct Outcome {
  int code = -1;
  std::string out, err;
};

class GazetteerCommand : public ::testing::Test {
protected:
  // `arguments` as a shell would read them.
  Outcome annals(const std::string& arguments) const {
    const std::string out = (folder_ / "out").string(), err = (folder_ / "err").string();
    const int status =
        std::system(("'" ANNALS_COMMAND "' " + arguments + " >" + out + " 2>" + err).c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read_file(out), read_file(err)};
  }
  Outcome import_to(const std::string& index, const std::string& arguments) const {
    return annals("gazetteer import --output " + path(index) + " " + arguments);
  }
  [[nodiscard]] std::string path(const std::string& name) const {
    return (folder_ / name).string();
  }
  void write_dump(const std::string& more = {}) const {
    write_file(path("NO.txt"),
               dump_line({1, "Dorvik", "", "61.2", "7.1", "P.PPL", "NO", "14", "900"}) + more);
  }

  TestFolder folder_;
};

TEST_F(GazetteerCommand, ImportsAndTells) {
  write_dump("a faulty line\n");
  const Outcome done = import_to("x.index", path("NO.txt"));
  EXPECT_EQ(done.code, 0) << done.err;
  EXPECT_TRUE(done.out.starts_with("1 places of 2 lines")) << done.out;
  EXPECT_NE(done.out.find("1 lines could not be read"), std::string::npos) << done.out;
  EXPECT_NE(done.err.find("NO.txt:2:1: "), std::string::npos) << done.err;
  const Outcome piped = import_to("y.index", "- <" + path("NO.txt"));
  EXPECT_EQ(piped.code, 0) << piped.err;
  const Outcome info = annals("gazetteer info " + path("x.index"));
  EXPECT_EQ(info.code, 0) << info.err;
  EXPECT_NE(info.out.find("places\t1\n"), std::string::npos) << info.out;
  EXPECT_NE(info.out.find("NO.txt"), std::string::npos) << info.out;
  EXPECT_NE(info.out.find("CC BY 4.0"), std::string::npos) << info.out;
}

TEST_F(GazetteerCommand, AnImportedVillageIsAPlaceOfTheReport) {
  write_dump();
  ASSERT_EQ(import_to("x.index", path("NO.txt")).code, 0);
  write_file(path("report.txt"), "Rebels killed four people in Dorvik on Tuesday.");
  const std::string line = "annotate --layers places " + path("report.txt");
  const Outcome without = annals(line);
  EXPECT_EQ(without.out.find("NOR"), std::string::npos) << without.out;
  const Outcome with = annals(line + " --gazetteer " + path("x.index"));
  EXPECT_NE(with.out.find(R"("name":"Dorvik","country":"NOR")"), std::string::npos) << with.out;
  ::setenv("ANNALS_GAZETTEER", path("x.index").c_str(), 1);
  const Outcome by_environment = annals(line);
  ::unsetenv("ANNALS_GAZETTEER");
  EXPECT_EQ(by_environment.out, with.out);
}

TEST_F(GazetteerCommand, WrongFilesEndWithTheirCodes) {
  write_dump();
  write_file(path("report.txt"), "Rebels fled.");
  write_file(path("x.index"), std::string(1000, 'x'));
  EXPECT_EQ(annals("code " + path("report.txt") + " --gazetteer " + path("none.index")).code, 3);
  EXPECT_EQ(annals("code " + path("report.txt") + " --gazetteer " + path("x.index")).code, 3);
  EXPECT_EQ(annals("gazetteer info " + path("x.index")).code, 3);
  EXPECT_EQ(import_to("y.index", path("none.txt")).code, 3);
  EXPECT_EQ(import_to("y.index", path("report.txt")).code, 1);
  EXPECT_EQ(import_to("y.index", path("NO.txt") + " --classes X").code, 2);
  EXPECT_EQ(annals("gazetteer import").code, 2);
  EXPECT_FALSE(std::filesystem::exists(path("y.index")));
}

}  // namespace
}  // namespace annals::testing

#endif  // ANNALS_COMMAND
