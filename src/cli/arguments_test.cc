#include "src/cli/arguments.h"

#include <gmock/gmock.h>

#include "include/annals/error.h"

namespace annals::cli {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

// A program with a command that has an option of each kind.
struct Program {
  CommandLine line{"annals", "Reads reports."};
  std::string database, format = "table", url, doc;
  std::vector<std::string> types, folders, pair;
  std::optional<double> least;
  unsigned threads = 0;
  bool quiet = false, loud = false;
  App events = line.app().add_subcommand("events", "List records");
  App code = line.app().add_subcommand("code", "Code articles");

  Program() {
    line.set_version([] { return "annals 1"; });
    line.set_footer("That is all.");
    line.app().require_subcommand();
    events.add_option("DB", database, "The database").type_name("").required();
    events.add_option("--format", format, "table or json").type_name("FORM").one_of({"table", "json"});
    events.add_option("--type", types, "Types").type_name("TYPES").separated_by(',');
    events.add_option("--dictionary", folders, "Folders").type_name("DIR").repeatable();
    events.add_option("--join", pair, "Two accounts").type_name("ACCOUNT").count(2);
    events.add_option("--least", least, "Least confidence").type_name("0..1").between(0.0, 1.0);
    events.add_option("--threads", threads, "Threads").type_name("N").between(0U, 8U);
    events.add_flag("--quiet", quiet, "Say nothing");
    events.add_flag("--loud", loud, "Say much").excludes("--quiet");
    offer_one_of("What", {events.add_option("--url", url, "An address"), events.add_option("--doc", doc, "A report")});
  }

  std::optional<std::string> parse(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "annals");
    return line.parse(arguments);
  }
};

TEST(Arguments, SetTheVariables) {
  Program program;
  EXPECT_EQ(program.parse({"events", "--type", "ASSAULT,PROTEST", "--dictionary", "a", "--dictionary", "b", "x.db", "--join", "1", "2", "--least",
                           "0.5", "--threads", "8", "--quiet", "--doc", "d"}),
            std::nullopt);
  EXPECT_TRUE(program.events.parsed());
  EXPECT_FALSE(program.code.parsed());
  EXPECT_EQ(program.database, "x.db");
  EXPECT_EQ(program.format, "table");
  EXPECT_THAT(program.types, ElementsAre("ASSAULT", "PROTEST"));
  EXPECT_THAT(program.folders, ElementsAre("a", "b"));
  EXPECT_THAT(program.pair, ElementsAre("1", "2"));
  EXPECT_EQ(program.least, 0.5);
  EXPECT_EQ(program.threads, 8U);
  EXPECT_TRUE(program.quiet);
  EXPECT_EQ(program.doc, "d");
}

TEST(Arguments, AreRefused) {
  const std::vector<std::vector<std::string>> lines = {
      {}, {"nothing"}, {"events"}, {"events", "x.db", "--nope"}, {"events", "x.db", "--format", "csv"}, {"events", "x.db", "--join", "1"},
      {"events", "x.db", "--least", "1.5"}, {"events", "x.db", "--threads", "9"}, {"events", "x.db", "--threads", "-1"},
      {"events", "x.db", "--quiet", "--loud"}, {"events", "x.db", "--url", "u", "--doc", "d"},
      {"events", "x.db", "", "--nope"}, {"events", "x.db", "y.db", "--doc", "d"}};
  for (const auto& arguments : lines) {
    Program program;
    try {
      program.parse(arguments);
      ADD_FAILURE() << testing::PrintToString(arguments);
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kUsage);
      const bool chosen = !arguments.empty() && arguments.front() == "events";
      EXPECT_EQ(error.hint(), chosen ? "annals events --help" : "annals --help");
    }
  }
}

TEST(Arguments, HelpAndVersionAreText) {
  EXPECT_EQ(Program().parse({"--version"}), "annals 1\n");
  EXPECT_THAT(Program().parse({"--help"}).value_or(""), HasSubstr("That is all."));
  EXPECT_THAT(Program().parse({"events", "--help"}).value_or(""), HasSubstr("--format FORM"));
}

// A command may take the arguments of many and ask for less.
TEST(Arguments, AnOptionCanBeMadeOptional) {
  Program program;
  program.events.get_option("DB").required(false);
  EXPECT_EQ(program.parse({"events"}), std::nullopt);
}

}  // namespace
}  // namespace annals::cli
